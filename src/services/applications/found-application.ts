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
import { loadManyTerms } from '../programmes/load-terms';

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

const DECISIONS = `
select application_id::text as id, step, body, decided_by as actor, agreed, decided_on as "on"
from loan_application_decision where application_id = any($1::uuid[]) order by id`;

async function decisionsOf(
  statements: Statements,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Decision[]>> {
  const rows = await statements.query<Decision & { readonly id: string }>(DECISIONS, [ids]);
  const byApplication = new Map<string, Decision[]>();
  for (const { id, ...decision } of rows) {
    const said = byApplication.get(id);
    if (said) said.push(decision);
    else byApplication.set(id, [decision]);
  }
  return byApplication;
}

/** Those that there are, and that this caller sees; in one order, so that nobody waits in a ring. */
export async function lockApplications(
  tx: Transaction,
  visibility: Visibility,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, FoundApplication>> {
  const keys = ids.filter((id): id is string => id !== null && isKeyOf('uuid', id));
  if (keys.length === 0 || !visibility.types.has(LOAN_APPLICATIONS.type)) return new Map();
  const seen = LOAN_APPLICATIONS.seen(visibility);
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from loan_application t
     where ${['t.id = any($1::uuid[])', ...sqlOf(seen, 1)].join(' and ')} order by t.id for update of t`,
    [keys, ...valuesOf(seen)],
  );
  const decisions = rows.length === 0 ? new Map<string, never>() : await decisionsOf(tx, keys);
  const terms = await loadManyTerms(
    tx,
    rows.map(({ programme }) => programme),
  );
  return new Map(rows.map((row) => [row.id, foundOf(row, terms, decisions.get(row.id) ?? [])]));
}

function foundOf(
  row: Row,
  all: ReadonlyMap<string, ProgrammeTerms>,
  decisions: readonly Decision[],
): FoundApplication {
  const terms = all.get(row.programme) as ProgrammeTerms;
  const kind = row.isOfPerson ? 'NATURAL_PERSON' : 'LEGAL_PERSON';
  return { ...row, terms, procedure: applicationProcedure(terms, kind) as Procedure, decisions };
}

/** Null where there is none, or not for this caller. */
export async function lockApplication(
  tx: Transaction,
  visibility: Visibility,
  id: string | null,
): Promise<FoundApplication | null> {
  const [found] = (await lockApplications(tx, visibility, [id])).values();
  return found ?? null;
}

export type ApplicationEnd = Exclude<ApplicationStatus, 'PENDING'>;

const END = `
update loan_application a set status = given.status, ended_on = $3
from unnest($1::uuid[], $2::text[]) as given (id, status) where a.id = given.id`;

export async function endApplications(
  tx: Transaction,
  ended: readonly { readonly id: string; readonly status: ApplicationEnd }[],
  on: string,
): Promise<void> {
  if (ended.length === 0) return;
  await tx.query(END, [ended.map(({ id }) => id), ended.map(({ status }) => status), on]);
}

export const endApplication = (tx: Transaction, id: string, status: ApplicationEnd, on: string) =>
  endApplications(tx, [{ id, status }], on);
