import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { gatherEvidence } from '../../../src/loaders/evidence/gather-evidence';
import { KNOWN_NOW, type Known, recordedBefore } from '../../../src/loaders/evidence/known';
import { readTargetContexts } from '../../../src/loaders/evidence/target-context';
import { progressOf } from '../../../src/loaders/progress';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { type Api, openApi } from '../../server/api';
import { insertObservation } from '../../support/factories';

const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2026-01-05T02:00:00Z');
const PER_10K = 'hebi/overall/invention-patents-per-10k';
const RND = 'hebi/overall/rnd-share-gdp';
const CONTRACTS = 'hebi/stage-2018/tech-contract-value';
const COUNTIES = ['410602', '410603', '410611', '410621', '410622'] as const;

describe('computed figures and sums of counties as evidence', () => {
  let api: Api;
  let db: Database;
  beforeAll(async () => {
    api = await openApi();
    db = api.db;
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await db.query(
      `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
       values ('91410611DEM000014Y', '演示', '410611', true, false)`,
    );
    await db.query(`insert into register_coverage values
      ('patent', '', '410600', '2017-01-01', '2020-12-31', 'x', 'x', false)`);
  }, 60_000);
  afterAll(() => api.close());
  beforeEach(async () => {
    await db.query('truncate observation, patent cascade');
  });

  const grant = (count: number, grantedOn: string, kind = 'INVENTION') =>
    db.query(
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       select $2::text || $3 || n, $3, 'x', '2016-06-01', $2::date, e.id, false
       from enterprise e, generate_series(1, $1::integer) n`,
      [count, grantedOn, kind],
    );
  const publish = (indicatorCode: string, year: string, value: string, given: object = {}) =>
    insertObservation(db, { indicatorCode, period: year, value, documentSlug: 'hebi', ...given });
  const standing = async (key: string, asOf: string, known: Known = KNOWN_NOW) =>
    (await progressOf(db, { keys: [key], asOf, now: NOW, known })).get(key);
  const evidenceOf = async (key: string, asOf: string) => {
    const contexts = await readTargetContexts(db, [key], asOf);
    return (await gatherEvidence(db, contexts, asOf, KNOWN_NOW)).get(key);
  };

  it('divides the patents in force on the day by the latest population', async () => {
    await grant(323, '2018-05-05');
    await grant(900, '2018-05-05', 'DESIGN');
    await publish('resident-population', '2018', '1615000');
    const answer = await standing(PER_10K, '2019-06-30');
    expect(answer).toMatchObject({ actual: '2', actualEnd: '2019-06-30', inputs: { synthetic: false } });
    expect(answer?.explanationZh).toContain(
      '该值按“有效发明专利拥有量 ÷ 年末常住人口 × 10000”计算' +
        '（有效发明专利拥有量2019年6月30日为323件、年末常住人口2018年为161.5万人）。',
    );
    expect(answer?.explanationEn).toContain(
      'It is computed as Invention patents in force ÷ Resident population',
    );
    const point = (await evidenceOf(PER_10K, '2019-06-30'))?.evidence.points.at(-1);
    expect(point).toMatchObject({ source: 'COMPUTED', end: '2019-06-30' });
    expect(
      point?.parts?.map((part) => [part.indicatorCode, part.share.toFixed(), part.point.source]),
    ).toEqual([
      ['invention-patents-in-force', '2', 'COUNTED'],
      ['resident-population', '0', 'PUBLISHED'],
    ]);
  });

  it('has no figure without the population, nor with one that is too old, and says which is missing', async () => {
    await grant(323, '2018-05-05');
    const missing = await standing(PER_10K, '2019-06-30');
    expect(missing).toMatchObject({ actual: null, status: 'NO_DATA' });
    expect(missing?.explanationZh).toContain('缺少2019年6月30日的年末常住人口，无法计算。');
    await publish('resident-population', '2016', '1600000');
    const older = await standing(PER_10K, '2019-06-30');
    expect(older).toMatchObject({ actual: '2.01875', actualEnd: '2018-12-31' });
    expect(older?.explanationEn).toContain(
      'For 30 June 2019, Resident population at the end of the year is missing.',
    );
  });

  it('takes division by zero for a missing figure, never for 0', async () => {
    await publish('rnd-expenditure', '2018', '5');
    await publish('gdp', '2018', '0');
    const answer = await standing(RND, '2019-06-30');
    expect(answer).toMatchObject({ actual: null, status: 'NO_DATA' });
    expect(answer?.explanationEn).toContain(
      'For 2018 the divisor is zero: there is no figure, and it is not 0.',
    );
  });

  it('lets a published share stand, tells what the inputs would give, and computes the other years', async () => {
    await publish('rnd-share-gdp', '2018', '1.52');
    for (const [year, rnd] of [
      ['2018', '12'],
      ['2019', '15'],
    ] as const) {
      await publish('rnd-expenditure', year, `${rnd}00000000`);
      await publish('gdp', year, '80000000000');
    }
    const published = await standing(RND, '2019-06-30');
    expect(published).toMatchObject({ actual: '1.52', inputs: { used: [{ source: 'PUBLISHED' }] } });
    expect(published?.explanationEn).toContain('it would be 1.5 percent; the published figure stands.');
    expect(await standing(RND, '2020-06-30')).toMatchObject({
      actual: '1.875',
      actualStart: '2019-01-01',
      inputs: {
        used: expect.arrayContaining([expect.objectContaining({ source: 'COMPUTED', role: 'ACTUAL' })]),
      },
    });
  });

  it('gives way to nothing made up where it rests on real figures', async () => {
    await publish('rnd-share-gdp', '2018', '1.99', { isSynthetic: true });
    await publish('rnd-expenditure', '2018', '1200000000');
    await publish('gdp', '2018', '80000000000');
    expect(await standing(RND, '2019-06-30')).toMatchObject({ actual: '1.5', inputs: { synthetic: false } });
  });

  it('is made up as soon as one of its inputs is', async () => {
    await publish('rnd-expenditure', '2018', '1200000000', { isSynthetic: true });
    await publish('gdp', '2018', '80000000000');
    expect(await standing(RND, '2019-06-30')).toMatchObject({ actual: '1.5', inputs: { synthetic: true } });
  });

  it('adds up the counties once all of them have reported, and never some of them', async () => {
    const report = (regionCode: string, value: string) =>
      publish('tech-contract-value', '2018', value, { regionCode });
    for (const county of COUNTIES.slice(1)) await report(county, '2000000.5');
    const partial = await standing(CONTRACTS, '2018-12-31');
    expect(partial).toMatchObject({ actual: null, status: 'NO_DATA' });
    expect(partial?.explanationZh).toContain('2018年缺少鹤山区的数据，不作部分汇总。');
    await report(COUNTIES[0], '1000000');
    const whole = await standing(CONTRACTS, '2018-12-31');
    expect(whole).toMatchObject({ actual: '9000002', inputs: { used: [{ source: 'COMPUTED' }] } });
    const [point] = (await evidenceOf(CONTRACTS, '2018-12-31'))?.evidence.points ?? [];
    expect(point?.parts?.map((part) => [part.regionCode, part.share.toFixed()])).toEqual([
      [COUNTIES[0], '1000000'],
      ...COUNTIES.slice(1).map((county) => [county, '2000000.5']),
    ]);
    await publish('tech-contract-value', '2018', '9500000');
    const own = await standing(CONTRACTS, '2018-12-31');
    expect(own).toMatchObject({ actual: '9500000', inputs: { used: [{ source: 'PUBLISHED' }] } });
  });

  it('is the same again from what had been recorded before an instant', async () => {
    await publish('rnd-expenditure', '2018', '1200000000');
    const gdp = { publishedAt: '2019-03-01T00:00:00Z' };
    const [{ id }] = [await publish('gdp', '2018', '80000000000', gdp)] as unknown as [{ id: string }];
    const [now] = await db.query<{ at: Date }>('select clock_timestamp() as at');
    const limit = recordedBefore(new Date((now?.at.getTime() ?? 0) + 1));
    const before = await standing(RND, '2019-06-30', limit);
    expect(before).toMatchObject({ actual: '1.5' });
    expect(before?.explanationZh).toBe((await standing(RND, '2019-06-30'))?.explanationZh);
    await db.query(`update observation set superseded_at = '2019-09-01' where id = $1`, [id]);
    await publish('gdp', '2018', '75000000000', { publishedAt: '2019-09-01T00:00:00Z' });
    await db.query(`update indicator set formula = 'rnd / gdp * 1000' where code = 'rnd-share-gdp'`);
    expect(await standing(RND, '2019-06-30')).toMatchObject({ actual: '16' });
    expect(await standing(RND, '2019-06-30', limit)).toEqual(before);
    await db.query(`update indicator set formula = 'rnd / gdp * 100' where code = 'rnd-share-gdp'`);
  });

  it('tells the definition with its inputs, formula in words and readings', async () => {
    const { data, errors } = await api.ask(`{
      share: indicator(code: "rnd-share-gdp") { source formula formulaZh formulaEn rollUp countRuleEn
        inputs { name take withinMonths indicator { code } } readings { questionEn takenZh clause } }
      count: indicator(code: "patents-granted") { formula formulaZh inputs { name } countRuleZh countRuleEn }
    }`);
    expect(errors).toBeUndefined();
    expect(data.share).toMatchObject({
      ...{ source: 'COMPUTED', formula: 'rnd / gdp * 100', rollUp: null, countRuleEn: null },
      formulaZh: '全社会研究与试验发展经费内部支出 ÷ 地区生产总值 × 100',
      formulaEn: 'Expenditure on research and experimental development ÷ Gross domestic product × 100',
      inputs: [
        { name: 'rnd', take: 'SAME_PERIOD', withinMonths: null, indicator: { code: 'rnd-expenditure' } },
        { name: 'gdp', take: 'SAME_PERIOD', withinMonths: null, indicator: { code: 'gdp' } },
      ],
    });
    expect(data.share.readings.length).toBeGreaterThan(1);
    expect(data.count).toEqual({
      ...{ formula: null, formulaZh: null, inputs: [] },
      countRuleZh: '从专利登记册计期内授权的记录（发明、实用新型、外观设计），按件计数。',
      countRuleEn:
        'From the register of patents: those granted in the period (invention, utility model, design), record by record.',
    });
  });

  it('tries a formula, with a code and words for all that can be wrong with it', async () => {
    const check = async (formula: string, inputs: Readonly<Record<string, string>>, more = '') => {
      const stated = Object.entries(inputs).map(([name, given]) => {
        const [indicator, value] = given.split(' ');
        return `{ name: "${name}", indicator: "${indicator}"${value ? `, value: "${value}"` : ''} }`;
      });
      const { data, errors } =
        await api.ask(`{ formulaCheck(formula: "${formula}", ${more || 'unit: "PERCENT"'},
        inputs: [${stated.join(', ')}]) { formulaEn valueExact shares { name shareExact }
        userErrors { code field messageZh messageEn } } }`);
      expect(errors).toBeUndefined();
      return data.formulaCheck;
    };
    const codes = async (...given: Parameters<typeof check>) =>
      (await check(...given)).userErrors.map((error: { code: string }) => error.code);
    expect(await check('a / b * 100', { a: 'rnd-expenditure 3', b: 'gdp 8' })).toEqual({
      formulaEn: 'Expenditure on research and experimental development ÷ Gross domestic product × 100',
      valueExact: '37.5',
      shares: [
        { name: 'a', shareExact: '37.5' },
        { name: 'b', shareExact: '0' },
      ],
      userErrors: [],
    });
    expect(await codes('a / b * 100', { a: 'rnd-expenditure 3', b: 'gdp 0' })).toEqual([
      'FORMULA_DIVISION_BY_ZERO',
    ]);
    expect(await codes('a +', { a: 'gdp' })).toEqual(['FORMULA_SYNTAX']);
    expect(await codes('a / c', { a: 'gdp' })).toEqual(['FORMULA_UNKNOWN_NAME']);
    expect(await codes('a / b', { a: 'gdp', b: 'nothing' })).toEqual(['UNKNOWN_INDICATOR']);
    expect(await codes('a', { a: 'gdp' }, 'unit: "NONE"')).toEqual(['UNKNOWN_UNIT']);
    const circle = 'unit: "CNY", indicator: "gdp"';
    expect(await codes('a * b / 100', { a: 'gdp', b: 'rnd-share-gdp' }, circle)).toEqual(['FORMULA_CYCLE']);
    expect((await check('a + b', { a: 'gdp', b: 'resident-population' }, 'unit: "CNY"')).userErrors).toEqual([
      {
        ...{ code: 'FORMULA_WRONG_UNITS', field: ['formula'] },
        messageZh: '量纲不符：a 为 money，b 为 count.person，不能相加减',
        messageEn:
          'the units do not fit: a is money and b is count.person: they cannot be added or subtracted',
      },
    ]);
  });

  it('puts every way of counting in words, none of them a code', async () => {
    const { data } = await api.ask(`{ indicators(first: 100, filter: { source: COUNTED }) {
      nodes { code countRuleZh countRuleEn } } }`);
    expect(data.indicators.nodes.length).toBeGreaterThan(10);
    for (const { countRuleZh, countRuleEn } of data.indicators.nodes) {
      expect(`${countRuleZh} ${countRuleEn}`).not.toMatch(/[A-Z]{4}|_/);
    }
    const loans = data.indicators.nodes.find(({ code }: { code: string }) => code === 'tech-sme-loans');
    expect(loans.countRuleZh).toBe(
      '从贷款登记册计期内发放的记录（当日持有科技型中小企业证书的企业），金额相加。',
    );
  });

  it('shows derived figures beside the published ones of a series, each with its parts', async () => {
    await publish('rnd-share-gdp', '2016', '1.4');
    for (const year of ['2015', '2016', '2017']) {
      await publish('rnd-expenditure', year, '1200000000');
      await publish('gdp', year, '80000000000');
    }
    const { data, errors } =
      await api.ask(`{ series(regions: ["410600"], indicators: ["rnd-share-gdp", "gdp"],
        from: "2016", to: "2018") {
      points { valueExact }
      derived { start end value valueExact isSynthetic
        parts { indicator { code } region { code } valueExact shareExact source } } } }`);
    expect(errors).toBeUndefined();
    const part = (code: string, valueExact: string, shareExact: string) => ({
      ...{ indicator: { code }, region: { code: '410600' }, valueExact, shareExact, source: 'PUBLISHED' },
    });
    expect(data.series).toEqual([
      {
        points: [{ valueExact: '1.4' }],
        derived: [
          {
            ...{ start: '2017-01-01', end: '2017-12-31', value: 1.5, valueExact: '1.5', isSynthetic: false },
            parts: [part('rnd-expenditure', '1200000000', '1.5'), part('gdp', '80000000000', '0')],
          },
        ],
      },
      { points: [{ valueExact: '80000000000' }, { valueExact: '80000000000' }], derived: [] },
    ]);
  });

  it('asks no more statements for many targets than for one of each kind', async () => {
    const keys = (await db.query<{ key: string }>(`select key from target where retired_at is null`)).map(
      (t) => t.key,
    );
    const count = async (some: readonly string[]) => {
      let statements = 0;
      const query: Database['query'] = (...given) => {
        statements += 1;
        return db.query(...given);
      };
      await progressOf({ query }, { keys: some, asOf: '2019-06-30', now: NOW });
      return statements;
    };
    const hebi = keys.filter((key) => key.startsWith('hebi/'));
    expect(await count(keys)).toBeLessThanOrEqual((await count(hebi)) + 4);
  });
});
