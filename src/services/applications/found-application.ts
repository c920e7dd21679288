/** A proposed loan with its procedure and all that was decided, locked until its writer ends. */
import type { Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { applicationProcedure } from '../../domain/applications/procedure';
import type { ApplicationStatus } from '../../domain/applications/vocabulary';
import type { Decision, Procedure } from '../../domain/programmes/procedure';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { LOAN_APPLICATIONS } from '../../loaders/graph-lists';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { isKeyOf } from '../../loaders/rows';
import { loadTerms } from '../programmes/load-terms';

export interface FoundApplication {
  readonly id: string;
  readonly bankSlug: string;
  readonly status: ApplicationStatus;
  readonly filedBy: string;
  readonly isLent: boolean;
  readonly terms: ProgrammeTerms;
  readonly procedure: Procedure;
  readonly decisions: readonly Decision[];
}

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly programme: string;
  readonly bankSlug: string;
  readonly isOfPerson: boolean;
  readonly status: ApplicationStatus;
  readonly filedBy: string;
  readonly isLent: boolean;
}

const COLUMNS = `t.id::text as id, t.programme_slug as programme, t.bank_slug as "bankSlug",
  t.person_id is not null as "isOfPerson", t.status, t.filed_by as "filedBy",
  exists (select from loan l where l.application_id = t.id) as "isLent"`;

const decisionsOf = (statements: Statements, id: string): Promise<readonly Decision[]> =>
  statements.query(
    `select step, body, decided_by as actor, agreed, decided_on as "on"
     from loan_application_decision where application_id = $1 order by id`,
    [id],
  );

/** Null where there is none, or not for this caller. */
export async function lockApplication(
  tx: Transaction,
  visibility: Visibility,
  id: string | null,
): Promise<FoundApplication | null> {
  if (id === null || !isKeyOf('uuid', id) || !visibility.types.has(LOAN_APPLICATIONS.type)) return null;
  const seen = LOAN_APPLICATIONS.seen(visibility);
  const [row] = await tx.query<Row>(
    `select ${COLUMNS} from loan_application t
     where ${['t.id = $1', ...sqlOf(seen, 1)].join(' and ')} for update of t`,
    [id, ...valuesOf(seen)],
  );
  if (!row) return null;
  const terms = (await loadTerms(tx, row.programme)) as ProgrammeTerms;
  const kind = row.isOfPerson ? 'NATURAL_PERSON' : 'LEGAL_PERSON';
  const procedure = applicationProcedure(terms, kind) as Procedure;
  return { ...row, terms, procedure, decisions: await decisionsOf(tx, id) };
}

export async function endApplication(
  tx: Transaction,
  id: string,
  status: Exclude<ApplicationStatus, 'PENDING'>,
  on: string,
): Promise<void> {
  await tx.query('update loan_application set status = $2, ended_on = $3 where id = $1', [id, status, on]);
}
