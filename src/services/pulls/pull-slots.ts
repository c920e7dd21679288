/** How many pulls run at once: each holds a connection, and others need some too. */
import { AppError } from '../../errors';
import type { PullLimits } from './pull-limits';

export class PullSlots {
  readonly #running = new Map<string, number>();
  #total = 0;
  readonly #max: number;

  /** At most half of the pool. */
  constructor(
    private readonly limits: Pick<PullLimits, 'maxPulls' | 'maxPullsOfCaller'>,
    poolSize: number,
  ) {
    this.#max = Math.max(1, Math.min(limits.maxPulls, Math.floor(poolSize / 2)));
  }

  /** Gives back what returns the place; returning it twice does nothing. */
  take(actor: string): () => void {
    const own = this.#running.get(actor) ?? 0;
    if (this.#total >= this.#max) throw new AppError('TOO_MANY_PULLS', { max: this.#max });
    const { maxPullsOfCaller } = this.limits;
    if (own >= maxPullsOfCaller) throw new AppError('TOO_MANY_PULLS', { max: maxPullsOfCaller });
    this.#total += 1;
    this.#running.set(actor, own + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#total -= 1;
      const left = (this.#running.get(actor) ?? 1) - 1;
      if (left === 0) this.#running.delete(actor);
      else this.#running.set(actor, left);
    };
  }
}
