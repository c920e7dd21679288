/** Natural persons as a caller sees them: through a loan or an application, and by no other road. */
import type { Statements } from '../../db/database';
import { PERSON_COLUMNS } from '../../domain/access/sensitive-columns';
import type { Visibility } from '../../domain/access/visibility';
import { LOAN_APPLICATIONS, LOANS } from '../../loaders/graph-lists';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { requireSeen } from '../../loaders/visible';
import {
  createSealedLoader,
  type SealedLoader,
  type SealedReader,
  type SealedRegister,
  type SealedRow,
  sealedSelect,
} from '../access/sealed-fields';

type PersonField = keyof typeof PERSON_COLUMNS;
type PersonRow = SealedRow<PersonField> & { readonly regionCode: string };

export type PersonLoader = SealedLoader<PersonRow>;

const ROADS = [
  { table: 'loan', list: LOANS },
  { table: 'loan_application', list: LOAN_APPLICATIONS },
] as const;

/** Whoever may see no loans sees no borrower through one. */
async function readSealed(
  statements: Statements,
  visibility: Visibility,
  ids: readonly string[],
): Promise<readonly PersonRow[]> {
  requireSeen(visibility, 'Person');
  const values: unknown[] = [ids];
  const roads = ROADS.filter(({ list }) => visibility.types.has(list.type)).map(({ table, list }) => {
    const conditions = list.seen(visibility);
    const where = ['t.person_id = p.id', ...sqlOf(conditions, values.length)];
    values.push(...valuesOf(conditions));
    return `exists (select from ${table} t where ${where.join(' and ')})`;
  });
  return statements.query<PersonRow>(
    `select p.id::text as id, p.region_code as "regionCode", ${sealedSelect(PERSON_COLUMNS, 'p')}
     from person p where p.id = any($1::uuid[]) and (${['false', ...roads].join(' or ')}) order by p.id`,
    values,
  );
}

const PERSONS: SealedRegister<PersonField, PersonRow> = {
  columns: PERSON_COLUMNS,
  keyType: 'uuid',
  read: readSealed,
  recordOf: (rows) => ({ action: 'PERSONS_READ', detail: { persons: rows.map(({ id }) => id) } }),
};

export const createPersonLoader = (reader: SealedReader): PersonLoader => createSealedLoader(PERSONS, reader);
