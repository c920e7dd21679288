/** Bad loans as the registers know them: compensated, written off, or due for 90 days. */
import DataLoader from 'dataloader';
import type { Database, Statements } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import { addDays, type IsoDate } from '../domain/calendar';

/** As in article 19 of X county, and in the banks' own classification of loans. */
const BAD_AFTER_DAYS = 90;

/** The last due date of a loan that counts as bad on a day. */
export const lastBadDueDate = (day: IsoDate): IsoDate => addDays(day, -BAD_AFTER_DAYS);

/** Of a loan called `alias`; `place` holds the last bad due date. */
export const isBadLoan = (alias: string, place: string): string =>
  `(${alias}.status in ('COMPENSATED', 'WRITTEN_OFF') or (${alias}.status in ('ACTIVE', 'OVERDUE')
    and coalesce(${alias}.next_due_on, ${alias}.due_on) <= ${place}::date))`;

const HAVE_BAD_LOANS = `
select distinct coalesce(l.borrower_id::text, l.person_id::text) as borrower from loan l
where (l.borrower_id = any($1::bigint[]) or l.person_id = any($2::uuid[]))
  and ($3::text is null or l.bank_slug = $3) and ${isBadLoan('l', '$4')}`;

export interface Borrowers {
  readonly enterpriseIds?: readonly string[];
  readonly personIds?: readonly string[];
}

/** Those who have bad loans, as far as the caller sees loans; null where it sees none at all. */
export async function badBorrowers(
  statements: Statements,
  visibility: Visibility,
  { enterpriseIds = [], personIds = [] }: Borrowers,
  day: IsoDate,
): Promise<ReadonlySet<string> | null> {
  if (!visibility.types.has('Loan')) return null;
  const values = [enterpriseIds, personIds, visibility.loansOfBank, lastBadDueDate(day)];
  const rows = await statements.query<{ borrower: string }>(HAVE_BAD_LOANS, values);
  return new Set(rows.map(({ borrower }) => borrower));
}

/** Whether an enterprise has one, a page of them at a time; null where the caller sees no loans. */
export const createBadLoansLoader = (database: Database, visibility: Visibility, today: IsoDate) =>
  new DataLoader<string, boolean | null>(async (enterpriseIds) => {
    const found = await badBorrowers(database, visibility, { enterpriseIds }, today);
    return enterpriseIds.map((id) => found?.has(id) ?? null);
  });
