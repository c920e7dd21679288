/** Writes a settlement and its lines: what takes back comes first, so that its days are free again. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { type Decimal, ZERO } from '../../domain/decimal';
import { yuanText } from '../../domain/money';
import type { Doer } from '../audit/doer';
import type { GrantedLine, LeftOut } from './reckon';
import type { Settled, StandingLoanLine } from './standing-lines';

export interface NewSettlement extends Settled {
  readonly id: string;
  readonly month: string;
  readonly granted: readonly GrantedLine[];
  readonly takenBack: readonly StandingLoanLine[];
  readonly leftOut: readonly LeftOut[];
  readonly regionCodes: readonly string[];
  readonly isSynthetic: boolean;
  /** Null for a month that has its way before it. */
  readonly paidBack: { readonly on: IsoDate; readonly postingId: string | null } | null;
}

export const totalOf = (lines: readonly { readonly amount: Decimal }[]): Decimal =>
  lines.reduce((sum, { amount }) => sum.plus(amount), ZERO);

const SETTLEMENT = `
insert into subsidy_settlement (id, programme_slug, bank_slug, borrower_kind, cause, month, status,
  region_codes, left_out, granted, taken_back, posting_id, is_synthetic, prepared_by, prepared_by_name,
  prepared_at, changed_at, paid_on)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17)`;

const LINES = `
insert into subsidy_line
  (settlement_id, loan_id, starts_on, ends_before, days, base, percent, amount, reverses)
select $1, loan, starts, ends, ends - starts, base, percent, amount, reverses
from unnest($2::bigint[], $3::date[], $4::date[], $5::numeric[], $6::numeric[], $7::numeric[], $8::bigint[])
  with ordinality as given (loan, starts, ends, base, percent, amount, reverses, place) order by place`;

interface Line extends Omit<GrantedLine, 'days'> {
  /** The line that it takes back. */
  readonly id?: string;
}

async function addLines(tx: Transaction, settlement: string, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(LINES, [
    settlement,
    lines.map(({ loanId }) => loanId),
    lines.map(({ from }) => from),
    lines.map(({ to }) => to),
    lines.map(({ base }) => base.toFixed()),
    lines.map(({ percent }) => percent.toFixed()),
    lines.map(({ amount }) => yuanText(amount)),
    lines.map(({ id }) => id ?? null),
  ]);
}

export async function storeSettlement(
  tx: Transaction,
  settlement: NewSettlement,
  { actor, actorName, now }: Doer,
): Promise<void> {
  const { id, programme, bank, borrowerKind, month, granted, takenBack, paidBack } = settlement;
  await tx.query(SETTLEMENT, [
    ...[id, programme, bank, borrowerKind, paidBack ? 'PAID_BACK' : 'MONTH', month],
    ...[paidBack ? 'PAID' : 'DRAFT', settlement.regionCodes, JSON.stringify(settlement.leftOut)],
    ...[yuanText(totalOf(granted)), yuanText(totalOf(takenBack)), paidBack?.postingId ?? null],
    ...[settlement.isSynthetic, actor, actorName ?? null, now, paidBack?.on ?? null],
  ]);
  await addLines(tx, id, takenBack);
  await addLines(
    tx,
    id,
    granted.map(({ days: _, ...line }) => line),
  );
}
