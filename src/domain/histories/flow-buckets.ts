/** A flow's past as buckets of equal length, from figures of any periods: months, quarters, years to date. */
import { addDays, daysBetween, firstOfMonth, type IsoDate, monthOf, yearOf } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import type { EvidencePoint } from '../progress/terms';

export const BUCKET_MONTHS = [1, 3, 6, 12] as const;
export type BucketMonths = (typeof BUCKET_MONTHS)[number];

export interface FlowBuckets {
  readonly bucketMonths: BucketMonths;
  /** In order of time, without a gap; never negative. */
  readonly amounts: readonly Decimal[];
  readonly knownFrom: IsoDate;
  readonly knownUntil: IsoDate;
}

/** Finer buckets are taken if they reach back this far, or as far as any. */
const ENOUGH_MONTHS = 24;
/** Older figures say little, and no more of them are asked for. */
const MAX_BUCKETS = 60;

/**
 * What flowed between two days is known when figures lead from one to the other, also backwards: January
 * to June less January to March is the second quarter. Figures of several years lead nowhere, so nothing is
 * differenced beyond one year. Finer figures are laid first; coarser ones join what they leave apart.
 */
class Ledger {
  readonly #above = new Map<IsoDate, { readonly node: IsoDate; readonly flow: Decimal }>();

  constructor(points: readonly EvidencePoint[]) {
    const within = points.filter(({ start, end }) => yearOf(start) === yearOf(end));
    const lengths = new Map(within.map((point) => [point, daysBetween(point.start, point.end)]));
    const finestFirst = [...within].sort(
      (a, b) => (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0) || (a.start + a.ref < b.start + b.ref ? -1 : 1),
    );
    for (const { start, end, value } of finestFirst) this.#join(start, addDays(end, 1), value);
  }

  /** Flow from one morning to another; null where no figures lead there. */
  between(from: IsoDate, to: IsoDate): Decimal | null {
    const [a, b] = [this.#rootOf(from), this.#rootOf(to)];
    return a.node === b.node ? b.flow.minus(a.flow) : null;
  }

  #rootOf(day: IsoDate): { node: IsoDate; flow: Decimal } {
    let [node, flow] = [day, ZERO];
    for (let up = this.#above.get(node); up; up = this.#above.get(node)) {
      [node, flow] = [up.node, flow.plus(up.flow)];
    }
    if (node !== day) this.#above.set(day, { node, flow });
    return { node, flow };
  }

  /** `flow` of a node is what flowed from its root's morning to its own. */
  #join(from: IsoDate, to: IsoDate, value: Decimal): void {
    const [a, b] = [this.#rootOf(from), this.#rootOf(to)];
    if (a.node === b.node) return;
    this.#above.set(b.node, { node: a.node, flow: a.flow.plus(value).minus(b.flow) });
  }
}

const MONTHS_IN_YEAR = 12;

/** Months since the year 0: counting them is much faster than moving dates. */
const monthNumber = (day: IsoDate) => yearOf(day) * MONTHS_IN_YEAR + monthOf(day) - 1;
const firstOf = (month: number): IsoDate =>
  firstOfMonth(Math.floor(month / MONTHS_IN_YEAR), (month % MONTHS_IN_YEAR) + 1);

/** The latest stretch of buckets without a gap. What has been revised below what it began with ends it. */
function runOf(ledger: Ledger, bucketMonths: BucketMonths, span: { start: IsoDate; end: IsoDate }) {
  const amounts: Decimal[] = [];
  const after = monthNumber(addDays(span.end, 1));
  let to = after - (after % bucketMonths);
  let knownUntil = '';
  for (; firstOf(to) > span.start && amounts.length < MAX_BUCKETS; to -= bucketMonths) {
    const amount = ledger.between(firstOf(to - bucketMonths), firstOf(to));
    const isKnown = amount !== null && !amount.isNegative();
    if (isKnown && amounts.length === 0) knownUntil = addDays(firstOf(to), -1);
    if (isKnown) amounts.push(amount);
    else if (amounts.length > 0) break;
  }
  if (amounts.length === 0) return null;
  return { bucketMonths, amounts: amounts.reverse(), knownFrom: firstOf(to), knownUntil };
}

/** Null where not even one bucket is known. */
export function flowBuckets(points: readonly EvidencePoint[], upTo: IsoDate): FlowBuckets | null {
  const known = points.filter(({ end }) => end <= upTo);
  const [first] = known.map(({ start }) => start).sort();
  const last = known
    .map(({ end }) => end)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  const ledger = new Ledger(known);
  const runs = BUCKET_MONTHS.flatMap((months) => runOf(ledger, months, { start: first, end: last }) ?? []);
  const reach = ({ bucketMonths, amounts }: FlowBuckets) => bucketMonths * amounts.length;
  const furthest = Math.max(...runs.map(reach));
  return runs.find((run) => reach(run) >= Math.min(ENOUGH_MONTHS, furthest)) ?? null;
}

const MONTHS_IN_QUARTER = 3;
/** From this share of empty months on, a month says nothing by itself. */
const MOSTLY_EMPTY = 0.5;
const FEWEST_QUARTERS = 4;

/** Whole quarters of months in most of which nothing happened; anything else stays as it is. */
export function withoutEmptyMonths(buckets: FlowBuckets): FlowBuckets {
  const { bucketMonths, amounts, knownFrom } = buckets;
  const empty = amounts.filter((amount) => amount.isZero()).length;
  if (bucketMonths !== 1 || empty < amounts.length * MOSTLY_EMPTY) return buckets;
  const first = monthNumber(knownFrom);
  const skipped = (MONTHS_IN_QUARTER - (first % MONTHS_IN_QUARTER)) % MONTHS_IN_QUARTER;
  const quarters: Decimal[] = [];
  for (let at = skipped; at + MONTHS_IN_QUARTER <= amounts.length; at += MONTHS_IN_QUARTER) {
    const months = amounts.slice(at, at + MONTHS_IN_QUARTER);
    quarters.push(months.reduce((sum, amount) => sum.plus(amount), ZERO));
  }
  if (quarters.length < FEWEST_QUARTERS) return buckets;
  const from = first + skipped;
  const until = addDays(firstOf(from + quarters.length * MONTHS_IN_QUARTER), -1);
  return { bucketMonths: MONTHS_IN_QUARTER, amounts: quarters, knownFrom: firstOf(from), knownUntil: until };
}
