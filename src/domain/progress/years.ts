/** Judging year by year: the average of the complete years, and the floor that each of them keeps. */
import { earliest, type IsoDate } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import { calendarYear, completeYears } from '../span';
import { fullCover } from './cover';
import { isLowerBetter } from './judgement';
import { levelSeries } from './levels';
import { type Measurement, unmeasured, useAll } from './measurement';
import { missingYears, noCompleteYear } from './remarks';
import type { Evidence, EvidencePoint, TargetTerms, UsedPoint } from './terms';
import { amount, COMPUTED_DECIMALS, yearsText } from './wording';

export interface YearFigure {
  readonly year: number;
  readonly value: Decimal;
  readonly points: readonly EvidencePoint[];
}

/** A flow's year is its total, a stock's year its level at the end, any other's its own yearly figure. */
export function yearFigure(terms: TargetTerms, evidence: Evidence, year: number): YearFigure | null {
  const span = calendarYear(year);
  if (terms.measure === 'FLOW') {
    const cover = fullCover(evidence, span);
    return cover && { year, value: cover.sum, points: cover.points };
  }
  const last = levelSeries(evidence, span.end).at(-1);
  if (last?.end !== span.end || (terms.measure !== 'STOCK' && last.start !== span.start)) return null;
  return { year, value: last.value, points: [last] };
}

function measureYears(
  terms: TargetTerms,
  evidence: Evidence,
  asOf: IsoDate,
  summarise: (
    figures: readonly [YearFigure, ...YearFigure[]],
  ) => Pick<Measurement, 'actual' | 'used' | 'reading'>,
): Measurement {
  const { startsOn: start, endsOn } = terms;
  const upTo = earliest(asOf, endsOn);
  const years = upTo < start ? [] : completeYears({ start, end: upTo });
  const [first, ...others] = years.flatMap((year) => yearFigure(terms, evidence, year) ?? []);
  if (!first) return unmeasured({ kind: 'FLAT' }, upTo < start ? [] : [noCompleteYear()]);
  const figures = [first, ...others] as const;
  const summary = summarise(figures);
  const missing = years.filter((year) => !figures.some((figure) => figure.year === year));
  return {
    ...summary,
    start: calendarYear(first.year).start,
    end: calendarYear((others.at(-1) ?? first).year).end,
    path: { kind: 'FLAT' },
    projected: summary.actual,
    incomplete: figures.length < completeYears({ start, end: endsOn }).length,
    remarks: missing.length > 0 ? [missingYears(missing)] : [],
  };
}

/** ANNUAL_AVERAGE: the mean of the complete years. */
export function measureAverage(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  return measureYears(terms, evidence, asOf, (figures) => {
    const count = figures.length;
    const actual = figures.reduce((sum, { value }) => sum.plus(value), ZERO).dividedBy(count);
    const number = amount(actual, terms.unit, COMPUTED_DECIMALS);
    const years = yearsText(figures.map(({ year }) => year));
    return {
      actual,
      used: figures.flatMap(({ points }) => useAll(points, 'ACTUAL', ({ value }) => value.dividedBy(count))),
      reading: {
        zh: `按${years.zh}计，平均每年${number.zh}`,
        en: `Over ${years.en}, the average was ${number.en} a year`,
      },
    };
  });
}

/** The year that does worst by the target: the lowest, for a ceiling the highest, for 左右 the farthest off. */
function worst(terms: TargetTerms, figures: readonly [YearFigure, ...YearFigure[]]): YearFigure {
  const { comparator, value } = terms;
  const badness = (figure: YearFigure) => {
    if (comparator === 'ABOUT' && value) return figure.value.minus(value).abs();
    return isLowerBetter(terms) ? figure.value : figure.value.negated();
  };
  return figures.reduce((a, b) => (badness(b).gt(badness(a)) ? b : a), figures[0]);
}

/** EVERY_YEAR: the lowest complete year; the others were looked at and add nothing. */
export function measureEveryYear(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  return measureYears(terms, evidence, asOf, (figures) => {
    const found = worst(terms, figures);
    const number = amount(found.value, terms.unit);
    const years = yearsText(figures.map(({ year }) => year));
    const used: UsedPoint[] = figures.flatMap((figure) =>
      useAll(figure.points, 'ACTUAL', ({ value }) => (figure === found ? value : ZERO)),
    );
    return {
      actual: found.value,
      used,
      reading: {
        zh: `在${years.zh}中，与要求差距最大的是${found.year}年的${number.zh}`,
        en: `Of ${years.en}, the year furthest from the promise is ${found.year} with ${number.en}`,
      },
    };
  });
}
