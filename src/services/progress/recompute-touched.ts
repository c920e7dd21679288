/** Targets that count what this transaction has changed are computed again. */
import type { Statements } from '../../db/database';
import { requestRecompute } from './request-recompute';
import { targetsTouched } from './touched-registers';

export async function recomputeTouched(tx: Statements, cause: string): Promise<void> {
  const targets = await targetsTouched(tx);
  if (targets.length > 0) await requestRecompute(tx, targets, cause);
}
