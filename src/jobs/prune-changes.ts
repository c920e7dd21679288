/** Once a day: the log of changes is cut to what is still promised, and sign-ins that have ended go. */

import type { Statements } from '../db/database';
import { AppError } from '../errors';
import { pruneSignIns } from '../services/access/sign-ins';
import { pruneChanges } from '../services/changes/prune-changes';
import { enqueue } from '../services/outbox';
import { runOnce } from '../services/receipts';
import { type JobKind } from './job-kind';

const NAME = 'prune-changes';

export const pruneChangesDaily: JobKind = {
  name: NAME,
  async run({ database, now }, { queue, key, payload, fence }) {
    const days = payload.days;
    if (typeof days !== 'number') throw new AppError('BAD_INPUT', { detail: 'the job carries no days' });
    // Batch by batch outside of the receipt's transaction: cut off, the next delivery cuts what is left.
    const pruned = await pruneChanges(database, { days, now: now() });
    const signIns = await pruneSignIns(database, now());
    const { result } = await runOnce(
      database,
      { queue, key },
      async () => ({ pruned, signIns }),
      fence ? { fence } : {},
    );
    return result;
  },
};

/** Asked for as often as you like, it is done once a day. */
export const requestPruning = (tx: Statements, day: string, days: number): Promise<void> =>
  enqueue(tx, { key: `${NAME}-${day}`, queue: 'maintenance', name: NAME, payload: { days } });
