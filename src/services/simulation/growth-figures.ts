/** Targets of growth as figures: published rates, a year ago, or a stated base. */
import { yearOf } from '../../domain/calendar';
import { fullCover } from '../../domain/progress/cover';
import { growthBasePeriod } from '../../domain/progress/growth';
import { levelSeries } from '../../domain/progress/levels';
import type { GrowthBase } from '../../domain/progress/terms';
import { yearFigure } from '../../domain/progress/years';
import type { DatedValue, Figure } from '../../domain/simulation/model';
import { calendarYear } from '../../domain/span';
import type { DriverBook } from './drivers';
import { drawn, type FigureOrObstacle, knownYearAgo, onDay, yearTotal } from './figure-parts';
import type { SubjectTarget } from './subject';

/** Published rates stand for themselves; an average of them is taken over the years since the base. */
function ofRates(target: SubjectTarget, book: DriverBook, asOf: string, base: GrowthBase): FigureOrObstacle {
  const stock = book.stockOf(target);
  if (!stock) return 'NO_FIGURES';
  const of = onDay(stock.terms);
  if (!base.compounded) return base.kind === 'PREVIOUS_YEAR' ? drawn(of) : 'GROWTH_NOT_FOLLOWED';
  const { terms } = target.context;
  const firstYear = yearOf(growthBasePeriod(terms, base).end) + 1;
  const { evidence } = target.history;
  const last = levelSeries(evidence, asOf).at(-1)?.end ?? '';
  const known: { year: number; value: number }[] = [];
  for (let year = firstYear; calendarYear(year).end <= last; year += 1) {
    const figure = yearFigure(terms, evidence, year);
    if (!figure) return 'YEAR_UNKNOWN';
    known.push({ year, value: Number(figure.value) });
  }
  return drawn({ kind: 'YEARS', of, summary: 'MEAN', firstYear, known });
}

/** The figure that grows, and what it was on the days it is compared with. */
function grownOf(target: SubjectTarget, book: DriverBook, asOf: string) {
  const { measure } = target.context.terms;
  const { evidence } = target.history;
  if (measure === 'FLOW') {
    const flow = book.flowOf(target);
    const of = flow && yearTotal(target, flow, asOf);
    const valueOn = (day: string) => {
      const cover = fullCover(evidence, { start: calendarYear(yearOf(day)).start, end: day });
      return cover ? Number(cover.sum) : null;
    };
    return flow && of ? { of, valueOn, upTo: flow.knownUntil } : null;
  }
  const stock = book.stockOf(target);
  const series = levelSeries(evidence, asOf);
  const valueOn = (day: string) => {
    const found = series.find(({ end }) => end === day);
    return found ? Number(found.value) : null;
  };
  const of: Figure | null = stock && onDay(stock.terms);
  return of ? { of, valueOn, upTo: series.at(-1)?.end ?? '' } : null;
}

export function growthFigure(
  target: SubjectTarget,
  book: DriverBook,
  asOf: string,
  periodEnds: readonly string[],
): FigureOrObstacle {
  const { terms } = target.context;
  const base = terms.growthBase ?? { kind: 'PREVIOUS_YEAR', compounded: false };
  if (terms.measure === 'GROWTH_RATE') return ofRates(target, book, asOf, base);
  const grown = grownOf(target, book, asOf);
  if (!grown) return 'NO_FIGURES';
  const { of, valueOn, upTo } = grown;
  if (typeof of === 'string') return of;
  const { compounded } = base;
  if (base.kind === 'PREVIOUS_YEAR' && !compounded) {
    const known = knownYearAgo(periodEnds, upTo, valueOn);
    return drawn({ kind: 'GROWTH', of, since: null, compounded, known });
  }
  const period = growthBasePeriod(terms, base);
  const isYear = period.start === calendarYear(yearOf(period.end)).start && period.end.endsWith('-12-31');
  // A flow is followed from January on, so that only whole years compare.
  if (terms.measure === 'FLOW' && !isYear) return 'GROWTH_NOT_FOLLOWED';
  const value = valueOn(period.end);
  if (value === null) return 'BASE_UNKNOWN';
  const known: readonly DatedValue[] = [{ on: period.end, value }];
  return drawn({ kind: 'GROWTH', of, since: period.end, compounded, known });
}
