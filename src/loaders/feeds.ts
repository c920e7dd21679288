/** Feeds, what became of their files, and what was refused in them. */
import type { Database } from '../db/database';
import { Feed } from '../entities/feed';
import { FeedBatch } from '../entities/feed-batch';
import { FeedRun } from '../entities/feed-run';
import { OPEN, oneByKey, readAll } from './by-key';
import { childPages, pointsTo } from './child-pages';
import { FEED_REJECTS, FEED_RUNS } from './lists';
import { createRowCorrectionsLoader } from './row-corrections';
import { createRunRecordsLoader } from './run-records';

export const createFeedLoaders = (database: Database) => ({
  feed: oneByKey(database, Feed, { column: 'slug' }),
  allFeeds: () => readAll(database, Feed, 't.slug'),
  feedRun: oneByKey(database, FeedRun, { column: 'id', type: 'uuid' }),
  runRecords: createRunRecordsLoader(database),
  rowCorrections: createRowCorrectionsLoader(database),
  feedBatch: oneByKey(database, FeedBatch, { column: 'id', type: 'uuid' }),
  feedRuns: childPages(database, {
    list: FEED_RUNS,
    parent: pointsTo('feed_slug', 'text'),
    sight: OPEN,
  }),
  feedRejects: childPages(database, {
    list: FEED_REJECTS,
    parent: pointsTo('run_id', 'uuid'),
    sight: OPEN,
  }),
});
