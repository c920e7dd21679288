/** Published figures: all series of a question in one statement, and all vintages of a point. */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import type { IsoDate } from '../domain/calendar';
import type { Frequency } from '../domain/vocabulary';
import { Observation } from '../entities/observation';
import { groupRows } from './by-key';
import { mappingOf, narrowed, readRows, selectOf, statementOf } from './rows';

export interface SeriesQuestion {
  readonly regions: readonly string[];
  readonly indicators: readonly string[];
  /** Periods that end on or after this day. */
  readonly from?: IsoDate | undefined;
  /** Periods that end on or before this day. */
  readonly to?: IsoDate | undefined;
  readonly frequency?: Frequency | undefined;
  /** Only what had been published by then, and not yet superseded. */
  readonly asKnownAt?: Date | undefined;
  readonly limit: number;
  /** How much of each point is read; all of it by default. */
  readonly width?: SeriesWidth;
}

/** What charts draw. The rest tells where a figure comes from: most of a row, and they never look at it. */
const CHART = [
  ...(['regionCode', 'indicatorCode', 'period', 'frequency', 'periodStart', 'periodEnd'] as const),
  ...(['value', 'missingReason', 'status', 'publishedAt'] as const),
] as const satisfies readonly (keyof Observation)[];
/** What a line of a chart is: without comparisons nothing else is looked at. */
const LINE = [
  ...(['regionCode', 'indicatorCode', 'period', 'value', 'status', 'publishedAt'] as const),
] as const satisfies readonly (keyof Observation)[];

export type SeriesWidth = 'all' | 'chart' | 'line';
const WIDTHS = { chart: CHART, line: LINE } as const;

export const seriesKey = (regionCode: string, indicatorCode: string): string =>
  `${regionCode}/${indicatorCode}`;

const CURRENT = 't.superseded_at is null and $6::timestamptz is null';
const KNOWN_AT = 't.published_at <= $6::timestamptz and (t.superseded_at is null or t.superseded_at > $6)';

/** Points of every region and indicator asked for, in order of their end, at most `limit` in all. */
export async function readSeries(
  database: Database,
  question: SeriesQuestion,
): Promise<ReadonlyMap<string, readonly Observation[]>> {
  const { asKnownAt = null, width = 'all' } = question;
  const all = mappingOf(database, Observation);
  const mapping = width === 'all' ? all : narrowed(all, WIDTHS[width]);
  const statement = statementOf(
    database,
    `series_${asKnownAt ? 'known_at' : 'current'}_${width}`,
    () => `select ${selectOf(mapping)} from observation t
      where t.region_code = any($1::text[]) and t.indicator_code = any($2::text[])
        and ($3::date is null or t.period_end >= $3) and ($4::date is null or t.period_end <= $4)
        and ($5::text is null or t.frequency = $5) and ${asKnownAt ? KNOWN_AT : CURRENT}
      order by t.region_code, t.indicator_code, t.period_end, t.period_start, t.id
      limit $7::integer`,
  );
  const { regions, indicators, from = null, to = null, frequency = null, limit } = question;
  const parameters = [regions, indicators, from, to, frequency, asKnownAt, limit];
  const rows = await readRows(database, Observation, statement, parameters, mapping);
  return groupRows(
    rows,
    (row) => seriesKey(row.regionCode, row.indicatorCode),
    (row) => row,
  );
}

const MAX_POINTS_PER_STATEMENT = 2_000;

const pointKey = (point: Observation) =>
  [point.regionCode, point.indicatorCode, point.periodStart, point.periodEnd].join('/');

/** Every vintage of a point, the first published first. */
export const createRevisionsLoader = (database: Database) =>
  new DataLoader<Observation, readonly Observation[], string>(
    async (points) => {
      const statement = statementOf(
        database,
        'revisions',
        () => `select ${selectOf(mappingOf(database, Observation))}
          from unnest($1::text[], $2::text[], $3::date[], $4::date[])
            as point (region, indicator, starts, ends)
          join observation t on t.region_code = point.region and t.indicator_code = point.indicator
            and t.period_start = point.starts and t.period_end = point.ends
          order by t.published_at, t.id`,
      );
      const rows = await readRows(database, Observation, statement, [
        points.map((point) => point.regionCode),
        points.map((point) => point.indicatorCode),
        points.map((point) => point.periodStart),
        points.map((point) => point.periodEnd),
      ]);
      const groups = groupRows(rows, pointKey, (row) => row);
      return points.map((point) => groups.get(pointKey(point)) ?? []);
    },
    { cacheKeyFn: pointKey, maxBatchSize: MAX_POINTS_PER_STATEMENT },
  );
