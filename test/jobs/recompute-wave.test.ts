import type { Database } from '../../src/db/database';
import { recomputeProgress } from '../../src/jobs/recompute-progress';
import type { Jobs } from '../../src/jobs/start-jobs';
import {
  beginWave,
  endLevel,
  recomputeLevel,
  type WaveWork,
} from '../../src/services/progress/recompute-wave';
import { requestRecompute } from '../../src/services/progress/request-recompute';
import { putRegions } from '../services/ingestion/register-feeds';
import { openTestDatabase } from '../support/database';
import {
  insertDocument,
  insertIndicator,
  insertObservation,
  insertPlan,
  insertStage,
  insertTarget,
  insertUnit,
} from '../support/factories';
import { BACKENDS, closeWithQueues, startTestJobs, until } from './queue-fixture';

const NOW = new Date('2019-06-30T04:00:00Z');
const SETTLE_MS = 20_000;
const PLACES = ['410611', '410621', '410600', '410000', '100000'];
const key = (region: string) => `hebi/2018/patents-${region}`;
const KEYS = PLACES.map(key).sort();

/** One target in two counties, their city, province and country. */
async function plant(db: Database): Promise<void> {
  await putRegions(db);
  await insertUnit(db);
  await insertDocument(db);
  await insertIndicator(db);
  await insertPlan(db);
  await insertStage(db);
  for (const regionCode of PLACES) await insertTarget(db, { slug: `patents-${regionCode}`, regionCode });
}

const publish = (db: Database, value: string) =>
  db.transaction(async (tx) => {
    await tx.query(`update observation set superseded_at = now() where superseded_at is null`);
    await insertObservation(tx, { value, publishedAt: new Date(2018, 0, 1, 0, 0, Number(value)) });
    await requestRecompute(tx, [key('410600')], `figure ${value}`);
  });

const waves = (db: Database) =>
  db.query<{ computed: number; changed: number; failed: number; ended: boolean }>(
    `select computed, changed, failed, ended_at is not null as ended from recompute_wave order by id`,
  );
const actuals = async (db: Database) =>
  (
    await db.query<{ actual: string }>(
      `select actual from target_progress where target_key = $1 and stale_since is null`,
      [key('410600')],
    )
  ).map(({ actual }) => actual);

