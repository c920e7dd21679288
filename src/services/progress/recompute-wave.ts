/** Computes a wave level by level, each chunk in its transaction: cut off, the rest is still asked for. */
import type { Database, Statements, Transaction } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import { enqueue } from '../outbox';
import { boundTransaction } from '../receipts';
import { type RecomputeOutcome, recomputeIn } from './recompute-targets';
import { LEVEL_JOB, RECOMPUTE_QUEUE } from './request-recompute';

/** Small enough that a chunk's locks are soon free again, and that what it gathers fits in memory. */
export const TARGETS_PER_CHUNK = 200;
const STATEMENT_TIMEOUT_MS = 60_000;

export interface ChunkOutcome extends RecomputeOutcome {
  /** Those that could not be computed; they stay stale. */
  readonly failed: number;
}

export interface LevelOutcome extends ChunkOutcome {
  /** Null where the wave had nothing left. */
  readonly level: number | null;
}

export interface WaveWork {
  readonly now: () => Date;
  /** Between two chunks; others want the machine, too. */
  readonly pause: () => Promise<void>;
  /** Whether an error says nothing about the targets themselves: it is thrown, and all is tried again. */
  readonly isOutage: (error: unknown) => boolean;
  readonly onFailure: (targetKey: string, error: unknown) => void;
}

/** Waits for the changes that have joined; from now on others open a wave of their own. */
export async function beginWave(statements: Statements, waveId: string): Promise<void> {
  await statements.query(
    'update recompute_wave set begun_at = clock_timestamp() where id = $1 and begun_at is null',
    [waveId],
  );
}

const LOWEST = 'select min(level) as level from recompute_request where wave_id = $1';

export async function lowestLevel(statements: Statements, waveId: string): Promise<number | null> {
  const [row] = await statements.query<{ level: number | null }>(LOWEST, [waveId]);
  return row?.level ?? null;
}

/** All that is asked for at the lowest level of a wave. */
export async function recomputeLevel(
  database: Database,
  waveId: string,
  work: WaveWork,
): Promise<LevelOutcome> {
  const level = await lowestLevel(database, waveId);
  const total = { computed: 0, changed: 0, failed: 0 };
  if (level === null) return { level, ...total };
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst) await work.pause();
    const outcome = await recomputeChunk(database, { waveId, level, limit: TARGETS_PER_CHUNK }, work);
    if (outcome === null) return { level, ...total };
    for (const name of ['computed', 'changed', 'failed'] as const) total[name] += outcome[name];
  }
}

interface Chunk {
  readonly waveId: string;
  readonly level: number;
  readonly limit: number;
}

/** A second delivery of the job waits for the rows that the first one holds, and finds them gone. */
const TAKE = `
with taken as (
  select wave_id, level, target_key from recompute_request
  where wave_id = $1 and level = $2 order by target_key limit $3 for update)
delete from recompute_request r using taken
where r.wave_id = taken.wave_id and r.level = taken.level and r.target_key = taken.target_key
returning r.target_key`;

const COUNT = `
update recompute_wave set computed = computed + $2, changed = changed + $3, failed = failed + $4
where id = $1`;

/** A target that cannot be computed is found by halving, so that it keeps none of the others. */
async function recomputeChunk(
  database: Database,
  chunk: Chunk,
  work: WaveWork,
): Promise<ChunkOutcome | null> {
  try {
    return await database.transaction((tx) => takeChunk(tx, chunk, work));
  } catch (error) {
    if (work.isOutage(error)) throw error;
    if (chunk.limit > 1) {
      return recomputeChunk(database, { ...chunk, limit: Math.ceil(chunk.limit / 2) }, work);
    }
    return giveUpOne(database, chunk, (key) => work.onFailure(key, error));
  }
}

async function takeChunk(
  tx: Transaction,
  { waveId, level, limit }: Chunk,
  { now }: WaveWork,
): Promise<ChunkOutcome | null> {
  await boundTransaction(tx, STATEMENT_TIMEOUT_MS);
  const keys = await take(tx, { waveId, level, limit });
  if (keys.length === 0) return null;
  const instant = now();
  const outcome = await recomputeIn(tx, keys, chinaDate(instant), instant);
  await tx.query(COUNT, [waveId, outcome.computed, outcome.changed, 0]);
  return { ...outcome, failed: 0 };
}

async function giveUpOne(
  database: Database,
  { waveId, level }: Chunk,
  onFailure: (targetKey: string) => void,
): Promise<ChunkOutcome> {
  const keys = await database.transaction(async (tx) => {
    const taken = await take(tx, { waveId, level, limit: 1 });
    await tx.query(COUNT, [waveId, 0, 0, taken.length]);
    return taken;
  });
  for (const key of keys) onFailure(key);
  return { computed: 0, changed: 0, failed: keys.length };
}

async function take(tx: Statements, { waveId, level, limit }: Chunk): Promise<string[]> {
  const rows = await tx.query<{ target_key: string }>(TAKE, [waveId, level, limit]);
  return rows.map((row) => row.target_key);
}

/** In the transaction that ends a level: the level above is asked for, or the wave is over. */
export async function endLevel(tx: Statements, waveId: string): Promise<void> {
  const next = await lowestLevel(tx, waveId);
  if (next === null) {
    await tx.query('update recompute_wave set ended_at = clock_timestamp() where id = $1', [waveId]);
    return;
  }
  await enqueue(tx, {
    ...{ key: `recompute-${waveId}-${next}`, queue: RECOMPUTE_QUEUE, name: LEVEL_JOB },
    payload: { wave: waveId },
  });
}

/** Waves are kept for a while, to look at. */
export async function forgetWaves(statements: Statements, olderThanDays: number): Promise<void> {
  await statements.query(`delete from recompute_wave where ended_at < now() - $1 * interval '1 day'`, [
    olderThanDays,
  ]);
}
