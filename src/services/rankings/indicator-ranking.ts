/** All regions of a level on one indicator: counted where a register is complete, else as published. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { type Period, periodOfSpan } from '../../domain/period';
import { type Ranking, rank } from '../../domain/ranking/rank';
import type { Span } from '../../domain/span';
import type { RegionLevel } from '../../domain/vocabulary';
import type { Indicator } from '../../entities/indicator';
import { AppError } from '../../errors';
import { countedValue } from '../../loaders/evidence/counted-series';
import { gatherProbes, LONG_AGO, type Probe } from '../../loaders/evidence/series-history';

export interface RankingQuestion {
  readonly indicator: Indicator;
  readonly level: RegionLevel;
  readonly within: string | null;
  /** The period itself; null: the last that most have published by the day. */
  readonly period: Period | null;
  readonly asOf: IsoDate;
}

export interface RegionFigure {
  readonly regionCode: string;
  readonly value: Decimal | null;
  /** Growth on the year before, as published; never worked out. */
  readonly growth: string | null;
  readonly source: 'PUBLISHED' | 'COUNTED' | null;
  readonly synthetic: boolean;
}

export interface IndicatorRanking extends Ranking<RegionFigure> {
  /** What all figures speak of; null where none is known. */
  readonly span: Span | null;
  readonly periodText: string | null;
}

/** No level has more regions; asked for all the same, so that a list without bound is refused. */
const MAX_REGIONS = 4_000;

const REGIONS = `
select r.code from region r where r.level = $1
  and ($2::text is null or r.code = any ((select regions_within(array[$2::text]))::text[]))
  and (r.valid_from is null or r.valid_from <= $3::date) and (r.valid_to is null or r.valid_to >= $3::date)
order by r.code limit ${MAX_REGIONS + 1}`;

async function regionsOf(db: Statements, { level, within, asOf }: RankingQuestion): Promise<string[]> {
  const rows = await db.query<{ code: string }>(REGIONS, [level, within, asOf]);
  if (rows.length === 0) throw new AppError('LEVEL_DOES_NOT_FIT', { level, code: within ?? '100000' });
  if (rows.length > MAX_REGIONS) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'regions', size: rows.length, max: MAX_REGIONS });
  }
  return rows.map(({ code }) => code);
}

/** The latest periods, with how many of the regions have a figure. */
const PERIODS = `
select o.period_start as start, o.period_end as end, count(distinct o.region_code)::integer as regions
from observation o
where o.indicator_code = $1 and o.region_code = any($2::text[]) and o.superseded_at is null
  and o.value is not null and o.period_end <= $3::date
group by o.period_start, o.period_end order by o.period_end desc, o.period_start limit 24`;

/** The latest that at least half as many have as the fullest: one early county is no ranking. */
async function publishedSpan(db: Statements, regions: readonly string[], asked: RankingQuestion) {
  const rows = await db.query<{ start: IsoDate; end: IsoDate; regions: number }>(PERIODS, [
    ...[asked.indicator.code, regions, asked.asOf],
  ]);
  const most = Math.max(0, ...rows.map((row) => row.regions));
  const found = rows.find((row) => row.regions * 2 >= most);
  return found ? { start: found.start, end: found.end } : null;
}

const FIGURES = `
select o.indicator_code as code, o.region_code as region, o.value, o.is_synthetic as synthetic
from observation o
where (o.indicator_code = $1 or o.indicator_code in (select code from indicator where growth_of = $1))
  and o.region_code = any($2::text[]) and o.period_start = $3::date and o.period_end = $4::date
  and o.superseded_at is null and o.value is not null
order by o.indicator_code, o.region_code`;

interface FigureRow {
  readonly code: string;
  readonly region: string;
  readonly value: string;
  readonly synthetic: boolean;
}

async function published(db: Statements, regions: readonly string[], code: string, span: Span) {
  const rows: FigureRow[] = await db.query(FIGURES, [code, regions, span.start, span.end]);
  return {
    levels: new Map(rows.filter((row) => row.code === code).map((row) => [row.region, row])),
    growth: new Map(rows.filter((row) => row.code !== code).map((row) => [row.region, row.value])),
  };
}

/** Register counts on the day, or in the period, of every region whose register is complete. */
async function counted(db: Statements, regions: readonly string[], asked: RankingQuestion, span: Span) {
  const isFlow = asked.indicator.measure === 'FLOW';
  const start = isFlow ? span.start : LONG_AGO;
  const probes = regions.map((regionCode): Probe => {
    const basis = isFlow ? 'PERIOD_TOTAL' : 'LEVEL';
    return { key: regionCode, indicatorCode: asked.indicator.code, regionCode, basis, start, end: span.end };
  });
  const gathered = await gatherProbes(db, probes, span.end);
  return new Map(
    [...gathered].flatMap(([code, found]) => {
      const value = countedValue(found, isFlow, span);
      return value ? [[code, { value, synthetic: found.synthetic.size > 0 }] as const] : [];
    }),
  );
}

/** A stock is counted on any day; a flow over the period that is asked for. */
function countedSpan({ indicator, period, asOf }: RankingQuestion): Span | null {
  if (indicator.countRule === null) return null;
  if (period) return { start: period.start, end: period.end };
  return indicator.measure === 'FLOW' ? null : { start: asOf, end: asOf };
}

export async function indicatorRanking(db: Statements, asked: RankingQuestion): Promise<IndicatorRanking> {
  const regions = await regionsOf(db, asked);
  const own = countedSpan(asked);
  const counts = own ? await counted(db, regions, asked, own) : new Map();
  const span = counts.size > 0 ? own : (asked.period ?? (await publishedSpan(db, regions, asked)));
  const { code } = asked.indicator;
  const figures = span ? await published(db, regions, code, span) : null;
  const items = regions.map((regionCode): RegionFigure => {
    const [count, figure] = [counts.get(regionCode), figures?.levels.get(regionCode)];
    const growth = figures?.growth.get(regionCode) ?? null;
    if (count) return { regionCode, growth, source: 'COUNTED', ...count };
    if (!figure) return { regionCode, value: null, growth, source: null, synthetic: false };
    const value = new Decimal(figure.value);
    return { regionCode, value, growth, source: 'PUBLISHED', synthetic: figure.synthetic };
  });
  const ranking = rank(items, ({ value }) => value, asked.indicator.direction);
  return { ...ranking, span, periodText: span && (periodOfSpan(span)?.text ?? null) };
}
