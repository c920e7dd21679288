/** The worker of one queue: runs each delivery, tells an outage from poison, gives up what cannot be done. */
import type { Job } from 'bullmq';
import { AppError, cleanErrorText } from '../errors';
import { buryJob } from '../services/dead-letters';
import { type JobRequest, noteError, type QueueName } from '../services/outbox';
import { isOutage } from './is-outage';
import type { JobContext, JobKind } from './job-kind';
import type { JobProcessor, JobWorker, QueueBackend } from './queue-backend';
import type { JobCounters, JobData } from './queue-names';

export const HEARTBEAT = 'heartbeat';

/** Its text fits every store; `outage` says that the job is not to blame. */
class JobFailure extends Error {
  constructor(
    cause: unknown,
    readonly outage: boolean,
  ) {
    super(cleanErrorText(cause));
    this.name = 'JobFailure';
    // BullMQ stores the stack as well.
    this.stack = cleanErrorText(cause instanceof Error ? new Error(cause.stack ?? cause.message) : cause);
  }
}

export class QueueWorkers {
  readonly #workers: JobWorker[] = [];
  readonly #burials = new Set<Promise<void>>();

  constructor(
    private readonly backend: QueueBackend,
    private readonly context: JobContext,
    private readonly kinds: ReadonlyMap<string, JobKind>,
  ) {}

  open(name: QueueName): void {
    const worker = this.backend.openWorker(name, this.processorOf(name));
    worker.on('failed', (job, error) => {
      if (job && job.name !== HEARTBEAT) this.track(this.afterFailure(name, job, error));
    });
    this.#workers.push(worker);
  }

  /** Waits for running jobs and for what is being written about failed ones. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
    await Promise.all(this.#burials);
  }

  async bury(job: JobRequest, error: unknown, tries: number): Promise<void> {
    const { database, log } = this.context;
    const kind = this.kinds.get(job.name);
    const buried = await buryJob(database, { job, error, tries }, async (tx, text) =>
      kind?.mourn?.(tx, job.payload, text, tries),
    );
    if (buried) log.error({ err: error, queue: job.queue, key: job.key }, 'a job was given up');
  }

  private processorOf(queue: QueueName): JobProcessor {
    return async (job, token): Promise<JobCounters> => {
      if (job.name === HEARTBEAT) return {};
      const fence = job.id && token ? this.backend.fence(queue, job.id, token) : undefined;
      try {
        const kind = this.kinds.get(job.name);
        if (!kind) throw new AppError('BAD_INPUT', { detail: `no job is called ${job.name}` });
        return await kind.run(this.context, { ...job.data, queue, ...(fence ? { fence } : {}) });
      } catch (error) {
        throw new JobFailure(error, isOutage(error));
      }
    };
  }

  /** While tries are left the queue goes on by itself; after an outage the outbox sends the job again. */
  private async afterFailure(queue: QueueName, job: Job<JobData, JobCounters>, error: Error): Promise<void> {
    const { key, payload } = job.data;
    const isFinal = job.finishedOn !== undefined && !(error instanceof JobFailure && error.outage);
    if (isFinal) await this.bury({ key, queue, name: job.name, payload }, error, job.attemptsMade);
    else await noteError(this.context.database, key, error);
  }

  private track(work: Promise<void>): void {
    const guarded = work.catch((error: unknown) =>
      this.context.log.warn({ err: error }, 'a failure could not be written down; the outbox will find it'),
    );
    this.#burials.add(guarded);
    void guarded.finally(() => this.#burials.delete(guarded));
  }
}
