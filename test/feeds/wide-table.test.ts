import { definitionOf, inFeed, readAll, sourceOf, WIDE } from './support/reading';

const FREE = inFeed(WIDE, { region: undefined });
const read = (content: string, feed = FREE) => readAll(sourceOf(content), feed);
/** `indicator region period value`, one line a figure. */
const figures = async (content: string, feed = FREE) => {
  const { rows, problems } = await read(content, feed);
  expect(problems).toEqual([]);
  return rows.map((row) => `${row.indicatorCode} ${row.regionCode} ${row.period.text} ${row.value}`);
};

/** One small cube of figures, laid out in every way that the database exports it. */
const CUBE = [
  'output 110000 2018 10000',
  'output 110000 2019 20000',
  'output 120000 2018 30000',
  'output 120000 2019 40000',
];

describe('a table with two axes', () => {
  it.each([
    [
      'regions down, periods across',
      '指标：总产值(万元)\n时间：最近2年\n地区,2019年,2018年\n北京市,2,1\n天津市,4,3\n',
    ],
    ['regions down, retitled periods', '指标：总产值(万元)\n地区,2019,2018\n北京市,2,1\n天津市,4,3\n'],
    [
      'periods down, regions across',
      '数据库：分省年度数据\n指标：总产值(万元)\n时间,北京市,天津市\n2019年,2,4\n2018年,1,3\n',
    ],
    ['short names', '指标：总产值(万元)\n省份,2019年,2018年\n北京,2,1\n天津,4,3\n'],
    [
      'in full-width characters',
      '指标：总产值（万元）\n地　区,２０１９年,２０１８年\n北京市,２,１\n天津市,４,３\n',
    ],
    [
      'padded by a spreadsheet',
      '指标：总产值(万元),,\n,,\n地区,2019年,2018年\n北京市,2,1\n天津市,4,3\n数据来源：国家统计局,,\n',
    ],
    ['with CR LF and semicolons', '指标：总产值(万元)\r\n地区;2019年;2018年\r\n北京市;2;1\r\n天津市;4;3\r\n'],
  ])('holds the same figures with %s', async (_, content) => {
    expect((await figures(content)).toSorted()).toEqual(CUBE);
  });

  it('holds one region with indicators down and periods across, or turned round', async () => {
    const expected = [
      'output 310000 2018 10000',
      'output 310000 2019 20000',
      'patents 310000 2018 3',
      'patents 310000 2019 4',
    ];
    const down =
      '数据库：主要城市年度数据\n地区：上海\n时间：最近20年\n指标,2019年,2018年\n总产值(万元),2,1\n专利授权量(件),4,3\n';
    const across = '地区：上海\n时间,总产值(万元),专利授权量(件)\n2019年,2,4\n2018年,1,3\n';
    expect((await figures(down)).toSorted()).toEqual(expected);
    expect((await figures(across)).toSorted()).toEqual(expected);
  });

  it('holds one period with regions down and indicators across, or turned round', async () => {
    const expected = [
      'output 110000 2019 20000',
      'output 120000 2019 40000',
      'patents 110000 2019 5',
      'patents 120000 2019 6',
    ];
    const down = '时间：2019年\n地区,总产值(万元),专利授权量(件)\n北京市,2,5\n天津市,4,6\n';
    const across = '时间：2019年\n指标,北京市,天津市\n总产值(万元),2,4\n专利授权量(件),5,6\n';
    expect((await figures(down)).toSorted()).toEqual(expected);
    expect((await figures(across)).toSorted()).toEqual(expected);
  });

  it('takes what the file does not say from the feed', async () => {
    const national = inFeed(FREE, { region: '100000' });
    expect(await figures('指标,2019年\n总产值(亿元),3\n', national)).toEqual([
      'output 100000 2019 300000000',
    ]);
    const output = inFeed(FREE, { indicator: { code: 'output', unit: '亿元' } });
    expect(await figures('地区,2019年\n北京市,3\n', output)).toEqual(['output 110000 2019 300000000']);
    expect(await figures('时间,北京市\n2019年,3\n', output)).toEqual(['output 110000 2019 300000000']);
  });

  it('believes the file before the feed', async () => {
    const feed = inFeed(FREE, { region: '100000', indicator: { code: 'output', unit: '亿元' } });
    expect(await figures('地区：上海\n指标,2019年\n总产值(万元),3\n', feed)).toEqual([
      'output 310000 2019 30000',
    ]);
    expect(await figures('指标：专利授权量(件)\n地区,2019年\n北京市,3\n', feed)).toEqual([
      'patents 110000 2019 3',
    ]);
  });

  it('keeps the printed number and unit beside the exact value', async () => {
    const { rows } = await read('指标,2019年\n总产值(亿元)," 1,339,672.50 "\n', WIDE);
    expect(rows).toMatchObject([
      {
        value: '133967250000000',
        published: '1,339,672.50',
        unit: 'CNY_100M',
        line: 2,
        column: '2019年',
        status: 'A',
      },
    ]);
  });

  it('keeps blanks as missing with a reason, never as 0', async () => {
    const { rows } = await read('指标,2019年,2018年\n总产值(万元),,0\n', WIDE);
    expect(
      rows.map(({ value, missingReason, published, status }) => [value, missingReason, published, status]),
    ).toEqual([
      [null, 'NOT_PUBLISHED', '', 'O'],
      ['0', undefined, '0', 'A'],
    ]);
  });

  it('takes the unit from the label, else a unit column, else a line above', async () => {
    expect(await figures('指标,单位,2019年\n总产值,亿元,3\n专利授权量,件,4\n', WIDE)).toEqual([
      'output 410600 2019 300000000',
      'patents 410600 2019 4',
    ]);
    expect(await figures('单位：万元\n指标,2019年\n总产值,3\n专利授权量(件),4\n', WIDE)).toEqual([
      'output 410600 2019 30000',
      'patents 410600 2019 4',
    ]);
    expect(await figures('工业总产值统计表（单位：亿元）\n指标,2019年\n总产值,3\n', WIDE)).toEqual([
      'output 410600 2019 300000000',
    ]);
  });

  it('keeps the base of an index in its label', async () => {
    expect(await figures('指标,2020年2月\n物价指数（上年同月=100）,105.2\n', WIDE)).toEqual([
      'prices 410600 2020-02 105.2',
    ]);
  });

  it('reads months of a cumulative label as the year to date', async () => {
    const feed = inFeed(WIDE, {
      indicators: { 投资: { code: 'output', unit: '万元' }, 存量: { code: 'patents', cumulative: false } },
    });
    const content = '指标,2019年6月,2019年1月,2019年1—5月\n投资_累计值(万元),3,1,2\n';
    const mapped = inFeed(feed, { indicators: { 投资_累计值: { code: 'output' } } });
    expect(await figures(content, mapped)).toEqual([
      'output 410600 2019-01/2019-06 30000',
      'output 410600 2019-01 10000',
      'output 410600 2019-01/2019-05 20000',
    ]);
    expect(await figures('指标,2019年6月\n存量(件),3\n', feed)).toEqual(['patents 410600 2019-06 3']);
    const always = inFeed(WIDE, { indicators: { 投资: { code: 'output', cumulative: true } } });
    expect(await figures('指标,2019年第二季度\n投资(万元),3\n', always)).toEqual([
      'output 410600 2019-01/2019-06 30000',
    ]);
  });

  it('gives periods without a year the year above the table, if the feed says so', async () => {
    const feed = definitionOf(`
slug: titled
nameZh: 测试
nameEn: test
format: csv
region: "410600"
periods: { defaultYear: from-title }
`);
    expect(await figures('2026年7月主要指标\n指标,7月,1—7月\n总产值(万元),1,2\n', feed)).toEqual([
      'output 410600 2026-07 10000',
      'output 410600 2026-01/2026-07 20000',
    ]);
    const twoYears = await read('2025年和2026年\n指标,7月\n总产值(万元),1\n', feed);
    expect(twoYears.problems).toMatchObject([{ code: 'PERIOD_WITHOUT_YEAR' }]);
  });

  it('tells each passed-over label once, with the number of its figures', async () => {
    const feed = inFeed(WIDE, { unmapped: 'ignore-with-report' });
    const down = await read('指标,2019年,2018年\n商标(件),1,2\n总产值(万元),3,4\n版权,5,6\n', feed);
    expect(down).toMatchObject({ read: 6, ignored: 4, rejected: 0 });
    expect(down.rows).toHaveLength(2);
    expect(down.problems).toMatchObject([
      { code: 'IGNORED_LABEL', severity: 'INFO', line: 2, raw: '商标(件)' },
      { code: 'IGNORED_LABEL', severity: 'INFO', line: 4, raw: '版权' },
    ]);
    expect(down.problems[0]?.messageEn).toContain('its 2 figures');
    const across = await read('时间,商标(件),总产值(万元)\n2019年,1,2\n2018年,3,4\n2017年,3,4\n', feed);
    expect(across).toMatchObject({ read: 6, ignored: 3 });
    expect(across.problems).toMatchObject([{ code: 'IGNORED_LABEL', line: 1, column: '商标(件)' }]);
    expect(across.problems[0]?.messageEn).toContain('its 3 figures');
  });

  it('refuses a file in which it knows no label at all', async () => {
    const { problems } = await read(
      '指标,2019年\n商标(件),1\n',
      inFeed(WIDE, { unmapped: 'ignore-with-report' }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['IGNORED_LABEL', 'NOTHING_RECOGNISED']);
  });

  it('reports an unknown label once for its row or column where the feed rejects them', async () => {
    const down = await read('指标,2019年,2018年\n商标(件),1,2\n总产值(万元),3,4\n', WIDE);
    expect(down).toMatchObject({ read: 4, rejected: 2, problems: [{ code: 'UNKNOWN_LABEL', line: 2 }] });
    const across = await read('时间,商标(件),总产值(万元)\n2019年,1,2\n2018年,3,4\n', WIDE);
    expect(across).toMatchObject({ read: 4, rejected: 2, problems: [{ code: 'UNKNOWN_LABEL', line: 1 }] });
  });

  it('passes over the rows of regions that the feed names, and says so', async () => {
    const feed = inFeed(FREE, {
      regions: { ...FREE.regions, ignore: ['合计'], aliases: { 首都: '110000' } },
    });
    const { rows, problems } = await read('指标：总产值(万元)\n地区,2019年\n合 计,9\n首都,3\n', feed);
    expect(rows).toMatchObject([{ regionCode: '110000', value: '30000' }]);
    expect(problems).toMatchObject([{ code: 'IGNORED_REGION', severity: 'INFO', line: 3 }]);
  });

  it('ends at the notes, quoted over several lines or continued with wide spaces', async () => {
    const notes = '"注：1.甲，乙\n丙"\n　　　2.丁,戊,己\n3.庚\n数据来源：国家统计局\n';
    expect(await figures(`指标,2019年\n总产值(万元),3\n${notes}`, WIDE)).toEqual([
      'output 410600 2019 30000',
    ]);
  });

  it('reads footnote marks of labels and numbers past', async () => {
    expect(await figures('指标,2019年\n总产值(万元)①,3*\n总产值增速(%),5.5%\n', WIDE)).toEqual([
      'output 410600 2019 30000',
      'output-growth 410600 2019 5.5',
    ]);
  });
});
