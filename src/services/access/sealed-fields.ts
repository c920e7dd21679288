/** Fields of natural persons: masked, or in clear for who is granted them, and then never unrecorded. */
import type { Database, Statements } from '../../db/database';
import type { SensitiveColumn } from '../../domain/access/sensitive-columns';
import type { Visibility } from '../../domain/access/visibility';
import { batched } from '../../loaders/by-key';
import type { KeyType } from '../../loaders/rows';
import { type AuditEntry, appendAudit } from '../audit/append-audit';
import type { Caller } from './caller';
import { requireSealer, type Sealer } from './sealer';

/** A row as it is read: its sealed fields sealed. */
export type SealedRow<Field extends string> = Readonly<Record<Field, string | null>> & {
  readonly id: string;
};

export type ReadRow<Row> = Row & { readonly isMasked: boolean };

/** By row id; null where the row is not seen. One statement, and one record, for all of a moment. */
export interface SealedLoader<Row> {
  load(id: string): Promise<ReadRow<Row> | null>;
}

export interface SealedReader {
  readonly database: Database;
  readonly sealer: Sealer | null;
  readonly caller: Caller | null;
  readonly visibility: Visibility;
  readonly now: Date;
  readonly requestId: string;
}

/** One kind of row with sealed fields. */
export interface SealedRegister<Field extends string, Row extends SealedRow<Field>> {
  readonly columns: Readonly<Record<Field, SensitiveColumn>>;
  readonly keyType: KeyType;
  /** Sees for itself what the caller sees, whatever road has led to the row. */
  readonly read: (
    statements: Statements,
    visibility: Visibility,
    ids: readonly string[],
  ) => Promise<readonly Row[]>;
  /** What the audit tells of the rows that were read in clear; nothing of what they say. */
  readonly recordOf: (rows: readonly Row[]) => Pick<AuditEntry, 'action' | 'detail'>;
}

/** The sealed columns of a table, under the names of their fields. */
export const sealedSelect = (columns: Readonly<Record<string, SensitiveColumn>>, alias: string): string =>
  Object.entries(columns)
    .map(([field, { column }]) => `${alias}.${column} as "${field}"`)
    .join(', ');

export function createSealedLoader<Field extends string, Row extends SealedRow<Field>>(
  register: SealedRegister<Field, Row>,
  reader: SealedReader,
): SealedLoader<Row> {
  const { caller, visibility } = reader;
  return batched<ReadRow<Row> | null>(
    register.keyType,
    () => null,
    async (ids) => {
      const rows =
        caller && visibility.maySeeContacts
          ? await readInClear(register, reader, caller, ids)
          : await readMasked(register, reader, ids);
      const found = new Map(rows.map((row) => [row.id, row]));
      return (id) => found.get(id);
    },
  );
}

const fieldsOf = <Field extends string>(columns: Readonly<Record<Field, SensitiveColumn>>) =>
  Object.entries(columns) as [Field, SensitiveColumn][];

function unsealed<Field extends string, Row extends SealedRow<Field>>(
  { columns }: SealedRegister<Field, Row>,
  row: Row,
  sealer: Sealer | null,
  isMasked: boolean,
): ReadRow<Row> {
  const read = fieldsOf(columns).map(([field, { mask }]) => {
    const sealed = row[field];
    if (sealed === null) return [field, null] as const;
    const text = requireSealer(sealer).unseal(sealed);
    return [field, isMasked ? mask(text) : text] as const;
  });
  return { ...row, ...Object.fromEntries(read), isMasked };
}

async function readMasked<Field extends string, Row extends SealedRow<Field>>(
  register: SealedRegister<Field, Row>,
  { database, visibility, sealer }: SealedReader,
  ids: readonly string[],
): Promise<readonly ReadRow<Row>[]> {
  const rows = await register.read(database, visibility, ids);
  return rows.map((row) => unsealed(register, row, sealer, true));
}

/** PIPL art. 51, 55: who saw whom, and when; without the record nobody sees anything. */
function readInClear<Field extends string, Row extends SealedRow<Field>>(
  register: SealedRegister<Field, Row>,
  { database, visibility, sealer, now, requestId }: SealedReader,
  caller: Caller,
  ids: readonly string[],
): Promise<readonly ReadRow<Row>[]> {
  const fields = fieldsOf(register.columns);
  return database.transaction(async (tx) => {
    const rows = await register.read(tx, visibility, ids);
    const read = rows.map((row) => unsealed(register, row, sealer, false));
    const told = rows.filter((row) => fields.some(([field]) => row[field] !== null));
    if (told.length > 0) {
      const who = { actor: caller.actor, actorName: caller.name, requestId };
      await appendAudit(tx, { ...who, ...register.recordOf(told) }, now);
    }
    return read;
  });
}
