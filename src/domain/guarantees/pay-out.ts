/** How a loss under a guarantee is shared out: to the cent, and on along the re-guarantees. */
import { type Decimal, ZERO } from '../decimal';
import { splitExactly } from '../money';
import { type GuaranteeParts, handedOnBy, institutionsIn, takenBy } from './shares';

export interface PaidOn {
  /** Who pays, to whom it re-guarantees. */
  readonly from: string;
  readonly to: string;
  readonly amount: Decimal;
}

export interface Payout {
  /** What the bank bears itself. */
  readonly bank: Decimal;
  /** What each guarantor pays the bank, in the order of the guarantee. */
  readonly guarantors: ReadonlyMap<string, Decimal>;
  /** What re-guarantors then pay to those they stand behind. */
  readonly reGuarantees: readonly PaidOn[];
  /** What each institution bears in the end; with the bank's part it is the loss. */
  readonly borne: ReadonlyMap<string, Decimal>;
}

const plus = (amounts: Map<string, Decimal>, institution: string, amount: Decimal) =>
  amounts.set(institution, (amounts.get(institution) ?? ZERO).plus(amount));

/** Whoever hands on comes before those who take over: there is no circle among them. */
function fromTheBankOn(parts: GuaranteeParts): readonly string[] {
  const order: string[] = [];
  const waiting = new Set(institutionsIn(parts));
  while (waiting.size > 0) {
    const next = [...waiting].find((one) =>
      parts.handedOn.every(({ from, to }) => to !== one || !waiting.has(from)),
    );
    if (next === undefined) throw new RangeError('re-guarantees in a circle');
    order.push(next);
    waiting.delete(next);
  }
  return order;
}

/** Of parts that fit together, see partsProblem. */
export function payOut(loss: Decimal, parts: GuaranteeParts): Payout {
  const { bankPercent, guarantors, handedOn } = parts;
  const [bank = ZERO, ...paid] = splitExactly(loss, [
    bankPercent,
    ...guarantors.map(({ percent }) => percent),
  ]);
  const toBank = new Map(guarantors.map(({ institution }, at) => [institution, paid[at] as Decimal]));
  const called = new Map(toBank);
  const borne = new Map<string, Decimal>();
  const reGuarantees: PaidOn[] = [];
  for (const institution of fromTheBankOn(parts)) {
    const onward = handedOn.filter(({ from }) => from === institution);
    const kept = takenBy(parts, institution).minus(handedOnBy(parts, institution));
    const weights = [kept, ...onward.map(({ percent }) => percent)];
    const [own = ZERO, ...amounts] = splitExactly(called.get(institution) ?? ZERO, weights);
    borne.set(institution, own);
    for (const [at, { to }] of onward.entries()) {
      const amount = amounts[at] as Decimal;
      reGuarantees.push({ from: to, to: institution, amount });
      plus(called, to, amount);
    }
  }
  return { bank, guarantors: toBank, reGuarantees, borne };
}
