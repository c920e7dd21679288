/** From what the fund's part of a claim is paid: the special account, and what another has to add. */
import { Decimal, ZERO } from '../decimal';

export interface FundMoney {
  /** In all special accounts together. */
  readonly total: Decimal;
  /** In the one that the lending bank holds. */
  readonly atBank: Decimal;
}

export type PaymentPlan =
  | { readonly fromFund: Decimal; readonly further: Decimal }
  /** The fund has it, but not where it is to be paid from. */
  | { readonly waitsFor: 'TRANSFER'; readonly missing: Decimal }
  /** The fund has not got it, and no other source is named. */
  | { readonly waitsFor: 'MONEY'; readonly missing: Decimal };

/** The fund first, to its last cent; what goes beyond it is met by others where the text says so (第二十六条). */
export function planPayment(
  due: Decimal,
  { total, atBank }: FundMoney,
  othersPayBeyond: boolean,
): PaymentPlan {
  const beyond = Decimal.max(due.minus(total), ZERO);
  if (beyond.greaterThan(0) && !othersPayBeyond) return { waitsFor: 'MONEY', missing: beyond };
  const fromFund = due.minus(beyond);
  if (fromFund.greaterThan(atBank)) return { waitsFor: 'TRANSFER', missing: fromFund.minus(atBank) };
  return { fromFund, further: beyond };
}
