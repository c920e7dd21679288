/** Hands the outbox to the queues, again and again until there is a receipt: relay and reconciler in one. */
import type { Database } from '../db/database';
import type { Logger } from '../log';
import { type DueJob, hurry, OUTBOX_CHANNEL, type QueueName, reschedule, takeDue } from '../services/outbox';
import { BEGIN_JOB } from '../services/progress/request-recompute';
import { type JobTiming, resendDelayMs } from './job-timing';
import { listenTo } from './listen';
import { startLoop } from './loop';
import type { JobQueue } from './queue-backend';
import { jobIdOf } from './queue-names';

const BATCH = 100;
/** Of one round; what is left waits for the next. */
const MAX_BATCHES = 100;
/** Sent and not yet done with; anything else is lost, failed or finished without a receipt. */
const QUEUED = new Set(['waiting', 'delayed', 'prioritized', 'paused', 'waiting-children']);

export interface RelayOptions {
  readonly database: Database;
  readonly url: string;
  readonly queues: ReadonlyMap<QueueName, JobQueue>;
  readonly timing: JobTiming;
  readonly log: Logger;
  readonly giveUp: (job: DueJob, reason: string) => Promise<void>;
}

export interface Relay {
  stop(): Promise<void>;
}

export function startRelay(options: RelayOptions): Relay {
  const { timing, log } = options;
  let isFirst = true;
  const loop = startLoop(
    timing.relayPollMs,
    async () => {
      if (isFirst) await hurry(options.database);
      await relayDue(options, isFirst);
      isFirst = false;
    },
    (error) => log.warn({ err: error }, 'the outbox could not be sent; it is tried again'),
  );
  const listening = listenTo(options.url, OUTBOX_CHANNEL, loop.wake, log);
  return {
    stop: async () => {
      await listening.stop();
      await loop.stop();
    },
  };
}

/**
 * Whoever starts may follow a process that was killed in the middle of its jobs, and does not wait until
 * their locks expire. If they are being worked all the same, the second delivery waits for the first one's
 * receipt.
 */
async function relayDue(options: RelayOptions, distrustActive: boolean): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const { taken, hopeless } = await relayBatch(options, distrustActive);
    // Outside of the batch's transaction, which holds these rows.
    for (const job of hopeless) await options.giveUp(job, `sent ${job.tries} times without an effect`);
    if (taken < BATCH) return;
  }
}

interface Sorted {
  readonly toSend: DueJob[];
  readonly alive: DueJob[];
  readonly hopeless: DueJob[];
}

async function relayBatch(
  options: RelayOptions,
  distrustActive: boolean,
): Promise<{ taken: number; hopeless: readonly DueJob[] }> {
  const { database, queues, timing } = options;
  const delay = (tries: number) => resendDelayMs(timing, tries);
  return database.transaction(async (tx) => {
    const due = await takeDue(tx, BATCH);
    const { toSend, alive, hopeless } = await sort(due, options, distrustActive);
    await reschedule(tx, [...alive, ...hopeless], delay);
    for (const [name, queue] of queues) {
      const jobs = toSend.filter((job) => job.queue === name);
      if (jobs.length > 0) await queue.addBulk(jobs.map((job) => bulkEntry(job, timing)));
    }
    const sent = toSend.map((job) => ({ ...job, tries: job.tries + 1 }));
    await reschedule(tx, sent, delay);
    return { taken: due.length, hopeless };
  });
}

/** The first of a wave waits in the queue for what may join it; sent again, it has waited long enough. */
const bulkEntry = ({ name, key, payload, tries }: DueJob, { gatherMs }: JobTiming) => ({
  name,
  data: { key, payload },
  opts: { jobId: jobIdOf(key, tries), ...(name === BEGIN_JOB && tries === 0 ? { delay: gatherMs } : {}) },
});

async function sort(
  due: readonly DueJob[],
  { queues, timing }: RelayOptions,
  distrustActive: boolean,
): Promise<Sorted> {
  const sorted: Sorted = { toSend: [], alive: [], hopeless: [] };
  for (const job of due) {
    const queue = queues.get(job.queue);
    const isKnown = job.tries > 0;
    const state = queue && isKnown ? await stateOf(queue, job) : 'unknown';
    const isAlive = QUEUED.has(state) || (state === 'active' && !distrustActive);
    if (isKnown && isAlive) sorted.alive.push(job);
    else if (queue === undefined || job.tries >= timing.maxSends) sorted.hopeless.push(job);
    else if (distrustActive) sorted.toSend.push(await withUnusedId(queue, job, timing.maxSends));
    else sorted.toSend.push(job);
  }
  return sorted;
}

/** A relay that was killed may have sent a job and not have written that down: its id is used up. */
async function withUnusedId(queue: JobQueue, job: DueJob, maxSends: number): Promise<DueJob> {
  let { tries } = job;
  while (tries < maxSends && (await queue.getJobState(jobIdOf(job.key, tries))) !== 'unknown') tries += 1;
  return { ...job, tries };
}

/** Of the last sending that was written down. */
const stateOf = (queue: JobQueue, job: DueJob): Promise<string> =>
  queue.getJobState(jobIdOf(job.key, job.tries - 1));
