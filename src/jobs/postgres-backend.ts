/** BullMQ on our own PostgreSQL: a small pool of its own, migrated once, and a fence. */
import { createPostgresBackend, type PostgresConnectionOptions, Queue, runMigrations, Worker } from 'bullmq';
import { Pool } from 'pg';
import { AppError, cleanErrorText } from '../errors';
import type { QueueName } from '../services/outbox';
import type { Fence } from '../services/receipts';
import { connectionStringOf } from './connection-string';
import {
  type BackendOptions,
  type JobQueue,
  type JobWorker,
  jobDefaults,
  logged,
  type QueueBackend,
  workerSettings,
} from './queue-backend';

/** One connection listens for each worker; the others are for statements. */
const POOL_SIZE = 8;
const QUERY_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 3_000;

export async function openPostgresBackend({ database, log, timing }: BackendOptions): Promise<QueueBackend> {
  const pool = new Pool({
    connectionString: connectionStringOf(database),
    max: POOL_SIZE,
    query_timeout: QUERY_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'kejin queue',
    options: '-c search_path=bullmq',
  });
  // Every queue and worker listens to the pool's errors too.
  pool.setMaxListeners(0);
  pool.on('error', (error) => log.warn({ err: error }, 'a queue connection was lost'));
  await migrate(pool);
  const connection = pool as PostgresConnectionOptions;
  return {
    kind: 'postgres',
    openQueue: (name) =>
      logged(
        new Queue(name, { connection, defaultJobOptions: jobDefaults(timing) }, createPostgresBackend),
        log,
        name,
      ) as unknown as JobQueue,
    openWorker: (name, process) =>
      logged(
        new Worker(name, process, { connection, ...workerSettings(name, timing) }, createPostgresBackend),
        log,
        name,
      ) as unknown as JobWorker,
    fence: (name, jobId, token) => fenceOf(name, jobId, token),
    close: () => pool.end(),
  };
}

async function migrate(pool: Pool): Promise<void> {
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw new AppError('QUEUE_UNREACHABLE', { detail: cleanErrorText(error) }, { cause: error });
  }
}

/**
 * A plain look just before the commit. A lock on the row, or a look at the start, would hold up the very
 * recovery that it is to notice.
 */
function fenceOf(name: QueueName, jobId: string, token: string): Fence {
  return async (tx) => {
    const held = await tx.query(
      `select 1 from bullmq.job where queue = $1 and id = $2 and state = 'active' and lock_token = $3`,
      [name, jobId, token],
    );
    if (held.length === 0) throw new Error(`job ${jobId} has gone to another worker`);
  };
}
