/** Why a number changed: two sets of evidence, entry by entry; the parts sum to the change exactly. */
import { type Decimal, ZERO } from '../decimal';
import type { ChangeKind } from './change-kinds';
import { type EvidenceItem, type EvidenceSet, itemKey } from './evidence-set';
import type { ItemReason } from './item-reasons';

/** Of a published figure: its series and its days. */
export interface FigureOfItem {
  readonly series: string;
  readonly period: string;
}

export interface Comparison {
  readonly before: EvidenceSet;
  readonly after: EvidenceSet;
  /** By the id of the observation. */
  readonly figures: ReadonlyMap<string, FigureOfItem>;
  /** Why records count no more, or did not count yet, by `itemKey`; beside what the sets themselves say. */
  readonly reasons?: { readonly before: Reasons; readonly after: Reasons };
  readonly definitionChanged?: boolean;
}

export type Reasons = ReadonlyMap<string, ItemReason>;

export interface ChangedItem {
  readonly kind: string;
  readonly id: string;
  readonly before: Decimal;
  readonly after: Decimal;
  /** Of the side that says why: where it is left out, or how it counts now. */
  readonly reason: ItemReason;
}

export interface ChangePart {
  readonly kind: ChangeKind;
  readonly amount: Decimal;
  /** The heaviest first. */
  readonly items: readonly ChangedItem[];
}

const KINDS: Readonly<Partial<Record<ItemReason, ChangeKind>>> = {
  ...{ EXPIRED: 'EXPIRED', LAPSED: 'EXPIRED', CLOSED: 'EXPIRED', DELISTED: 'EXPIRED', REVOKED: 'REVOKED' },
  ...{ OTHER_LEVEL: 'RECLASSIFIED', MOVED_AWAY: 'RECLASSIFIED', OWNER_NOT_ELIGIBLE: 'RECLASSIFIED' },
  ...{ ENTERPRISE_REMOVED: 'REMOVED', ENTERPRISE_ENDED: 'REMOVED' },
  ...{ REPEATED_OWNER: 'DEDUPLICATED', NOT_FIRST: 'DEDUPLICATED' },
  ...{ NOT_YET_ISSUED: 'REVISED', NOT_GRANTED: 'REVISED', NOT_YET_OPEN: 'REVISED' },
  ...{ NOT_YET_LISTED: 'REVISED', NOT_YET_ESTABLISHED: 'REVISED' },
};
/** What did not count before for one of these counts now because time has passed or it was taken back. */
const COMES_BACK: readonly ChangeKind[] = ['RECLASSIFIED', 'DEDUPLICATED'];

const NOT_RECORDS: readonly string[] = ['RULE', 'UNITEMISED', 'COUNT'];
const isFigure = ({ kind }: { readonly kind: string }) => kind === 'DATA_POINT';
const adds = ({ contribution }: EvidenceItem) => !contribution.isZero();

const reasonsOf = ({ leftOut }: EvidenceSet, more?: Reasons): Reasons =>
  new Map([...(more ?? []), ...leftOut.map((item) => [itemKey(item), item.reason] as const)]);

/** Published figures on one side, registers on the other: nothing can be compared entry by entry. */
function isOtherSource({ before, after }: Comparison): boolean {
  const [old, now] = [before.items.filter(adds), after.items.filter(adds)];
  if (old.length === 0 || now.length === 0) return false;
  return (old.every(isFigure) && !now.some(isFigure)) || (now.every(isFigure) && !old.some(isFigure));
}

interface Difference extends ChangedItem {
  readonly part: ChangeKind;
}

class Differences {
  readonly #before: ReadonlyMap<string, EvidenceItem>;
  readonly #after: ReadonlyMap<string, EvidenceItem>;
  readonly #goneFor: Reasons;
  readonly #absentFor: Reasons;

