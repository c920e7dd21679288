/** What is known of an indicator in a region over the years, counted or published, whatever targets ask. */
import type { Statements } from '../../db/database';
import { addYears, type IsoDate, lastQuarterEnds, yearOf } from '../../domain/calendar';
import { addsUp } from '../../domain/progress/judgement';
import { DEFAULT_THRESHOLDS, type TargetTerms } from '../../domain/progress/terms';
import { calendarYear } from '../../domain/span';
import type { Direction, Measure, TargetBasis } from '../../domain/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import { gatherEvidence } from './gather-evidence';
import type { GatheredEvidence } from './gathered-evidence';
import { KNOWN_NOW, type Known } from './known';
import type { TargetContext } from './target-context';

/** A question of its own kind: the level on a day, or the flow over a stretch. */
export interface Probe {
  readonly key: string;
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly basis: Extract<TargetBasis, 'LEVEL' | 'PERIOD_TOTAL' | 'EVERY_YEAR'>;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

interface IndicatorRow {
  readonly code: string;
  readonly version: number;
  readonly measure: Measure;
  readonly direction: Direction;
  readonly count_rule: CountRule | null;
  readonly unit_zh: string;
  readonly unit_en: string;
}

const INDICATORS = `
select i.code, i.version, i.measure, i.direction, i.count_rule, u.name_zh as unit_zh, u.name_en as unit_en
from indicator i join unit u on u.code = i.unit_code where i.code = any($1::text[])`;

/** Before any register; a level is asked for without a beginning. */
export const LONG_AGO: IsoDate = '1900-01-01';

/** The number of statements does not depend on the number of probes. */
export async function gatherProbes(
  statements: Statements,
  probes: readonly Probe[],
  asOf: IsoDate,
  known: Known = KNOWN_NOW,
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  if (probes.length === 0) return new Map();
  const rows = await statements.query<IndicatorRow & { readonly [column: string]: unknown }>(INDICATORS, [
    [...new Set(probes.map(({ indicatorCode }) => indicatorCode))],
  ]);
  const indicators = new Map(rows.map((row) => [row.code, row]));
  const contexts = probes.flatMap((probe): TargetContext[] => {
    const indicator = indicators.get(probe.indicatorCode);
    return indicator ? [contextOf(probe, indicator)] : [];
  });
  return gatherEvidence(statements, contexts, asOf, known);
}

const contextOf = (probe: Probe, indicator: IndicatorRow): TargetContext => ({
  ...{ key: probe.key, planSlug: '', version: 0, indicatorVersion: indicator.version },
  ...{ regionCode: probe.regionCode, indicatorCode: probe.indicatorCode },
  ...{ countRule: indicator.count_rule, doneOn: null },
  terms: {
    ...{ basis: probe.basis, comparator: 'AT_LEAST', value: null },
    ...{ direction: indicator.direction, measure: indicator.measure, thresholds: DEFAULT_THRESHOLDS },
    ...{ startsOn: probe.start, endsOn: probe.end, planStartsOn: probe.start },
    unit: { zh: indicator.unit_zh, en: indicator.unit_en },
  },
});

/** How far back histories look: whole years of a flow; of a counted stock, eight quarter ends at a time. */
const HISTORY_YEARS = 6;
const LEVEL_STEPS = [-2, -4] as const;

/** So wide that all of the past is given, whatever the target asks for. */
const widened = ({ growthBase: _, ...terms }: TargetTerms, start: IsoDate) => ({
  ...terms,
  startsOn: start,
  planStartsOn: start,
});

export function flowHistoryTerms(terms: TargetTerms, asOf: IsoDate): TargetTerms {
  const start = calendarYear(yearOf(asOf) - HISTORY_YEARS).start;
  return { ...widened(terms, start), measure: 'FLOW', basis: 'EVERY_YEAR', endsOn: asOf };
}

function levelHistoryTerms(terms: TargetTerms, asOf: IsoDate): readonly TargetTerms[] {
  const ends = LEVEL_STEPS.flatMap((years) => lastQuarterEnds(addYears(asOf, years), 1));
  return [asOf, ...ends].map((endsOn) => ({ ...widened(terms, LONG_AGO), basis: 'LEVEL', endsOn }));
}

function historyContexts(context: TargetContext, asOf: IsoDate): readonly TargetContext[] {
  const { terms, regionCode, indicatorCode } = context;
  const asked = addsUp(terms) ? [flowHistoryTerms(terms, asOf)] : levelHistoryTerms(terms, asOf);
  return asked.map((one) => ({
    ...context,
    key: `history ${regionCode}/${indicatorCode}/${one.basis}/${one.endsOn}`,
    terms: one,
  }));
}

/** What must be gathered for the histories of targets, each question once. */
export function historyQuestions(contexts: readonly TargetContext[], asOf: IsoDate): TargetContext[] {
  const measured = contexts.filter(({ terms }) => terms.basis !== 'MILESTONE');
  const asked = measured.flatMap((context) => historyContexts(context, asOf));
  return [...new Map(asked.map((one) => [one.key, one])).values()];
}

/** From what was gathered for the questions, by the keys of the targets; those of one series share one. */
export function historiesOf(
  contexts: readonly TargetContext[],
  asOf: IsoDate,
  gathered: ReadonlyMap<string, GatheredEvidence>,
): ReadonlyMap<string, GatheredEvidence> {
  const shared = new Map<string, GatheredEvidence>();
  return new Map(
    contexts.map((context) => {
      const keys = historyContexts(context, asOf).map(({ key }) => key);
      const name = keys.join(' ');
      const history = shared.get(name) ?? together(keys.flatMap((key) => gathered.get(key) ?? []));
      shared.set(name, history);
      return [context.key, history];
    }),
  );
}

/** The same figure may be met more than once. */
function together(found: readonly GatheredEvidence[]): GatheredEvidence {
  const points = new Map(found.flatMap(({ evidence }) => evidence.points.map((point) => [point.ref, point])));
  return {
    evidence: { doneOn: null, ...found[0]?.evidence, points: [...points.values()] },
    synthetic: new Set(found.flatMap(({ synthetic }) => [...synthetic])),
  };
}
