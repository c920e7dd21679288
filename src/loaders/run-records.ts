/** What is kept on a run and too long to be read with each of a list: impact and corrections. */
import type { Database } from '../db/database';
import { batched } from './by-key';
import { statementOf } from './rows';

export interface RunRecords {
  /** As `services/impact` and `services/ingestion` wrote them. */
  readonly impact: unknown;
  readonly corrections: unknown;
}

const NOTHING: RunRecords = { impact: null, corrections: null };

export const createRunRecordsLoader = (database: Database) =>
  batched<RunRecords>(
    'uuid',
    () => NOTHING,
    async (keys) => {
      const statement = statementOf(
        database,
        'run_records',
        () => 'select id::text, impact, corrections from feed_run where id = any($1::uuid[])',
      );
      const rows = await database.read<RunRecords & { id: string }>(statement, [keys]);
      const byRun = new Map(rows.map((row) => [row.id, row]));
      return (key) => byRun.get(key);
    },
  );
