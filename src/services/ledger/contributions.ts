/**
 * Deposits among the contributions, which indicators count: what one contributor pays in on one day is one
 * row. A deposit that is taken back leaves as much of it as is still paid in.
 */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { yuanText } from '../../domain/money';
import { requestRecompute } from '../progress/request-recompute';
import { targetsTouched } from '../progress/touched-registers';

export interface PaidIn {
  readonly fundSlug: string;
  readonly contributor: string;
  readonly amount: Decimal;
  readonly paidOn: IsoDate;
  readonly isSynthetic: boolean;
}

export async function addContribution(tx: Transaction, paid: PaidIn, cause: string): Promise<void> {
  const { fundSlug, contributor, amount, paidOn, isSynthetic } = paid;
  await tx.query(
    `insert into contribution (fund_slug, contributor_zh, amount, paid_on, is_synthetic)
     values ($1, $2, $3, $4, $5) on conflict (fund_slug, contributor_zh, paid_on)
     do update set amount = contribution.amount + excluded.amount`,
    [fundSlug, contributor, yuanText(amount), paidOn, isSynthetic],
  );
  await askForRecompute(tx, cause);
}

export async function takeContribution(
  tx: Transaction,
  { fundSlug, contributor, amount, paidOn }: Omit<PaidIn, 'isSynthetic'>,
  cause: string,
): Promise<void> {
  const row = [fundSlug, contributor, paidOn, yuanText(amount)];
  const which = 'fund_slug = $1 and contributor_zh = $2 and paid_on = $3';
  await tx.query(`delete from contribution where ${which} and amount = $4`, row);
  await tx.query(`update contribution set amount = amount - $4 where ${which} and amount > $4`, row);
  await askForRecompute(tx, cause);
}

/** Targets that count what was changed are computed again. */
export async function askForRecompute(tx: Transaction, cause: string): Promise<void> {
  const targets = await targetsTouched(tx);
  if (targets.length > 0) await requestRecompute(tx, targets, cause);
}
