/** What is known of an indicator in a region over the years, counted or published, whatever targets ask. */
import type { Statements } from '../../db/database';
import { addYears, type IsoDate } from '../../domain/calendar';
import { addsUp } from '../../domain/progress/judgement';
import { DEFAULT_THRESHOLDS, type TargetTerms } from '../../domain/progress/terms';
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

/** How far back histories look. Of a counted stock the last eight quarter ends before each of these days. */
const HISTORY_YEARS = 6;
const LEVEL_STEPS = [0, -2, -4] as const;

/** Flows add up; all else is read as a level, on quarter ends if it is counted. */
function historyTerms(terms: TargetTerms, asOf: IsoDate): readonly TargetTerms[] {
  const { growthBase: _, ...asked } = terms;
  if (addsUp(terms)) {
    const start = addYears(asOf, -HISTORY_YEARS);
    return [{ ...asked, basis: 'EVERY_YEAR', startsOn: start, planStartsOn: start, endsOn: asOf }];
  }
  const level = { ...asked, basis: 'LEVEL' as const, startsOn: LONG_AGO, planStartsOn: LONG_AGO };
  return LEVEL_STEPS.map((years) => ({ ...level, endsOn: addYears(asOf, years) }));
}

/** What must be gathered for the history of a target; equal keys stand for the same question. */
export const historyContexts = (context: TargetContext, asOf: IsoDate): readonly TargetContext[] =>
  historyTerms(context.terms, asOf).map((terms) => ({
    ...context,
    key: `${context.regionCode}/${context.indicatorCode}/${terms.basis}/${terms.endsOn}`,
    terms,
  }));

/** The same figure may be met more than once. */
export function historyOf(
  context: TargetContext,
  asOf: IsoDate,
  gathered: ReadonlyMap<string, GatheredEvidence>,
): GatheredEvidence {
  const found = historyContexts(context, asOf).flatMap(({ key }) => gathered.get(key) ?? []);
  const points = new Map(found.flatMap(({ evidence }) => evidence.points.map((point) => [point.ref, point])));
  return {
    evidence: { doneOn: null, ...found[0]?.evidence, points: [...points.values()] },
    synthetic: new Set(found.flatMap(({ synthetic }) => [...synthetic])),
  };
}
