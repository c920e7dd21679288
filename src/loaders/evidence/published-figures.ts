/** Published figures as evidence: those in force now, or those in force at a moment of the past. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { EvidencePoint } from '../../domain/progress/terms';
import type { Known } from './known';

export interface SeriesName {
  readonly indicatorCode: string;
  readonly regionCode: string;
}

export interface KnownPoints {
  readonly points: readonly EvidencePoint[];
  /** The refs of the points that were made up for demonstration. */
  readonly synthetic: ReadonlySet<string>;
}

interface FigureRow {
  readonly id: string;
  readonly indicator_code: string;
  readonly region_code: string;
  readonly period_start: IsoDate;
  readonly period_end: IsoDate;
  readonly value: string;
  readonly is_synthetic: boolean;
}

/** Which vintage speaks; `$3` is the moment, where there is one. */
const IN_FORCE: Readonly<Record<Known['kind'], string>> = {
  NOW: 'o.superseded_at is null',
  PUBLISHED_BY: 'o.published_at <= $3 and (o.superseded_at is null or o.superseded_at > $3)',
  RECORDED_BEFORE: 'o.recorded_at < $3 and (o.replaced_at is null or o.replaced_at >= $3)',
};

export const seriesName = ({ indicatorCode, regionCode }: SeriesName) => `${regionCode}/${indicatorCode}`;

/** Missing figures are no evidence: a gap in the points is what says that nothing is known. */
export async function readPublishedFigures(
  statements: Statements,
  series: readonly SeriesName[],
  known: Known,
): Promise<ReadonlyMap<string, KnownPoints>> {
  if (series.length === 0) return new Map();
  const unique = [...new Map(series.map((one) => [seriesName(one), one])).values()];
  const rows = await statements.query<FigureRow & { readonly [column: string]: unknown }>(
    `select o.id, o.indicator_code, o.region_code, o.period_start, o.period_end, o.value, o.is_synthetic
     from unnest($1::text[], $2::text[]) as asked (indicator_code, region_code)
     join observation o on o.indicator_code = asked.indicator_code and o.region_code = asked.region_code
     where o.value is not null and ${IN_FORCE[known.kind]}
     order by o.period_end, o.id`,
    [
      unique.map((one) => one.indicatorCode),
      unique.map((one) => one.regionCode),
      ...(known.kind === 'NOW' ? [] : [known.at]),
    ],
  );
  const found = new Map<string, { points: EvidencePoint[]; synthetic: Set<string> }>();
  for (const row of rows) {
    const name = seriesName({ indicatorCode: row.indicator_code, regionCode: row.region_code });
    const series = found.get(name) ?? { points: [], synthetic: new Set<string>() };
    const ref = `observation:${row.id}`;
    series.points.push({
      ref,
      start: row.period_start,
      end: row.period_end,
      value: new Decimal(row.value),
      source: 'PUBLISHED',
    });
    if (row.is_synthetic) series.synthetic.add(ref);
    found.set(name, series);
  }
  return found;
}
