/** Contacts of enterprises: masked, or in clear for who is granted them. */
import type { Statements } from '../../db/database';
import { CONTACT_COLUMNS } from '../../domain/access/sensitive-columns';
import type { Visibility } from '../../domain/access/visibility';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { seenEnterprise } from '../../loaders/visible';
import {
  createSealedLoader,
  type SealedLoader,
  type SealedReader,
  type SealedRegister,
  type SealedRow,
  sealedSelect,
} from './sealed-fields';

type ContactField = keyof typeof CONTACT_COLUMNS;
type ContactRow = SealedRow<ContactField> & { readonly uscc: string };

export type ContactLoader = SealedLoader<ContactRow>;

function readSealed(
  statements: Statements,
  visibility: Visibility,
  ids: readonly string[],
): Promise<ContactRow[]> {
  const seen = [seenEnterprise(visibility, 'e')];
  return statements.query<ContactRow>(
    `select e.id::text as id, e.uscc, ${sealedSelect(CONTACT_COLUMNS, 'e')} from enterprise e
     where e.id = any($1::bigint[]) and ${sqlOf(seen, 1).join(' and ')} order by e.uscc`,
    [ids, ...valuesOf(seen)],
  );
}

const CONTACTS: SealedRegister<ContactField, ContactRow> = {
  columns: CONTACT_COLUMNS,
  keyType: 'bigint',
  read: readSealed,
  recordOf: (rows) => ({ action: 'CONTACTS_READ', detail: { usccs: rows.map(({ uscc }) => uscc) } }),
};

export const createContactLoader = (reader: SealedReader): ContactLoader =>
  createSealedLoader(CONTACTS, reader);
