/** When each feed last brought something, whichever way its files came. */
import type { Database } from '../db/database';
import { batched, lookup } from './by-key';
import { statementOf } from './rows';

export interface FeedArrivals {
  readonly lastPublishedAt: Date | null;
  /** The last file that got in, were its figures new or not. */
  readonly lastReceivedAt: Date | null;
}

const NOTHING: FeedArrivals = { lastPublishedAt: null, lastReceivedAt: null };

const SQL = `
select feed.slug, published.at as "lastPublishedAt", received.at as "lastReceivedAt"
from unnest($1::text[]) as feed (slug)
cross join lateral (select max(finished_at) as at from feed_run
  where feed_slug = feed.slug and status = 'PUBLISHED' and not is_dry_run) published
cross join lateral (select max(queued_at) as at from feed_run
  where feed_slug = feed.slug and status in ('PUBLISHED', 'UNCHANGED', 'AWAITING_REVIEW')
    and not is_dry_run) received`;

export const createFeedArrivalsLoader = (database: Database) =>
  batched<FeedArrivals>(
    'text',
    () => NOTHING,
    async (slugs) => {
      const statement = statementOf(database, 'feed_arrivals', () => SQL);
      const rows = await database.read<FeedArrivals & { slug: string }>(statement, [slugs]);
      return lookup(new Map(rows.map((row) => [row.slug, row])));
    },
  );
