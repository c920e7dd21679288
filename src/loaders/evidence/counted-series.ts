/** Counts of registers as a series: a level at the end of each period, a flow over it. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { addDays, type IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { type Period, periodContaining } from '../../domain/period';
import { fullCover } from '../../domain/progress/cover';
import { lastEndingIn, levelSeries } from '../../domain/progress/levels';
import type { Span } from '../../domain/span';
import type { Frequency } from '../../domain/vocabulary';
import { groupRows } from '../by-key';
import type { DerivedSeriesQuestion } from './derived-series';
import type { GatheredEvidence } from './gathered-evidence';
import { publishedBy } from './known';
import { seriesName } from './published-figures';
import { gatherProbes, LONG_AGO, type Probe } from './series-history';

export interface CountedSeriesQuestion extends DerivedSeriesQuestion {
  readonly frequency: Frequency;
  readonly isFlow: boolean;
}

export interface CountedFigure extends Span {
  readonly value: Decimal;
  readonly synthetic: boolean;
}

/** Each level of a series is counted by itself. */
const MAX_PERIODS = 40;

/** What a register that covers the time answers; null where it does not. */
export function countedValue({ evidence }: GatheredEvidence, isFlow: boolean, span: Span): Decimal | null {
  if (evidence.covered === undefined) return null;
  if (!isFlow) return lastEndingIn(levelSeries(evidence, span.end), span.end, span.end)?.value ?? null;
  return fullCover(evidence, span)?.sum ?? null;
}

/** The last periods that are over, in order of time. */
export function periodsBack(frequency: Frequency, from: IsoDate | null, to: IsoDate): Period[] {
  const periods: Period[] = [];
  let day = to;
  while (periods.length < MAX_PERIODS && (from === null || day >= from)) {
    const period = periodContaining(day, frequency);
    const isOver = period.end <= to;
    if (isOver && (from === null || period.end >= from)) periods.unshift(period);
    // A year to date begins with the year whatever month it ends with.
    day = addDays(frequency === 'YEAR_TO_DATE' ? `${day.slice(0, 'YYYY-MM'.length)}-01` : period.start, -1);
  }
  return periods;
}

const keyOf = (question: CountedSeriesQuestion) =>
  [
    ...[seriesName(question), question.frequency, question.from, question.to],
    question.asKnownAt?.getTime(),
  ].join(' ');

/** A flow is read once and cut into its periods; a level is asked for on each day. */
function probesOf(question: CountedSeriesQuestion, periods: readonly Period[]): Probe[] {
  const { indicatorCode, regionCode, isFlow } = question;
  const name = { indicatorCode, regionCode };
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  if (!isFlow) {
    return periods.map(({ end }) => ({
      ...{ key: `${keyOf(question)} ${end}`, ...name, basis: 'LEVEL', start: LONG_AGO, end },
    }));
  }
  // Unlike a total, it answers for the years that are covered where others are not.
  return [{ key: keyOf(question), ...name, basis: 'EVERY_YEAR', start: first.start, end: last.end }];
}

async function readTogether(database: Database, questions: readonly CountedSeriesQuestion[]) {
  const [some] = questions;
  if (!some) return new Map<string, readonly CountedFigure[]>();
  const asked = questions.map((question) => {
    const periods = periodsBack(question.frequency, question.from, question.to);
    return { question, periods, key: keyOf(question) };
  });
  const probes = asked.flatMap(({ question, periods }) => probesOf(question, periods));
  const gathered = await gatherProbes(database, probes, some.to, publishedBy(some.asKnownAt));
  return new Map(
    asked.map(({ question: { isFlow }, periods, key }) => {
      const figures = periods.flatMap(({ start, end }): CountedFigure[] => {
        const found = gathered.get(isFlow ? key : `${key} ${end}`);
        const value = found ? countedValue(found, isFlow, { start, end }) : null;
        if (!found || !value) return [];
        return [{ start: isFlow ? start : end, end, value, synthetic: found.synthetic.size > 0 }];
      });
      return [key, figures] as const;
    }),
  );
}

/** All series of a query ask for the same days and the same knowledge, and are read together. */
export const createCountedSeriesLoader = (database: Database) =>
  new DataLoader<CountedSeriesQuestion, readonly CountedFigure[], string>(
    async (questions) => {
      const groups = groupRows(
        questions,
        ({ to, asKnownAt }) => [to, asKnownAt?.getTime()].join(' '),
        (question) => question,
      );
      const answers = new Map<string, readonly CountedFigure[]>();
      for (const group of groups.values()) {
        for (const [key, figures] of await readTogether(database, group)) answers.set(key, figures);
      }
      return questions.map((question) => answers.get(keyOf(question)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );
