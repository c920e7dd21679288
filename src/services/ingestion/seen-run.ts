/** A run that the caller may see, with what is needed to hand out its file. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { AppError } from '../../errors';
import { CONTACT_FIELDS } from '../../feeds/registers/register-fields';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import { isKeyOf } from '../../loaders/rows';
import { seenRuns } from '../../loaders/visible';

export interface SeenRun {
  readonly runId: string;
  readonly feed: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileName: string | null;
  /** The file may hold contacts of natural persons. */
  readonly takesContacts: boolean;
}

/** One that is not for the caller to see is one that is not there. */
export async function requireSeenRun(
  statements: Statements,
  visibility: Visibility,
  runId: string,
): Promise<SeenRun> {
  const seen = seenRuns(visibility);
  const [run] = isKeyOf('uuid', runId)
    ? await statements.query<Omit<SeenRun, 'sizeBytes'> & { sizeBytes: string }>(
        `select t.id as "runId", t.feed_slug as feed, t.content_hash as sha256, batch.file_name as "fileName",
           file.size_bytes as "sizeBytes",
           coalesce(feed.definition ->> 'kind' = 'register' and feed.definition -> 'columns' ?| $2, false)
             as "takesContacts"
         from feed_run t join feed on feed.slug = t.feed_slug join feed_batch batch on batch.id = t.batch_id
           join raw_file file on file.sha256 = batch.sha256
         where t.id = $1 and ${['true', ...sqlOf(seen, 2)].join(' and ')}`,
        [runId, CONTACT_FIELDS, ...valuesOf(seen)],
      )
    : [];
  if (!run) throw new AppError('UNKNOWN_RUN', { id: runId.slice(0, 100) });
  return { ...run, sizeBytes: Number(run.sizeBytes) };
}
