/** Revisions: of targets that there are, told by a document, in force from a day, with the former terms. */
import { type PlanFact, targetSlug } from './catalogue';
import { checkGap, checkNumber } from './check-target';
import type { Checking } from './checking';
import { type Placed, placed } from './placed-facts';
import type { RevisionFact } from './plan-schema';
import { before, datedRevisions } from './target-history';
import type { TargetFact } from './target-schema';

export function checkRevisions(plan: Placed<PlanFact>, checking: Checking): void {
  const { declarations, mistakes } = checking;
  const numbers = new Map<string, Placed<TargetFact>>(
    plan.stages.flatMap((stage) =>
      stage.targets.map((target) => [`${stage.slug}/${targetSlug(target)}`, target] as const),
    ),
  );
  for (const revision of plan.revisions) {
    const { target, retired, place } = revision;
    const key = `${plan.slug}/${target}`;
    if (!retired) declarations.refer('target', key, place, ['target']);
    else if (declarations.has('target', key)) {
      const zh = `目标 ${key} 还在目录中`;
      mistakes.add(place, ['retired'], zh, `the target ${key} is still in the catalogue`);
    }
    checkSource(revision, checking);
    if (!numbers.has(target) && revision.was !== undefined) {
      const zh = '只有数量目标才有修订前的数值';
      mistakes.add(place, ['was'], zh, 'only a target with a number can have said another one');
    }
  }
  for (const [slug, target] of numbers) checkFormer(target, slug, plan, checking);
}

/** A document makes another version; a day alone, or a former value alone, would be anybody's word. */
function checkSource({ effectiveOn, document, was, place }: Placed<RevisionFact>, checking: Checking): void {
  checking.declarations.refer('document', document, place, ['document']);
  const given = [effectiveOn, document, was].filter((part) => part !== undefined).length;
  if (given === 0 || given === 3) return;
  const zh = 'effectiveOn、document 和 was 须同时给出';
  checking.mistakes.add(place, ['effectiveOn'], zh, 'effectiveOn, document and was come together');
}

/** What it said before is checked like what it says now. */
function checkFormer(
  target: Placed<TargetFact>,
  slug: string,
  plan: Placed<PlanFact>,
  checking: Checking,
): void {
  const revisions = datedRevisions(plan, slug);
  let said: TargetFact = target;
  for (const [at, revision] of revisions.toReversed().entries()) {
    said = before(said, revision);
    const former = placed({ ...said }, revision.place);
    checkNumber(former, checking);
    checkGap(former, checking);
    const later = revisions.toReversed()[at - 1];
    if (later?.effectiveOn === revision.effectiveOn) {
      const zh = '同一目标一日只能修订一次';
      checking.mistakes.add(revision.place, ['effectiveOn'], zh, 'a target is revised once a day at most');
    }
  }
}
