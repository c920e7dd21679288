/** The outbox: jobs that must run, written in the transaction of the change that asks for them. */
import type { Statements } from '../db/database';
import { cleanErrorText } from '../errors';

export type QueueName = 'feed-ingest' | 'feed-fetch' | 'progress-recompute' | 'maintenance';

/** Wakes the relay of every process once the transaction commits. */
export const OUTBOX_CHANNEL = 'kejin_outbox';

export interface JobRequest {
  /** What must happen once; letters, digits, dots, dashes and underscores, as job ids are made of it. */
  readonly key: string;
  readonly queue: QueueName;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Left alone for so long, by the clock of the database; nobody waits for it meanwhile. */
  readonly delayMs?: number;
}

/** Jobs that somebody may wait for: one whose time is yet to come is no work in hand. */
export const OPEN_AND_DUE = 'done_at is null and (tries > 0 or next_at <= now())';

export interface DueJob extends JobRequest {
  readonly tries: number;
}

/** Where a request stands, and how often it has been sent. */
export interface JobPlace {
  readonly queue: string;
  readonly key: string;
  readonly tries: number;
}

const KEY_SHAPE = /^[\w.-]{1,200}$/;

/** A key that is there already, waiting or done, is not asked for again. */
export async function enqueue(tx: Statements, job: JobRequest): Promise<void> {
  await enqueueAll(tx, [job]);
}

export async function enqueueAll(tx: Statements, jobs: readonly JobRequest[]): Promise<void> {
  if (jobs.length === 0) return;
  for (const { key } of jobs) if (!KEY_SHAPE.test(key)) throw new TypeError(`not an outbox key: ${key}`);
  await tx.query(
    `insert into outbox (key, queue, name, payload, next_at)
     select key, queue, name, payload, now() + coalesce("delayMs", 0) * interval '1 millisecond'
     from jsonb_to_recordset($1::jsonb)
       as job (key text, queue text, name text, payload jsonb, "delayMs" float8)
     on conflict (key) do nothing`,
    [JSON.stringify(jobs)],
  );
  await tx.query(`select pg_notify('${OUTBOX_CHANNEL}', '')`);
}

/** Jobs whose time has come, locked until the transaction ends; other relays pass over them. */
export function takeDue(tx: Statements, limit: number): Promise<DueJob[]> {
  return tx.query<DueJob>(
    `select key, queue, name, payload, tries from outbox
     where done_at is null and next_at <= now() order by next_at limit $1 for update skip locked`,
    [limit],
  );
}

/** Looks at these again later; `tries` is how often each has been sent by now. */
export async function reschedule(
  tx: Statements,
  jobs: readonly DueJob[],
  delayMs: (tries: number) => number,
): Promise<void> {
  if (jobs.length === 0) return;
  await tx.query(
    `update outbox set tries = seen.tries, next_at = now() + seen.ms * interval '1 millisecond'
     from unnest($1::text[], $2::integer[], $3::float8[]) as seen (key, tries, ms)
     where outbox.key = seen.key`,
    [jobs.map(({ key }) => key), jobs.map(({ tries }) => tries), jobs.map(({ tries }) => delayMs(tries))],
  );
}

/** Looks at everything that has been sent and is open at once, whenever it was to be looked at. */
export async function hurry(statements: Statements): Promise<void> {
  await statements.query(
    'update outbox set next_at = now() where done_at is null and tries > 0 and next_at > now()',
  );
}

export async function markDone(tx: Statements, key: string, lastError: string | null = null): Promise<void> {
  await tx.query('update outbox set done_at = now(), last_error = $2 where key = $1 and done_at is null', [
    key,
    lastError,
  ]);
}

export async function noteError(statements: Statements, key: string, error: unknown): Promise<void> {
  await statements.query('update outbox set last_error = $2 where key = $1 and done_at is null', [
    key,
    cleanErrorText(error),
  ]);
}

export interface Backlog {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly deadLetters: number;
}

export async function backlogOf(statements: Statements): Promise<Backlog> {
  const [row] = await statements.query<{ waiting: string; oldest: string; dead: string }>(
    `select count(*) as waiting, coalesce(extract(epoch from now() - min(created_at)), 0) as oldest,
       (select count(*) from dead_letter) as dead
     from outbox where ${OPEN_AND_DUE}`,
  );
  return {
    waiting: Number(row?.waiting ?? 0),
    oldestSeconds: Math.max(0, Number(row?.oldest ?? 0)),
    deadLetters: Number(row?.dead ?? 0),
  };
}

/** What is done need not be kept for ever; a receipt goes only together with its outbox row. */
export async function forgetDone(tx: Statements, olderThanDays: number): Promise<number> {
  const gone = await tx.query(
    `with old as (
       delete from outbox where done_at < now() - $1 * interval '1 day' returning queue, key)
     , receipts as (delete from receipt using old where receipt.queue = old.queue and receipt.key = old.key)
     select key from old`,
    [olderThanDays],
  );
  return gone.length;
}
