/** Files on their way in: sent one after another, then followed until it is clear what became of each. */
import { reactive } from 'vue';
import { type RunState, watchRun } from '../../api/live-run';
import { isProblem, type Problem } from '../../api/problem';
import { type Sending, sendFile } from './send-file';

export interface Offer {
  readonly feed: string;
  readonly feedName: string;
  readonly dryRun: boolean;
}

export interface Upload extends Offer {
  readonly key: number;
  readonly file: File;
  state: 'WAITING' | 'SENDING' | 'ACCEPTED' | 'REFUSED';
  sent: number;
  total: number;
  problem: Problem | null;
  runId: string | null;
  isDuplicate: boolean;
  run: RunState | null;
  isPolled: boolean;
}

export class UploadQueue {
  readonly uploads = reactive<Upload[]>([]);
  readonly #stops = new Set<() => void>();
  #sending: Sending | null = null;
  #nextKey = 1;

  readonly #onEnd: () => void;

  /** `onEnd`: something has ended, so that lists of the page are out of date. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  add(files: readonly File[], offer: Offer): void {
    for (const file of files) {
      this.uploads.unshift({
        ...{ key: this.#nextKey, file, ...offer, state: 'WAITING', sent: 0, total: file.size },
        ...{ problem: null, runId: null, isDuplicate: false, run: null, isPolled: false },
      });
      this.#nextKey += 1;
    }
    void this.#work();
  }

  /** One on its way out is broken off; what the server has taken in stays taken in. */
  remove(upload: Upload): void {
    if (upload.state === 'SENDING') this.#sending?.cancel();
    else this.uploads.splice(this.uploads.indexOf(upload), 1);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  async #work(): Promise<void> {
    if (this.#sending) return;
    // What was handed in first is sent first; the newest stands on top.
    const next = this.uploads.findLast(({ state }) => state === 'WAITING');
    if (!next) return;
    await this.#send(next);
    await this.#work();
  }

  async #send(upload: Upload): Promise<void> {
    upload.state = 'SENDING';
    this.#sending = sendFile(upload.file, upload, (sent, total) => {
      upload.sent = sent;
      upload.total = total;
    });
    try {
      const { runId, duplicate } = await this.#sending.done;
      upload.state = 'ACCEPTED';
      upload.runId = runId;
      upload.isDuplicate = duplicate;
      this.#follow(upload, runId);
    } catch (error) {
      if (!isProblem(error)) throw error;
      upload.state = 'REFUSED';
      upload.problem = error;
    } finally {
      this.#sending = null;
    }
  }

  #follow(upload: Upload, runId: string): void {
    const stop = watchRun(runId, {
      onState: (run, { isPolled, isFinal }) => {
        upload.run = run;
        upload.isPolled = isPolled;
        if (!isFinal) return;
        this.#stops.delete(stop);
        this.#onEnd();
      },
      onProblem: (problem) => {
        upload.problem = problem;
      },
    });
    this.#stops.add(stop);
  }
}
