import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { insertFeed, insertFeedRun } from '../../support/factories';
import { insertMoreReferenceRows, judge, know, putRules } from './judging-fixture';

/** One figure a year from 2010 on. */
const yearly = (indicator: string, ...values: readonly (string | number)[]) =>
  values.map((value, at) => `410600 ${indicator} ${2010 + at} ${value}`);

describe('judging figures against other periods, places and sources', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertMoreReferenceRows(db);
    await insertFeed(db, { slug: 'bureau', nameZh: '统计局', nameEn: 'Bureau' });
    await insertFeed(db, { slug: 'yearbook', nameZh: '年鉴', nameEn: 'Yearbook' });
  });
  beforeEach(() => db.query('truncate observation'));
  afterAll(() => db.close());

  const found = async (...file: readonly string[]) => (await judge(db, file)).found;

  describe('a region and those below', () => {
    beforeEach(() =>
      putRules(db, {
        ...{ kind: 'TOTAL_OF_REGIONS', severity: 'WARNING', scope: { levels: ['PREFECTURE'] } },
        parameters: { slack: '0' },
      }),
    );
    const counties = ['410602 patents-granted 2019 30', '410603 patents-granted 2019 20'];

    it('are compared where all of them are known, whichever side the file holds', async () => {
      expect(await found('410600 patents-granted 2019 50', ...counties)).toEqual([]);
      const judged = await judge(db, ['410600 patents-granted 2019 51', ...counties]);
      expect(judged.found).toEqual(['WARNING RULE_TOTAL_OF_REGIONS 1']);
      expect(judged.messages[0]).toEqual([
        '鹤壁市2019年专利授权量为51件，所辖2个地区合计50件，相差1件，超过允许的0件',
        'Patents granted of Hebi, 2019 is 51 item; the 2 regions below add up to 50 item: 1 item apart, ' +
          'beyond the allowed 0 item',
      ]);
      await know(db, ['410600 patents-granted 2019 51', counties[0] as string]);
      expect(await found(counties[1] as string)).toEqual(['WARNING RULE_TOTAL_OF_REGIONS 1']);
    });

    it('are not compared while a county is missing, nor with one that had been dissolved', async () => {
      expect(await found('410600 patents-granted 2019 51', counties[0] as string)).toEqual([]);
      const before = [
        '410600 patents-granted 2005 51',
        ...counties.map((row) => row.replace('2019', '2005')),
      ];
      expect(await found(...before)).toEqual([]);
      expect(await found(...before, '410699 patents-granted 2005 1')).toEqual([]);
      expect(await found(...before, '410699 patents-granted 2005 2')).toHaveLength(1);
    });

    it('may be apart by rounding and by what the rule allows', async () => {
      const sums = ['410602 gdp 2019 30.0', '410603 gdp 2019 20.0'];
      expect(await found('410600 gdp 2019 50.15', ...sums)).toEqual(['WARNING RULE_TOTAL_OF_REGIONS 1']);
      expect(await found('410600 gdp 2019 50.10', ...sums)).toEqual([]);
      await putRules(db, { kind: 'TOTAL_OF_REGIONS', severity: 'WARNING', parameters: { slack: '5' } });
      expect(await found('410600 gdp 2019 52.73', ...sums)).toEqual([]);
      expect(await found('410600 gdp 2019 52.75', ...sums)).toEqual(['WARNING RULE_TOTAL_OF_REGIONS 1']);
    });
  });

  describe('what adds up from January on', () => {
    beforeEach(() => putRules(db, { kind: 'ACCUMULATION', scope: { measures: ['FLOW'] } }));

    it('does not fall within a year, whatever the periods are called', async () => {
      const file = ['01 10', '01/2019-02 20', 'Q1 30', 'H1 40'].map((rest) =>
        rest.includes('/') ? `410600 gdp 2019-${rest}` : `410600 gdp 2019-${rest}`,
      );
      expect(await found(...file, '410600 gdp 2019 40')).toEqual([]);
      const judged = await judge(db, [...file, '410600 gdp 2019 38']);
      expect(judged).toMatchObject({
        found: ['ERROR RULE_ACCUMULATION 4', 'ERROR RULE_ACCUMULATION 5'],
        left: [1, 2, 3],
      });
      expect(judged.messages[0]?.[0]).toBe(
        '鹤壁市2019年地区生产总值为38亿元，小于2019年上半年的40亿元；自年初累计的数不应减少',
      );
    });

    it('may be less by rounding, and starts anew each year', async () => {
      expect(await found('410600 gdp 2019-H1 40.4', '410600 gdp 2019 40.3')).toEqual([]);
      expect(await found('410600 gdp 2018 40', '410600 gdp 2019-01 1', '410600 gdp 2019-06 0.5')).toEqual([]);
    });

    it('is compared with what is in force, which only warns', async () => {
      await know(db, ['410600 gdp 2019-H1 40', '410600 gdp 2019-Q1 10']);
      expect(await found('410600 gdp 2019 30')).toEqual(['WARNING RULE_ACCUMULATION 1']);
      expect(await found('410600 gdp 2019-01 10')).toEqual([]);
      expect(await found('410600 gdp 2019-01 20', '410600 gdp 2019-H1 40')).toEqual([
        'WARNING RULE_ACCUMULATION 1',
      ]);
    });
  });

  describe('a growth rate beside the levels', () => {
    beforeEach(() =>
      putRules(db, { kind: 'GROWTH_OF_LEVELS', severity: 'WARNING', parameters: { tolerance: '10' } }),
    );

    it('is only warned of where it is far from plausible', async () => {
      const levels = ['410600 gdp 2018 100', '410600 gdp 2019 120'];
      expect(await found(...levels, '410600 gdp-growth 2019 10')).toEqual([]);
      expect(await found(...levels, '410600 gdp-growth 2019 30')).toEqual([]);
      const judged = await judge(db, [...levels, '410600 gdp-growth 2019 9.9']);
      expect(judged).toMatchObject({ found: ['WARNING RULE_GROWTH_OF_LEVELS 3'], left: [1, 2, 3] });
      expect(judged.messages[0]?.[0]).toBe(
        '鹤壁市2019年生产总值增速为9.9%，而水平值由上年同期的100亿元变为120亿元，约+20%，' +
          '相差超过10个百分点；增速以公布为准，请核对',
      );
    });

    it('is looked at from whichever side is new, and not without both levels', async () => {
      expect(await found('410600 gdp 2019 120', '410600 gdp-growth 2019 90')).toEqual([]);
      await know(db, ['410600 gdp 2019-02 120', '410600 gdp-growth 2019-02 90']);
      expect(await found('410600 gdp 2018-02 100')).toEqual(['WARNING RULE_GROWTH_OF_LEVELS 1']);
      await know(db, ['410600 gdp 2020-02 130']);
      expect(await found('410600 gdp-growth 2020-02 90')).toEqual(['WARNING RULE_GROWTH_OF_LEVELS 1']);
      expect(await found('410600 gdp-growth 2021-02 90')).toEqual([]);
    });
  });

  describe('a jump', () => {
    const JUMP = { by: 'RATIO', floor: '50', times: '3', least: 3, history: 5 };
    beforeEach(() => putRules(db, { kind: 'JUMP', severity: 'WARNING', parameters: JUMP }));

    it('is a change beyond the floor and far beyond the usual one', async () => {
      await know(db, yearly('gdp', 100, 110, 121, 133));
      expect(await found('410600 gdp 2014 199')).toEqual([]);
      const judged = await judge(db, ['410600 gdp 2014 200']);
      expect(judged.found).toEqual(['WARNING RULE_JUMP 1']);
      expect(judged.messages[0]?.[0]).toBe(
        '鹤壁市2014年地区生产总值为200亿元，上年同期为133亿元（报告），变化+50.4%；此前3次变化幅度的中位数为10%',
      );
      expect(await found('410600 gdp 2014 88')).toEqual(['WARNING RULE_JUMP 1']);
      expect(await found('410600 gdp 2014 0')).toEqual(['WARNING RULE_JUMP 1']);
      expect(await found('410600 gdp 2014 89')).toEqual([]);
    });

    it('is nothing special in a series that always jumps', async () => {
      await know(db, yearly('gdp', 1, 3, 9, 27));
      expect(await found('410600 gdp 2014 81', '410600 gdp 2015 300')).toEqual([]);
    });

    it('is not known of with little history, counted over file and store', async () => {
      await know(db, yearly('gdp', 100, 110));
      expect(await found('410600 gdp 2012 121', '410600 gdp 2013 9000')).toEqual([]);
      expect(await found('410600 gdp 2012 121', '410600 gdp 2013 133', '410600 gdp 2014 9000')).toEqual([
        'WARNING RULE_JUMP 3',
      ]);
    });

    it('compares a month with the same month, even at the end of February', async () => {
      const years = ['2016', '2017', '2018', '2019'];
      await know(
        db,
        years.flatMap((year) => [`410600 gdp ${year}-02 10`, `410600 gdp ${year}-03 900`]),
      );
      expect(await found('410600 gdp 2020-02 900', '410600 gdp 2020-03 900')).toEqual([
        'WARNING RULE_JUMP 1',
      ]);
    });

    it('of a share is a difference in points', async () => {
      await putRules(db, {
        ...{ kind: 'JUMP', severity: 'WARNING', scope: { measures: ['RATIO'] } },
        parameters: { ...JUMP, by: 'DIFFERENCE', floor: '5' },
      });
      await know(db, yearly('rnd-share', '1.0', '2.0', '1.5', '2.5'));
      expect(await found('410600 rnd-share 2014 7.5')).toEqual([]);
      const judged = await judge(db, ['410600 rnd-share 2014 7.6']);
      expect(judged.found).toEqual(['WARNING RULE_JUMP 1']);
      expect(judged.messages[0]?.[1]).toBe(
        'Research share of Hebi, 2014 is 7.6%, a year before 2.5% (Report): a change of 5.1 percentage ' +
          'points, where the median of 3 changes before is 1 percentage point',
      );
    });
  });

  describe('another source', () => {
    beforeEach(() => putRules(db, { kind: 'FEEDS_AGREE', severity: 'WARNING' }));

    const fromFeed = async (feedSlug: string, ...figures: readonly string[]) => {
      const { id } = await insertFeedRun(db, { feedSlug });
      await know(db, figures);
      await db.query(`alter table observation disable trigger user`);
      await db.query(
        `update observation set feed_run_id = $1, document_slug = null where document_slug = 'report'`,
        [id],
      );
      await db.query(`alter table observation enable trigger user`);
    };

    it('that says something else is named with its number', async () => {
      await fromFeed('yearbook', '410600 gdp 2019 42.9', '410600 gdp 2018 40');
      const judged = await judge(db, ['410600 gdp 2019 43.0', '410600 gdp 2018 40', '410600 gdp 2017 1']);
      expect(judged.found).toEqual(['WARNING RULE_FEEDS_AGREE 1']);
      expect(judged.messages[0]).toEqual([
        '鹤壁市2019年地区生产总值为43.0亿元，而“年鉴”公布的是42.9亿元',
        'GDP of Hebi, 2019 is 43.0 100 million yuan, while "Yearbook" has published 42.9 100 million yuan',
      ]);
    });

    it('that only prints other digits agrees; a feed corrects itself without a word', async () => {
      await fromFeed('yearbook', '410600 gdp 2019 42.87');
      expect(await found('410600 gdp 2019 42.9')).toEqual([]);
      await fromFeed('bureau', '530600 gdp 2019 42.87');
      expect(await found('530600 gdp 2019 43')).toEqual([]);
    });

    it('is not spoken of again when a feed repeats what it had said', async () => {
      await fromFeed('bureau', '410600 gdp 2019 42 2020-01-01');
      await fromFeed('yearbook', '410600 gdp 2019 43 2020-02-01');
      expect(await found('410600 gdp 2019 42 2020-03-01')).toEqual([]);
      expect(await found('410600 gdp 2019 44 2020-03-01')).toEqual(['WARNING RULE_FEEDS_AGREE 1']);
    });
  });
});
