/** Jobs on each queue that this machine offers, turning fast. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Config } from '../../src/config';
import type { Database } from '../../src/db/database';
import { openBackend } from '../../src/jobs/backend';
import type { JobKind } from '../../src/jobs/job-kind';
import { DEFAULT_TIMING, type JobTiming } from '../../src/jobs/job-timing';
import type { QueueBackend } from '../../src/jobs/queue-backend';
import { type Jobs, startJobs } from '../../src/jobs/start-jobs';
import { createLogger, type Logger } from '../../src/log';
import type { Sealer } from '../../src/services/access/sealer';
import type { Fetching } from '../../src/services/fetching/fetch-feed';
import { enqueue, type QueueName } from '../../src/services/outbox';

export const FAST: Partial<JobTiming> = {
  relayPollMs: 50,
  resendAfterMs: 200,
  longestResendMs: 500,
  maxSends: 6,
  attempts: 3,
  retryAfterMs: 10,
  lockMs: 2_000,
  stalledCheckMs: 500,
  heartbeatMs: 500,
  drainMs: 10_000,
  inboxPollMs: 50,
  dayPollMs: 50,
  schedulePollMs: 200,
  refetchAfterMs: 50,
  gatherMs: 20,
  chunkPauseMs: 0,
};

/** PostgreSQL always; Redis where the services suite gives one. */
export const BACKENDS: readonly (readonly [name: string, redisUrl: string | undefined])[] = [
  ['PostgreSQL', undefined],
  ...(process.env.REDIS_URL ? [['Redis', process.env.REDIS_URL] as const] : []),
];

export const log = createLogger('silent');

export interface TestJobs {
  readonly kinds?: readonly JobKind[];
  readonly config?: Partial<Config>;
  readonly timing?: Partial<JobTiming>;
  readonly now?: () => Date;
  readonly sealer?: Sealer | null;
  readonly log?: Logger;
  readonly wire?: Fetching['wire'];
}

export async function startTestJobs(
  database: Database,
  redisUrl: string | undefined,
  { kinds, config, timing, now, wire, sealer = null, log: logTo = log }: TestJobs = {},
): Promise<Jobs> {
  const inboxDir = config?.inboxDir ?? (await mkdtemp(join(tmpdir(), 'kejin-inbox-')));
  const jobs = await startJobs({
    database,
    sealer,
    config: {
      redisUrl,
      role: 'all',
      maxUploadBytes: 1 << 20,
      changeRetentionDays: 90,
      fetch: { hosts: [], privateNetworks: [], secrets: new Map() },
      ...config,
      inboxDir,
    },
    log: logTo,
    now: now ?? (() => new Date()),
    timing: { ...FAST, ...timing },
    ...(kinds ? { kinds } : {}),
    ...(wire ? { wire } : {}),
  });
  const stop = async () => {
    await jobs.stop();
    if (!config?.inboxDir) await rm(inboxDir, { recursive: true, force: true });
  };
  return { ...jobs, stop };
}

/** The queue itself, to do to it what no part of the program does. */
export const openTestBackend = (database: Database, redisUrl: string | undefined): Promise<QueueBackend> =>
  openBackend({ database, redisUrl, log, timing: { ...DEFAULT_TIMING, ...FAST } });

export const ask = (
  database: Database,
  name: string,
  key: string,
  payload: Record<string, unknown> = {},
  queue: QueueName = 'maintenance',
): Promise<void> => database.transaction((tx) => enqueue(tx, { key, queue, name, payload }));

/** Closes a test's database, with what its queues left in a Redis that others use too. */
export async function closeWithQueues(database: Database, redisUrl: string | undefined): Promise<void> {
  if (redisUrl) {
    const [row] = await database.query<{ name: string }>('select current_database() as name');
    const redis = new Redis(redisUrl);
    for await (const keys of redis.scanStream({ match: `kejin-${row?.name}:*`, count: 1_000 })) {
      if (keys.length > 0) await redis.unlink(keys);
    }
    redis.disconnect();
  }
  await database.close();
}

const PATIENCE_MS = 20_000;

/** Waits for something to become true, but not for ever: a test that hangs tells nothing. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadlineMs) throw new Error(`still not so after ${PATIENCE_MS} ms: ${isSo}`);
    await sleep(20);
  }
}