  constructor(private readonly given: Comparison) {
    this.#before = new Map(given.before.items.map((item) => [itemKey(item), item]));
    this.#after = new Map(given.after.items.map((item) => [itemKey(item), item]));
    this.#goneFor = reasonsOf(given.after, given.reasons?.after);
    this.#absentFor = reasonsOf(given.before, given.reasons?.before);
  }

  list(): readonly Difference[] {
    const otherSource = isOtherSource(this.given);
    const keys = new Set([...this.#before.keys(), ...this.#after.keys()]);
    return [...keys].flatMap((key) => {
      const [old, now] = [this.#before.get(key), this.#after.get(key)];
      const item = now ?? (old as EvidenceItem);
      const [before, after] = [old?.contribution ?? ZERO, now?.contribution ?? ZERO];
      if (before.equals(after)) return [];
      const part = otherSource ? 'SOURCE_CHANGED' : this.#partOf(key, old, now);
      const reason = now?.reason ?? this.#goneFor.get(key) ?? item.reason;
      return [{ kind: item.kind, id: item.id, before, after, reason, part }];
    });
  }

  #partOf(key: string, old: EvidenceItem | undefined, now: EvidenceItem | undefined): ChangeKind {
    const item = now ?? (old as EvidenceItem);
    if (NOT_RECORDS.includes(item.kind)) return 'NOT_ITEMISED';
    if (old && now) return old.amount.equals(now.amount) ? 'REWEIGHED' : 'REVISED';
    if (isFigure(item)) return this.#partOfFigure(item, old === undefined);
    return now ? this.#partOfNew(key, now) : this.#partOfGone(key);
  }

  /** What a difference takes off is named by why it counts no more: that is the reason it bears itself. */
  #partOfNew(key: string, now: EvidenceItem): ChangeKind {
    if (now.contribution.isNegative()) return KINDS[now.reason] ?? 'REMOVED';
    const before = KINDS[this.#absentFor.get(key) ?? now.reason];
    if (before && COMES_BACK.includes(before)) return before;
    return this.given.definitionChanged && !this.#absentFor.has(key) ? 'DEFINITION_CHANGED' : 'ADDED';
  }

  #partOfGone(key: string): ChangeKind {
    const reason = this.#goneFor.get(key);
    const kind = reason && KINDS[reason];
    return kind ?? (this.given.definitionChanged ? 'DEFINITION_CHANGED' : 'REMOVED');
  }

  /** Another vintage of the same figure is a revision; another period of its series speaks in its place. */
  #partOfFigure({ id }: EvidenceItem, isNew: boolean): ChangeKind {
    const figure = this.given.figures.get(id);
    const others = [...(isNew ? this.#before : this.#after).values()]
      .filter(isFigure)
      .flatMap((other) => this.given.figures.get(other.id) ?? [])
      .filter(({ series }) => series === figure?.series);
    if (others.some(({ period }) => period === figure?.period)) return 'REVISED';
    if (others.length > 0) return 'NEWER_FIGURE';
    return isNew ? 'ADDED' : 'REMOVED';
  }
}

const byWeight = (a: Difference, b: Difference) =>
  b.after.minus(b.before).abs().comparedTo(a.after.minus(a.before).abs()) ||
  (itemKey(a) < itemKey(b) ? -1 : 1);

/** In order of their weight. */
export function compareEvidence(comparison: Comparison): readonly ChangePart[] {
  const groups = new Map<ChangeKind, Difference[]>();
  for (const one of new Differences(comparison).list()) {
    const group = groups.get(one.part);
    if (group) group.push(one);
    else groups.set(one.part, [one]);
  }
  const parts = [...groups].map(([kind, differences]) => ({
    kind,
    amount: differences.reduce((sum, { before, after }) => sum.plus(after).minus(before), ZERO),
    items: differences.sort(byWeight).map(({ part: _, ...item }) => item),
  }));
  return parts.sort((a, b) => b.amount.abs().comparedTo(a.amount.abs()) || (a.kind < b.kind ? -1 : 1));
}
