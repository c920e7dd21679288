import type { Database } from '../../../src/db/database';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { openTestDatabase } from '../../support/database';
import {
  csv,
  currentFigures,
  insertAll,
  insertFeed,
  offer,
  recomputesAsked,
  vocabularyOf,
} from './feed-rows';

const NOW = new Date('2030-01-01T00:00:00Z');

describe('taking a file in once', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(8);
    await insertAll(db);
  });
  beforeEach(async () => {
    await db.query('truncate observation, outbox, receipt, dead_letter, raw_file, target_progress cascade');
    await insertFeed(db);
  });
  afterAll(() => db.close());

  it('has its effect once however often it is worked, also by two workers at once', async () => {
    const { runId } = await offer(db, csv('鹤壁市,专利授权量,2019-05,120,件,'));
    const vocabulary = await vocabularyOf(db);
    const outcomes = await Promise.all([1, 2, 3].map(() => ingestRun(db, vocabulary, runId, NOW)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
    expect(await db.query('select 1 from observation')).toHaveLength(1);
    expect(
      await db.query(`select done_at is not null as done from outbox where queue = 'feed-ingest'`),
    ).toEqual([{ done: true }]);
    expect(await recomputesAsked(db)).toHaveLength(1);
  });

  it('lets a short correction wait for the long file that was sent before it', async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, i) => `昭通市,专利授权量,${1_900 + (i % 100)},${i % 100},件,`,
    );
    const statement = (value: number) => `鹤壁市,专利授权量,2019-05,${value},件,2019-06-18`;
    const vocabulary = await vocabularyOf(db);
    const long = await offer(db, csv(...rows, statement(120)));
    const short = await offer(db, csv(statement(125)));
    const working = ingestRun(db, vocabulary, long.runId, NOW);
    for (let isLocked = false; !isLocked; ) {
      const locks = await db.query(
        `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
         where datname = current_database() and locktype = 'advisory' and granted`,
      );
      isLocked = locks.length > 0;
    }
    await Promise.all([working, ingestRun(db, vocabulary, short.runId, NOW)]);
    expect(await currentFigures(db)).toContain('410600 patents-granted 2019-05 125');
  });

  it('writes nothing when the fence says that the job has gone, and can be worked again', async () => {
    const { runId } = await offer(db, csv('鹤壁市,专利授权量,2019-05,120,件,'));
    const vocabulary = await vocabularyOf(db);
    const fence = async () => {
      throw new Error('gone');
    };
    await expect(ingestRun(db, vocabulary, runId, NOW, { fence })).rejects.toThrow('gone');
    expect(await db.query('select 1 from observation')).toEqual([]);
    expect((await runSummary(db, runId)).status).toBe('RUNNING');
    expect(await ingestRun(db, vocabulary, runId, NOW)).toMatchObject({ status: 'PUBLISHED' });
  });
});
