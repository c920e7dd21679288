import type { Database, Statements } from '../../../src/db/database';
import { publishedBy } from '../../../src/loaders/evidence/known';
import { progressOf } from '../../../src/loaders/progress';
import { readProgress } from '../../../src/services/progress/read-progress';
import { requestRecompute } from '../../../src/services/progress/request-recompute';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { targetsWithoutProgress } from '../../../src/services/progress/targets-without-progress';
import { openTestDatabase } from '../../support/database';
import {
  insertDocument,
  insertIndicator,
  insertObservation,
  insertPlan,
  insertRegion,
  insertStage,
  insertTarget,
  insertUnit,
  json,
} from '../../support/factories';
import { recomputeTargets } from '../../support/recompute-targets';

const NOW = new Date('2026-01-05T02:00:00Z');
const TODAY = '2026-01-05';
const COUNTED = 'hebi/2018/patents-granted';
const PUBLISHED = 'hebi/2018/rnd-share';

async function plant(db: Database): Promise<void> {
  await insertUnit(db);
  await insertRegion(db, { code: '410000', level: 'PROVINCE' });
  await insertRegion(db, { parentCode: '410000' });
  await insertRegion(db, { code: '410611', level: 'COUNTY', parentCode: '410600' });
  await insertIndicator(db, {
    source: 'COUNTED',
    countRule: json({ register: 'patent', event: 'GRANTED' }),
  });
  await insertIndicator(db, { code: 'rnd-share', measure: 'RATIO' });
  await insertDocument(db);
  await insertPlan(db);
  await insertStage(db);
  await insertTarget(db);
  await insertTarget(db, { slug: 'rnd-share', indicatorCode: 'rnd-share', basis: 'LEVEL', value: '2' });
}

async function grant(db: Database, count: number, grantedOn: string): Promise<void> {
  await db.query(
    `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
     values ('91410611DEM000014Y', '演示', '410611', true, true) on conflict do nothing`,
  );
  await db.query(
    `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
     select $2::text || n, 'DESIGN', 'x', '2017-06-01', $2::date, e.id, true
     from enterprise e, generate_series(1, $1::integer) n`,
    [count, grantedOn],
  );
}

const cover = (db: Database) =>
  db.query(`insert into register_coverage values
    ('patent', '', '410600', '2018-01-01', '2018-12-31', 'x', 'x', true)`);

function counting(db: Database): { readonly statements: Statements; readonly count: () => number } {
  let count = 0;
  const statements: Statements = {
    query: (sql, parameters) => {
      count += 1;
      return db.query(sql, parameters);
    },
  };
  return { statements, count: () => count };
}

