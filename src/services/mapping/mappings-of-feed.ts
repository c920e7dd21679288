/** What people have decided about the labels of a feed: now, or ever. */
import type { Database } from '../../db/database';
import { LabelMapping } from '../../entities/label-mapping';
import { AppError } from '../../errors';
import { columnsOf, hydrate } from '../../loaders/rows';

/** More decisions than any feed has labels. */
const MAX_MAPPINGS = 5_000;

/** The latest first. */
export async function mappingsOfFeed(
  database: Database,
  feedSlug: string,
  withSuperseded: boolean,
): Promise<readonly LabelMapping[]> {
  const found = await database.query('select 1 from feed where slug = $1', [feedSlug]);
  if (found.length === 0) throw new AppError('UNKNOWN_FEED', { slug: feedSlug });
  const rows = await database.query(
    `select ${columnsOf(database, LabelMapping)} from label_mapping t
     where feed_slug = $1 and ($2 or superseded_at is null) order by id desc limit $3`,
    [feedSlug, withSuperseded, MAX_MAPPINGS],
  );
  return rows.map((row) => hydrate(LabelMapping, row));
}
