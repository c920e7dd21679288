/** A set of evidence as it is stored: lists side by side, named by the hash of all that they say. */
import { createHash } from 'node:crypto';
import { Decimal } from '../../domain/decimal';
import { countOf, type EvidenceRule, type EvidenceSet } from '../../domain/evidence/evidence-set';
import type { ItemReason } from '../../domain/evidence/item-reasons';

/** As the columns of `evidence_set` are called. */
export interface StoredSet {
  readonly hash: string;
  readonly total: string;
  readonly counted: number;
  readonly kinds: readonly string[];
  readonly ids: readonly string[];
  readonly amounts: readonly string[];
  readonly contributions: readonly string[];
  readonly reasons: readonly string[];
  readonly left_kinds: readonly string[];
  readonly left_ids: readonly string[];
  readonly left_reasons: readonly string[];
  readonly left_names: readonly string[];
  readonly left_counts: readonly number[];
  readonly rules: readonly string[];
}

/** Zero has no sign in the database. */
const text = (value: Decimal) => (value.isZero() ? '0' : value.toFixed());

/** The function `evidence_text` of the database says the same. */
const textOf = (set: Omit<StoredSet, 'hash'>): string => {
  const lists = [set.kinds, set.ids, set.amounts, set.contributions, set.reasons];
  const left = [set.left_kinds, set.left_ids, set.left_reasons, set.left_names, set.left_counts];
  const texts = [...lists, ...left, set.rules].map((list) => list.join('\n'));
  return [set.total, String(set.counted), ...texts].join('\f');
};

export function storedSet(set: EvidenceSet): StoredSet {
  const { items, leftOut, leftOutCounts, rules } = set;
  const content = {
    total: text(set.total),
    counted: countOf(set),
    kinds: items.map(({ kind }) => kind),
    ids: items.map(({ id }) => id),
    amounts: items.map(({ amount }) => text(amount)),
    contributions: items.map(({ contribution }) => text(contribution)),
    reasons: items.map(({ reason }) => reason),
    left_kinds: leftOut.map(({ kind }) => kind),
    left_ids: leftOut.map(({ id }) => id),
    left_reasons: leftOut.map(({ reason }) => reason),
    left_names: leftOutCounts.map(({ reason }) => reason),
    left_counts: leftOutCounts.map(({ count }) => count),
    rules: rules.map((rule) => JSON.stringify(rule)),
  };
  return { hash: createHash('sha256').update(textOf(content)).digest('hex'), ...content };
}

const at = <Item>(list: readonly Item[], place: number): Item => list[place] as Item;

export function readStoredSet(row: StoredSet): EvidenceSet {
  return {
    total: new Decimal(row.total),
    items: row.kinds.map((kind, i) => ({
      ...{ kind, id: at(row.ids, i), reason: at(row.reasons, i) as ItemReason },
      amount: new Decimal(at(row.amounts, i)),
      contribution: new Decimal(at(row.contributions, i)),
    })),
    leftOut: row.left_kinds.map((kind, i) => ({
      ...{ kind, id: at(row.left_ids, i), reason: at(row.left_reasons, i) as ItemReason },
    })),
    leftOutCounts: row.left_names.map((reason, i) => ({
      reason: reason as ItemReason,
      count: at(row.left_counts, i),
    })),
    rules: row.rules.map((rule) => JSON.parse(rule) as EvidenceRule),
  };
}
