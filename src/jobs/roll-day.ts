/** A new day in China: where a target stands depends on the date, so it is computed for it. */
import { chinaDate } from '../domain/calendar';
import { closeOver, recordClosed, requestAssessments } from '../services/assessment/quarters-due';
import { checkInvariants } from '../services/invariants/check-invariants';
import { markOverdue } from '../services/lending/mark-overdue';
import { enqueue, forgetDone } from '../services/outbox';
import { forgetWaves } from '../services/progress/recompute-wave';
import { requestRecompute } from '../services/progress/request-recompute';
import { targetsWithoutProgress } from '../services/progress/targets-without-progress';
import { targetsLeftBehind } from '../services/progress/touched-registers';
import { runOnce } from '../services/receipts';
import { type JobContext, type JobKind, textIn } from './job-kind';
import { type Loop, startLoop } from './loop';
import { requestPruning } from './prune-changes';

const KEEP_DONE_DAYS = 30;
const NAME = 'roll-day';

export const rollDay: JobKind = {
  name: NAME,
  async run({ database, log, now }, { queue, key, payload, fence }) {
    const day = textIn(payload, 'day');
    let closed: readonly string[] = [];
    const { result } = await runOnce(
      database,
      { queue, key },
      async (tx) => {
        const missing = await targetsWithoutProgress(tx, day);
        const targets = [...new Set([...missing, ...(await targetsLeftBehind(tx))])];
        if (targets.length > 0) await requestRecompute(tx, targets, `day ${day}`);
        await forgetWaves(tx, KEEP_DONE_DAYS);
        const forgotten = await forgetDone(tx, KEEP_DONE_DAYS);
        const quarters = await requestAssessments(tx, day);
        closed = await closeOver(tx, day, now());
        const overdue = await markOverdue(tx, day);
        return { targets: targets.length, forgotten, quarters, closed: closed.length, overdue };
      },
      { record: (tx) => recordClosed(tx, day, closed, now()), ...(fence ? { fence } : {}) },
    );
    for (const { invariant, violations } of await checkInvariants(database)) {
      if (violations.length > 0) log.error({ invariant: invariant.name, violations }, invariant.says.en);
    }
    return result;
  },
};

/** Asks once a day, however many processes watch; the day of the start is the start's own affair. */
export function watchDay(
  { database, log, now }: JobContext,
  { everyMs, changeRetentionDays }: { readonly everyMs: number; readonly changeRetentionDays: number },
): Loop {
  let today = chinaDate(now());
  return startLoop(
    everyMs,
    async () => {
      const day = chinaDate(now());
      if (day <= today) return;
      await database.transaction(async (tx) => {
        await enqueue(tx, { key: `${NAME}-${day}`, queue: 'maintenance', name: NAME, payload: { day } });
        await requestPruning(tx, day, changeRetentionDays);
      });
      today = day;
    },
    (error) => log.warn({ err: error }, 'the new day could not be announced; it is tried again'),
  );
}
