/** What an answer rests on, entry by entry; the contributions sum to the actual to the last digit. */
import { type Decimal, ZERO } from '../decimal';
import type { ItemReason } from './item-reasons';

/** A row of a register, or one of these: */
export const OTHER_KINDS = ['DATA_POINT', 'DEED', 'COUNT', 'RULE', 'UNITEMISED'] as const;

export interface EvidenceItem {
  /** CERTIFICATION, …: the register it lies in; DATA_POINT: a published figure; or another of OTHER_KINDS. */
  readonly kind: string;
  readonly id: string;
  /** What it says itself: 1 for a record, yuan, the figure's value. */
  readonly amount: Decimal;
  readonly contribution: Decimal;
  readonly reason: ItemReason;
}

export interface LeftOutItem {
  readonly kind: string;
  readonly id: string;
  readonly reason: ItemReason;
}

export interface LeftOutCount {
  readonly reason: ItemReason;
  readonly count: number;
}

/** Records too many to list: how to list them again, and by what to know that they are the same. */
export interface EvidenceRule {
  readonly count: number;
  readonly sum: string;
  /** SHA-256 over the lines `id value` of all records, in order of day and id. */
  readonly digest: string;
  /** What the register was asked, as data. */
  readonly question: unknown;
}

export interface EvidenceSet {
  readonly total: Decimal;
  /** In order of their weight. */
  readonly items: readonly EvidenceItem[];
  /** The first of those considered and left out. */
  readonly leftOut: readonly LeftOutItem[];
  /** All of them, by reason. */
  readonly leftOutCounts: readonly LeftOutCount[];
  /** One for each entry of kind RULE, whose id is the place in here. */
  readonly rules: readonly EvidenceRule[];
}

/** Records behind it, those of rules included. */
export const countOf = ({ items, rules }: EvidenceSet): number =>
  items.length - rules.length + rules.reduce((sum, { count }) => sum + count, 0);

export const itemKey = ({ kind, id }: { readonly kind: string; readonly id: string }) => `${kind}:${id}`;

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** Ids of rows are numbers: the shorter is the smaller. */
const byId = (a: string, b: string) => a.length - b.length || byText(a, b);

/** The heaviest first; among equals by kind and id, so that the order of arrival plays no part. */
export const byWeight = (a: EvidenceItem, b: EvidenceItem): number =>
  b.contribution.abs().comparedTo(a.contribution.abs()) || byText(a.kind, b.kind) || byId(a.id, b.id);

export const byReasonAndId = (a: LeftOutItem, b: LeftOutItem): number =>
  byText(a.reason, b.reason) || byText(a.kind, b.kind) || byId(a.id, b.id);

const sameSum = (a: EvidenceItem, b: EvidenceItem): EvidenceItem => {
  const heavier = b.contribution.gt(a.contribution) ? b : a;
  return { ...heavier, contribution: a.contribution.plus(b.contribution) };
};

export interface Netted {
  readonly items: readonly EvidenceItem[];
  /** Entries whose parts cancel out. */
  readonly kept: readonly LeftOutItem[];
}

/** Each record once: what is there on both sides of a difference cancels out. */
export function net(given: readonly EvidenceItem[]): Netted {
  const found = new Map<string, EvidenceItem>();
  const several = new Set<string>();
  for (const item of given) {
    const key = itemKey(item);
    const other = found.get(key);
    if (other && !other.contribution.isZero() && !item.contribution.isZero()) several.add(key);
    found.set(key, other ? sameSum(other, item) : item);
  }
  const items: EvidenceItem[] = [];
  const kept: LeftOutItem[] = [];
  for (const [key, item] of found) {
    if (item.contribution.isZero() && several.has(key)) {
      kept.push({ kind: item.kind, id: item.id, reason: 'KEPT' });
    } else items.push(item);
  }
  return { items, kept };
}

export const sumOf = (items: readonly { readonly contribution: Decimal }[]): Decimal =>
  items.reduce((sum, { contribution }) => sum.plus(contribution), ZERO);
