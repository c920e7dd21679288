/**
 * Rows by their key for many requests at once: while one statement runs, the keys that are asked for
 * meanwhile wait for the next. Nothing is kept, so no answer is older than its question: a key that was
 * revoked before a request came is revoked for that request.
 */

import type { Database } from './database';

/** Keys of one statement; the rest wait for the one after. */
const MAX_KEYS = 5_000;
/** Who waits must not hang on one slow statement: after this the next one starts beside it. */
const PATIENCE_MS = 50;

interface Waiting<Value> {
  readonly answers: Promise<ReadonlyMap<string, Value>>;
  readonly keys: Set<string>;
  readonly start: () => void;
}

type Load<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

export class GatheredReads<Value> {
  #isRunning = false;
  readonly #queue: Waiting<Value>[] = [];

  constructor(private readonly load: Load<Value>) {}

  /** What is known of these keys, as of now or later. */
  async find(keys: readonly string[]): Promise<ReadonlyMap<string, Value>> {
    const waiting = this.#place(keys.length);
    for (const key of keys) waiting.keys.add(key);
    this.#next();
    return waiting.answers;
  }

  #place(count: number): Waiting<Value> {
    const last = this.#queue.at(-1);
    if (last && last.keys.size + count <= MAX_KEYS) return last;
    const keys = new Set<string>();
    const { promise, resolve } = withResolve<ReadonlyMap<string, Value>>();
    const made = { keys, answers: promise, start: () => resolve(this.load([...keys])) };
    this.#queue.push(made);
    return made;
  }

  #next(): void {
    if (this.#isRunning) return;
    const waiting = this.#queue[0];
    if (!waiting) return;
    this.#isRunning = true;
    // What else is asked in this turn of the event loop still goes along.
    setImmediate(() => {
      this.#queue.shift();
      waiting.start();
      let isOver = false;
      const goOn = () => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        this.#isRunning = false;
        this.#next();
      };
      const timer = setTimeout(goOn, PATIENCE_MS);
      waiting.answers.then(goOn, goOn);
    });
  }
}

function withResolve<Value>() {
  let resolve: (value: Value | PromiseLike<Value>) => void = () => undefined;
  const promise = new Promise<Value>((given) => {
    resolve = given;
  });
  return { promise, resolve };
}

const gathered = new WeakMap<Database, Map<string, GatheredReads<unknown>>>();

/** The one gathering of these keys in this process, by the name of its statement. */
export function gatheredReads<Value>(
  database: Database,
  name: string,
  load: Load<Value>,
): GatheredReads<Value> {
  const known = gathered.get(database) ?? new Map<string, GatheredReads<unknown>>();
  gathered.set(database, known);
  const found = known.get(name) ?? new GatheredReads<unknown>(load);
  known.set(name, found);
  return found as GatheredReads<Value>;
}
