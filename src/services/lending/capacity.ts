/** How much may still be lent on the funds of programmes: their multiple, less what is out. */
import type { Statements } from '../../db/database';
import { Decimal, ZERO } from '../../domain/decimal';
import type { ProgrammeTerms } from '../../domain/programmes/terms';

export interface ProgrammeCapacity {
  /** What the special accounts of the risk fund hold; null where no books are kept. */
  readonly balance: Decimal | null;
  /** Null where the programme states none. */
  readonly multiple: Decimal | null;
  /** Of loans that are neither paid back nor compensated nor written off. */
  readonly outstanding: Decimal;
  /** What may still be lent, 0 where too much is out already; null where it cannot be said. */
  readonly room: Decimal | null;
}

interface Row {
  readonly [column: string]: unknown;
  readonly slug: string;
  readonly balance: string | null;
  readonly outstanding: string;
}

/** Where a bank has not said what is outstanding, all of the loan may be. */
const SUMS = `
select asked.slug,
  (select coalesce(sum(a.balance), 0)::text from ledger_book b
    left join ledger_account a on a.fund_slug = b.fund_slug and a.kind = 'SPECIAL_ACCOUNT'
    where b.programme_slug = asked.slug and b.kind = 'RISK_COMPENSATION' group by b.fund_slug) as balance,
  (select coalesce(sum(coalesce(l.outstanding, l.principal)), 0)::text from loan l
    where l.programme_slug = asked.slug and l.status in ('ACTIVE', 'OVERDUE')) as outstanding
from unnest($1::text[]) as asked (slug)`;

/** The last loan may use up the room to the cent. */
export function roomOf(balance: Decimal | null, multiple: Decimal | null, outstanding: Decimal) {
  if (balance === null || multiple === null) return null;
  return Decimal.max(balance.times(multiple).minus(outstanding), ZERO);
}

/** Two sums for each, in one statement. */
export async function capacitiesOf(
  statements: Statements,
  terms: readonly Pick<ProgrammeTerms, 'slug' | 'leverage'>[],
): Promise<ReadonlyMap<string, ProgrammeCapacity>> {
  const rows = await statements.query<Row>(SUMS, [terms.map(({ slug }) => slug)]);
  const sums = new Map(rows.map((row) => [row.slug, row]));
  return new Map(
    terms.map(({ slug, leverage }) => {
      const row = sums.get(slug);
      const balance = row?.balance == null ? null : new Decimal(row.balance);
      const outstanding = new Decimal(row?.outstanding ?? 0);
      const multiple = leverage?.stated ? leverage.value : null;
      return [slug, { balance, multiple, outstanding, room: roomOf(balance, multiple, outstanding) }];
    }),
  );
}
