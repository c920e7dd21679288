/** Feeds, what became of their files, and what was refused in them. */
import type { Database } from '../db/database';
import type { Visibility } from '../domain/access/visibility';
import { Feed } from '../entities/feed';
import { FeedBatch } from '../entities/feed-batch';
import { FeedRun } from '../entities/feed-run';
import { OPEN, oneByKey, readAll, type Sight } from './by-key';
import { childPages, pointsTo } from './child-pages';
import { FEED_REJECTS, FEED_RUNS } from './lists';
import { createRowCorrectionsLoader } from './row-corrections';
import { createRunRecordsLoader } from './run-records';
import { seenRun } from './visible';

/** Who sees runs at all is said where they are asked for. */
function sightOfRuns(visibility: Visibility): Sight {
  const conditions = seenRun(visibility, 't');
  return conditions.length === 0 ? OPEN : { require: () => undefined, conditions };
}

/** One run for a route beside the graph; null where it is none, or not for these eyes. */
export const seenRunOf = (database: Database, visibility: Visibility, id: string): Promise<FeedRun | null> =>
  oneByKey(database, FeedRun, { column: 'id', type: 'uuid' }, sightOfRuns(visibility)).load(id);

export const createFeedLoaders = (database: Database, visibility: Visibility) => ({
  feed: oneByKey(database, Feed, { column: 'slug' }),
  allFeeds: () => readAll(database, Feed, 't.slug'),
  feedRun: oneByKey(database, FeedRun, { column: 'id', type: 'uuid' }, sightOfRuns(visibility)),
  runRecords: createRunRecordsLoader(database),
  rowCorrections: createRowCorrectionsLoader(database),
  feedBatch: oneByKey(database, FeedBatch, { column: 'id', type: 'uuid' }),
  feedRuns: childPages(database, {
    list: FEED_RUNS,
    parent: pointsTo('feed_slug', 'text'),
    sight: sightOfRuns(visibility),
  }),
  feedRejects: childPages(database, {
    list: FEED_REJECTS,
    parent: pointsTo('run_id', 'uuid'),
    sight: OPEN,
  }),
});
