/** To whom recovered money goes back, to the cent. */
import { Decimal, ZERO } from '../decimal';
import { splitExactly, splitNext } from '../money';
import type { LossBearer } from '../programmes/terms';

/** What one of those who bore the loss has got back so far. */
export interface Bearer {
  readonly bearer: LossBearer;
  readonly percent: Decimal;
  /** What it bore. */
  readonly amount: Decimal;
  readonly recovered: Decimal;
  /** Of that, what came in by the proportion of the risk, without what lawsuits brought in. */
  readonly byProportion: Decimal;
}

const sumOf = (amounts: readonly Decimal[]): Decimal => amounts.reduce((sum, one) => sum.plus(one), ZERO);

export const openLoss = (bearers: readonly Bearer[]): Decimal =>
  sumOf(bearers.map(({ amount, recovered }) => amount.minus(recovered)));

/** Nobody gets back more than they bore; what is too much for one goes to those who still miss something. */
function within(wanted: readonly Decimal[], room: readonly Decimal[]): readonly Decimal[] {
  const given = wanted.map((part, at) => Decimal.min(part, room[at] as Decimal));
  const over = sumOf(wanted).minus(sumOf(given));
  if (over.isZero()) return given;
  const left = room.map((space, at) => space.minus(given[at] as Decimal));
  return splitExactly(over, left).map((part, at) => part.plus(given[at] as Decimal));
}

/** As the risk was borne (第二十三条): parts that come one by one end where one payment would have. */
function byRisk(amount: Decimal, bearers: readonly Bearer[]): readonly Decimal[] {
  return splitNext(
    amount,
    bearers.map(({ byProportion }) => byProportion),
    bearers.map(({ percent }) => percent),
  );
}

/** All to the fund (第二十三条), until it has back what it paid. */
const toFund = (amount: Decimal, bearers: readonly Bearer[]): readonly Decimal[] =>
  bearers.map(({ bearer }) => (bearer === 'FUND' ? amount : ZERO));

/** Parts in the order of the bearers; the amount is no more than the loss that is still open. */
export function shareRecovery(
  amount: Decimal,
  bearers: readonly Bearer[],
  allToFund: boolean,
): readonly Decimal[] {
  if (amount.greaterThan(openLoss(bearers))) throw new RangeError('more recovered than was lost');
  const room = bearers.map((one) => one.amount.minus(one.recovered));
  const hasFund = bearers.some(({ bearer }) => bearer === 'FUND');
  return within(allToFund && hasFund ? toFund(amount, bearers) : byRisk(amount, bearers), room);
}
