import { figures, peopleFeed, peopleVocabulary, readPeople as read } from './support/people-feed';
import { codesOf, readAll, sourceOf } from './support/reading';
import { sheetOf, workbookOf } from './support/workbook';

const TWO_LEVELS = [
  'output 2026-07 5',
  'output-growth 2026-07 1.5',
  'output 2026-01/2026-07 30',
  'output-growth 2026-01/2026-07 2.5',
];

describe('a header of several rows', () => {
  it.each([
    [
      'filled to the right',
      '指标,7月,,1—7月,\n,绝对量,同比增长（%）,绝对量,同比增长（%）\n总产值,5,1.5,30,2.5\n',
    ],
    ['written out', '指标,7月,7月,1～7月,1～7月\n,总量,增速(%),总量,增速(%)\n总产值,5,1.5,30,2.5\n'],
    [
      'with a measure behind each period',
      '指标,7月绝对量,7月增速(%),1-7月绝对量,1-7月增速(%)\n总产值,5,1.5,30,2.5\n',
    ],
    ['with rates beside the periods', '指标,7月,增速(%),1-7月,增速(%)\n总产值,5,1.5,30,2.5\n'],
    [
      'copied cell by cell',
      '指标,7月,1—7月\n绝对量,同比增长（%）,绝对量,同比增长（%）\n总产值,5,1.5,30,2.5\n',
    ],
    [
      'by 本月 and 累计',
      '2026年7月主要指标\n指标,本月,,累计,\n,绝对量,增速%,绝对量,增速%\n总产值,5,1.5,30,2.5\n',
    ],
    [
      'by 本月 and 累计 in one row',
      '2026年7月主要指标\n指标,本月,本月增长(%),本月止累计,累计增长(%)\n总产值,5,1.5,30,2.5\n',
    ],
  ])('gives levels and rates their periods: %s', async (_, content) => {
    expect(await figures(content)).toEqual(TWO_LEVELS);
  });

  it('is expanded by merged cells, also to the last row that one of them reaches', async () => {
    const sheet = sheetOf([
      ['主要指标', null, null, null, null, null],
      ['指标', '单位', '7月', null, '1—7月', null],
      [null, null, '绝对量', '增速', '绝对量', '增速'],
      [null, null, null, '(%)', null, '(%)'],
      ['总产值', '亿元', 5, 1.5, 30, 2.5],
    ]);
    const merge = (r: number, c: number, rows: number, columns: number) => ({
      ...{ s: { r, c }, e: { r: r + rows - 1, c: c + columns - 1 } },
    });
    sheet['!merges'] = [
      ...[merge(0, 0, 1, 6), merge(1, 0, 3, 1), merge(1, 1, 3, 1), merge(1, 2, 1, 2), merge(1, 4, 1, 2)],
      ...[merge(2, 2, 2, 1), merge(2, 4, 2, 1)],
    ];
    expect(await figures(workbookOf({ 一: sheet }))).toEqual(TWO_LEVELS);
  });

  it('passes over last year, ranks and shares, and says so', async () => {
    const { rows, problems } = await read(
      '指标,1-7月,上年同期,增速(%),位次,占全市比重(%)\n总产值,5,4,25,3,9\n',
    );
    expect(rows.map(({ published }) => published)).toEqual(['5', '25']);
    expect(codesOf({ problems } as never)).toEqual([
      'PASSED_OVER_COLUMN 2',
      'PASSED_OVER_COLUMN 2',
      'PASSED_OVER_COLUMN 2',
    ]);
    expect(problems[0]?.messageEn).toContain('上年同期');
  });

  it('gives a rate behind two years to the later one', async () => {
    const expected = ['output 2018 4', 'output 2019 5', 'output-growth 2019 25'];
    expect(await figures('指标,2018年,2019年,增速(%)\n总产值,4,5,25\n')).toEqual(expected);
  });

  it('may have labels in two columns, of which the first reaches down', async () => {
    const content = '地区,指标,2019年,2018年\n鹤壁市,总产值,5,4\n,进出口总额,3,2\n浚县,总产值,1,1\n';
    const { rows } = await read(content);
    expect(rows.map((row) => `${row.regionCode} ${row.indicatorCode} ${row.published}`)).toEqual([
      ...['410600 output 5', '410600 output 4', '410600 trade 3', '410600 trade 2'],
      ...['410621 output 1', '410621 output 1'],
    ]);
  });

  it('may be followed by rows that say region, unit and frequency of each column', async () => {
    const content =
      '指标,总产值,存款余额\n地区,浚县,鹤壁市\n频度,季,月\n单位,万元,亿元\n2019-02,,7\n2019-03,5,8\n';
    const { rows, problems } = await read(content);
    expect(problems).toEqual([]);
    expect(rows.map((row) => `${row.regionCode} ${row.period.text} ${row.value}`)).toEqual([
      ...['410600 2019-02 700000000', '410621 2019-Q1 50000', '410600 2019-03 800000000'],
    ]);
  });
});

describe('a rate of growth', () => {
  it('stands alone where the row has no level', async () => {
    const content = ',单位,1-6月,增速(%)\n规模以上工业,,,8.9\n总产值,亿元,5,1.5\n';
    expect(await figures(content)).toEqual([
      ...[
        'industry-growth 2026-01/2026-06 8.9',
        'output 2026-01/2026-06 5',
        'output-growth 2026-01/2026-06 1.5',
      ],
    ]);
  });

  it('is reported where no indicator tells it, and refused where the feed rejects what it does not know', async () => {
    const content = '指标,1-6月,增速(%)\n进出口总额,5,1.5\n';
    const lenient = await read(content);
    expect(lenient).toMatchObject({ ignored: 1, problems: [{ code: 'IGNORED_RATE', line: 2, cell: 'C2' }] });
    const strict = { ...peopleFeed(), unmapped: 'reject' as const };
    const outcome = await readAll(sourceOf(content), strict, peopleVocabulary);
    expect(codesOf(outcome)).toEqual(['RATE_WITHOUT_INDICATOR 2']);
    expect(outcome.rows).toHaveLength(1);
  });

  it('is no change in percentage points', async () => {
    const content = '指标,7月,同比\n产销率,96.9,-0.6(百分点)\n总产值,5,0.2个百分点\n';
    expect(await figures('指标,7月,增减（百分点）\n产销率,96.9,-0.6\n')).toEqual([
      ...['sales-rate 2026-07 96.9', 'sales-rate-change 2026-07 -0.6'],
    ]);
    const { rows, problems } = await read(content);
    expect(rows.map((row) => `${row.indicatorCode} ${row.value} ${row.unit}`)).toEqual([
      ...['sales-rate 96.9 PERCENT', 'sales-rate-change -0.6 PERCENT_POINT', 'output 500000000 CNY_100M'],
    ]);
    expect(problems).toMatchObject([{ code: 'CHANGE_IN_POINTS', line: 3, cell: 'C3' }]);
  });

  it('has no level where its label is mapped to the rate', async () => {
    const { problems } = await read('指标,7月,增速(%)\n规模以上工业,77,8.9\n总产值,5,1\n');
    expect(problems).toMatchObject([{ code: 'IGNORED_LEVEL', cell: 'B2' }]);
  });
});
