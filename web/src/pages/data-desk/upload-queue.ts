/** Files on their way in: sent one after another, then followed until it is clear what became of each. */
import { computed, onScopeDispose, reactive } from 'vue';
import { type RunState, watchRun } from '../../api/live-run';
import type { Problem } from '../../api/problem';
import { isProblem } from '../../api/problem';
import { type Sending, sendFile } from './send-file';

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly feed: string;
  readonly feedName: string;
  readonly dryRun: boolean;
  state: 'WAITING' | 'SENDING' | 'ACCEPTED' | 'REFUSED';
  sent: number;
  total: number;
  problem: Problem | null;
  runId: string | null;
  isDuplicate: boolean;
  run: RunState | null;
  isPolled: boolean;
}

export interface Offer {
  readonly feed: string;
  readonly feedName: string;
  readonly dryRun: boolean;
}

export function useUploads(onEnd: () => void) {
  const uploads = reactive<Upload[]>([]);
  const stops = new Set<() => void>();
  let sending: Sending | null = null;
  let nextKey = 1;

  async function send(upload: Upload): Promise<void> {
    upload.state = 'SENDING';
    sending = sendFile(upload.file, upload, (sent, total) => {
      upload.sent = sent;
      upload.total = total;
    });
    try {
      const { runId, duplicate } = await sending.done;
      upload.state = 'ACCEPTED';
      upload.runId = runId;
      upload.isDuplicate = duplicate;
      follow(upload, runId);
    } catch (error) {
      if (!isProblem(error)) throw error;
      upload.state = 'REFUSED';
      upload.problem = error;
    } finally {
      sending = null;
    }
  }

  function follow(upload: Upload, runId: string): void {
    const stop = watchRun(runId, {
      onState: (run, { isPolled, isFinal }) => {
        upload.run = run;
        upload.isPolled = isPolled;
        if (!isFinal) return;
        stops.delete(stop);
        onEnd();
      },
      onProblem: (problem) => {
        upload.problem = problem;
      },
    });
    stops.add(stop);
  }

  async function work(): Promise<void> {
    if (sending) return;
    const next = uploads.find(({ state }) => state === 'WAITING');
    if (!next) return;
    await send(next);
    await work();
  }

  function add(files: readonly File[], offer: Offer): void {
    for (const file of files) {
      uploads.unshift({
        ...{ key: nextKey, file, ...offer, state: 'WAITING', sent: 0, total: file.size },
        ...{ problem: null, runId: null, isDuplicate: false, run: null, isPolled: false },
      });
      nextKey += 1;
    }
    void work();
  }

  function remove(upload: Upload): void {
    if (upload.state === 'SENDING') sending?.cancel();
    else uploads.splice(uploads.indexOf(upload), 1);
  }

  onScopeDispose(() => {
    for (const stop of stops) stop();
  });
  return { uploads: computed(() => uploads), add, remove };
}
