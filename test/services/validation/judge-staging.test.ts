import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { insertMoreReferenceRows, judge, know, putRules } from './judging-fixture';

const SECTORS = { total: 'gdp', parts: ['primary', 'secondary', 'tertiary'], complete: true };

describe('judging the figures of a file', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertMoreReferenceRows(db);
  });
  beforeEach(() => db.query('truncate observation'));
  afterAll(() => db.close());

  const found = async (...file: readonly string[]) => (await judge(db, file)).found;

  describe('a range', () => {
    beforeEach(() =>
      putRules(db, {
        ...{ kind: 'RANGE', scope: { measures: ['RATIO'] } },
        parameters: { min: '0', max: '100', unit: 'PERCENT' },
      }),
    );

    it('lets both bounds in and nothing beyond, to the last digit', async () => {
      const file = ['0', '100', '-0.01', '100.000000000001', '50'].map(
        (value, at) => `410600 rnd-share ${2010 + at} ${value}`,
      );
      const judged = await judge(db, file);
      expect(judged.found).toEqual(['ERROR RULE_RANGE 3', 'ERROR RULE_RANGE 4']);
      expect(judged).toMatchObject({ keptOut: 2, left: [1, 2, 5] });
      expect(judged.messages[0]).toEqual([
        '鹤壁市2012年研发投入比重为-0.01%，低于下限0%',
        'Research share of Hebi, 2012 is -0.01%, below the least plausible 0%',
      ]);
    });

    it('says nothing of a value that is not there, nor of other indicators', async () => {
      expect(await found('410600 rnd-share 2019 —', '410600 gdp 2019 -5')).toEqual([]);
    });

    it('does not judge again what is in force already', async () => {
      await know(db, ['410600 rnd-share 2019 120']);
      expect(await found('410600 rnd-share 2019 120', '410600 rnd-share 2018 120')).toEqual([
        'ERROR RULE_RANGE 2',
      ]);
    });

    it('converts its bounds into the unit of each indicator, exactly', async () => {
      await putRules(db, {
        ...{ kind: 'RANGE', severity: 'WARNING', scope: { indicators: ['gdp'] } },
        parameters: { max: '42900', unit: 'CNY_10K' },
      });
      const judged = await judge(db, ['410600 gdp 2018 4.29', '410600 gdp 2019 4.2900001']);
      expect(judged).toMatchObject({ found: ['WARNING RULE_RANGE 2'], keptOut: 0, left: [1, 2] });
      expect(judged.messages[0]?.[0]).toBe('鹤壁市2019年地区生产总值为4.2900001亿元，高于上限4.29亿元');
    });
  });

  it('keeps negative amounts out, but not where a rule excepts the indicator', async () => {
    await putRules(db, { kind: 'NON_NEGATIVE', scope: { measures: ['FLOW'], except: ['primary'] } });
    const judged = await judge(db, ['410600 gdp 2019 -1', '410600 primary 2019 -1', '410600 gdp 2018 0']);
    expect(judged.found).toEqual(['ERROR RULE_NON_NEGATIVE 1']);
    expect(judged.messages[0]?.[0]).toBe('鹤壁市2019年地区生产总值为-1亿元，不应为负数');
  });

  it('judges only what lies in the scope of feeds, regions, levels and frequencies', async () => {
    const file = ['410600 gdp 2019 -1', '410602 gdp 2019 -1', '530600 gdp 2019 -1', '410600 gdp 2019-05 -1'];
    const linesOf = async (scope: object) => {
      await putRules(db, { kind: 'NON_NEGATIVE', scope });
      return (await found(...file)).map((one) => Number(one.split(' ')[2]));
    };
    expect(await linesOf({ feeds: ['bureau'] })).toEqual([1, 2, 3, 4]);
    expect(await linesOf({ feeds: ['another'] })).toEqual([]);
    expect(await linesOf({ regions: ['410600'] })).toEqual([1, 2, 4]);
    expect(await linesOf({ regions: ['410000', '530600'], levels: ['PREFECTURE'] })).toEqual([1, 3, 4]);
    expect(await linesOf({ frequencies: ['MONTH'] })).toEqual([4]);
  });

  describe('a total and its parts', () => {
    const parts = ['410600 primary 2019 10.1', '410600 secondary 2019 20.2', '410600 tertiary 2019 30.3'];
    beforeEach(() => putRules(db, { kind: 'TOTAL_OF_PARTS', parameters: SECTORS }));

    it('may be half of the last digit of each number apart, and not a digit more', async () => {
      expect(await found('410600 gdp 2019 60.8', ...parts)).toEqual([]);
      expect(await found('410600 gdp 2019 60.4', ...parts)).toEqual([]);
      const judged = await judge(db, ['410600 gdp 2019 60.9', ...parts]);
      expect(judged.found).toEqual([1, 2, 3, 4].map((line) => `ERROR RULE_TOTAL_OF_PARTS ${line}`));
      expect(judged).toMatchObject({ keptOut: 4, left: [] });
      expect(judged.messages[0]).toEqual([
        '鹤壁市2019年地区生产总值为60.9亿元，分项（第一产业增加值10.1亿元、第二产业增加值20.2亿元、' +
          '第三产业增加值30.3亿元）合计60.6亿元，相差0.3亿元，超过四舍五入允许的0.2亿元',
        'GDP of Hebi, 2019 is 60.9 100 million yuan; its parts (Primary sector 10.1 100 million yuan, ' +
          'Secondary sector 20.2 100 million yuan, Tertiary sector 30.3 100 million yuan) add up to ' +
          '60.6 100 million yuan: 0.3 100 million yuan apart, beyond the 0.2 100 million yuan of rounding',
      ]);
    });

    it('stays silent while a part is missing', async () => {
      expect(await found('410600 gdp 2019 90', ...parts.slice(1))).toEqual([]);
      expect(await found('410600 gdp 2019 90', '410600 primary 2019 —', ...parts.slice(1))).toEqual([]);
      expect(await found(...parts)).toEqual([]);
    });

    it('only warns where a side is in force already, for that side may be corrected next', async () => {
      await know(db, parts);
      const judged = await judge(db, ['410600 gdp 2019 90']);
      expect(judged).toMatchObject({ found: ['WARNING RULE_TOTAL_OF_PARTS 1'], keptOut: 0, left: [1] });
      expect(judged.messages[0]?.[0]).toContain('第一产业增加值10.1亿元（报告）');
    });

    it('puts the warning at the part that is new where the total is known', async () => {
      await know(db, ['410600 gdp 2019 90', ...parts.slice(1)]);
      expect(await found('410600 tertiary 2019 30.3', parts[0] as string)).toEqual([
        'WARNING RULE_TOTAL_OF_PARTS 2',
      ]);
    });

    it('is quiet about what came before as it is, and speaks again when a figure of it changes', async () => {
      await know(db, ['410600 gdp 2019 90', ...parts]);
      expect(await found('410600 gdp 2019 90', ...parts)).toEqual([]);
      expect(await found('410600 gdp 2019 90.0')).toEqual([]);
      expect(await found('410600 gdp 2019 91', ...parts)).toHaveLength(4);
    });

    it('never holds a made-up figure against a real one', async () => {
      await know(db, parts, true);
      expect(await found('410600 gdp 2019 90')).toEqual([]);
      expect((await judge(db, ['410600 gdp 2019 90'], { isSynthetic: true })).found).toEqual([
        'WARNING RULE_TOTAL_OF_PARTS 1',
      ]);
    });

    it('looks at the last vintage of a file, and at none older than what is in force', async () => {
      const late = parts.map((part) => `${part} 2020-02-01`);
      expect(
        await found('410600 gdp 2019 90 2020-01-01', '410600 gdp 2019 60.6 2020-02-01', ...late),
      ).toEqual([]);
      await know(db, ['410600 gdp 2019 60.6 2020-03-01', ...late]);
      expect(await found('410600 gdp 2019 90 2020-01-01')).toEqual([]);
    });

    it('allows parts that are not all there is to be less, never more', async () => {
      await putRules(db, { kind: 'TOTAL_OF_PARTS', parameters: { ...SECTORS, complete: false } });
      expect(await found('410600 gdp 2019 90', ...parts)).toEqual([]);
      expect(await found('410600 gdp 2019 50.4', ...parts.slice(1))).toEqual([]);
      expect(await found('410600 gdp 2019 50.3', ...parts.slice(1))).toHaveLength(3);
    });
  });

  describe('one figure above another', () => {
    beforeEach(() =>
      putRules(db, {
        ...{ kind: 'NOT_ABOVE', severity: 'WARNING' },
        parameters: { lesser: 'patents-granted', greater: 'patent-applications' },
      }),
    );

    it('is warned of, equal ones are not', async () => {
      const judged = await judge(db, [
        ...['410600 patents-granted 2018 120', '410600 patent-applications 2018 119'],
        ...['410600 patents-granted 2019 120', '410600 patent-applications 2019 120'],
        ...['530600 patents-granted 2018 120', '530600 patent-applications 2017 1'],
      ]);
      expect(judged.found).toEqual(['WARNING RULE_NOT_ABOVE 1']);
      expect(judged.messages[0]).toEqual([
        '鹤壁市2018年专利授权量为120件，大于专利申请量的119件',
        'Patents granted of Hebi, 2018 is 120 item, above Patents filed: 119 item',
      ]);
    });

    it('may be half a digit of each above where the numbers are rounded', async () => {
      await putRules(db, { kind: 'NOT_ABOVE', parameters: { lesser: 'primary', greater: 'gdp' } });
      expect(await found('410600 primary 2019 1.1', '410600 gdp 2019 1.0')).toEqual([]);
      expect(await found('410600 primary 2019 1.2', '410600 gdp 2019 1.0')).toHaveLength(2);
    });
  });

  it('runs one statement where there are no rules, and none for kinds that the file does not touch', async () => {
    await putRules(db);
    expect((await judge(db, ['410600 gdp 2019 1'])).statements).toBe(1);
    await putRules(db, { kind: 'TOTAL_OF_PARTS', parameters: SECTORS });
    expect((await judge(db, ['410600 patents-granted 2019 1'])).statements).toBe(4);
  });
});
