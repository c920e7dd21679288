/** One set of evidence out of listed figures and records: netted, rounded together, in order. */
import { Decimal, ZERO } from '../decimal';
import { apportion, roundTogether } from './apportion';
import {
  byReasonAndId,
  byWeight,
  type EvidenceItem,
  type EvidenceRule,
  type EvidenceSet,
  itemKey,
  type LeftOutCount,
  type LeftOutItem,
  net,
  sumOf,
} from './evidence-set';
import type { ItemReason } from './item-reasons';

export interface CountedRecord {
  readonly kind: string;
  readonly id: string;
  readonly value: string;
  readonly reason: ItemReason;
}

/** What a register answered for one group of counts. */
export interface ListedCount {
  readonly contribution: Decimal;
  /** What the count said; the list must add up to it, else the register changed in between. */
  readonly counted: Decimal;
  readonly records: readonly CountedRecord[];
  readonly countedTotal: number;
  readonly sum: string;
  readonly digest: string;
  readonly question: unknown;
  readonly leftOut: readonly LeftOutItem[];
  readonly leftOutCounts: readonly LeftOutCount[];
}

/** Left-out records of one set that are listed. */
export const MAX_LEFT_OUT = 200;

/** Beyond what rounding can leave over of two parts that cancel out, far below what any record adds. */
const CRUMB = new Decimal('1e-11');

interface Itemised {
  readonly items: readonly EvidenceItem[];
  readonly rules: readonly EvidenceRule[];
}

function itemise(list: ListedCount, rulesBefore: number): Itemised {
  const { contribution, counted: amount, records } = list;
  if (!new Decimal(list.sum).equals(amount)) {
    return {
      items: [{ kind: 'UNITEMISED', id: list.digest, amount, contribution, reason: 'UNITEMISED' }],
      rules: [],
    };
  }
  if (records.length < list.countedTotal) {
    const rule = { count: list.countedTotal, sum: list.sum, digest: list.digest, question: list.question };
    const item = { kind: 'RULE', id: String(rulesBefore), amount, contribution, reason: 'BY_RULE' } as const;
    return { items: [item], rules: [rule] };
  }
  const values = records.map(({ value }) => new Decimal(value));
  const shares = contribution.equals(amount) ? values : apportion(contribution, values);
  const takesOff = contribution.isNegative();
  const items = records.map(({ kind, id, reason }, place) => ({
    ...{ kind, id, amount: values[place] ?? ZERO, contribution: shares[place] ?? ZERO },
    reason: takesOff ? ('COMPARED_WITH' as const) : reason,
  }));
  return { items, rules: [] };
}

/** What is left of two parts that should cancel out goes to the others, or nowhere else to the first. */
function withoutCrumbs(items: readonly EvidenceItem[], cancelled: ReadonlySet<string>) {
  const isCrumb = (item: EvidenceItem) => cancelled.has(itemKey(item)) && item.contribution.abs().lte(CRUMB);
  const rest = items.filter((item) => !isCrumb(item));
  const crumbs = items.filter(isCrumb);
  if (rest.length === 0 || crumbs.length === 0) return { items, crumbs: [] };
  const rounded = roundTogether(
    sumOf(items),
    rest.map(({ contribution }) => contribution),
  );
  const whole = rest.map((item, place) => ({ ...item, contribution: rounded[place] ?? ZERO }));
  return { items: whole, crumbs };
}

/** Keys that occur more than once among what adds something. */
function repeated(items: readonly EvidenceItem[]): ReadonlySet<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()];
  for (const item of items) {
    const key = itemKey(item);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

/** Those of the side that is counted, not of the side that is taken off; what counts after all is none. */
function leftOutOf(
  lists: readonly ListedCount[],
  items: readonly EvidenceItem[],
  kept: readonly LeftOutItem[],
) {
  const entries = new Map(items.map((item) => [itemKey(item), item]));
  const counts = new Map<ItemReason, number>();
  const add = (reason: ItemReason, count: number) => counts.set(reason, (counts.get(reason) ?? 0) + count);
  const listed = [...kept];
  const gone = new Map<string, ItemReason>();
  for (const { contribution, leftOut, leftOutCounts } of lists) {
    if (contribution.isNegative()) continue;
    for (const { reason, count } of leftOutCounts) add(reason, count);
    for (const item of leftOut) {
      if (!entries.has(itemKey(item))) listed.push(item);
      else {
        gone.set(itemKey(item), item.reason);
        add(item.reason, -1);
      }
    }
  }
  if (kept.length > 0) add('KEPT', kept.length);
  const leftOutCounts = [...counts]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
  return { listed: listed.sort(byReasonAndId).slice(0, MAX_LEFT_OUT), leftOutCounts, gone };
}

/** `figures` and the contributions of `lists` sum to `total`. */
export function composeSet(
  total: Decimal,
  figures: readonly EvidenceItem[],
  lists: readonly ListedCount[],
): EvidenceSet {
  const given = [...figures];
  const rules: EvidenceRule[] = [];
  for (const list of lists) {
    const itemised = itemise(list, rules.length);
    given.push(...itemised.items);
    rules.push(...itemised.rules);
  }
  const netted = net(given);
  const { items, crumbs } = withoutCrumbs(netted.items, repeated(given));
  const kept = [...netted.kept, ...crumbs.map(({ kind, id }) => ({ kind, id, reason: 'KEPT' as const }))];
  const { listed, leftOutCounts, gone } = leftOutOf(lists, items, kept);
  const explained = items.map((item) => {
    // What was counted before and is no more says why.
    const reason = item.reason === 'COMPARED_WITH' ? gone.get(itemKey(item)) : undefined;
    return reason ? { ...item, reason } : item;
  });
  const sum = sumOf(explained);
  if (!sum.equals(total)) throw new TypeError(`evidence sums to ${sum.toFixed()}, not ${total.toFixed()}`);
  return { total, items: explained.sort(byWeight), leftOut: listed, leftOutCounts, rules };
}