describe.each(BACKENDS)('changes on their way through %s', (_name, redisUrl) => {
  let db: Database;
  let jobs: Jobs | undefined;
  beforeEach(async () => {
    db = await openTestDatabase(14);
    await plant(db);
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
    await closeWithQueues(db, redisUrl);
  });

  it('are gathered: ten in a burst make one recompute of the target', async () => {
    jobs = await startTestJobs(db, redisUrl, { now: () => NOW, timing: { gatherMs: 1_500 } });
    for (let value = 1; value <= 10; value += 1) await publish(db, String(value));
    await jobs.settle(SETTLE_MS);
    expect(await waves(db)).toEqual([{ computed: 1, changed: 1, failed: 0, ended: true }]);
    expect(await actuals(db)).toEqual(['10']);
    expect(await db.query('select 1 from recompute_request')).toEqual([]);
  });

  it('that come while a wave is computed are in the next one, and none is lost', async () => {
    let begun = 0;
    const slow = {
      ...recomputeProgress,
      run: async (...args: Parameters<typeof recomputeProgress.run>) => {
        begun += 1;
        const counters = await recomputeProgress.run(...args);
        if (begun === 1) await publish(db, '20');
        return counters;
      },
    };
    jobs = await startTestJobs(db, redisUrl, { now: () => NOW, kinds: [slow], timing: { gatherMs: 20 } });
    await publish(db, '10');
    await until(async () => (await actuals(db))[0] === '20');
    await jobs.settle(SETTLE_MS);
    expect((await waves(db)).map(({ computed, ended }) => [computed, ended])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it('climb from counties to the country, each level a job that begins when the one below is done', async () => {
    jobs = await startTestJobs(db, redisUrl, { now: () => NOW });
    await db.transaction((tx) => requestRecompute(tx, [...KEYS].reverse(), 'all of them'));
    await jobs.settle(SETTLE_MS);
    const done = await db.query<{ result: object }>(
      `select result from receipt where queue = 'progress-recompute' order by received_at`,
    );
    const level = (name: string, targets: number) => ({
      [name]: targets,
      targets,
      changed: targets,
      failed: 0,
    });
    expect(done.map(({ result }) => result)).toEqual([
      level('county', 2),
      level('prefecture', 1),
      level('province', 1),
      level('country', 1),
    ]);
    expect(await db.query('select target_key from target_progress order by 1')).toHaveLength(PLACES.length);
  });
});

describe('a wave', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase(10);
    await plant(db);
  });
  afterEach(() => db.close());

  const failed: string[] = [];
  const work: WaveWork = {
    now: () => NOW,
    pause: async () => undefined,
    isOutage: () => false,
    onFailure: (target) => failed.push(target),
  };
  const open = async (keys: readonly string[] = KEYS) => {
    await db.transaction((tx) => requestRecompute(tx, keys, 'test'));
    const [wave] = await db.query<{ id: string }>('select max(id)::text as id from recompute_wave');
    return String(wave?.id);
  };
  const asked = async () =>
    (
      await db.query<{ at: string }>(
        `select wave_id || ' ' || level || ' ' || target_key as at from recompute_request order by 1`,
      )
    ).map(({ at }) => at);

  it('is joined until it begins, and asks for a target once', async () => {
    const first = await open([key('410600')]);
    expect(await open([key('410600'), key('410611')])).toBe(first);
    expect(await asked()).toEqual([`${first} 0 ${key('410611')}`, `${first} 1 ${key('410600')}`]);
    expect(await db.query('select 1 from outbox')).toHaveLength(1);
    await beginWave(db, first);
    const second = await open([key('410600')]);
    expect(second).not.toBe(first);
    expect(await db.query('select 1 from outbox')).toHaveLength(2);
    expect((await asked()).filter((at) => at.startsWith(`${second} `))).toEqual([
      `${second} 1 ${key('410600')}`,
    ]);
  });

  it('is not joined for ever, and waits for the changes that have joined it', async () => {
    const first = await open([key('410600')]);
    await db.query(`update recompute_wave set opened_at = now() - interval '6 seconds'`);
    expect(await open([key('410600')])).not.toBe(first);
    const third = await open([key('410611')]);
    let hasBegun = false;
    let begin: Promise<unknown> = Promise.resolve();
    await db.transaction(async (tx) => {
      await requestRecompute(tx, [key('410621')], 'a long one');
      begin = beginWave(db, third).then(() => {
        hasBegun = true;
      });
      await until(async () => {
        const waiting = await db.query(
          `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      expect(hasBegun).toBe(false);
    });
    await begin;
    expect(await recomputeLevel(db, third, work)).toMatchObject({ level: 0, computed: 2 });
  });

  it('that is cut off between two chunks goes on with what is left, and does nothing twice', async () => {
    const wave = await open([key('410611')]);
    await beginWave(db, wave);
    const cut = { ...work, pause: () => Promise.reject(new Error('killed')) };
    await expect(recomputeLevel(db, wave, cut)).rejects.toThrow('killed');
    const before = await db.query('select xmin::text, * from target_progress');
    expect(await recomputeLevel(db, wave, work)).toMatchObject({ level: null, computed: 0 });
    expect(await db.query('select xmin::text, * from target_progress')).toEqual(before);
    expect(await waves(db)).toMatchObject([{ computed: 1, ended: false }]);
    await db.transaction((tx) => endLevel(tx, wave));
    expect(await waves(db)).toMatchObject([{ ended: true }]);
  });

  it('worked by two at once computes each target once, level after level', async () => {
    const wave = await open();
    await beginWave(db, wave);
    const levels: (readonly number[])[] = [];
    const climb = async () => {
      for (;;) {
        const { level, computed } = await recomputeLevel(db, wave, work);
        if (level === null) return;
        if (computed > 0) levels.push([level, computed]);
      }
    };
    await Promise.all([climb(), climb()]);
    expect(levels.map(([level]) => level)).toEqual(levels.map(([level]) => level).sort());
    expect(levels.reduce((sum, [, computed = 0]) => sum + computed, 0)).toBe(PLACES.length);
  });

  it('leaves out the one target that cannot be computed, which stays stale', async () => {
    await recomputeLevel(db, await open(), work);
    const broken = key('410621');
    await db.query(`update plan set thresholds = '{"onTrack": "1", "atRisk": "0.8", "about": "0.05"}'`);
    await insertPlan(db, { slug: 'broken', thresholds: '{"onTrack": "x", "atRisk": "x", "about": "x"}' });
    await db.query(`update target set plan_slug = 'broken' where key = $1`, [broken]);
    const wave = await open();
    await beginWave(db, wave);
    expect(await recomputeLevel(db, wave, work)).toMatchObject({ level: 0, computed: 1, failed: 1 });
    expect(failed).toEqual([broken]);
    expect(
      await db.query('select target_key from target_progress where stale_since is not null'),
    ).toContainEqual({ target_key: broken });
  });
});
