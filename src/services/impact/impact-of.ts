/** Publishes in a rehearsal and tells what would change; nothing of it stays. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { APPROVED_FINDERS, type ApprovedFinder, approvedTouched } from './approved';
import { changedFigures, lastObservation } from './changed-figures';
import { answersFor, changedTargets } from './changed-targets';
import { rehearseIn } from './rehearse';
import type { RevisionImpact } from './revision-impact';

/** What a publication says of itself; null where it does not come to one. */
export interface Publication {
  /** Targets that depend on what it has changed. */
  readonly targetKeys: readonly string[];
}

export interface ImpactQuestion<Outcome extends Publication | null> {
  /** Does all that publication does, in the given transaction. */
  readonly publish: () => Promise<Outcome>;
  /** The day that targets are judged for: today in China. */
  readonly asOf: IsoDate;
  readonly now: Date;
  readonly approvedFinders?: readonly ApprovedFinder[];
}

/** Everything that `publish` writes is taken back; the transaction goes on. */
export async function impactOf<Outcome extends Publication | null>(
  tx: Transaction,
  question: ImpactQuestion<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly impact: RevisionImpact | null }> {
  const { publish, approvedFinders = APPROVED_FINDERS, ...at } = question;
  const rehearsed = await rehearseIn(tx, async () => {
    const afterId = await lastObservation(tx);
    const outcome = await publish();
    if (outcome === null) return { outcome, found: null };
    const figures = await changedFigures(tx, afterId);
    const approved = await approvedTouched(tx, afterId, approvedFinders);
    const after = await answersFor(tx, outcome.targetKeys, at);
    return { outcome, found: { figures, approved, after, targetKeys: outcome.targetKeys } };
  });
  const { outcome, found } = rehearsed;
  if (found === null) return { outcome, impact: null };
  const { figures, approved, after, targetKeys } = found;
  const before = await answersFor(tx, targetKeys, at);
  const dependent = new Set(targetKeys).size;
  const targets = await changedTargets(tx, at.asOf, dependent, { before, after });
  return { outcome, impact: { figures, targets, approved } };
}