describe('progress over the database', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await plant(db);
  });
  afterEach(() => db.close());

  const standing = async (key: string, asOf: string, asKnownAt?: Date) =>
    (await progressOf(db, { keys: [key], asOf, now: NOW, known: publishedBy(asKnownAt ?? null) })).get(key);

  it('does not take an uncovered register for an empty one', async () => {
    await grant(db, 3, '2018-05-05');
    expect(await standing(COUNTED, '2018-12-31')).toMatchObject({ actual: null, status: 'NO_DATA' });
    await cover(db);
    expect(await standing(COUNTED, '2018-12-31')).toMatchObject({ actual: '3' });
  });

  it('counts what lies in the counties of a city, up to the day and not beyond it', async () => {
    await cover(db);
    await grant(db, 40, '2018-03-31');
    await grant(db, 60, '2018-04-02');
    expect(await standing(COUNTED, '2018-04-01')).toMatchObject({ actual: '40', status: 'ON_TRACK' });
    const end = await standing(COUNTED, '2018-12-31');
    expect(end).toMatchObject({ actual: '100', status: 'MET', isFinal: true });
    expect(end?.inputs).toMatchObject({ synthetic: true });
    const contributions = end?.inputs.used
      .filter((use) => use.role === 'ACTUAL')
      .map((use) => use.contribution);
    expect(contributions?.reduce((sum, one) => sum + Number(one), 0)).toBe(100);
  });

  it('knows zero within the coverage', async () => {
    await cover(db);
    expect(await standing(COUNTED, '2018-06-30')).toMatchObject({ actual: '0', status: 'OFF_TRACK' });
  });

  it('falls back on published figures where no register covers the days', async () => {
    await insertObservation(db, { value: '95' });
    expect(await standing(COUNTED, '2019-06-30')).toMatchObject({ actual: '95', status: 'MISSED' });
  });

  it('answers as known at a moment, before and after a correction', async () => {
    const first = { indicatorCode: 'rnd-share', value: '1.8', publishedAt: '2019-03-01T00:00:00Z' };
    await insertObservation(db, { ...first, supersededAt: '2019-09-01T00:00:00Z' });
    await insertObservation(db, { ...first, value: '2.1', publishedAt: '2019-09-01T00:00:00Z' });
    const at = (text: string) => standing(PUBLISHED, '2019-12-31', new Date(text));
    expect(await at('2019-02-28T00:00:00Z')).toMatchObject({ actual: null, status: 'NO_DATA' });
    expect(await at('2019-06-01T00:00:00Z')).toMatchObject({ actual: '1.8', status: 'MISSED' });
    expect(await at('2019-09-01T00:00:00Z')).toMatchObject({ actual: '2.1', status: 'MET' });
    expect(await standing(PUBLISHED, '2019-12-31')).toMatchObject({ actual: '2.1' });
  });

  it('reads the evidence of many targets with as many statements as that of two', async () => {
    await cover(db);
    const few = counting(db);
    await progressOf(few.statements, { keys: [COUNTED, PUBLISHED], asOf: '2018-12-31', now: NOW });
    const keys: string[] = [];
    for (let i = 0; i < 30; i += 1) {
      const indicatorCode = i % 2 === 0 ? 'rnd-share' : 'patents-granted';
      const basis = i % 2 === 0 ? 'LEVEL' : 'PERIOD_TOTAL';
      keys.push(String((await insertTarget(db, { slug: `t${i}`, indicatorCode, basis })).key));
    }
    const many = counting(db);
    await progressOf(many.statements, { keys, asOf: '2018-12-31', now: NOW });
    expect(many.count()).toBe(few.count());
  });

  it('stores the answer with its inputs, and leaves the row as it is when nothing has changed', async () => {
    await insertObservation(db, { indicatorCode: 'rnd-share', value: '1.9' });
    const stored = () => db.query(`select xmin, * from target_progress where target_key = $1`, [PUBLISHED]);
    expect(await recomputeTargets(db, [PUBLISHED], TODAY, NOW)).toEqual({ computed: 1, changed: 1 });
    const before = await stored();
    expect(await recomputeTargets(db, [PUBLISHED], TODAY, new Date())).toEqual({ computed: 1, changed: 0 });
    expect(await stored()).toEqual(before);
    expect(before[0]).toMatchObject({ actual: '1.9', status: 'MISSED', stale_since: null });
    expect(before[0]?.inputs).toMatchObject({
      used: [{ role: 'ACTUAL', value: '1.9', source: 'PUBLISHED' }],
    });
  });

  it('says stale from the change until the recompute', async () => {
    const read = async () =>
      (await readProgress(db, { keys: [PUBLISHED], asOf: null, now: NOW, today: TODAY })).get(PUBLISHED);
    await recomputeTargets(db, [PUBLISHED], TODAY, NOW);
    expect(await read()).toMatchObject({ status: 'NO_DATA', stale: false });
    await insertObservation(db, { indicatorCode: 'rnd-share', value: '2.4' });
    await db.transaction((tx) => requestRecompute(tx, [PUBLISHED], 'test'));
    expect(await read()).toMatchObject({ status: 'NO_DATA', stale: true });
    await recomputeTargets(db, [PUBLISHED], TODAY, NOW);
    expect(await read()).toMatchObject({ status: 'MET', actual: '2.4', stale: false });
    const [job] = await db.query<{ payload: { wave: string } }>(`select queue, payload from outbox`);
    expect(job).toMatchObject({ queue: 'progress-recompute' });
    expect(await db.query('select wave_id, target_key from recompute_request')).toEqual([
      { wave_id: job?.payload.wave, target_key: PUBLISHED },
    ]);
  });

  it('keeps the answer of a finished stage for later days', async () => {
    await recomputeTargets(db, [PUBLISHED, COUNTED], TODAY, NOW);
    expect(await targetsWithoutProgress(db, '2026-01-06')).toEqual([]);
    const later = await readProgress(db, { keys: [PUBLISHED], asOf: null, now: NOW, today: '2026-01-06' });
    expect(later.get(PUBLISHED)).toMatchObject({ asOf: '2026-01-06', computedAt: NOW });
    expect(await targetsWithoutProgress(db, '2018-06-01')).toEqual([COUNTED, PUBLISHED]);
  });

  it('finds the targets that depend on a series or on a register, and no others', async () => {
    await insertTarget(db, { slug: 'elsewhere', regionCode: '410000', indicatorCode: 'rnd-share' });
    const series = [{ indicatorCode: 'rnd-share', regionCode: '410600' }];
    expect(await targetsDependingOn(db, { series })).toEqual([PUBLISHED]);
    const county = [{ register: 'patent', regionCode: '410611' }];
    expect(await targetsDependingOn(db, { registers: county })).toEqual([COUNTED]);
    const other = [{ register: 'patent', regionCode: '620921' }];
    expect(await targetsDependingOn(db, { registers: other })).toEqual([]);
    await db.query(`update target set retired_at = now()`);
    expect(await targetsDependingOn(db, { series })).toEqual([]);
  });
});
