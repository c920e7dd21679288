/** Simulates in a thread of its own, which ends with its answer, its time or its caller's patience. */
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SimulationModel } from '../../domain/simulation/model';
import type { SimulationOptions, SimulationOutcome } from '../../domain/simulation/outcome';
import { simulate } from '../../domain/simulation/simulate';
import { AppError } from '../../errors';

/** What the thread is started with. */
export interface SimulationTask {
  readonly model: SimulationModel;
  readonly options: SimulationOptions;
}

export interface ThreadLimits {
  readonly timeMs: number;
  /** Of objects; the draws themselves lie beside the heap and are bounded by `MAX_CELLS`. */
  readonly heapMb: number;
}

/** Far more than fifty targets with sensitivities and a goal take, on a slow and busy core. */
export const THREAD_LIMITS: ThreadLimits = Object.freeze({ timeMs: 60_000, heapMb: 512 });

/** Where tests compile sources as they run them, Node itself has no program to start a thread with. */
export const canSimulateInThread = extname(__filename) in require.extensions;
/** A program that answers its `workerData` with one message, as it lies beside this file or elsewhere. */
const programAt = (path: string) => `${path}${extname(__filename)}`;

const tooSlow = ({ timeMs }: ThreadLimits) =>
  new AppError('SIMULATION_TOO_SLOW', { seconds: Math.ceil(timeMs / 1000) });

function answerOf<Answer>(worker: Worker, limits: ThreadLimits, signal: AbortSignal | undefined) {
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow(limits)), limits.timeMs);
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      reject(new Error(`the thread that simulates ended with code ${code}`));
    });
  });
}

/**
 * What the program at this path, without its extension, answers. How many run at once is for the caller to
 * bound: each takes a core. An aborted signal ends the thread at once.
 */
export async function answerFromThread<Task, Answer>(
  program: string,
  task: Task,
  signal?: AbortSignal,
  limits: ThreadLimits = THREAD_LIMITS,
): Promise<Answer> {
  signal?.throwIfAborted();
  const worker = new Worker(programAt(program), {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  });
  try {
    return await answerOf<Answer>(worker, limits, signal);
  } finally {
    await worker.terminate();
  }
}

/** The outcome of `simulate`, from a thread where there is a program for one. */
export async function simulateInThread(
  task: SimulationTask,
  signal?: AbortSignal,
  limits: ThreadLimits = THREAD_LIMITS,
): Promise<SimulationOutcome> {
  signal?.throwIfAborted();
  if (!canSimulateInThread) return simulate(task.model, task.options);
  return answerFromThread(join(__dirname, 'simulation-thread'), task, signal, limits);
}
