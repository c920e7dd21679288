/** SHA-256 over all that was read of a file, however it was cut into batches: the same again has the same. */
import { createHash } from 'node:crypto';
import type { FeedBatch } from '../../feeds/feed-batch';
import type { Problem } from '../../feeds/problems';
import type { RegisterRecord } from '../../feeds/registers/read-record';

const FIELD = '\u001f';
const END = '\u001e';

/** Data of natural persons too: the hash of the whole file, which is kept as well, tells no less. */
export const canonicalRecord = ({ line, values }: RegisterRecord): string => {
  const names = Object.keys(values).sort();
  return [line, ...names.map((name) => `${name}=${values[name] ?? ''}`)].join(FIELD) + END;
};

/** Messages may be worded better one day: what counts is the code, and where it stands. */
const canonicalProblem = ({ code, line, sheet, column, cell, raw }: Problem) =>
  [code, line, sheet ?? '', column ?? '', cell ?? '', raw].join(FIELD) + END;

export class RowsDigest {
  readonly #rows = createHash('sha256');
  readonly #problems = createHash('sha256');
  readonly #counts = { read: 0, rejected: 0, ignored: 0, repeated: 0 };
  #value: string | null = null;

  /** Rows as they are staged; a file of figures is hashed as fast as its lines come. */
  addRows(text: string | Uint8Array): void {
    this.#rows.update(text);
  }

  add({ withdrawn, problems, ...batch }: Omit<FeedBatch, 'rows'>): void {
    for (const { line, sheet, column } of withdrawn) {
      this.#problems.update(`-${line}${FIELD}${sheet ?? ''}${FIELD}${column}${END}`);
    }
    for (const one of problems) this.#problems.update(canonicalProblem(one));
    for (const name of ['read', 'rejected', 'ignored', 'repeated'] as const) {
      this.#counts[name] += batch[name];
    }
  }

  /** Nothing can be added once it has been asked for. */
  get value(): string {
    this.#value ??= createHash('sha256')
      .update(
        [this.#rows.digest('hex'), this.#problems.digest('hex'), JSON.stringify(this.#counts)].join(' '),
      )
      .digest('hex');
    return this.#value;
  }
}
