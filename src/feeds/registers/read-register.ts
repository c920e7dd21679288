/** A file of a register, from its bytes to batches of records and problems. */
import { correctedRows } from '../corrected-rows';
import type { Correction } from '../corrections';
import type { ByteSource } from '../decode';
import { BatchCollector, type FeedBatch } from '../feed-batch';
import { FileRefused } from '../problems';
import type { Vocabulary } from '../vocabulary';
import { checkRegisterDefinition } from './check-register-definition';
import type { RegisterRecord } from './read-record';
import type { RegisterDefinition } from './register-definition';
import { RegisterFile } from './register-file';

export interface RegisterSource {
  readonly source: ByteSource;
  readonly definition: RegisterDefinition;
  readonly vocabulary: Vocabulary;
  /** Whether data of natural persons can be sealed; without that a file with any is void. */
  readonly canSeal: boolean;
  readonly corrections?: readonly Correction[];
}

/** The columns of a file, known once its header has been read. */
export interface RegisterColumns {
  /** Fields that have a column. */
  readonly present: readonly string[];
  /** Header of each field, or its name where there is no column. */
  readonly headers: ReadonlyMap<string, string>;
}

export class RegisterReading {
  readonly #collector = new BatchCollector<RegisterRecord>();
  readonly #file: RegisterFile;

  constructor(private readonly given: RegisterSource) {
    this.#file = new RegisterFile(given.definition, given.vocabulary, this.#collector, given.canSeal);
  }

  get columns(): RegisterColumns {
    return this.#file;
  }

  /** A problem of severity FATAL voids everything yielded before it. */
  async *batches(): AsyncGenerator<FeedBatch<RegisterRecord>> {
    const { definition, vocabulary } = this.given;
    const mismatches = checkRegisterDefinition(definition, vocabulary);
    for (const mismatch of mismatches) this.#collector.report(mismatch);
    if (mismatches.length === 0) {
      try {
        yield* this.rows();
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error;
        this.#collector.report(error.problem);
      }
    }
    yield* this.#collector.takeFull();
    yield this.#collector.takeRest();
  }

  private async *rows(): AsyncGenerator<FeedBatch<RegisterRecord>> {
    const { source, definition, corrections = [] } = this.given;
    for await (const rows of correctedRows(source, definition, corrections)) {
      for (const row of rows) this.#file.row(row);
      yield* this.#collector.takeFull();
    }
    this.#file.end();
  }
}
