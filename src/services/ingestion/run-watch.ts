/**
 * Tells whoever waits that a run has changed. However many wait in this process, the rows of all of them are
 * read by one statement, twice a second; a listener that is slow gets the latest state, not every one.
 */
import type { Database } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';

const POLL_MS = 500;
/** The others wait for somebody, or for nothing. */
const IN_WORK: readonly FeedRunStatus[] = ['QUEUED', 'RUNNING'];

/** A run as it is now; to be read anew by whoever is told. */
export interface RunChange {
  readonly runId: string;
}

interface RunState {
  readonly version: string;
  readonly isFinal: boolean;
}

class Listener implements AsyncIterableIterator<RunChange> {
  #state: RunState | null = null;
  #told: RunState | null = null;
  #failure: unknown;
  #isClosed = false;
  #wake: () => void = () => undefined;

  constructor(
    private readonly runId: string,
    private readonly leave: (listener: Listener) => void,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  tell(state: RunState): void {
    this.#state = state;
    this.#wake();
  }

  fail(error: unknown): void {
    this.#failure = error;
    this.#close();
  }

  async next(): Promise<IteratorResult<RunChange>> {
    while (!this.#isClosed) {
      if (this.#state !== null && this.#state.version !== this.#told?.version) {
        this.#told = this.#state;
        return { done: false, value: { runId: this.runId } };
      }
      if (this.#told?.isFinal) this.#close();
      else await this.#change();
    }
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<RunChange>> {
    this.#close();
    return { done: true, value: undefined };
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #close(): void {
    this.#isClosed = true;
    this.leave(this);
    this.#wake();
  }
}

export class RunWatch {
  readonly #listeners = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;
  #isReading = false;

  constructor(
    private readonly database: Database,
    private readonly pollMs = POLL_MS,
  ) {}

  /** How many wait. */
  get size(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Each change from now on, the present state first; ends once the run has nothing more to do. */
  watch(runId: string): AsyncIterableIterator<RunChange> {
    const listener = new Listener(runId, (gone) => this.#remove(runId, gone));
    this.#listeners.set(runId, (this.#listeners.get(runId) ?? new Set()).add(listener));
    this.#readIn(0);
    return listener;
  }

  #remove(runId: string, listener: Listener): void {
    const others = this.#listeners.get(runId);
    others?.delete(listener);
    if (others?.size === 0) this.#listeners.delete(runId);
    if (this.#listeners.size === 0) clearTimeout(this.#timer);
  }

  #readIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#listeners.size > 0 && !this.#isReading) this.#timer = setTimeout(() => this.#read(), ms);
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    const asked = new Map([...this.#listeners].map(([runId, those]) => [runId, [...those]]));
    try {
      const states = await readStates(this.database, [...asked.keys()]);
      for (const [runId, listeners] of asked) {
        const state = states.get(runId);
        for (const listener of listeners) {
          if (state) listener.tell(state);
          else listener.fail(new AppError('UNKNOWN_RUN', { id: runId }));
        }
      }
    } catch (error) {
      for (const listener of [...asked.values()].flat()) listener.fail(error);
    } finally {
      this.#isReading = false;
      // Who came meanwhile waits for the next turn, as everybody does.
      this.#readIn(this.pollMs);
    }
  }
}

/** Each writing of a row gives it another xmin. */
async function readStates(
  database: Database,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, RunState>> {
  const rows = await database.read<{ id: string; version: string; status: FeedRunStatus }>(
    {
      name: 'feed_run_versions',
      sql: 'select id, xmin::text as version, status from feed_run where id = any($1::uuid[])',
    },
    [runIds],
  );
  return new Map(
    rows.map(({ id, version, status }) => [id, { version, isFinal: !IN_WORK.includes(status) }]),
  );
}

const watches = new WeakMap<Database, RunWatch>();

/** The one watch of this process over this database. */
export function runWatchOf(database: Database): RunWatch {
  const found = watches.get(database) ?? new RunWatch(database);
  watches.set(database, found);
  return found;
}
