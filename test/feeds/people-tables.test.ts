import { figures, readPeople as read } from './support/people-feed';
import { codesOf } from './support/reading';
import { sheetOf, workbookOf } from './support/workbook';

describe('a label', () => {
  it.each([
    ['一、总产值', 'output'],
    ['（一）总产值', 'output'],
    ['1. 总产值', 'output'],
    ['1、总产值', 'output'],
    ['① 总产值', 'output'],
    ['　　总产值（亿元）', 'output'],
    ['总 产 值①', 'output'],
    ['其中：总产值', 'output'],
    ['＃总产值', 'output'],
  ])('%s is found', async (label, code) => {
    expect(await figures(`指标,7月\n${label},5\n`)).toEqual([`${code} 2026-07 5`]);
  });

  it('is read with the rows above it, then alone', async () => {
    const part = ['trade 2026-07 9', 'trade-imports 2026-07 4'];
    for (const child of ['其中：进口', '#进  口', '　　进口', '（一）进口']) {
      expect(await figures(`指标,7月\n一、进出口总额,9\n${child},4\n`)).toEqual(part);
    }
    expect(await figures('指标,7月\n一、进出口总额,9\n二、进口,4\n')).toEqual([
      'trade 2026-07 9',
      'imports 2026-07 4',
    ]);
  });

  it('without figures is the title of the rows below', async () => {
    const content = '指标,7月\n一、综合,\n总产值,5\n二、贸易,\n分方向,\n进口,4\n';
    expect(await figures(content)).toEqual(['output 2026-07 5', 'imports 2026-07 4']);
    expect(await figures(content, '  分方向/进口: trade-imports')).toEqual([
      'output 2026-07 5',
      'trade-imports 2026-07 4',
    ]);
  });

  it('may carry a period of its own', async () => {
    const content = '指标,1-6月,增速(%)\n总产值(上半年),5,1\n进出口总额(1-5月),4,\n';
    expect(await figures(content)).toEqual([
      ...['output 2026-H1 5', 'output-growth 2026-H1 1', 'trade 2026-01/2026-05 4'],
    ]);
    const conflict = await read('指标,6月,7月\n总产值(上半年),5,1\n');
    expect(codesOf(conflict)).toEqual(['PERIOD_CONFLICT 2', 'PERIOD_CONFLICT 2']);
  });

  it('of what there is at the end of a period is of its last month', async () => {
    const content = '指标,1-6月,增速(%)\n月末存款余额,5,1\n';
    expect(await figures(content)).toEqual(['deposits 2026-06 5', 'deposits-growth 2026-06 1']);
  });
});

describe('a period', () => {
  const rows = (first: string, ...periods: string[]) =>
    `时间,总产值\n${[first, ...periods].map((period, at) => `${period},${at}`).join('\n')}\n`;

  it.each([
    ['rising', ['2019.08', '2019.09', '2019.1', '2019.11'], '2019-10'],
    ['falling', ['2019.12', '2019.11', '2019.1', '2019.09'], '2019-10'],
    ['at the beginning', ['2019.1', '2019.11'], '2019-10'],
    ['at the end', ['2019.11', '2019.1'], '2019-10'],
    ['at the turn of the year', ['2018.12', '2019.1', '2019.02'], '2019-01'],
  ])('written 2019.1 is told by its neighbours: %s', async (_, periods, expected) => {
    const byPosition = 'periods: { dottedMonth: by-position }';
    const [first = '', ...others] = periods;
    const place = periods.indexOf('2019.1');
    expect(await figures(rows(first, ...others), byPosition)).toContain(`output ${expected} ${place}`);
    const across = `指标,${periods.join(',')}\n总产值,${periods.map((__, at) => at).join(',')}\n`;
    expect(await figures(across, byPosition)).toContain(`output ${expected} ${place}`);
  });

  it('written 2019.1 among strangers is refused', async () => {
    const outcome = await read(rows('2019.05', '2019.1', '2019.07'), 'periods: { dottedMonth: by-position }');
    expect(codesOf(outcome)).toEqual(['AMBIGUOUS_PERIOD 3']);
    expect(outcome.rows).toHaveLength(2);
  });

  it('may be the first or the last day of a month, as spreadsheets have it', async () => {
    const sheet = sheetOf([
      ['日期', '总产值'],
      [46235, 1],
      [43830, 2],
      [43831.5, 3],
      [43847, 4],
    ]);
    for (const cell of ['A2', 'A3', 'A4', 'A5']) sheet[cell].z = 'yyyy-mm-dd';
    const outcome = await read(workbookOf({ 一: sheet }));
    expect(outcome.rows.map(({ period }) => period.text)).toEqual(['2026-08', '2019-12', '2020-01']);
    expect(codesOf(outcome)).toEqual(['UNREADABLE_PERIOD 5']);
  });

  it('may be said by the feed alone, and a year that differs from the feed is refused', async () => {
    expect(await figures('地区,总产值\n浚县,5\n', 'period: 2010年')).toEqual(['output 2010 5']);
    expect(codesOf(await read('2025年7月\n指标,7月\n总产值,5\n'))).toEqual(['OTHER_YEAR 0']);
    expect(codesOf(await read('地区,总产值\n浚县,5\n', 'period: 某年'))).toEqual(['DEFINITION_MISMATCH 0']);
  });
});

describe('a page', () => {
  it('says its title and its unit above the table', async () => {
    const page =
      '<h1>2026年7月主要指标</h1><p>单位：万元</p><table><tr><td>指标<td>7月<tr><td>总产值<td>5</table>';
    const { rows } = await read(page, 'periods: { defaultYear: from-title }');
    expect(rows.map((row) => `${row.period.text} ${row.value} ${row.cell}`)).toEqual(['2026-07 50000 B2']);
  });
});

describe('a unit', () => {
  it('may be one of two above the table', async () => {
    const { rows } = await read('单位：件、万元\n指标,2019年\n总产值,5\n专利授权量,6\n');
    expect(rows.map(({ unit }) => unit)).toEqual(['CNY_10K', 'ITEM']);
  });

  it('may stand in the header of the figures', async () => {
    expect(await figures('指标,2026年1-6月（亿元）,比上年同期增长（可比价）\n总产值,5,1\n')).toEqual([
      ...['output 2026-01/2026-06 5', 'output-growth 2026-01/2026-06 1'],
    ]);
    const { rows } = await read('指标,7月绝对量(万元),增速(%)\n总产值,5,1\n');
    expect(rows.map((row) => `${row.value} ${row.unit}`)).toEqual(['50000 CNY_10K', '1 PERCENT']);
  });
});
