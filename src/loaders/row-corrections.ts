/** What has been written for the rows of rejects since: one statement for all of them. */
import type { Database } from '../db/database';
import { FeedCorrection } from '../entities/feed-correction';
import { batched, groupRows } from './by-key';
import { columnsOf, hydrate, statementOf } from './rows';

/** By the reject's id. */
export const createRowCorrectionsLoader = (database: Database) =>
  batched<readonly FeedCorrection[]>(
    'bigint',
    () => [],
    async (keys) => {
      const statement = statementOf(
        database,
        'row_corrections',
        () => `select reject.id::text as reject, ${columnsOf(database, FeedCorrection)}
          from feed_reject reject join feed_correction t on t.run_id = reject.run_id
            and t.line = reject.line and t.sheet is not distinct from reject.sheet
          where reject.id = any($1::bigint[]) order by t.at`,
      );
      const rows = await database.read<{ readonly [column: string]: unknown }>(statement, [keys]);
      const groups = groupRows(
        rows,
        (row) => String(row.reject),
        ({ reject: _, ...row }) => hydrate(FeedCorrection, row),
      );
      return (key) => groups.get(key);
    },
  );
