/** What is published now where a submission has figures: of all figures of a page in one statement. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { Observation } from '../../entities/observation';
import { mappingOf, readRows, selectOf, statementOf } from '../rows';

export interface FigurePlace {
  readonly regionCode: string;
  readonly indicatorCode: string;
  readonly periodStart: string;
  readonly periodEnd: string;
}

const MAX_PLACES_PER_STATEMENT = 2_000;

const keyOf = ({ regionCode, indicatorCode, periodStart, periodEnd }: FigurePlace): string =>
  [regionCode, indicatorCode, periodStart, periodEnd].join('/');

export const createCurrentFigureLoader = (database: Database) =>
  new DataLoader<FigurePlace, Observation | null, string>(
    async (places) => {
      const statement = statementOf(
        database,
        'current_figures',
        () => `select ${selectOf(mappingOf(database, Observation))}
          from unnest($1::text[], $2::text[], $3::date[], $4::date[])
            as place (region, indicator, starts, ends)
          join observation t on t.region_code = place.region and t.indicator_code = place.indicator
            and t.period_start = place.starts and t.period_end = place.ends and t.superseded_at is null`,
      );
      const rows = await readRows(database, Observation, statement, [
        places.map((place) => place.regionCode),
        places.map((place) => place.indicatorCode),
        places.map((place) => place.periodStart),
        places.map((place) => place.periodEnd),
      ]);
      const found = new Map(rows.map((row) => [keyOf(row), row]));
      return places.map((place) => found.get(keyOf(place)) ?? null);
    },
    { cacheKeyFn: keyOf, maxBatchSize: MAX_PLACES_PER_STATEMENT },
  );
