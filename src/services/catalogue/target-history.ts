/** What a target said before documents revised it, told backwards from what it says now. */
import type { PlanFact } from './catalogue';
import type { Placed } from './placed-facts';
import type { RevisionFact } from './plan-schema';
import type { TargetFact } from './target-schema';

/** A revision by a document, with the day from which it holds. */
export type DatedRevision = Placed<RevisionFact> & { readonly effectiveOn: string };

const isDated = (revision: Placed<RevisionFact>): revision is DatedRevision =>
  revision.effectiveOn !== undefined;

/** In the order in which they came into force; `target` as in partOf. */
export const datedRevisions = (plan: PlanFact, target: string): DatedRevision[] =>
  plan.revisions
    .filter((revision) => revision.target === target)
    .filter(isDated)
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));

export interface Revised {
  readonly effectiveOn: string;
  readonly document: string;
  readonly clause: string | null;
}

export interface Saying<Fact> {
  readonly said: Fact;
  readonly revisedBy: Revised | null;
}

const revisedOf = ({ effectiveOn, document, clause }: DatedRevision): Revised => ({
  ...{ effectiveOn, document: document ?? '', clause: clause ?? null },
});

/** The oldest first, what it says now last. */
export function historyOf(target: TargetFact, revisions: readonly DatedRevision[]): Saying<TargetFact>[] {
  const history: Saying<TargetFact>[] = [];
  let said = target;
  for (const revision of revisions.toReversed()) {
    history.unshift({ said, revisedBy: revisedOf(revision) });
    said = before(said, revision);
  }
  return [{ said, revisedBy: null }, ...history];
}

/** A number takes the place of a gap and a gap that of a number; the rest is as it was. */
export function before(target: TargetFact, { was = {} }: Pick<RevisionFact, 'was'>): TargetFact {
  const { gapZh: _zh, gapEn: _en, ...rest } = target;
  const gaps = was.value === undefined ? target : was;
  const { gapZh, gapEn } = gaps;
  const given = Object.fromEntries(Object.entries(was).filter(([, value]) => value !== undefined));
  return { ...rest, ...given, ...(gapZh ? { gapZh } : {}), ...(gapEn ? { gapEn } : {}) } as TargetFact;
}
