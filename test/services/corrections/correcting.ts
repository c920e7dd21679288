/** Sends files, works them, corrects and repeats: as officers do. */
import type { Database } from '../../../src/db/database';
import { correctReject } from '../../../src/services/corrections/correct-reject';
import { replayRun } from '../../../src/services/corrections/replay-run';
import type { Handler } from '../../../src/services/corrections/run-scope';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { type RunSummary, runSummary } from '../../../src/services/ingestion/run-summary';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { TEST_SEALER } from '../../support/test-sealer';
import { bytesOf } from '../ingestion/feed-rows';

export const OFFICER: Handler = { actor: 'key:officer', name: 'officer', regionCodes: null };

export interface Offer {
  readonly dryRun?: boolean;
  readonly now?: Date;
  readonly handler?: Handler;
}

export async function work(db: Database, runId: string, now = new Date()): Promise<RunSummary> {
  await ingestRun(db, await loadVocabulary(db), runId, now, { sealer: TEST_SEALER });
  return runSummary(db, runId);
}

export async function offer(
  db: Database,
  feedSlug: string,
  content: string | Uint8Array,
  { dryRun = false, now, handler = OFFICER }: Offer = {},
): Promise<RunSummary & { readonly duplicate: boolean }> {
  const { runId, duplicate } = await acceptFile(db, {
    ...{ feedSlug, bytes: bytesOf(content), fileName: 'a.csv', maxBytes: 1 << 24, dryRun },
    ...{ receivedFrom: handler.name, actor: handler.actor, regionCodes: handler.regionCodes },
    sealer: TEST_SEALER,
  });
  const summary = duplicate ? await runSummary(db, runId) : await work(db, runId, now);
  return { ...summary, duplicate };
}

/** The codes of what was refused, or null. */
export async function correct(
  db: Database,
  runId: string,
  line: number,
  values: unknown,
  handler: Handler = OFFICER,
): Promise<string | null> {
  const [reject] = await db.query<{ id: string }>(
    'select id::text from feed_reject where run_id = $1 and line = $2 order by id limit 1',
    [runId, line],
  );
  const result = await correctReject(db, {
    ...{ rejectId: reject?.id ?? '0', values, handler, sealer: TEST_SEALER, now: new Date() },
  });
  return 'refusal' in result ? result.refusal.code : null;
}

export async function replay(
  db: Database,
  runId: string,
  { dryRun = false, handler = OFFICER, now = new Date() }: Offer = {},
): Promise<RunSummary> {
  const result = await replayRun(db, { runId, handler, dryRun, now });
  if ('refusal' in result) throw new Error(result.refusal.code);
  return work(db, result.runId, now);
}

/** Every row of every table, but those named, as text. */
export async function everything(db: Database, but: readonly string[]): Promise<Record<string, string[]>> {
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !but.includes(table.name))) {
    const rows = await db.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}
