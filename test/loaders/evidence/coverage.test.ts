import type { Database } from '../../../src/db/database';
import { progressOf } from '../../../src/loaders/progress';
import { openTestDatabase } from '../../support/database';
import { insertObservation } from '../../support/factories';
import { certify, countedTarget, cover, enterprise, grant, lend, NOW, plantPlan } from './register-fixture';

const GRANTED = { register: 'patent', event: 'GRANTED' };
const ACTIVE = {
  register: 'certification',
  kind: ['HIGH_TECH_ENTERPRISE'],
  event: 'ACTIVE',
  of: 'enterprise',
};
const BORROWERS = { register: 'loan', event: 'DRAWN', of: 'enterprise' };

describe('what a register may answer', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await plantPlan(db);
  });
  afterEach(() => db.close());

  const standing = async (key: string, asOf: string) =>
    (await progressOf(db, { keys: [key], asOf, now: NOW })).get(key);
  const total = (basis = 'PERIOD_TOTAL') =>
    countedTarget(db, { slug: 'granted', rule: GRANTED, basis, value: '30' });

  it('is no sum whose beginning is unknown', async () => {
    const key = await total();
    await grant(db, 5, '2019-06-01');
    await cover(db, { register: 'patent', from: '2018-02-01', to: '2020-12-31' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: null, status: 'NO_DATA' });
  });

  it('of loans to certified enterprises needs both registers complete, and a certificate on the day', async () => {
    const rule = { register: 'loan', event: 'DRAWN', certified: ['HIGH_TECH_ENTERPRISE'] };
    const key = await countedTarget(db, { slug: 'lent', rule, basis: 'PERIOD_TOTAL', value: '5' });
    const owner = await enterprise(db);
    await certify(db, owner, '2018-06-01', '2018-12-31');
    await lend(db, owner, '2018-05-31');
    await lend(db, owner, '2018-06-01');
    await lend(db, owner, '2018-12-31');
    await lend(db, owner, '2019-01-01');
    await cover(db, { register: 'loan', from: '2018-01-01', to: '2020-12-31' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: null, status: 'NO_DATA' });
    await cover(db, { register: 'certification', from: '2018-01-01', to: '2020-12-31' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: '2' });
  });

  it('is no sum with a hole in its middle; published figures speak instead', async () => {
    const key = await total();
    await grant(db, 5, '2019-06-01');
    await cover(db, { register: 'patent', from: '2018-01-01', to: '2018-12-31' });
    await cover(db, { register: 'patent', from: '2019-02-01', to: '2020-12-31' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: null });
    await insertObservation(db, { indicatorCode: 'granted', period: '2018', value: '12' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: '12', inputs: { synthetic: false } });
  });

  it('speaks up to the day on which the register ends, and counts nothing after it', async () => {
    const key = await total();
    await cover(db, { register: 'patent', from: '2018-01-01', to: '2018-03-15' });
    await grant(db, 4, '2018-03-15');
    await grant(db, 7, '2018-03-16');
    const answer = await standing(key, '2018-03-31');
    expect(answer).toMatchObject({ actual: '4', actualEnd: '2018-03-15' });
    expect(await standing(key, '2021-01-01')).toMatchObject({ actual: '4', isFinal: false });
  });

  it('is counted for the years that are complete where each year keeps a floor', async () => {
    const key = await total('EVERY_YEAR');
    await cover(db, { register: 'patent', from: '2019-01-01', to: '2020-12-31' });
    await grant(db, 31, '2019-05-05');
    await grant(db, 29, '2020-05-05');
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: '31', status: 'MET' });
    expect(await standing(key, '2021-01-01')).toMatchObject({ actual: '29', status: 'MISSED' });
  });

  it('is a zero that is marked as made up where the register is', async () => {
    const key = await total();
    await cover(db, { register: 'patent', from: '2018-01-01', to: '2020-12-31' });
    expect(await standing(key, '2018-06-30')).toMatchObject({ actual: '0', inputs: { synthetic: true } });
  });

  it('comes from the real register as soon as there is one, without a made-up record in it', async () => {
    const key = await total();
    await cover(db, { register: 'patent', from: '2018-01-01', to: '2020-12-31' });
    await grant(db, 9, '2018-03-03');
    await grant(db, 2, '2018-03-03', false);
    expect(await standing(key, '2018-06-30')).toMatchObject({ actual: '9', inputs: { synthetic: true } });
    await cover(db, { register: 'patent', from: '2017-12-31', to: '2019-12-31', synthetic: false });
    expect(await standing(key, '2018-06-30')).toMatchObject({ actual: '2', inputs: { synthetic: false } });
  });

  it('is one kind of certificate only where that kind is covered', async () => {
    const key = await countedTarget(db, {
      ...{ slug: 'active', rule: ACTIVE, basis: 'LEVEL', value: '2', measure: 'STOCK' },
    });
    await certify(db, await enterprise(db), '2017-11-01', null);
    const stretch = { register: 'certification', from: '2018-01-01', to: '2020-12-31' };
    await cover(db, { ...stretch, kind: 'TECH_SME' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: null });
    await cover(db, { ...stretch, kind: 'HIGH_TECH_ENTERPRISE' });
    expect(await standing(key, '2019-12-31')).toMatchObject({ actual: '1' });
  });

  it('counts an enterprise once while its certificates overlap, and not in the gap between two', async () => {
    const key = await countedTarget(db, {
      ...{ slug: 'active', rule: ACTIVE, basis: 'LEVEL', value: '2', measure: 'STOCK' },
    });
    await cover(db, { register: 'certification', from: '2017-01-01', to: '2020-12-31' });
    const owner = await enterprise(db);
    await certify(db, owner, '2015-11-16', '2018-11-15');
    await certify(db, owner, '2018-09-12', '2019-09-11');
    await certify(db, owner, '2019-09-20', '2022-09-19');
    const actual = async (asOf: string) => (await standing(key, asOf))?.actual;
    expect(await actual('2018-10-01')).toBe('1');
    expect(await actual('2019-09-11')).toBe('1');
    expect(await actual('2019-09-15')).toBe('0');
    expect(await actual('2019-09-20')).toBe('1');
  });

  it('counts a borrower once in a total, but once a year where years are judged one by one', async () => {
    const rule = BORROWERS;
    const sum = await countedTarget(db, { slug: 'sum', rule, basis: 'CUMULATIVE', value: '3' });
    const floor = await countedTarget(db, { slug: 'floor', rule, basis: 'EVERY_YEAR', value: '1' });
    await cover(db, { register: 'loan', from: '2018-01-01', to: '2020-12-31' });
    const borrower = await enterprise(db);
    for (const year of [2018, 2019, 2020]) await lend(db, borrower, `${year}-05-05`);
    expect(await standing(sum, '2020-12-31')).toMatchObject({ actual: '1' });
    expect(await standing(floor, '2020-12-31')).toMatchObject({ actual: '1', status: 'MET' });
  });

  it('is asked since the first stage where the plan states no beginning', async () => {
    await db.query('update plan set starts_on = null');
    const key = await total('CUMULATIVE');
    await cover(db, { register: 'patent', from: '2018-01-01', to: '2020-12-31' });
    await grant(db, 6, '2018-01-01');
    expect(await standing(key, '2018-12-31')).toMatchObject({ actual: '6', actualStart: '2018-01-01' });
  });

  it('is nothing for a rule that no register knows', async () => {
    const key = await countedTarget(db, {
      ...{ slug: 'odd', rule: { register: 'loan', event: 'ACTIVE' }, basis: 'PERIOD_TOTAL', value: '1' },
    });
    await cover(db, { register: 'loan', from: '2018-01-01', to: '2020-12-31' });
    expect(await standing(key, '2018-12-31')).toMatchObject({ actual: null, status: 'NO_DATA' });
  });
});
