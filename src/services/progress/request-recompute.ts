/** Marks targets stale and asks for their recompute, in the transaction of the change that made them so. */
import type { Statements } from '../../db/database';
import { enqueue } from '../outbox';
import { RECOMPUTE_LEVELS } from './recompute-levels';

export const RECOMPUTE_QUEUE = 'progress-recompute';
/** What begins a wave: the queue holds it back a little, so that more changes may join. */
export const BEGIN_JOB = 'recompute-progress';
/** What goes on with it, at the level above. */
export const LEVEL_JOB = 'recompute-level';

/**
 * All rows are locked, also those that are marked: a recompute that is just taking the mark away must end
 * first. In one order, so that two changes at once do not block each other for ever.
 */
const MARK = `
with known as (
  select target_key, as_of, stale_since from target_progress
  where target_key = any($1::text[]) order by target_key, as_of for update)
update target_progress p set stale_since = now()
from known where p.target_key = known.target_key and p.as_of = known.as_of and known.stale_since is null`;

/** A wave is joined no longer than this, however slowly it begins: nothing is put off for ever. */
const LONGEST_OPEN_MS = 5_000;

/**
 * The lock keeps the wave from beginning before this change is there to be seen; a wave that is just
 * beginning is passed over, and another one opened.
 */
const JOIN = `
select id from recompute_wave
where begun_at is null and opened_at > clock_timestamp() - $1 * interval '1 millisecond'
order by id limit 1 for share skip locked`;

const ASK = `
insert into recompute_request (wave_id, level, target_key)
select $1, array_position($3::text[], r.level) - 1, t.key
from target t join region r on r.code = t.region_code where t.key = any($2::text[])
order by t.key on conflict do nothing`;

export async function requestRecompute(
  tx: Statements,
  targetKeys: readonly string[],
  cause: string,
): Promise<void> {
  const keys = [...new Set(targetKeys)].sort();
  if (keys.length === 0) return;
  await tx.query(MARK, [keys]);
  const [open] = await tx.query<{ id: string }>(JOIN, [LONGEST_OPEN_MS]);
  const waveId = open?.id ?? (await openWave(tx, cause));
  await tx.query(ASK, [waveId, keys, RECOMPUTE_LEVELS]);
}

async function openWave(tx: Statements, cause: string): Promise<string> {
  const [wave] = await tx.query<{ id: string }>(
    'insert into recompute_wave (cause) values ($1) returning id',
    [cause],
  );
  const waveId = (wave as { id: string }).id;
  await enqueue(tx, {
    ...{ key: `recompute-${waveId}`, queue: RECOMPUTE_QUEUE, name: BEGIN_JOB },
    payload: { wave: waveId },
  });
  return waveId;
}
