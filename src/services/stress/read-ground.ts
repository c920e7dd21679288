/** What a stress test starts from: open loans of a programme, and the accounts of its fund. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { LoanOfPool } from '../../domain/stress/prepare';

interface LoanRow {
  readonly [column: string]: unknown;
  readonly bankSlug: string;
  readonly principal: string;
  readonly outstanding: string | null;
  readonly insuredPercent: string | null;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly isSynthetic: boolean;
}

/** In an order of their own, so that the same register gives the same draws. */
const OPEN_NOW = `
select bank_slug as "bankSlug", principal, outstanding, insured_percent as "insuredPercent",
  drawn_on as "drawnOn", due_on as "dueOn", is_synthetic as "isSynthetic"
from loan where programme_slug = $1 and status in ('ACTIVE', 'OVERDUE')
  and (outstanding is null or outstanding > 0) and drawn_on <= $2
order by bank_slug, contract_number`;

/**
 * As they were at the end of a day that is over: by what was recorded of them until then. What a file says of
 * today it does not say of that day: a loan of a file that has been paid back since is taken with all of it,
 * one that ended otherwise is left out.
 */
const OPEN_THEN = `
select bank_slug as "bankSlug", principal, outstanding, insured_percent as "insuredPercent",
  drawn_on as "drawnOn", due_on as "dueOn", is_synthetic as "isSynthetic"
from (
  select l.bank_slug, l.contract_number, l.principal, l.insured_percent, l.drawn_on, l.is_synthetic,
    case when l.recorded_by is not null then l.principal - coalesce(e.paid, 0)
      when l.repaid_on is null then l.outstanding end as outstanding,
    coalesce(e.due_on, l.due_on) as due_on
  from loan l cross join lateral (
    select sum(case kind when 'REPAYMENT' then principal when 'REVERSAL' then -principal end)
        filter (where happened_on <= $2) as paid,
      (array_agg(from_due_on order by id) filter (where kind = 'EXTENSION' and happened_on > $2))[1] as due_on
    from loan_event where loan_id = l.id) e
  where l.programme_slug = $1 and l.drawn_on <= $2 and l.status <> 'WRITTEN_OFF'
    and (l.recorded_by is not null or l.status in ('ACTIVE', 'OVERDUE') or l.repaid_on > $2)
    and not exists (select from claim c join claim_payment p on p.claim_id = c.id
      where c.loan_id = l.id and p.paid_on <= $2 and (p.reversed_on is null or p.reversed_on > $2))) then_open
where outstanding is null or outstanding > 0
order by bank_slug, contract_number`;

/** The day in question, and the day it is. */
export interface Days {
  readonly asOf: IsoDate;
  readonly today: IsoDate;
}

const decimalOf = (text: string | null) => (text === null ? null : new Decimal(text));

export interface OpenLoan extends LoanOfPool {
  readonly isSynthetic: boolean;
}

export async function readOpenLoans(
  statements: Statements,
  programme: string,
  { asOf, today }: Days,
): Promise<readonly OpenLoan[]> {
  const rows = await statements.query<LoanRow>(asOf < today ? OPEN_THEN : OPEN_NOW, [programme, asOf]);
  return rows.map((row) => ({
    ...{ bankSlug: row.bankSlug, drawnOn: row.drawnOn, dueOn: row.dueOn, isSynthetic: row.isSynthetic },
    ...{ principal: new Decimal(row.principal), outstanding: decimalOf(row.outstanding) },
    insuredPercent: decimalOf(row.insuredPercent),
  }));
}

interface HeldRow {
  readonly [column: string]: unknown;
  readonly institution: string;
  readonly balance: string;
}

/** Of the special accounts, by institution, at the end of the day. */
const HELD = `
select a.institution_slug as institution, coalesce(sum(e.debit - e.credit), 0)::text as balance
from ledger_account a left join ledger_entry e on e.account_id = a.id and e.occurred_on <= $2
where a.fund_slug = $1 and a.kind = 'SPECIAL_ACCOUNT' group by 1 order by 1`;

const HELD_NOW = `
select institution_slug as institution, balance from ledger_account
where fund_slug = $1 and kind = 'SPECIAL_ACCOUNT' order by institution_slug`;

export async function readHoldings(
  statements: Statements,
  fundSlug: string,
  { asOf, today }: Days,
): Promise<ReadonlyMap<string, Decimal>> {
  const rows =
    asOf < today
      ? await statements.query<HeldRow>(HELD, [fundSlug, asOf])
      : await statements.query<HeldRow>(HELD_NOW, [fundSlug]);
  return new Map(rows.map(({ institution, balance }) => [institution, new Decimal(balance)]));
}

/** The regions of a fund or a programme that a caller sees. */
export async function isRegionSeen(
  statements: Statements,
  regionCodes: readonly string[] | null,
  code: string | null,
): Promise<boolean> {
  if (regionCodes === null) return true;
  const [row] = await statements.query<{ seen: boolean }>(
    'select $1 = any ((select regions_within($2::text[]))::text[]) as seen',
    [code, regionCodes],
  );
  return row?.seen ?? false;
}
