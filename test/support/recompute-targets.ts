/** A recompute in a transaction of its own, as tests want it; jobs compute inside the transaction of a level. */
import type { Database } from '../../src/db/database';
import type { IsoDate } from '../../src/domain/calendar';
import { type RecomputeOutcome, recomputeIn } from '../../src/services/progress/recompute-targets';

export const recomputeTargets = (
  database: Database,
  targetKeys: readonly string[],
  asOf: IsoDate,
  now: Date,
): Promise<RecomputeOutcome> => database.transaction((tx) => recomputeIn(tx, targetKeys, asOf, now));
