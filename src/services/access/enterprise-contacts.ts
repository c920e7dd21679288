/** Contacts of enterprises: masked, or in clear for who is granted them, and then never unrecorded. */
import type { Database, Statements } from '../../db/database';
import { SENSITIVE_COLUMNS } from '../../domain/access/sensitive-columns';
import type { Visibility } from '../../domain/access/visibility';
import { batched } from '../../loaders/by-key';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { seenEnterprise } from '../../loaders/visible';
import { appendAudit } from '../audit/append-audit';
import type { Caller } from './caller';
import { requireSealer, type Sealer } from './sealer';

type ContactField = keyof typeof SENSITIVE_COLUMNS;
type Contact = Readonly<Record<ContactField, string | null>>;

export interface ReadContact extends Contact {
  readonly isMasked: boolean;
}

/** By row id; null where the enterprise is not seen. One statement, and one record, for all of a moment. */
export interface ContactLoader {
  load(enterpriseId: string): Promise<ReadContact | null>;
}

export interface ContactReader {
  readonly database: Database;
  readonly sealer: Sealer | null;
  readonly caller: Caller | null;
  readonly visibility: Visibility;
  readonly now: Date;
  readonly requestId: string;
}

interface SealedRow extends Contact {
  readonly id: string;
  readonly uscc: string;
}

const FIELDS = Object.entries(SENSITIVE_COLUMNS) as [
  ContactField,
  (typeof SENSITIVE_COLUMNS)[ContactField],
][];
const SELECTED = FIELDS.map(([name, { column }]) => `e.${column} as "${name}"`).join(', ');

/** Sees for itself what the caller sees, whatever road has led to the enterprise. */
function readSealed(
  statements: Statements,
  visibility: Visibility,
  ids: readonly string[],
): Promise<SealedRow[]> {
  const seen = [seenEnterprise(visibility, 'e')];
  return statements.query<SealedRow>(
    `select e.id::text as id, e.uscc, ${SELECTED} from enterprise e
     where e.id = any($1::bigint[]) and ${sqlOf(seen, 1).join(' and ')} order by e.uscc`,
    [ids, ...valuesOf(seen)],
  );
}

const isSealed = (row: SealedRow) => FIELDS.some(([name]) => row[name] !== null);

function unsealed(row: SealedRow, sealer: Sealer | null, isMasked: boolean): ReadContact {
  const read = FIELDS.map(([name, { mask }]) => {
    const sealed = row[name];
    if (sealed === null) return [name, null] as const;
    const text = requireSealer(sealer).unseal(sealed);
    return [name, isMasked ? mask(text) : text] as const;
  });
  return { ...(Object.fromEntries(read) as Contact), isMasked };
}

const toMap = (rows: readonly SealedRow[], read: (row: SealedRow) => ReadContact) =>
  new Map(rows.map((row) => [row.id, read(row)]));

async function readMasked(
  { database, visibility, sealer }: ContactReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadContact>> {
  return toMap(await readSealed(database, visibility, ids), (row) => unsealed(row, sealer, true));
}

/** PIPL art. 51, 55: who saw whom, and when; without the record nobody sees anything. */
function readInClear(
  { database, visibility, sealer, now, requestId }: ContactReader,
  caller: Caller,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadContact>> {
  return database.transaction(async (tx) => {
    const rows = await readSealed(tx, visibility, ids);
    const contacts = toMap(rows, (row) => unsealed(row, sealer, false));
    const usccs = rows.filter(isSealed).map((row) => row.uscc);
    if (usccs.length > 0) {
      const who = { actor: caller.actor, actorName: caller.name, requestId };
      await appendAudit(tx, { ...who, action: 'CONTACTS_READ', detail: { usccs } }, now);
    }
    return contacts;
  });
}

export function createContactLoader(reader: ContactReader): ContactLoader {
  const { caller, visibility } = reader;
  return batched<ReadContact | null>(
    'bigint',
    () => null,
    async (ids) => {
      const found =
        caller && visibility.maySeeContacts
          ? await readInClear(reader, caller, ids)
          : await readMasked(reader, ids);
      return (id) => found.get(id);
    },
  );
}
