/** How many simulations run at once: each takes a core, and queries need some too. Others wait in line. */
import { AppError } from '../../errors';

export interface SlotLimits {
  readonly running: number;
  readonly waiting: number;
  /** Of one caller, running and waiting together. */
  readonly ofCaller: number;
}

export const SIMULATION_SLOTS: SlotLimits = Object.freeze({ running: 2, waiting: 16, ofCaller: 6 });

export class SimulationSlots {
  readonly #line: (() => void)[] = [];
  readonly #ofCaller = new Map<string, number>();
  #running = 0;

  constructor(private readonly limits: SlotLimits = SIMULATION_SLOTS) {}

  /** Waits for its turn; refuses when too many wait already. */
  async run<T>(actor: string, work: () => Promise<T>): Promise<T> {
    const own = this.#ofCaller.get(actor) ?? 0;
    const { running, waiting, ofCaller } = this.limits;
    if (own >= ofCaller) throw new AppError('SIMULATIONS_BUSY', { max: ofCaller });
    const mustWait = this.#running >= running;
    if (mustWait && this.#line.length >= waiting) throw new AppError('SIMULATIONS_BUSY', { max: waiting });
    this.#ofCaller.set(actor, own + 1);
    try {
      // The place of one that ends passes to the first in the line, so it stays counted.
      if (mustWait) await new Promise<void>((resolve) => this.#line.push(resolve));
      else this.#running += 1;
      try {
        return await work();
      } finally {
        const next = this.#line.shift();
        if (next) next();
        else this.#running -= 1;
      }
    } finally {
      const left = (this.#ofCaller.get(actor) ?? 1) - 1;
      if (left === 0) this.#ofCaller.delete(actor);
      else this.#ofCaller.set(actor, left);
    }
  }
}

const slots = new WeakMap<object, SimulationSlots>();

/** Those of a process, kept by its database. */
export function slotsOf(database: object): SimulationSlots {
  const found = slots.get(database) ?? new SimulationSlots();
  slots.set(database, found);
  return found;
}
