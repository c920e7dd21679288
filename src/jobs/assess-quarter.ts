/** Assesses a plan's departments for a quarter that is over: once, for what is assessed already stays so. */
import { chinaDate } from '../domain/calendar';
import { AppError } from '../errors';
import { assessQuarter } from '../services/assessment/assess-quarter';
import { ASSESS_QUARTER } from '../services/assessment/quarters-due';
import { hasReceipt, runOnce } from '../services/receipts';
import { type JobKind, textIn } from './job-kind';

const ACTOR = 'system:assessment';

export const assessQuarterJob: JobKind = {
  name: ASSESS_QUARTER,
  async run({ database, now }, { queue, key, payload, fence }) {
    const request = { plan: textIn(payload, 'plan'), quarter: textIn(payload, 'quarter') };
    const job = { queue, key };
    let counters = { computed: 0 };
    if (!(await hasReceipt(database, job))) {
      const instant = now();
      const doer = { actor: ACTOR, now: instant };
      const result = await assessQuarter(
        { database, caller: null, doer, today: chinaDate(instant) },
        request,
      );
      if ('refusals' in result) {
        throw new AppError('BAD_INPUT', { detail: result.refusals.map(({ code }) => code).join(', ') });
      }
      counters = { computed: result.computed };
    }
    await runOnce(database, job, async () => counters, fence ? { fence } : {});
    return counters;
  },
};
