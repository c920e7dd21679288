/** Feeds, what became of their files as far as the caller may see it, and what was refused in them. */
import type { Database } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import { Feed } from '../entities/feed';
import { FeedBatch } from '../entities/feed-batch';
import { FeedFetch } from '../entities/feed-fetch';
import { FeedRun } from '../entities/feed-run';
import { OPEN, oneByKey, readAll } from './by-key';
import { childPages, pointsTo } from './child-pages';
import { createFeedArrivalsLoader } from './feed-freshness';
import { FEED_REJECTS, FEED_RUNS } from './lists';
import { createRowCorrectionsLoader } from './row-corrections';
import { createRunRecordsLoader } from './run-records';
import { seenRuns } from './visible';

export function createFeedLoaders(database: Database, visibility: Visibility) {
  const conditions = seenRuns(visibility);
  const runSight = conditions.length === 0 ? OPEN : { ...OPEN, conditions };
  return {
    feed: oneByKey(database, Feed, { column: 'slug' }),
    allFeeds: () => readAll(database, Feed, 't.slug'),
    feedFetch: oneByKey(database, FeedFetch, { column: 'feed_slug' }),
    feedArrivals: createFeedArrivalsLoader(database),
    feedRun: oneByKey(database, FeedRun, { column: 'id', type: 'uuid' }, runSight),
    /** Of any run, for the hash of its file and its feed: these tell nothing of what is in it. */
    originOfRun: oneByKey(database, FeedRun, { column: 'id', type: 'uuid' }),
    runRecords: createRunRecordsLoader(database),
    rowCorrections: createRowCorrectionsLoader(database),
    feedBatch: oneByKey(database, FeedBatch, { column: 'id', type: 'uuid' }),
    feedRuns: childPages(database, {
      list: FEED_RUNS,
      parent: pointsTo('feed_slug', 'text'),
      sight: runSight,
    }),
    feedRejects: childPages(database, {
      list: FEED_REJECTS,
      parent: pointsTo('run_id', 'uuid'),
      sight: OPEN,
    }),
  };
}
