/** Follows a run until it has ended: told by the server, or asked for where no stream gets through. */
import { stringifyDocument } from '@urql/core';
import { tell } from './ask';
import {
  RunChangesDocument,
  type RunChangesSubscription,
  type RunProgressFragment,
  RunStateDocument,
} from './live-run.documents';
import { isProblem, type Problem } from './problem';
import { askedFetch } from './session-state';
import type { FeedRunStatus } from './vocabulary';

export type RunState = RunProgressFragment;

export interface RunWatcher {
  readonly onState: (run: RunState, how: { readonly isPolled: boolean; readonly isFinal: boolean }) => void;
  readonly onProblem: (problem: Problem) => void;
}

const IN_WORK: readonly FeedRunStatus[] = ['QUEUED', 'RUNNING'];
const POLL_EVERY_MS = 1_500;
/** The run as it is comes at once, but where a proxy holds answers back until they are whole. */
const FIRST_EVENT_MS = 5_000;
/** A run that waits for its turn changes as rarely as this; a line that has died says as little. */
const SILENCE_MS = 45_000;
const AGAIN_AFTER_MS = 1_000;

export const isFinal = (status: FeedRunStatus): boolean => !IN_WORK.includes(status);

/** How a stream went: the run is over, or it can be listened to again, or no stream gets through. */
type StreamEnd = 'FINAL' | 'AGAIN' | 'BROKEN';

/** Returns how to stop. */
export function watchRun(id: string, watcher: RunWatcher): () => void {
  const stopping = new AbortController();
  void follow(id, watcher, stopping.signal);
  return () => stopping.abort();
}

async function follow(id: string, watcher: RunWatcher, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const end = await stream(id, watcher, signal).catch(() => 'BROKEN' as const);
    if (end === 'FINAL') return;
    if (end === 'BROKEN') return poll(id, watcher, signal);
    // The server lets no stream last for ever: a long run is followed by one after another.
    await pause(AGAIN_AFTER_MS);
  }
}

async function stream(id: string, { onState }: RunWatcher, signal: AbortSignal): Promise<StreamEnd> {
  const { createClient } = await import('graphql-sse');
  if (signal.aborted) return 'FINAL';
  return new Promise((resolve) => {
    let dispose: () => void = () => undefined;
    let hasHeard = false;
    let timer = 0;
    const end = (how: StreamEnd) => {
      clearTimeout(timer);
      resolve(how);
      dispose();
    };
    const listen = () => {
      clearTimeout(timer);
      timer = window.setTimeout(
        () => end(hasHeard ? 'AGAIN' : 'BROKEN'),
        hasHeard ? SILENCE_MS : FIRST_EVENT_MS,
      );
    };
    signal.addEventListener('abort', () => end('FINAL'));
    listen();
    dispose = createClient({
      url: '/graphql/stream',
      fetchFn: askedFetch,
      retryAttempts: 0,
    }).subscribe<RunChangesSubscription>(
      { query: stringifyDocument(RunChangesDocument), variables: { id } },
      {
        next: ({ data }) => {
          // Why it was refused is learnt by asking.
          if (!data) return end('BROKEN');
          hasHeard = true;
          const isOver = isFinal(data.feedRun.status);
          onState(data.feedRun, { isPolled: false, isFinal: isOver });
          if (isOver) end('FINAL');
          else listen();
        },
        error: () => end('BROKEN'),
        complete: () => end(hasHeard ? 'AGAIN' : 'BROKEN'),
      },
    );
  });
}

async function poll(id: string, { onState, onProblem }: RunWatcher, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const run = await readRun(id).catch((error: unknown) => {
      if (!isProblem(error)) throw error;
      return error;
    });
    if (signal.aborted || run === null) return;
    if (isProblem(run)) return onProblem(run);
    const ended = isFinal(run.status);
    onState(run, { isPolled: true, isFinal: ended });
    if (ended) return;
    await pause(POLL_EVERY_MS);
  }
}

async function readRun(id: string): Promise<RunState | null> {
  const { node } = await tell(RunStateDocument, { id });
  return node && 'status' in node ? node : null;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
