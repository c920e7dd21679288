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
const LOANS = `
select bank_slug as "bankSlug", principal, outstanding, insured_percent as "insuredPercent",
  drawn_on as "drawnOn", due_on as "dueOn", is_synthetic as "isSynthetic"
from loan where programme_slug = $1 and status in ('ACTIVE', 'OVERDUE')
  and (outstanding is null or outstanding > 0) and drawn_on <= $2
order by bank_slug, contract_number`;

const decimalOf = (text: string | null) => (text === null ? null : new Decimal(text));

export interface OpenLoan extends LoanOfPool {
  readonly isSynthetic: boolean;
}

export async function readOpenLoans(
  statements: Statements,
  programme: string,
  asOf: IsoDate,
): Promise<readonly OpenLoan[]> {
  const rows = await statements.query<LoanRow>(LOANS, [programme, asOf]);
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

/** Of the special accounts, by institution. */
export async function readHoldings(
  statements: Statements,
  fundSlug: string,
): Promise<ReadonlyMap<string, Decimal>> {
  const rows = await statements.query<HeldRow>(
    `select institution_slug as institution, balance from ledger_account
     where fund_slug = $1 and kind = 'SPECIAL_ACCOUNT' order by institution_slug`,
    [fundSlug],
  );
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
