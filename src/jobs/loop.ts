/** Something done again and again, never twice at once: at intervals, and whenever it is woken. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Loop {
  /** Does it again soon, even if it is at it now. */
  wake(): void;
  /** Resolves when the last round has ended. */
  stop(): Promise<void>;
}

export function startLoop(
  everyMs: number,
  round: () => Promise<void>,
  onError: (error: unknown) => void,
): Loop {
  const stopping = new AbortController();
  let waiting = new AbortController();
  let woken = false;
  const turn = async () => {
    while (!stopping.signal.aborted) {
      woken = false;
      await round().catch(onError);
      if (woken || stopping.signal.aborted) continue;
      waiting = new AbortController();
      await sleep(everyMs, undefined, { signal: waiting.signal }).catch(() => undefined);
    }
  };
  const done = turn();
  const wake = () => {
    woken = true;
    waiting.abort();
  };
  return {
    wake,
    stop: async () => {
      stopping.abort();
      wake();
      await done;
    },
  };
}
