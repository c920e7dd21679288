/** Streams a stored list through its feed's reader: records to stage, with what is derived and sealed. */
import type { Statements } from '../../../db/database';
import type { Correction } from '../../../feeds/corrections';
import type { ByteSource } from '../../../feeds/decode';
import type { RegisterRecord } from '../../../feeds/registers/read-record';
import { type RegisterColumns, RegisterReading } from '../../../feeds/registers/read-register';
import type { RegisterDefinition } from '../../../feeds/registers/register-definition';
import { contactsOf } from '../../../feeds/registers/register-fields';
import type { Vocabulary } from '../../../feeds/vocabulary';
import { requireSealer, type Sealer } from '../../access/sealer';
import { nameInitials } from '../../enterprises/name-initials';
import { readRawFile } from '../raw-file';
import { Reading } from '../reading';
import { canonicalRecord } from '../rows-digest';

export interface ListToRead {
  readonly sha256: string;
  readonly definition: RegisterDefinition;
  readonly vocabulary: Vocabulary;
  readonly sealer: Sealer | null;
  /** Laid over the table. */
  readonly corrections: readonly Correction[];
  /** A file that is only tried out; otherwise the stored one is read. */
  readonly source?: ByteSource | undefined;
}

export class RecordReading extends Reading {
  readonly #file: RegisterReading;
  readonly #contacts: readonly string[];

  constructor(
    statements: Statements,
    private readonly list: ListToRead,
  ) {
    super(list.definition.onReject);
    const { sha256, definition, vocabulary, sealer, corrections } = list;
    this.#file = new RegisterReading({
      ...{ definition, vocabulary, canSeal: sealer !== null, corrections },
      source: list.source ?? (() => readRawFile(statements, sha256, sealer)),
    });
    this.#contacts = contactsOf(definition.register);
  }

  get columns(): RegisterColumns {
    return this.#file.columns;
  }

  headerOf(field: string): string {
    return this.columns.headers.get(field) ?? field;
  }

  /** Reads on when the file is refused already: the sender is to hear of every row at once. */
  async *records(): AsyncGenerator<readonly RegisterRecord[]> {
    for await (const batch of this.#file.batches()) {
      this.digest.addRows(batch.rows.map(canonicalRecord).join(''));
      this.count(batch);
      if (!this.isRefused) yield batch.rows.map((record) => this.prepare(record));
    }
  }

  private prepare({ line, values }: RegisterRecord): RegisterRecord {
    const { name, expiresOn } = values;
    const { register } = this.list.definition;
    const prepared: Record<string, string | null> = { ...values };
    if (register === 'enterprises') prepared.nameInitials = name == null ? null : nameInitials(name);
    if (register === 'certifications') prepared.expiresOnStated = String(expiresOn != null);
    for (const contact of this.#contacts) {
      const text = values[contact];
      if (text != null) prepared[contact] = requireSealer(this.list.sealer).seal(text);
    }
    return { line, values: prepared };
  }
}
