/** What the registration of loans asks the database: one statement a question, however many loans. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { ToldFacts } from '../../domain/programmes/application-facts';
import type { EnterpriseScale, EnterpriseStatus } from '../../domain/vocabulary';

/** Whoever lends for this bank, or on one of these programmes, waits for the end of this transaction. */
export async function lockLending(tx: Transaction, bank: string, programmes: readonly string[]) {
  await lockNames(tx, `lend by ${bank}`, ...[...programmes].sort().map((slug) => `lend on ${slug}`));
}

export async function isSyntheticBank(tx: Transaction, bank: string): Promise<boolean> {
  const [row] = await tx.query<{ made_up: boolean }>(
    'select is_synthetic as made_up from institution where slug = $1',
    [bank],
  );
  return row?.made_up ?? false;
}

export async function contractsOf(tx: Transaction, bank: string, numbers: readonly string[]) {
  const rows = await tx.query<{ number: string }>(
    'select contract_number as number from loan where bank_slug = $1 and contract_number = any($2::text[])',
    [bank, numbers],
  );
  return new Set(rows.map(({ number }) => number));
}

export interface EnterpriseRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly uscc: string;
  readonly regionCode: string;
  readonly status: EnterpriseStatus;
  readonly scale: EnterpriseScale | null;
  readonly isTechEnterprise: boolean;
  readonly isSynthetic: boolean;
}

/**
 * A bank knows whom it lends to, so that the enterprise need not have agreed to be shown to it: nothing of
 * the enterprise is told with the answer.
 */
export async function enterprisesBy(
  tx: Transaction,
  { usccs, ids }: { readonly usccs: readonly string[]; readonly ids: readonly string[] },
  regions: readonly string[] | null,
): Promise<readonly EnterpriseRow[]> {
  return tx.query<EnterpriseRow>(
    `select id::text as id, uscc, region_code as "regionCode", status, scale,
       is_tech_enterprise as "isTechEnterprise", is_synthetic as "isSynthetic"
     from enterprise where (uscc = any($1::text[])
       and ($3::text[] is null or region_code = any ((select regions_within($3::text[]))::text[]))
       or id = any($2::bigint[])) and removed_at is null`,
    [usccs, ids, regions],
  );
}

export interface Partnership {
  readonly [column: string]: unknown;
  readonly programme: string;
  readonly since: IsoDate;
  readonly until: IsoDate | null;
}

export const partnershipsOf = (
  tx: Transaction,
  bank: string,
  programmes: readonly string[],
): Promise<readonly Partnership[]> =>
  tx.query<Partnership>(
    `select programme_slug as programme, since, until from programme_partner
     where institution_slug = $1 and programme_slug = any($2::text[])`,
    [bank, programmes],
  );

export interface AdmittedApplication {
  readonly id: string;
  readonly programmeSlug: string;
  readonly bankSlug: string;
  readonly borrowerId: string | null;
  readonly personId: string | null;
  readonly regionCode: string;
  readonly amount: Decimal;
  readonly purpose: string;
  readonly isAdmitted: boolean;
  readonly isUsed: boolean;
  readonly told: ToldFacts;
}

type ApplicationRow = Omit<AdmittedApplication, 'amount'> & { readonly amount: string };

/** Locked, so that none is withdrawn while a loan is registered on it. */
export async function applicationsBy(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AdmittedApplication>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<ApplicationRow>(
    `select a.id::text as id, a.programme_slug as "programmeSlug", a.bank_slug as "bankSlug",
       a.borrower_id::text as "borrowerId", a.person_id::text as "personId",
       a.region_code as "regionCode", a.amount, a.purpose, a.status = 'ADMITTED' as "isAdmitted",
       exists (select from loan l where l.application_id = a.id) as "isUsed", a.told
     from loan_application a where a.id = any($1::uuid[]) order by a.id for update of a`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, amount: new Decimal(row.amount) }]));
}

/** `e` before the id of an enterprise, `p` before that of a person: neither can be taken for the other. */
export const borrowerKey = (borrowerId: string | null, personId: string | null): string =>
  personId === null ? `e${borrowerId}` : `p${personId}`;

export const owedKey = (programme: string, borrower: string): string => `${programme} ${borrower}`;

/** What each borrower owes under each programme. */
export async function owedUnder(
  tx: Transaction,
  programmes: readonly string[],
  borrowers: readonly { readonly borrowerId: string | null; readonly personId: string | null }[],
): Promise<Map<string, Decimal>> {
  const ids = (part: 'borrowerId' | 'personId') => borrowers.flatMap((one) => one[part] ?? []);
  const rows = await tx.query<{ programme: string; borrower: string; owed: string }>(
    `select programme_slug as programme,
       case when person_id is null then 'e' || borrower_id else 'p' || person_id end as borrower,
       sum(coalesce(outstanding, principal))::text as owed
     from loan where programme_slug = any($1::text[]) and status in ('ACTIVE', 'OVERDUE')
       and (borrower_id = any($2::bigint[]) or person_id = any($3::uuid[]))
     group by 1, 2`,
    [programmes, ids('borrowerId'), ids('personId')],
  );
  return new Map(
    rows.map(({ programme, borrower, owed }) => [owedKey(programme, borrower), new Decimal(owed)]),
  );
}
