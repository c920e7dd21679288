/** What is known of an indicator in a region over the years, counted or published, whatever targets ask. */
import type { Statements } from '../../db/database';
import { addYears, type IsoDate } from '../../domain/calendar';
import { DEFAULT_THRESHOLDS } from '../../domain/progress/terms';
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

export interface Series {
  readonly indicatorCode: string;
  readonly regionCode: string;
  /** Flows add up; all else is read as a level. */
  readonly isFlow: boolean;
}

export const historyKey = ({ indicatorCode, regionCode, isFlow }: Series) =>
  `${regionCode}/${indicatorCode}/${isFlow ? 'flow' : 'level'}`;

/** How far back histories look. Of a counted stock the last eight quarter ends before each of these days. */
const HISTORY_YEARS = 6;
const LEVEL_STEPS = [0, -2, -4] as const;

/** By `historyKey`. A counted stock is read on quarter ends, a counted flow by the month. */
export async function readHistories(
  statements: Statements,
  series: readonly Series[],
  asOf: IsoDate,
  known: Known = KNOWN_NOW,
): Promise<ReadonlyMap<string, GatheredEvidence>> {
  const unique = new Map(series.map((one) => [historyKey(one), one]));
  const probes = [...unique.entries()].flatMap(([key, one]): Probe[] =>
    one.isFlow
      ? [{ ...one, key, basis: 'EVERY_YEAR', start: addYears(asOf, -HISTORY_YEARS), end: asOf }]
      : LEVEL_STEPS.map((years) => ({
          ...{ ...one, key: `${key}@${years}`, basis: 'LEVEL' as const },
          ...{ start: LONG_AGO, end: addYears(asOf, years) },
        })),
  );
  const gathered = await gatherProbes(statements, probes, asOf, known);
  return new Map(
    [...unique.entries()].flatMap(([key, one]) => {
      const keys = one.isFlow ? [key] : LEVEL_STEPS.map((years) => `${key}@${years}`);
      const found = keys.flatMap((name) => gathered.get(name) ?? []);
      return found.length > 0 ? [[key, together(found)] as const] : [];
    }),
  );
}

/** The same figure may be met more than once. */
function together(found: readonly GatheredEvidence[]): GatheredEvidence {
  const [first] = found as readonly [GatheredEvidence, ...GatheredEvidence[]];
  const points = new Map(found.flatMap(({ evidence }) => evidence.points.map((point) => [point.ref, point])));
  return {
    ...first,
    evidence: { ...first.evidence, points: [...points.values()] },
    synthetic: new Set(found.flatMap(({ synthetic }) => [...synthetic])),
  };
}
