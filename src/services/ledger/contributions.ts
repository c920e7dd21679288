/**
 * Deposits among the contributions, which indicators count: what one contributor pays in on one day is one
 * row. A deposit that is taken back leaves as much of it as is still paid in.
 */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { yuanText } from '../../domain/money';

export interface PaidIn {
  readonly fundSlug: string;
  readonly contributor: string;
  readonly amount: Decimal;
  readonly paidOn: IsoDate;
  readonly isSynthetic: boolean;
}

export async function addContribution(tx: Transaction, paid: PaidIn): Promise<void> {
  const { fundSlug, contributor, amount, paidOn, isSynthetic } = paid;
  await tx.query(
    `insert into contribution (fund_slug, contributor_zh, amount, paid_on, is_synthetic)
     values ($1, $2, $3, $4, $5) on conflict (fund_slug, contributor_zh, paid_on)
     do update set amount = contribution.amount + excluded.amount`,
    [fundSlug, contributor, yuanText(amount), paidOn, isSynthetic],
  );
}

export async function takeContribution(
  tx: Transaction,
  { fundSlug, contributor, amount, paidOn }: Omit<PaidIn, 'isSynthetic'>,
): Promise<void> {
  const row = [fundSlug, contributor, paidOn, yuanText(amount)];
  const which = 'fund_slug = $1 and contributor_zh = $2 and paid_on = $3';
  await tx.query(`delete from contribution where ${which} and amount = $4`, row);
  await tx.query(`update contribution set amount = amount - $4 where ${which} and amount > $4`, row);
}
