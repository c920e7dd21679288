import { MAX_BATCH_ROWS } from '../../src/feeds/limits';
import { codesOf, definitionOf, inFeed, LONG, readAll, sourceOf } from './support/reading';

const L = '地区,指标,时间,数值,单位';
const read = (lines: readonly string[], feed = LONG) => readAll(sourceOf(`${lines.join('\n')}\n`), feed);

const DATED = definitionOf(`
slug: dated
nameZh: 测试
nameEn: test
format: csv
layout: long
columns: { region: 地区, indicator: 指标, period: 时间, value: 数值, unit: 单位, status: 状态, publishedOn: 发布日期 }
publishedAt: column
statuses: { 初步核算: P }
placeholders: [{ text: 无, reason: NOT_APPLICABLE }, { text: 保密, reason: CONFIDENTIAL }]
`);
const D = '地区,指标,时间,数值,单位,状态,发布日期';

describe('a table with one figure a row', () => {
  it('finds its columns by their names, in any order', async () => {
    const { rows } = await read(['单位,数值,时间,指标,地区', '件,120,2019-05,专利授权量,410600']);
    expect(rows).toMatchObject([
      { regionCode: '410600', indicatorCode: 'patents', value: '120', unit: 'ITEM', column: '数值', line: 2 },
    ]);
  });

  it.each([
    ['410600', '410600'],
    ['410600000000', '410600'],
    ['鹤壁市', '410600'],
    ['鹤壁', '410600'],
    ['河南省鹤壁市', '410600'],
    ['河南鹤壁', '410600'],
    ['河南', '410000'],
    ['吉林长春', '220100'],
    ['吉林', undefined],
    ['河南省鹤壁市浚县', '410621'],
    ['吉林省长春市朝阳区', '220104'],
    ['北京朝阳区', '110105'],
    ['延边州', '222400'],
    ['延边朝鲜族自治州', '222400'],
    ['西藏', '540000'],
    ['延边', '222400'],
    ['内蒙古', '150000'],
    ['广西', '450000'],
    ['新疆', '650000'],
    ['全国', '100000'],
    ['000000', '100000'],
    ['鹤', undefined],
    ['河南省朝阳区', undefined],
  ])('reads the region %s as %s', async (name, code) => {
    const { rows } = await read([L, `${name},专利授权量,2019,1,件`]);
    expect(rows[0]?.regionCode).toBe(code);
  });

  it('chooses among regions of one name by level or by the region above, as the feed says', async () => {
    const line = [L, '吉林,专利授权量,2019,1,件'];
    expect(codesOf(await read(line))).toEqual(['AMBIGUOUS_REGION 2']);
    const cities = inFeed(LONG, { regions: { ...LONG.regions, prefer: ['PREFECTURE'] } });
    expect((await read(line, cities)).rows).toMatchObject([{ regionCode: '220200' }]);
    const within = inFeed(LONG, { regions: { ...LONG.regions, within: '220000' } });
    expect((await read([L, '朝阳区,专利授权量,2019,1,件'], within)).rows).toMatchObject([
      { regionCode: '220104' },
    ]);
  });

  it('takes an indicator by code, by label, or by a label of the feed', async () => {
    const feed = inFeed(LONG, { indicators: { '授权 专利': { code: 'patents', unit: '件' } } });
    const { rows, problems } = await read([L, '410600,patents,2018,1,件', '410600,授权专利,2019,2,'], feed);
    expect(problems).toEqual([]);
    expect(rows.map(({ indicatorCode, value, unit }) => [indicatorCode, value, unit])).toEqual([
      ['patents', '1', 'ITEM'],
      ['patents', '2', 'ITEM'],
    ]);
  });

  it.each([
    ['总产值', '8000', '万元', '80000000'],
    ['总产值', '42.9', '亿元', '4290000000'],
    ['总产值', '0.0001', '元', '0.0001'],
    ['专利授权量', '1.25', '万件', '12500'],
    ['打数', '24', '件', '2'],
    ['总产值增速', '15', '‰', '1.5'],
  ])('%s of %s %s is %s in its own unit, exactly', async (label, value, unit, expected) => {
    const { rows } = await read([L, `410600,${label},2019,${value},${unit}`]);
    expect(rows).toMatchObject([{ value: expected, published: value }]);
  });

  it('reads status and publication date, and reasons for what is missing', async () => {
    const { rows, problems } = await read(
      [
        D,
        '410600,专利授权量,2019-Q1,5,件,初步核算,2019-04-20',
        '410600,专利授权量,2019-Q2,6,件,E,2019年7月20日',
        '410600,专利授权量,2019-Q3,无,件,,2019/10/20',
        '410600,专利授权量,2019-Q4,保密,件,P,20200120',
      ],
      DATED,
    );
    expect(problems).toEqual([]);
    expect(
      rows.map(({ value, missingReason, status, publishedOn }) => [
        value,
        missingReason,
        status,
        publishedOn,
      ]),
    ).toEqual([
      ['5', undefined, 'P', '2019-04-20'],
      ['6', undefined, 'E', '2019-07-20'],
      [null, 'NOT_APPLICABLE', 'M', '2019-10-20'],
      [null, 'CONFIDENTIAL', 'Q', '2020-01-20'],
    ]);
  });

  it('names the cell of a bad status or date', async () => {
    const { problems } = await read(
      [
        D,
        '410600,专利授权量,2018,5,件,大概,2019-04-20',
        '410600,专利授权量,2019,5,件,,2019-02-30',
        '410600,专利授权量,2017,5,件,,',
      ],
      DATED,
    );
    expect(problems).toMatchObject([
      { code: 'UNKNOWN_STATUS', line: 2, raw: '大概' },
      { code: 'BAD_DATE', line: 3, raw: '2019-02-30' },
      { code: 'BAD_DATE', line: 4, raw: '' },
    ]);
  });

  it('may leave the publication date to the moment of receipt', async () => {
    const feed = inFeed(DATED, { publishedAt: 'column-or-received' });
    const { rows } = await read(
      [D, '410600,专利授权量,2018,5,件,,2019-04-20', '410600,专利授权量,2019,6,件,,'],
      feed,
    );
    expect(rows.map(({ publishedOn }) => publishedOn)).toEqual(['2019-04-20', undefined]);
    const without = await read([L, '410600,专利授权量,2018,5,件'], feed);
    expect(without.rows).toHaveLength(1);
    const ignoring = await read(
      [D, '410600,专利授权量,2018,5,件,,x'],
      inFeed(DATED, { publishedAt: 'received' }),
    );
    expect(ignoring.rows).toHaveLength(1);
  });

  it('gives region and indicator where the file has no such column', async () => {
    const feed = definitionOf(`
slug: one-series
nameZh: 测试
nameEn: test
format: csv
layout: long
region: "410600"
indicator: { code: output, unit: 万元, cumulative: true }
columns: { period: [月份, 时间], value: 数值 }
`);
    const { rows } = await read(['月份,数值', '2019-05,3'], feed);
    expect(rows).toMatchObject([
      { regionCode: '410600', indicatorCode: 'output', value: '30000', period: { text: '2019-01/2019-05' } },
    ]);
  });

  it('counts passed-over labels together at the end', async () => {
    const feed = inFeed(LONG, { unmapped: 'ignore-with-report' });
    const rows = Array.from({ length: 30 }, (_, at) => `410600,商标,${1990 + at},1,件`);
    const outcome = await read([L, '410600,专利授权量,2019,1,件', ...rows], feed);
    expect(outcome).toMatchObject({ read: 31, ignored: 30 });
    expect(outcome.problems).toMatchObject([{ code: 'IGNORED_LABEL', line: 3, column: '指标', raw: '商标' }]);
    expect(outcome.problems[0]?.messageZh).toContain('30 个数值');
  });
});

