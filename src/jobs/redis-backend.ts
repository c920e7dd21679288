/** BullMQ on Redis: refuses a server that may evict jobs, and does not wait for ever for one that is away. */
import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { AppError, cleanErrorText } from '../errors';
import type { Logger } from '../log';
import {
  type BackendOptions,
  type JobQueue,
  type JobWorker,
  jobDefaults,
  logged,
  type QueueBackend,
  workerSettings,
} from './queue-backend';

const COMMAND_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 3_000;
const READY_TIMEOUT_MS = 5_000;
const LONGEST_RECONNECT_MS = 5_000;

export async function openRedisBackend(
  options: BackendOptions & { readonly redisUrl: string },
): Promise<QueueBackend> {
  const { database, redisUrl, log, timing } = options;
  await checkServer(redisUrl, log);
  // A command for a server that is away fails at once: the outbox row stays, and is sent later.
  const sending = connect(redisUrl, log, {
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableOfflineQueue: false,
  });
  const working = connect(redisUrl, log, { maxRetriesPerRequest: null });
  await Promise.all([untilReady(sending), untilReady(working)]).catch((error: unknown) => {
    sending.disconnect();
    working.disconnect();
    throw error;
  });
  const [name] = await database.query<{ name: string }>('select current_database() as name');
  // Two installations may share a server.
  const prefix = `kejin-${name?.name}`;
  return {
    kind: 'redis',
    openQueue: (queue): JobQueue => {
      const settings = { connection: sending, prefix, defaultJobOptions: jobDefaults(timing) };
      return logged(new Queue(queue, settings), log, queue);
    },
    openWorker: (queue, process): JobWorker => {
      const settings = { connection: working, prefix, ...workerSettings(queue, timing) };
      return logged(new Worker(queue, process, settings), log, queue);
    },
    // The queue is not in the transaction's database: the receipt alone decides.
    fence: () => undefined,
    close: async () => {
      sending.disconnect();
      working.disconnect();
    },
  };
}

function connect(redisUrl: string, log: Logger, settings: object): Redis {
  const redis = new Redis(redisUrl, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    retryStrategy: (times) => Math.min(times * 200, LONGEST_RECONNECT_MS),
    ...settings,
  });
  redis.on('error', (error) => log.warn({ err: error }, 'the queue server does not answer'));
  return redis;
}

async function untilReady(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
  await once(redis, 'ready', { signal }).catch((error: unknown) => {
    throw new AppError('QUEUE_UNREACHABLE', { detail: cleanErrorText(error) }, { cause: error });
  });
}

/** A first connection that does not try again: a wrong address is said at once. */
async function checkServer(redisUrl: string, log: Logger): Promise<void> {
  const probe = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  });
  let lastError: unknown;
  probe.on('error', (error) => {
    lastError = error;
  });
  try {
    await probe.connect();
    checkEviction(await probe.info('memory'), log);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const detail = cleanErrorText(lastError ?? error);
    throw new AppError('QUEUE_UNREACHABLE', { detail }, { cause: error });
  } finally {
    probe.disconnect();
  }
}

/** Under any other policy a full server drops jobs without a word. */
export function checkEviction(memory: string, log: Pick<Logger, 'warn'>): void {
  const read = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(memory)?.[1];
  const [limit, policy] = [read('maxmemory'), read('maxmemory_policy')];
  if (policy === 'noeviction') return;
  if (limit === '0') {
    const note = 'set maxmemory-policy to noeviction before you set maxmemory: jobs must never be evicted';
    log.warn({ policy }, `Redis maxmemory-policy is ${policy}; ${note}`);
    return;
  }
  const detail = `Redis maxmemory-policy is ${policy ?? 'unknown'}; it must be noeviction, or jobs get lost`;
  throw new AppError('BAD_CONFIG', { detail });
}
