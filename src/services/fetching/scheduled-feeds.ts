/** The feeds that are fetched by a schedule, and those whose due time went by unnoticed. */
import type { Statements } from '../../db/database';
import { lastDue } from '../../feeds/schedule';

export interface ScheduledFeed {
  readonly slug: string;
  readonly schedule: string;
  /** What it was last fetched for; null when it never was. */
  readonly fetchedFor: Date | null;
}

export function scheduledFeeds(statements: Statements): Promise<ScheduledFeed[]> {
  return statements.query<{ [Name in keyof ScheduledFeed]: ScheduledFeed[Name] }>(
    `select feed.slug, feed.schedule, fetched.due_at as "fetchedFor"
     from feed left join feed_fetch fetched on fetched.feed_slug = feed.slug
     where feed.schedule is not null and feed.definition -> 'fetch' is not null order by feed.slug`,
  );
}

/** A reminder may be on its way; only after this long it is lost. */
const GRACE_MS = 2 * 60_000;

/** Of a feed that was never fetched nothing was missed: it waits for its first due time. */
export const missedFetches = (feeds: readonly ScheduledFeed[], now: Date): readonly ScheduledFeed[] =>
  feeds.filter(
    ({ schedule, fetchedFor }) =>
      fetchedFor !== null && lastDue(schedule, new Date(now.getTime() - GRACE_MS)) > fetchedFor,
  );
