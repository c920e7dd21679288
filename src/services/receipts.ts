/** At-least-once delivery, effect once: the receipt is written in the transaction of the effect itself. */
import type { Database, Statements, Transaction } from '../db/database';
import { markDone, type QueueName } from './outbox';

/** Looks, just before the commit, whether the job is still ours; throws if another worker has it. */
export type Fence = (tx: Statements) => Promise<void>;

export interface OnceOptions<Result = unknown> {
  readonly fence?: Fence;
  /** The longest single statement. */
  readonly statementTimeoutMs?: number;
  /** The last of the effect, where others queue behind what it locks: the audit chain. */
  readonly record?: (tx: Transaction, result: Result) => Promise<void>;
}

export interface Once<Result> {
  readonly result: Result;
  /** It had been done before; `result` is what was written then. */
  readonly already: boolean;
}

const STATEMENT_TIMEOUT_MS = 120_000;
/** A second delivery waits this long for the first to finish, then fails and is tried again. */
const LOCK_TIMEOUT_MS = 60_000;
/** A frozen worker must not keep its locks; while rows stream in, the session is not idle. */
const IDLE_TIMEOUT_MS = 10_000;

export async function boundTransaction(tx: Statements, statementTimeoutMs: number): Promise<void> {
  await tx.query(
    `select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true),
       set_config('idle_in_transaction_session_timeout', $3, true)`,
    [Math.ceil(statementTimeoutMs), LOCK_TIMEOUT_MS, IDLE_TIMEOUT_MS].map(String),
  );
}

export function runOnce<Result>(
  database: Database,
  job: { readonly queue: QueueName; readonly key: string },
  work: (tx: Transaction) => Promise<Result>,
  options: OnceOptions<Result> = {},
): Promise<Once<Result>> {
  return database.transaction(async (tx) => {
    await boundTransaction(tx, options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS);
    const first = await tx.query(
      `insert into receipt (queue, key, result) values ($1, $2, 'null') on conflict do nothing returning key`,
      [job.queue, job.key],
    );
    if (first.length === 0) {
      await markDone(tx, job.key);
      return { result: await recordedResult<Result>(tx, job), already: true };
    }
    const result = await work(tx);
    await tx.query('update receipt set result = $3 where queue = $1 and key = $2', [
      job.queue,
      job.key,
      JSON.stringify(result ?? null),
    ]);
    await markDone(tx, job.key);
    await options.record?.(tx, result);
    await options.fence?.(tx);
    return { result, already: false };
  });
}

export async function hasReceipt(
  statements: Statements,
  job: { readonly queue: QueueName; readonly key: string },
): Promise<boolean> {
  const found = await statements.query('select 1 from receipt where queue = $1 and key = $2', [
    job.queue,
    job.key,
  ]);
  return found.length > 0;
}

async function recordedResult<Result>(
  tx: Statements,
  job: { readonly queue: QueueName; readonly key: string },
): Promise<Result> {
  const [row] = await tx.query<{ result: Result }>(
    'select result from receipt where queue = $1 and key = $2',
    [job.queue, job.key],
  );
  return row?.result as Result;
}
