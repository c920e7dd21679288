/** Turns the wheel: queues, workers, outbox relay, inbox and day, started and stopped together. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config';
import type { Database } from '../db/database';
import type { Logger } from '../log';
import type { Sealer } from '../services/access/sealer';
import type { Fetching } from '../services/fetching/fetch-feed';
import type { JobPlace, QueueName } from '../services/outbox';
import { assessQuarterJob } from './assess-quarter';
import { openBackend } from './backend';
import { connectionStringOf } from './connection-string';
import { fetchDue, fetchFeedFile } from './fetch-feed';
import { watchSchedules } from './fetch-schedules';
import { ingestFeed } from './ingest-feed';
import type { JobContext, JobKind } from './job-kind';
import { DEFAULT_TIMING, type JobTiming } from './job-timing';
import type { Loop } from './loop';
import { type Relay, startRelay } from './outbox-relay';
import { pruneChangesDaily } from './prune-changes';
import type { JobQueue, QueueBackend } from './queue-backend';
import { clearSendings, type JobStats, type QueueState, statesOf, statsOf } from './queue-board';
import { QUEUE_NAMES } from './queue-names';
import { recomputeNextLevel, recomputeProgress } from './recompute-progress';
import { rollDay, watchDay } from './roll-day';
import { type OnProgress, settle } from './settle';
import { watchInbox } from './watch-inbox';
import { HEARTBEAT, QueueWorkers } from './work-queue';

export interface Jobs {
  /** Resolves when every job that was asked for is done or given up; refuses when the time is up. */
  settle(timeoutMs: number, onProgress?: OnProgress): Promise<void>;
  stats(): Promise<JobStats>;
  /** Each queue, with what is not worth asking every few seconds for Prometheus. */
  states(): Promise<readonly QueueState[]>;
  /** Takes what is left of the sendings of a job out of its queue: it is to be sent once more. */
  clearSendings(job: JobPlace): Promise<void>;
  /** Lets running jobs end, but not for ever. */
  stop(): Promise<void>;
}

export interface StartJobsOptions {
  readonly database: Database;
  readonly sealer?: Sealer | null;
  readonly config: Pick<
    Config,
    'redisUrl' | 'role' | 'inboxDir' | 'maxUploadBytes' | 'changeRetentionDays' | 'fetch'
  >;
  readonly log: Logger;
  readonly now: () => Date;
  readonly timing?: Partial<JobTiming>;
  readonly kinds?: readonly JobKind[];
  /** How other hosts are found and waited for; as usual by default. */
  readonly wire?: Fetching['wire'];
}

const KINDS: readonly JobKind[] = [
  ...[ingestFeed, fetchDue, fetchFeedFile, recomputeProgress, recomputeNextLevel, rollDay, pruneChangesDaily],
  assessQuarterJob,
];

export async function startJobs(options: StartJobsOptions): Promise<Jobs> {
  const { database, config, log, now } = options;
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const backend = await openBackend({ database, redisUrl: config.redisUrl, log, timing });
  const queues = new Map(QUEUE_NAMES.map((name) => [name, backend.openQueue(name)] as const));
  const context: JobContext = {
    ...{ database, sealer: options.sealer ?? null, log, now, timing },
    fetching: { settings: config.fetch, maxBytes: config.maxUploadBytes, wire: options.wire ?? {} },
  };
  const kinds = new Map((options.kinds ?? KINDS).map((kind) => [kind.name, kind]));
  const workers = new QueueWorkers(backend, context, kinds);
  const running: (Relay | Loop)[] = [];
  if (config.role !== 'api') {
    for (const name of QUEUE_NAMES) workers.open(name);
    if (backend.kind === 'postgres') await startHeartbeats(queues, timing.heartbeatMs);
    running.push(
      startRelay({
        ...{ database, queues, timing, log, url: connectionStringOf(database) },
        giveUp: (job, reason) => workers.bury(job, new Error(reason), job.tries),
      }),
      watchDay(context, {
        ...{ everyMs: timing.dayPollMs, changeRetentionDays: config.changeRetentionDays },
      }),
      watchSchedules(context, {
        ...{ queue: queues.get('feed-fetch') as JobQueue, everyMs: timing.schedulePollMs },
      }),
      watchInbox(context, {
        ...{ directory: config.inboxDir, maxBytes: config.maxUploadBytes, everyMs: timing.inboxPollMs },
      }),
    );
  }
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopAll({ running, workers, queues, backend, drainMs: timing.drainMs, log });
    return stopped;
  };
  return {
    settle: (timeoutMs, onProgress) => settle(database, timeoutMs, onProgress),
    stats: () => statsOf(database, backend, queues),
    states: () => statesOf(queues),
    clearSendings: (job) => clearSendings(queues, job),
    stop,
  };
}

/** A worker whose notifications are lost without a trace wakes at the next delayed job: never far away. */
async function startHeartbeats(queues: ReadonlyMap<QueueName, JobQueue>, everyMs: number): Promise<void> {
  const opts = { removeOnComplete: { count: 1 }, removeOnFail: { count: 1 }, attempts: 1 };
  for (const queue of queues.values()) {
    await queue.upsertJobScheduler(HEARTBEAT, { every: everyMs }, { name: HEARTBEAT, opts });
  }
}

interface Running {
  readonly running: readonly (Relay | Loop)[];
  readonly workers: QueueWorkers;
  readonly queues: ReadonlyMap<QueueName, JobQueue>;
  readonly backend: QueueBackend;
  readonly drainMs: number;
  readonly log: Logger;
}

/** What is cut off is not lost: without a receipt it is sent again after the next start. */
async function stopAll({ running, workers, queues, backend, drainMs, log }: Running): Promise<void> {
  const inOrder = async () => {
    await Promise.all(running.map((part) => part.stop()));
    await workers.close();
    await Promise.all([...queues.values()].map((queue) => queue.close()));
    await backend.close();
    return true;
  };
  const timer = new AbortController();
  const tooLate = sleep(drainMs, false, { signal: timer.signal }).catch(() => false);
  const drained = await Promise.race([inOrder(), tooLate]);
  timer.abort();
  if (!drained) log.warn({ drainMs }, 'jobs were still running when the time was up; they will be run again');
}
