/** What a target counts, written as a figure of the simulation; or why that cannot be done honestly. */
import { addDays, type IsoDate } from '../../domain/calendar';
import { assessProgress } from '../../domain/progress/assess-progress';
import { flowStart } from '../../domain/progress/flows';
import { BEGINNING_OF_TIME, lastEndingIn, levelSeries } from '../../domain/progress/levels';
import { yearFigure } from '../../domain/progress/years';
import { calendarYear, completeYears } from '../../domain/span';
import type { DriverBook, Flow } from './drivers';
import { drawn, type FigureOrObstacle, type Obstacle, onDay, yearTotal } from './figure-parts';
import { growthFigure } from './growth-figures';
import type { SubjectTarget } from './subject';

/** What was counted from a day until the flow is no longer known. */
export function soFarOf(target: SubjectTarget, since: IsoDate, { knownUntil }: Flow): number | Obstacle {
  if (since > knownUntil) return since > addDays(knownUntil, 1) ? 'TOO_FAR_BEHIND' : 0;
  const { actual, actualEnd } = assessProgress(target.context.terms, target.own.evidence, knownUntil);
  return actual === null || actualEnd !== knownUntil ? 'START_UNKNOWN' : Number(actual);
}

function totalOf(target: SubjectTarget, book: DriverBook, asOf: IsoDate): FigureOrObstacle {
  const since = flowStart(target.context.terms);
  const flow = book.flowOf(target);
  if (!flow) return 'NO_FIGURES';
  const { terms } = flow;
  if (since > asOf) return drawn({ kind: 'TOTAL', terms, since, soFar: 0 }, [addDays(since, -1)]);
  const soFar = soFarOf(target, since, flow);
  return typeof soFar === 'number' ? drawn({ kind: 'TOTAL', terms, since, soFar }) : soFar;
}

/** A stock is never added up: what is new is its level less that before the window. */
function increaseOf(target: SubjectTarget, book: DriverBook, asOf: IsoDate): FigureOrObstacle {
  const stock = book.stockOf(target);
  if (!stock) return 'NO_FIGURES';
  const on = addDays(flowStart(target.context.terms), -1);
  const of = onDay(stock.terms);
  if (on > asOf) return drawn({ kind: 'INCREASE', of, on, base: null }, [on]);
  const before = lastEndingIn(levelSeries(target.own.evidence, on), BEGINNING_OF_TIME, on);
  const further = before ?? lastEndingIn(levelSeries(target.history.evidence, on), BEGINNING_OF_TIME, on);
  return further ? drawn({ kind: 'INCREASE', of, on, base: Number(further.value) }) : 'BASE_UNKNOWN';
}

function levelOf(target: SubjectTarget, book: DriverBook): FigureOrObstacle {
  const stock = book.stockOf(target);
  return stock ? drawn(onDay(stock.terms)) : 'NO_FIGURES';
}

/** Of finished years what is known; a finished year that is not known cannot be drawn either. */
function yearsOf(
  target: SubjectTarget,
  book: DriverBook,
  asOf: IsoDate,
  summary: 'MEAN' | 'WORST',
): FigureOrObstacle {
  const { terms } = target.context;
  const [firstYear] = completeYears({ start: terms.startsOn, end: terms.endsOn });
  if (firstYear === undefined) return 'NO_COMPLETE_YEAR';
  const flow = terms.measure === 'FLOW' ? book.flowOf(target) : null;
  const stock = terms.measure === 'FLOW' ? null : book.stockOf(target);
  const of = flow ? yearTotal(target, flow, asOf) : stock && onDay(stock.terms);
  if (!of) return 'NO_FIGURES';
  if (typeof of === 'string') return of;
  const knownUntil = flow?.knownUntil ?? levelSeries(target.history.evidence, asOf).at(-1)?.end ?? '';
  const finished = completeYears({ start: calendarYear(firstYear).start, end: knownUntil });
  const known = finished.map((year) => ({ year, found: yearFigure(terms, target.history.evidence, year) }));
  if (known.some(({ found }) => !found)) return 'YEAR_UNKNOWN';
  const values = known.map(({ year, found }) => ({ year, value: Number(found?.value) }));
  return drawn({ kind: 'YEARS', of, summary, firstYear, known: values });
}

export function figureOf(
  target: SubjectTarget,
  book: DriverBook,
  asOf: IsoDate,
  periodEnds: readonly IsoDate[],
): FigureOrObstacle {
  const { terms } = target.context;
  switch (terms.basis) {
    case 'LEVEL':
      return levelOf(target, book);
    case 'NEW_IN_PERIOD':
    case 'PERIOD_TOTAL':
    case 'CUMULATIVE':
      if (terms.measure === 'FLOW') return totalOf(target, book, asOf);
      return terms.measure === 'STOCK' ? increaseOf(target, book, asOf) : 'CANNOT_ADD_UP';
    case 'ANNUAL_AVERAGE':
      return yearsOf(target, book, asOf, 'MEAN');
    case 'EVERY_YEAR':
      return yearsOf(target, book, asOf, 'WORST');
    default:
      return growthFigure(target, book, asOf, periodEnds);
  }
}
