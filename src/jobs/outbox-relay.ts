/** Hands the outbox to the queues, again and again until there is a receipt: relay and reconciler in one. */
import type { Database } from '../db/database';
import type { Logger } from '../log';
import { type DueJob, OUTBOX_CHANNEL, type QueueName, reschedule, takeDue } from '../services/outbox';
import { type JobTiming, resendDelayMs } from './job-timing';
import { listenTo } from './listen';
import { startLoop } from './loop';
import type { JobQueue } from './queue-backend';
import { jobIdOf } from './queue-names';

const BATCH = 100;
/** Of one round; what is left waits for the next. */
const MAX_BATCHES = 100;
/** Sent and not yet done with; anything else is lost, failed or finished without a receipt. */
const ALIVE = new Set(['waiting', 'active', 'delayed', 'prioritized', 'paused', 'waiting-children']);

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
  const loop = startLoop(
    timing.relayPollMs,
    () => relayDue(options),
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

async function relayDue(options: RelayOptions): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const { taken, hopeless } = await relayBatch(options);
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

async function relayBatch(options: RelayOptions): Promise<{ taken: number; hopeless: readonly DueJob[] }> {
  const { database, queues, timing } = options;
  const delay = (tries: number) => resendDelayMs(timing, tries);
  return database.transaction(async (tx) => {
    const due = await takeDue(tx, BATCH);
    const { toSend, alive, hopeless } = await sort(due, options);
    await reschedule(tx, [...alive, ...hopeless], delay, false);
    for (const [name, queue] of queues) {
      const jobs = toSend.filter((job) => job.queue === name);
      if (jobs.length > 0) await queue.addBulk(jobs.map(bulkEntry));
    }
    await reschedule(tx, toSend, delay, true);
    return { taken: due.length, hopeless };
  });
}

const bulkEntry = ({ name, key, payload, tries }: DueJob) => ({
  name,
  data: { key, payload },
  opts: { jobId: jobIdOf(key, tries) },
});

async function sort(due: readonly DueJob[], { queues, timing }: RelayOptions): Promise<Sorted> {
  const sorted: Sorted = { toSend: [], alive: [], hopeless: [] };
  for (const job of due) {
    const queue = queues.get(job.queue);
    const isAlive = queue !== undefined && job.tries > 0 && (await isStillQueued(queue, job));
    if (isAlive) sorted.alive.push(job);
    else if (queue === undefined || job.tries >= timing.maxSends) sorted.hopeless.push(job);
    else sorted.toSend.push(job);
  }
  return sorted;
}

async function isStillQueued(queue: JobQueue, job: DueJob): Promise<boolean> {
  return ALIVE.has(await queue.getJobState(jobIdOf(job.key, job.tries - 1)));
}
