import type { Database } from '../../../src/db/database';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import type { Replay } from '../../../src/services/assessment/replay';
import { openTestDatabase } from '../../support/database';
import { insert } from '../../support/factories';
import { insertEnterprise, insertPatent } from '../../support/graph';
import { Assessing, LEADER, OFFICE, PLAN } from './assessing';

const PATENTS = `nameEn: Patents
  unit: ITEM
  measure: FLOW
  direction: HIGHER_IS_BETTER
  source: `;
const COUNTABLE = `${PATENTS}OBSERVED`;

const partsSum = ({ parts }: Replay) => parts.reduce((sum, { part }) => sum.plus(part), ZERO).toFixed();
const causesOf = ({ parts }: Replay) =>
  parts.map(({ targetKey, causes }) => `${targetKey} ${causes.join(' ')}`);

describe('a past assessment computed again', () => {
  let db: Database;
  let at: Assessing;
  beforeEach(async () => {
    db = await openTestDatabase();
    at = await Assessing.open(db);
    await at.publish('loans', '30000000');
    await at.publish('patents', '12');
    await at.assess();
  });
  afterEach(async () => {
    await db.close();
    await at.seeds.discard();
  });

  const thenIsThen = async (version?: number, department = 'finance') => {
    const replayed = await at.replay('KNOWN_THEN', version, department);
    expect([replayed.parts, replayed.identical]).toEqual([[], true]);
    expect([replayed.replayedHash, replayed.replayedInputsHash]).toEqual([
      ...[replayed.storedHash, replayed.storedInputsHash],
    ]);
    expect(replayed.difference).toBe('0');
  };

  it('is the same byte for byte as long as nothing has changed, then and today', async () => {
    await thenIsThen();
    const today = await at.replay('TODAY');
    expect([today.identical, today.parts, today.scoreNow]).toEqual([true, [], '75.83']);
  });

  it('knows nothing of figures that were revised, came late or were withdrawn since', async () => {
    await at.publish('loans', '36000000');
    await thenIsThen();
    await at.publish('loans', '20000000', '2018-01/2018-04');
    await thenIsThen();
    const today = await at.replay('TODAY');
    expect(today).toMatchObject({
      identical: false,
      scoreThen: '75.83',
      scoreNow: '91',
      difference: '15.17',
    });
    expect(causesOf(today)).toEqual(['plan/first/loans FIGURE_REVISED']);
    expect(today.parts[0]?.explanationZh).toContain('2018年1-6月的数据由3000万元变为3600万元。');
    expect(partsSum(today)).toBe(today.difference);
  });

  it('keeps the target as it was when it is revised since, and says what the revision does', async () => {
    await at.seeds.edit(PLAN, 'value: "8000"', 'value: "6000"');
    await at.load();
    await thenIsThen();
    await thenIsThen(undefined, 'science');
    const today = await at.replay('TODAY');
    expect(today.parts.map(({ causes, explanationEn }) => [causes, explanationEn])).toEqual([
      [
        ['TARGET_REVISED'],
        'The target was revised (version 1 to 2): from 80,000,000 yuan to 60,000,000 yuan.',
      ],
    ]);
    expect(partsSum(today)).toBe(today.difference);
    const science = await at.replay('TODAY', undefined, 'science');
    expect(causesOf(science)).toEqual(['plan/first/loans TARGET_REVISED', 'plan/first/patents OTHER_ITEMS']);
    expect(science.parts[1]?.explanationEn).toBe(
      'Its last digit is rounded otherwise, as other items changed.',
    );
    expect(partsSum(science)).toBe(science.difference);
  });

  it('keeps the scheme as it was when weights, rules or departments are edited since', async () => {
    await at.seeds.edit(PLAN, 'lead: "2", supporting: "1"', 'lead: "5", supporting: "1"');
    await at.load();
    await thenIsThen(undefined, 'science');
    const weights = await at.replay('TODAY', undefined, 'science');
    expect(weights).toMatchObject({ schemeVersionThen: 1, schemeVersionNow: 2, identical: false });
    expect(causesOf(weights)).toEqual(['plan/first/loans OTHER_ITEMS', 'plan/first/patents WEIGHT_CHANGED']);
    expect(partsSum(weights)).toBe(weights.difference);
    await at.seeds.edit(PLAN, 'ATTAINMENT_OF_EXPECTED', 'ATTAINMENT_OF_TARGET');
    await at.load();
    await thenIsThen();
    const rules = await at.replay('TODAY');
    expect(causesOf(rules)).toEqual([
      ...['plan/first/fund-set-up WEIGHT_CHANGED', 'plan/first/loans WEIGHT_CHANGED SCORING_CHANGED'],
    ]);
    expect(rules).toMatchObject({ scoreNow: '37.5', difference: '-38.33' });
    await at.seeds.edit(PLAN, '    - { department: finance, clause: 五(一) }\n', '');
    await at.load();
    await thenIsThen();
    const gone = await at.replay('TODAY');
    expect(gone).toMatchObject({ scoreNow: null, difference: '-75.83' });
    expect(causesOf(gone)).toEqual([
      ...['plan/first/fund-set-up NO_LONGER_COUNTED', 'plan/first/loans NO_LONGER_COUNTED'],
    ]);
  });

  it('keeps who answered for what, when that is changed since', async () => {
    await at.seeds.edit(
      PLAN,
      'lead: [finance], supporting: [science]',
      'lead: [science], supporting: [finance]',
    );
    await at.load();
    await thenIsThen();
    await thenIsThen(undefined, 'science');
    const science = await at.replay('TODAY', undefined, 'science');
    expect(causesOf(science)[1]).toContain('RESPONSIBILITY_CHANGED');
    expect(partsSum(science)).toBe(science.difference);
  });

  it('counts registers as they were, when records are corrected, added or removed since', async () => {
    await at.seeds.edit(
      'indicators/all.yaml',
      COUNTABLE,
      `${COUNTABLE}\n  count: { register: patent, kind: [INVENTION], event: GRANTED }`,
    );
    await at.seeds.edit('indicators/all.yaml', `${PATENTS}OBSERVED`, `${PATENTS}COUNTED`);
    await at.load();
    await insert(db, 'register_coverage', {
      ...{
        register: 'patent',
        kind: '',
        regionCode: '410600',
        startsOn: '2015-01-01',
        endsOn: '2018-12-31',
      },
      ...{ noteZh: 'x', noteEn: 'x', isSynthetic: false },
    });
    const { id } = await insertEnterprise(db, { regionCode: '410600' });
    for (let i = 0; i < 9; i += 1) {
      const applicationNumber = `20151095877${i}.0`;
      await insertPatent(db, id, { applicationNumber, grantedOn: '2018-05-10', lapsedOn: null });
    }
    expect(await at.assess({ again: true })).toBe('computed 1');
    await thenIsThen(undefined, 'science');
    await db.query(`update patent set granted_on = '2018-09-01' where application_number ~ '[02345][.]0$'`);
    await db.query(`delete from patent where application_number like '%1.0'`);
    await insertPatent(db, id, {
      applicationNumber: '201510958799.0',
      grantedOn: '2018-02-10',
      lapsedOn: null,
    });
    await thenIsThen(undefined, 'science');
    const today = await at.replay('TODAY', undefined, 'science');
    expect(causesOf(today)).toContain('plan/first/patents REGISTER_CHANGED');
    expect(partsSum(today)).toBe(today.difference);
    expect(new Decimal(today.difference).isZero()).toBe(false);
  });

  it('of a corrected version stands by what was decided, and the old version stays what it was', async () => {
    await at.feedBack();
    const appeal = await at.appeal('first/loans', { claimedActual: '35000000' });
    await at.decide(appeal, true);
    await at.publish('loans', '38000000');
    await at.seeds.edit(PLAN, 'value: "8000"', 'value: "9000"');
    await at.load();
    await thenIsThen(1);
    await thenIsThen(2);
    const today = await at.replay('TODAY', 1);
    expect(today.scoreNow).toBe('85.38');
    expect(today.parts[0]?.causes).toEqual(['FIGURE_REVISED', 'TARGET_REVISED']);
    expect(partsSum(today)).toBe(today.difference);
    const corrected = await at.replay('TODAY', 2);
    expect(corrected.scoreNow).toBe('78.64');
    expect(partsSum(corrected)).toBe(corrected.difference);
  });

  it('holds through all of it at once, and while others write', async () => {
    await Promise.all([
      at.publish('loans', '33000000'),
      at.publish('patents', '20'),
      at.replay('KNOWN_THEN'),
      at.replay('TODAY'),
      at.assess({ again: true }),
    ]);
    await at.act('APPROVE', LEADER);
    await at.act('FEED_BACK', OFFICE);
    await at.publish('loans', '10000000');
    await at.seeds.edit(PLAN, 'cap: "1"', 'cap: "1.5"');
    await at.seeds.edit(PLAN, 'value: "30"', 'value: "40"');
    await at.load();
    const [row] = await db.query<{ version: number }>(
      `select version from assessment where department_slug = 'finance'`,
    );
    for (let version = 1; version <= (row?.version ?? 0); version += 1) await thenIsThen(version);
    const today = await at.replay('TODAY', undefined, 'science');
    expect(partsSum(today)).toBe(today.difference);
    expect(new Decimal(today.difference).isZero()).toBe(false);
  });
});
