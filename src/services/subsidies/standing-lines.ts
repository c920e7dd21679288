/** Lines of paid settlements that have not been taken back, and which months a bank has settled. */
import type { Statements, Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import type { BorrowerKind } from '../../domain/programmes/terms';
import type { StandingLine } from '../../domain/subsidies/changes';

/** Whose subsidies are settled together. */
export interface Settled {
  readonly programme: string;
  readonly bank: string;
  readonly borrowerKind: BorrowerKind;
}

export interface StandingLoanLine extends StandingLine {
  readonly loanId: string;
  /** When its settlement was paid. */
  readonly paidOn: IsoDate;
}

interface Row {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly loan_id: string;
  readonly starts_on: IsoDate;
  readonly ends_before: IsoDate;
  readonly base: string;
  readonly percent: string;
  readonly amount: string;
  readonly paid_on: IsoDate;
}

const LINES = `
select l.id::text, l.loan_id::text, l.starts_on, l.ends_before, l.base::text, l.percent::text,
  l.amount::text, s.paid_on
from subsidy_line l join subsidy_settlement s on s.id = l.settlement_id
where s.status = 'PAID' and l.reverses is null and l.is_in_force`;

const lineOf = (row: Row): StandingLoanLine => ({
  ...{ id: row.id, loanId: row.loan_id, from: row.starts_on, to: row.ends_before, paidOn: row.paid_on },
  ...{ base: new Decimal(row.base), percent: new Decimal(row.percent), amount: new Decimal(row.amount) },
});

/** Others who settle, or take back, for the same bank and kind of borrower wait for the end of this. */
export async function lockSettled(tx: Transaction, settled: Settled): Promise<void> {
  const { programme, bank, borrowerKind } = settled;
  await lockNames(tx, `subsidy ${programme} ${bank} ${borrowerKind}`);
}

export async function standingLines(
  statements: Statements,
  { programme, bank, borrowerKind }: Settled,
): Promise<readonly StandingLoanLine[]> {
  const rows = await statements.query<Row>(
    `${LINES} and s.programme_slug = $1 and s.bank_slug = $2 and s.borrower_kind = $3 order by l.id`,
    [programme, bank, borrowerKind],
  );
  return rows.map(lineOf);
}

export async function standingLinesOf(
  statements: Statements,
  loanId: string,
): Promise<readonly StandingLoanLine[]> {
  const rows = await statements.query<Row>(`${LINES} and l.loan_id = $1 order by l.id`, [loanId]);
  return rows.map(lineOf);
}

export interface KnownSettlement {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly month: string;
  readonly status: string;
}

/** Those that count: paid, or still under way. */
export const knownSettlements = (
  statements: Statements,
  { programme, bank, borrowerKind }: Settled,
): Promise<readonly KnownSettlement[]> =>
  statements.query<KnownSettlement>(
    `select id, month, status from subsidy_settlement
     where programme_slug = $1 and bank_slug = $2 and borrower_kind = $3 and cause = 'MONTH'
       and status <> 'REFUSED' order by month`,
    [programme, bank, borrowerKind],
  );
