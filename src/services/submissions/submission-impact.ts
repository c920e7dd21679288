/** What the publication of a submission would change, before anybody decides: published in a rehearsal. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Submission } from '../../entities/submission';
import { AppError } from '../../errors';
import { impactOf } from '../impact/impact-of';
import type { RevisionImpact } from '../impact/revision-impact';
import { publishFigures } from './publish-figures';

/** Each is a publication of its own, and writers wait for it: for one who decides, not for whole lists. */
export const MAX_IMPACTS = 5;
/** Who only asks does not wait behind a large file. */
const LOCK_TIMEOUT_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';

export type ImpactLoader = DataLoader<Submission, RevisionImpact | null, string>;

export function createImpactLoader(database: Database, now: Date, asOf: IsoDate): ImpactLoader {
  let asked = 0;
  return new DataLoader(
    async (submissions) => {
      asked += submissions.length;
      if (asked > MAX_IMPACTS) {
        throw new AppError('QUERY_TOO_COMPLEX', { what: 'impacts', size: asked, max: MAX_IMPACTS });
      }
      const impacts: (RevisionImpact | null)[] = [];
      for (const submission of submissions)
        impacts.push(await readImpact(database, submission, { now, asOf }));
      return impacts;
    },
    { cacheKeyFn: ({ submissionId, revision }) => `${submissionId} ${revision}` },
  );
}

/** Null for what is published or withdrawn: nothing is to come of it. */
async function readImpact(
  database: Database,
  submission: Submission,
  { now, asOf }: { readonly now: Date; readonly asOf: IsoDate },
): Promise<RevisionImpact | null> {
  if (['PUBLISHED', 'WITHDRAWN'].includes(submission.status)) return null;
  try {
    return await database.rehearse(async (tx) => {
      await tx.query(`select set_config('lock_timeout', $1, true)`, [String(LOCK_TIMEOUT_MS)]);
      const publish = () => publishFigures(tx, submission, now);
      return (await impactOf(tx, { publish, asOf, now })).impact;
    });
  } catch (error) {
    const isBusy = (error as { code?: string }).code === LOCK_NOT_AVAILABLE;
    throw isBusy ? new AppError('STORE_BUSY', {}, { cause: error }) : error;
  }
}
