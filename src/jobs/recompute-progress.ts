/** Computes again where targets stand: the same inputs give the same answer, so twice does no harm. */
import { chinaDate } from '../domain/calendar';
import { recomputeTargets } from '../services/progress/recompute-targets';
import { hasReceipt, runOnce } from '../services/receipts';
import { type JobKind, textsIn } from './job-kind';

export const recomputeProgress: JobKind = {
  name: 'recompute-progress',
  async run({ database, now }, { queue, key, payload, fence }) {
    const targetKeys = textsIn(payload, 'targetKeys');
    const job = { queue, key };
    if (!(await hasReceipt(database, job))) {
      const instant = now();
      await recomputeTargets(database, targetKeys, chinaDate(instant), instant);
    }
    const counters = { targets: targetKeys.length };
    await runOnce(database, job, async () => counters, fence ? { fence } : {});
    return counters;
  },
};