describe('duplicates within a file', () => {
  const row = (period: string, value: string, unit = '件') => `410600,专利授权量,${period},${value},${unit}`;

  it('are taken once when they agree, also in another unit', async () => {
    const outcome = await read([L, row('2019', '12000'), row('2019年', '1.2', '万件')]);
    expect(outcome.rows).toHaveLength(1);
    expect(outcome).toMatchObject({
      repeated: 1,
      problems: [{ code: 'IDENTICAL_DUPLICATE', severity: 'INFO', line: 3 }],
    });
    expect(outcome.problems[0]?.messageEn).toContain('line 2');
  });

  it('withdraw both when they differ, and every further one', async () => {
    const outcome = await read([
      L,
      row('2018', '1'),
      row('2019', '1'),
      row('2019', '2'),
      row('2019', '1'),
      row('2019', '3'),
    ]);
    expect(outcome.rows.map(({ line }) => line)).toEqual([2, 3]);
    expect(outcome.withdrawn).toEqual([{ line: 3, column: '数值' }]);
    expect(outcome).toMatchObject({ read: 5, rejected: 4, repeated: 0 });
    expect(outcome.problems.map(({ line, messageEn }) => [line, /Line (\d+)/.exec(messageEn)?.[1]])).toEqual([
      [3, '4'],
      [4, '3'],
      [5, '3'],
      [6, '3'],
    ]);
  });

  it('differ when a value stands against a reason why there is none, or another status', async () => {
    const rows = (second: string) => [D, '410600,专利授权量,2019,5,件,,2019-04-20', second];
    const missing = await read(rows('410600,专利授权量,2019,无,件,,2019-04-20'), DATED);
    expect(missing.withdrawn).toHaveLength(1);
    const status = await read(rows('410600,专利授权量,2019,5,件,P,2019-04-20'), DATED);
    expect(status.withdrawn).toHaveLength(1);
  });

  it('are vintages, not duplicates, when they were published on different days', async () => {
    const outcome = await read(
      [D, '410600,专利授权量,2019,5,件,,2020-01-20', '410600,专利授权量,2019,6,件,,2020-12-20'],
      DATED,
    );
    expect(outcome.problems).toEqual([]);
    expect(outcome.rows).toHaveLength(2);
  });

  it('are the same days under two names', async () => {
    const outcome = await read([L, row('2019上半年', '1'), row('2019年1-6月', '2')]);
    expect(outcome.withdrawn).toHaveLength(1);
  });

  it('are found across batches', async () => {
    const months = Array.from(
      { length: 200 * 12 },
      (_, at) => `${1900 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const regions = ['410600', '410621', '620921', '110000', '120000'];
    const all = regions.flatMap((region) => months.map((month) => `${region},专利授权量,${month},1,件`));
    const outcome = await read([L, ...all, `410600,专利授权量,1900-01,2,件`]);
    expect(outcome.batches).toBeGreaterThan(2);
    expect(outcome.rows).toHaveLength(all.length);
    expect(outcome.withdrawn).toEqual([{ line: 2, column: '数值' }]);
    expect(all.length).toBeGreaterThan(2 * MAX_BATCH_ROWS);
  });
});
