import type { Database } from '../../src/db/database';
import type { Jobs } from '../../src/jobs/start-jobs';
import { awaitRun, runSummary } from '../../src/services/ingestion/run-summary';
import { readProgress } from '../../src/services/progress/read-progress';
import { csv, insertAll, offer } from '../services/ingestion/feed-rows';
import { openTestDatabase } from '../support/database';
import { BACKENDS, closeWithQueues, startTestJobs } from './queue-fixture';

const NOW = new Date('2019-06-30T04:00:00Z');
const SETTLE_MS = 20_000;

describe.each(BACKENDS)('a file on its way through %s to the progress of targets', (_name, redisUrl) => {
  let db: Database;
  let jobs: Jobs;
  beforeEach(async () => {
    db = await openTestDatabase(10);
    await insertAll(db);
    jobs = await startTestJobs(db, redisUrl, { now: () => NOW });
  });
  afterEach(async () => {
    await jobs.stop();
    await closeWithQueues(db, redisUrl);
  });

  const send = async (...rows: readonly string[]) => {
    const { runId } = await offer(db, csv(...rows));
    await jobs.settle(SETTLE_MS);
    return runSummary(db, runId);
  };
  const stored = () =>
    db.query<{ key: string; actual: string | null; stale: boolean; at: Date }>(
      `select target_key as key, actual, stale_since is not null as stale, computed_at as at
       from target_progress where as_of = '2019-06-30' order by 1`,
    );
  const instant = async () => ((await db.query<{ now: Date }>('select now()'))[0] as { now: Date }).now;

  it('ends in stored answers of the dependent targets only; a correction keeps the old answer', async () => {
    expect(await send('鹤壁市,专利授权量,2019-05,60,件,')).toMatchObject({
      status: 'PUBLISHED',
      targetsAffected: 1,
    });
    expect(await stored()).toMatchObject([{ key: 'p/s/patents', actual: '60', stale: false }]);
    const between = await instant();
    expect(await send('鹤壁市,专利授权量,2019-05,64,件,')).toMatchObject({
      rowsRevised: 1,
      targetsAffected: 1,
    });
    expect(await stored()).toMatchObject([{ key: 'p/s/patents', actual: '64', stale: false }]);
    const request = { keys: ['p/s/patents'], asOf: '2019-06-30', now: NOW, today: '2019-06-30' };
    const known = await readProgress(db, { ...request, asKnownAt: between });
    expect(known.get('p/s/patents')).toMatchObject({ actual: '60' });
    expect((await readProgress(db, request)).get('p/s/patents')).toMatchObject({ actual: '64' });
  });

  it('leaves answers as they are when a file is refused or says nothing new', async () => {
    await send('鹤壁市,专利授权量,2019-05,60,件,');
    const before = await stored();
    expect(await send('鹤壁市,专利授权量,2019-05,60,件,2019-06-0x')).toMatchObject({ status: 'FAILED' });
    expect(await send('鹤壁市,专利授权量,2019年5月,60,件,')).toMatchObject({ status: 'UNCHANGED' });
    expect(await stored()).toEqual(before);
    expect(await db.query(`select 1 from outbox where queue = 'progress-recompute'`)).toHaveLength(1);
  });

  it('ends in a failed run that says why when it cannot be worked, and is taken once it can', async () => {
    await db.query(`update feed_definition set definition = '{"slug": "bureau"}'`);
    const failed = await send('鹤壁市,专利授权量,2019-05,60,件,');
    expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'GIVEN_UP' });
    expect(failed.messageZh).toContain('放弃');
    expect(failed.messageEn).toContain('Given up after 3 tries');
    expect(await db.query('select queue, key from dead_letter')).toEqual([
      { queue: 'feed-ingest', key: `ingest-${failed.runId}` },
    ]);
    expect(
      await db.query(
        `select content::jsonb -> 'detail' as detail from audit_record order by seq desc limit 1`,
      ),
    ).toEqual([{ detail: { feed: 'bureau', status: 'FAILED', error: 'GIVEN_UP', tries: 3 } }]);
    await db.query(
      'update feed_definition set definition = feed.definition from feed where hash = definition_hash',
    );
    expect(await send('鹤壁市,专利授权量,2019-05,60,件,')).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
  });

  it('tells a sender who waits what became of the file, and one who cannot wait how far it is', async () => {
    const { runId } = await offer(db, csv('鹤壁市,专利授权量,2019-05,60,件,'));
    expect(await awaitRun(db, runId, SETTLE_MS)).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
    await jobs.stop();
    const next = await offer(db, csv('鹤壁市,专利授权量,2019-05,61,件,'));
    expect(await awaitRun(db, next.runId, 150)).toMatchObject({ status: 'QUEUED', rowsNew: 0 });
  });

  it('takes corrections sent in a burst in the order they were sent', async () => {
    for (let value = 1; value <= 12; value += 1)
      await offer(db, csv(`鹤壁市,专利授权量,2019-05,${value},件,`));
    await jobs.settle(SETTLE_MS);
    expect(await db.query('select value from observation where superseded_at is null')).toEqual([
      { value: '12' },
    ]);
    expect(await db.query('select value from observation')).toHaveLength(12);
    expect(await stored()).toMatchObject([{ key: 'p/s/patents', actual: '12', stale: false }]);
  });
});
