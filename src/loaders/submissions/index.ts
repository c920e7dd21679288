/** Reads of submissions, bound to what one caller may see: with their figures, events and warnings. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { FeedRun } from '../../entities/feed-run';
import { Submission } from '../../entities/submission';
import { SubmissionEvent } from '../../entities/submission-event';
import { SubmissionFigure } from '../../entities/submission-figure';
import { batched, groupRows, lookup, manyByKey, oneByKey, type Sight } from '../by-key';
import { childPages, pointsTo } from '../child-pages';
import {
  type Condition,
  countRows,
  type PagedList,
  type PageWindow,
  type RowPage,
  readPage,
  sqlOf,
  valuesOf,
} from '../keyset-page';
import { mappingOf, rowFrom, selectOf, statementOf } from '../rows';
import { inSeenRegion, ofSeenSubmission, requireSeen } from '../visible';
import { createCurrentFigureLoader } from './current-figures';
import { type OpenWarning, openWarningsOf } from './open-warnings';

export const SUBMISSIONS: PagedList<Submission> = {
  name: 'submissions',
  entity: Submission,
  descending: true,
  order: [
    { column: 'opened_at', type: 'timestamptz' },
    { column: 'id', type: 'uuid' },
  ],
};
export const SUBMISSION_FIGURES: PagedList<SubmissionFigure> = {
  name: 'submission-figures',
  entity: SubmissionFigure,
  order: [{ column: 'id', type: 'bigint' }],
};

/** Earlier drafts are kept as history; what is read is the present one. */
const OF_PRESENT_DRAFT: Condition = {
  name: 'present',
  sql: () => 't.draft = (select draft from submission present where present.id = t.submission_id)',
};

export function createSubmissionLoaders(database: Database, visibility: Visibility) {
  const require = () => requireSeen(visibility, 'Submission');
  const seen = inSeenRegion(visibility, 't.region_code');
  const ofSeen: Sight = { require, conditions: ofSeenSubmission(visibility, 't.submission_id') };
  const submission = oneByKey(
    database,
    Submission,
    { column: 'id', type: 'uuid' },
    { require, conditions: seen },
  );
  const events = manyByKey(
    database,
    SubmissionEvent,
    { column: 'submission_id', type: 'uuid', order: 't.id' },
    ofSeen,
  );
  const openWarnings = createOpenWarningLoader(database, visibility);
  return {
    submission,
    events,
    openWarnings,
    figures: childPages(database, {
      list: SUBMISSION_FIGURES,
      parent: pointsTo('submission_id', 'uuid'),
      sight: { ...ofSeen, conditions: [...ofSeen.conditions, OF_PRESENT_DRAFT] },
    }),
    runs: createRunLoader(database, visibility),
    ofRun: createOfRunLoader(database, visibility),
    current: createCurrentFigureLoader(database),
    /** What was read before a change is not the answer to it. */
    forget(id: string): void {
      for (const loader of [submission, events, openWarnings]) loader.clear(id);
    },
    page(conditions: readonly Condition[], window: PageWindow): Promise<RowPage<Submission>> {
      require();
      return readPage(database, SUBMISSIONS, [...seen, ...conditions], window);
    },
    count(conditions: readonly Condition[]): Promise<number> {
      require();
      return countRows(database, SUBMISSIONS, [...seen, ...conditions]);
    },
  };
}

const createOpenWarningLoader = (database: Database, visibility: Visibility) =>
  batched<readonly OpenWarning[]>(
    'uuid',
    () => [],
    async (ids) => {
      requireSeen(visibility, 'Submission');
      const seen = ofSeenSubmission(visibility, 'warning."submissionId"');
      const statement = statementOf(database, `open_warnings_${seen.length}`, () => {
        const where = ['true', ...sqlOf(seen, 1)].join(' and ');
        return `select warning.* from (${openWarningsOf('$1')}) warning where ${where}`;
      });
      const rows = await database.read<OpenWarning & { readonly [column: string]: unknown }>(statement, [
        ids,
        ...valuesOf(seen),
      ]);
      return lookup(
        groupRows(
          rows,
          (row) => row.submissionId,
          (row) => row,
        ),
      );
    },
  );

/** The runs whose files its present figures came from. */
const createRunLoader = (database: Database, visibility: Visibility) =>
  batched<readonly FeedRun[]>(
    'uuid',
    () => [],
    async (ids) => {
      requireSeen(visibility, 'Submission');
      const mapping = mappingOf(database, FeedRun);
      const seen = ofSeenSubmission(visibility, 'behind.submission_id');
      const statement = statementOf(
        database,
        `submission_runs_${seen.length}`,
        () => `select ${selectOf(mapping)}, behind.submission_id::text
          from (
            select distinct f.submission_id, f.feed_run_id
            from submission o join submission_figure f on f.submission_id = o.id and f.draft = o.draft
            where o.id = any($1::uuid[])) as behind
          join feed_run t on t.id = behind.feed_run_id
          where ${['true', ...sqlOf(seen, 1)].join(' and ')} order by t.queued_at, t.id`,
      );
      const rows = await database.readValues(statement, [ids, ...valuesOf(seen)]);
      return lookup(
        groupRows(
          rows,
          (row) => row.at(-1) as string,
          (row) => rowFrom(mapping, row),
        ),
      );
    },
  );

const MAX_SUBMISSIONS_OF_RUN = 50;

/** Submissions that hold, or held in an earlier draft, figures of the run. */
const createOfRunLoader = (database: Database, visibility: Visibility) =>
  batched<readonly Submission[]>(
    'uuid',
    () => [],
    async (ids) => {
      requireSeen(visibility, 'Submission');
      const mapping = mappingOf(database, Submission);
      const seen = inSeenRegion(visibility, 't.region_code');
      const statement = statementOf(
        database,
        `run_submissions_${seen.length}`,
        () => `select ${selectOf(mapping)}, fed.feed_run_id::text
          from unnest($1::uuid[]) as asked (id)
          cross join lateral (
            select distinct f.submission_id, f.feed_run_id from submission_figure f
            where f.feed_run_id = asked.id) as fed
          join submission t on t.id = fed.submission_id
          where ${['true', ...sqlOf(seen, 1)].join(' and ')}
          order by t.region_code, t.period_end, t.period_start, t.version`,
      );
      const rows = await database.readValues(statement, [ids, ...valuesOf(seen)]);
      const groups = groupRows(
        rows,
        (row) => row.at(-1) as string,
        (row) => rowFrom(mapping, row),
      );
      return (id) => groups.get(id)?.slice(0, MAX_SUBMISSIONS_OF_RUN);
    },
  );
