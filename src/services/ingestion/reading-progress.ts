/** Tells how far a run has read, about once a second: beside its transaction, so that others see it. */
import type { Statements } from '../../db/database';

const EVERY_MS = 1_000;

export class ReadingProgress {
  #toldAtMs = performance.now();
  #telling: Promise<unknown> = Promise.resolve();
  #isTelling = false;
  #hasEnded = false;

  constructor(
    private readonly statements: Statements,
    private readonly runId: string,
  ) {}

  /** Never waits and never fails: the reading goes on whether anybody looks or not. */
  tell(read: number): void {
    const nowMs = performance.now();
    if (this.#hasEnded || this.#isTelling || nowMs - this.#toldAtMs < EVERY_MS) return;
    this.#toldAtMs = nowMs;
    this.#isTelling = true;
    this.#telling = this.statements
      .query('update feed_run set rows_done = $2 where id = $1', [this.runId, read])
      .catch(() => undefined)
      .finally(() => {
        this.#isTelling = false;
      });
  }

  /** What is on its way has arrived; nothing is told after this. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#telling;
  }
}
