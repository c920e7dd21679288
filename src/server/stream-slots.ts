/** How many streams are open, in all and for each caller; all of them can be told to end. */
import { AppError } from '../errors';
import type { StreamLimits } from './stream-limits';

export class StreamSlots {
  readonly #open = new Map<AbortController, string>();

  constructor(private readonly limits: StreamLimits) {}

  get size(): number {
    return this.#open.size;
  }

  /** Takes a place until it is given back; its signal says when to end. */
  take(holder: string): { readonly end: AbortController; readonly giveBack: () => void } {
    const { maxStreams, maxStreamsOfCaller, totalMs } = this.limits;
    const own = [...this.#open.values()].filter((other) => other === holder).length;
    if (this.#open.size >= maxStreams) throw new AppError('TOO_MANY_STREAMS', { max: maxStreams });
    if (own >= maxStreamsOfCaller) throw new AppError('TOO_MANY_STREAMS', { max: maxStreamsOfCaller });
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), totalMs);
    this.#open.set(end, holder);
    const giveBack = () => {
      clearTimeout(timer);
      this.#open.delete(end);
    };
    return { end, giveBack };
  }

  endAll(): void {
    for (const end of this.#open.keys()) end.abort();
  }
}
