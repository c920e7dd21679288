/** Derived figures as a series: a formula or roll-up over the years asked for, as judgements see it. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { bilingual } from '../../domain/bilingual';
import { addYears, type IsoDate } from '../../domain/calendar';
import { DEFAULT_THRESHOLDS, type EvidencePoint, type TargetTerms } from '../../domain/progress/terms';
import { groupRows } from '../by-key';
import { gatherEvidence } from './gather-evidence';
import { publishedBy } from './known';
import { type SeriesName, seriesName } from './published-figures';
import type { TargetContext } from './target-context';

export interface DerivedSeriesQuestion extends SeriesName {
  /** Left out: ten years back. */
  readonly from: IsoDate | null;
  readonly to: IsoDate;
  readonly asKnownAt: Date | null;
}

export interface DerivedFigure {
  readonly point: EvidencePoint;
  readonly synthetic: boolean;
}

/** A judgement looks at the quarters of two years: longer series are asked for in steps, the last first. */
const STEP_YEARS = 2;
const MAX_STEPS = 5;

const TERMS: Omit<TargetTerms, 'startsOn' | 'endsOn' | 'planStartsOn'> = {
  ...{ basis: 'LEVEL', comparator: 'AT_LEAST', value: null, direction: 'HIGHER_IS_BETTER', measure: 'STOCK' },
  ...{ thresholds: DEFAULT_THRESHOLDS, unit: bilingual('', '') },
};

const keyOf = (question: DerivedSeriesQuestion) =>
  [seriesName(question), question.from, question.to, question.asKnownAt?.getTime()].join(' ');

function contextsOf(question: DerivedSeriesQuestion): TargetContext[] {
  const { indicatorCode, regionCode, from, to } = question;
  const contexts: TargetContext[] = [];
  for (let step = 0, endsOn = to; step < MAX_STEPS && (from === null || endsOn >= from); step += 1) {
    const startsOn = addYears(endsOn, -STEP_YEARS);
    contexts.push({
      ...{ key: `${keyOf(question)} ${step}`, planSlug: '', version: 0, indicatorVersion: 0 },
      ...{ regionCode, indicatorCode, countRule: null, doneOn: null },
      terms: { ...TERMS, startsOn, endsOn, planStartsOn: startsOn },
    });
    endsOn = startsOn;
  }
  return contexts;
}

async function readTogether(database: Database, questions: readonly DerivedSeriesQuestion[]) {
  const [first] = questions;
  const contexts = new Map(questions.map((question) => [keyOf(question), contextsOf(question)]));
  if (!first) return new Map<string, readonly DerivedFigure[]>();
  const known = publishedBy(first.asKnownAt);
  const gathered = await gatherEvidence(database, [...contexts.values()].flat(), first.to, known);
  return new Map(
    questions.map((question) => {
      const found = new Map<string, DerivedFigure>();
      for (const { key } of contexts.get(keyOf(question)) ?? []) {
        const { evidence, synthetic } = gathered.get(key) ?? {};
        for (const point of evidence?.points ?? []) {
          if (point.source !== 'COMPUTED' || (question.from !== null && point.end < question.from)) continue;
          found.set(point.ref, { point, synthetic: synthetic?.has(point.ref) ?? false });
        }
      }
      return [keyOf(question), [...found.values()].sort((a, b) => (a.point.end < b.point.end ? -1 : 1))];
    }),
  );
}

/** All series of a query ask for the same days and the same knowledge, and are read together. */
export const createDerivedSeriesLoader = (database: Database) =>
  new DataLoader<DerivedSeriesQuestion, readonly DerivedFigure[], string>(
    async (questions) => {
      const groups = groupRows(
        questions,
        ({ from, to, asKnownAt }) => [from, to, asKnownAt?.getTime()].join(' '),
        (question) => question,
      );
      const answers = new Map<string, readonly DerivedFigure[]>();
      for (const group of groups.values()) {
        for (const [key, figures] of await readTogether(database, group)) answers.set(key, figures);
      }
      return questions.map((question) => answers.get(keyOf(question)) ?? []);
    },
    { cacheKeyFn: keyOf },
  );
