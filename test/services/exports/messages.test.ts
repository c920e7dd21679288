import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import type { Database } from '../../../src/db/database';
import { COMPONENT_IDS } from '../../../src/loaders/exports/figure-components';
import { guardedText, numberCell } from '../../../src/services/exports/workbook-rows';
import { openTestDatabase } from '../../support/database';
import { exported, NOW, plantFigures, plantInstallation } from './exported-figures';

type Row = Readonly<Record<string, string>>;

const rowsOf = (csv: Buffer): readonly Row[] => parse(csv, { columns: true });

// biome-ignore lint/suspicious/noExplicitAny: a message is looked at as its reader finds it
type Message = any;

/** Observations of a message, their codes looked up: the same facts as a row of CSV. */
function factsOf({ data }: Message): readonly Row[] {
  const [structure] = data.structures;
  const { dimensions, attributes, measures } = structure;
  return Object.entries<Message[]>(data.dataSets[0].observations).map(([key, [value, ...rest]]) => {
    const fact: Record<string, string> = {};
    key.split(':').forEach((at, i) => {
      const dimension = dimensions.observation[i];
      fact[dimension.id] = dimension.values[Number(at)].id;
    });
    fact[measures.observation[0].id] = value === null ? '' : String(value);
    attributes.observation.forEach((attribute: Message, i: number) => {
      const given = rest[i];
      fact[attribute.id] = given === null ? '' : attribute.values ? attribute.values[given].id : given;
    });
    return fact;
  });
}

describe('published figures on their way out', () => {
  let db: Database;
  let csv: readonly Row[];
  const of = (area: string, indicator: string, period: string, rows = csv) =>
    rows.filter((row) => row.REF_AREA === area && row.INDICATOR === indicator && row.TIME_PERIOD === period);
  beforeAll(async () => {
    db = await openTestDatabase(8);
    await plantInstallation(db);
    await plantFigures(db);
    csv = rowsOf(await exported(db, 'sdmx-csv', { vintages: 'all' }));
  });
  afterAll(() => db.close());

  it('are SDMX-CSV 2.0 with the components of the structure, in its order', async () => {
    const [header = ''] = (await exported(db, 'sdmx-csv')).toString('utf8').split('\n');
    expect(header).toBe(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...COMPONENT_IDS].join(','));
    expect(csv[0]).toMatchObject({
      ...{ STRUCTURE: 'dataflow', STRUCTURE_ID: 'KEJIN:PUBLISHED_FIGURES(1.0.0)', ACTION: 'I' },
    });
  });

  it('tell every vintage with its instant, exact value, and what was printed', () => {
    expect(of('410600', 'gdp', '2019')).toMatchObject([
      {
        ...{ FREQ: 'A', PUBLISHED_AT: '2020-01-31T16:00:00.000000Z', OBS_VALUE: '3537128000000' },
        ...{ UNIT_MEASURE: 'CNY', OBS_STATUS: 'P', PRINTED_VALUE: '35371.28', PRINTED_UNIT: 'CNY_100M' },
        ...{ REVISION: 'NEW', MISSING_REASON: '', SYNTHETIC: 'false' },
      },
      { OBS_VALUE: '3544510000000', PRINTED_VALUE: '35445.1', OBS_STATUS: 'A', REVISION: 'REVISED' },
      { OBS_VALUE: '', MISSING_REASON: 'NOT_PUBLISHED', OBS_STATUS: 'O', PRINTED_UNIT: 'CNY_100M' },
    ]);
    expect(of('410600', 'gdp', '2018').map((row) => [row.PRINTED_VALUE, row.REVISION])).toEqual([
      ['33105.97', 'NEW'],
      ['33106', 'PRECISION_ONLY'],
    ]);
    expect(of('620921', 'gdp', '2018')).toMatchObject([{ OBS_VALUE: '12345678901234.567891' }]);
    expect(of('620921', 'gdp', '2019')).toMatchObject([{ OBS_VALUE: '0', MISSING_REASON: '' }]);
  });

  it('write periods as SDMX does', () => {
    expect(of('410600', 'gdp', '2019-S1')).toMatchObject([{ FREQ: 'S' }]);
    expect(of('410600', 'patents-granted', '2019-01-01/P5M')).toMatchObject([
      { FREQ: 'YTD', OBS_STATUS: 'E' },
    ]);
    expect(of('530600', 'patents-granted', '2019-Q2')).toMatchObject([{ FREQ: 'Q' }]);
    expect(of('410600', 'patents-granted', '2019-05')[0]).toMatchObject({
      FREQ: 'M',
      PRINTED_VALUE: '1,200',
    });
  });

  it('put an apostrophe before what a spreadsheet would compute, and before no number', () => {
    const printed = (period: string) => of('530600', 'patents-granted', period)[0]?.PRINTED_VALUE;
    expect([printed('2019-Q4'), printed('2019-Q3'), printed('2019-Q2')]).toEqual(["'=保密", "'-", '—']);
    expect(of('620921', 'patent-applications', '2019-06')).toMatchObject([
      { OBS_VALUE: '-12', PRINTED_VALUE: '-12' },
    ]);
    for (const text of ['=1', '+A1', '-', '@x', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', "'=1"]) {
      expect(guardedText(text)).toBe(`'${text}`);
    }
    for (const text of ['', '-12', '+1.5', '1,234.5', '-0.6%', '鹤壁市', "'x"])
      expect(guardedText(text)).toBe(text);
  });

  it('leave out what is made up, or mark it', async () => {
    expect(csv.every((row) => row.SYNTHETIC === 'false')).toBe(true);
    const all = rowsOf(await exported(db, 'sdmx-csv', { synthetic: 'include' }));
    expect(of('410600', 'patents-granted', '2017', all)).toMatchObject([
      { SYNTHETIC: 'true', OBS_VALUE: '5' },
    ]);
    expect(all.filter((row) => row.SYNTHETIC === 'true')).toHaveLength(2);
  });

  it('answer for regions, indicators, periods and any day', async () => {
    const texts = {
      region: '410600',
      indicator: 'gdp,patents-granted',
      from: '2019-05',
      to: '2019',
      frequency: 'YEAR',
    };
    const rows = rowsOf(await exported(db, 'sdmx-csv', { ...texts, asKnownAt: '2020-12-31' }));
    expect(rows.map((row) => [row.INDICATOR, row.TIME_PERIOD, row.OBS_VALUE])).toEqual([
      ['gdp', '2019', '3537128000000'],
    ]);
  });

  it.each([
    ['UNKNOWN_REGION', { region: '410600,999999' }],
    ['UNKNOWN_INDICATOR', { indicator: 'nothing' }],
    ['BAD_INPUT', { region: '410600,' }],
    ['BAD_PERIOD', { from: '2019-13' }],
    ['BAD_DATE', { asKnownAt: 'yesterday' }],
    ['BAD_DATE', { asKnownAt: '2019-02-30T00:00:00Z' }],
    ['BAD_INPUT', { frequency: 'WEEK' }],
    ['BAD_INPUT', { vintages: 'some' }],
    ['BAD_INPUT', { synthetic: 'only' }],
    ['QUERY_TOO_COMPLEX', { region: Array.from({ length: 1_001 }, (_, i) => String(i)).join(',') }],
  ] as const)('refuse with %s what cannot be asked for: %o', async (code, texts) => {
    await expect(exported(db, 'sdmx-csv', texts)).rejects.toMatchObject({ code });
  });

  it('say the same in SDMX-JSON 2.0, with names in both languages', async () => {
    const message = JSON.parse((await exported(db, 'sdmx-json', { vintages: 'all' })).toString('utf8'));
    const exact = ({ STRUCTURE: _, STRUCTURE_ID: __, ACTION: ___, ...row }: Row) => row;
    // A number with more digits than a float holds is exact in the text of the message, not in this parse.
    const short = (row: Row) => ({
      ...row,
      OBS_VALUE: row.OBS_VALUE === '' ? '' : String(Number(row.OBS_VALUE)),
    });
    const unguarded = (row: Row) => ({ ...row, PRINTED_VALUE: row.PRINTED_VALUE?.replace(/^'(?=[=-])/, '') });
    expect(factsOf(message)).toEqual(csv.map(exact).map(short).map(unguarded));
    expect(message.meta).toMatchObject({ prepared: NOW.toISOString(), sender: { id: 'KEJIN' } });
    const [structure] = message.data.structures;
    expect(structure.dimensions.observation.map(({ id }: { id: string }) => id)).toEqual(
      COMPONENT_IDS.slice(0, 5),
    );
    expect(structure.dimensions.observation[1].values[0]).toEqual({
      ...{ id: '410600', name: '鹤壁市', names: { zh: '鹤壁市', en: 'Hebi' } },
    });
    const text = (await exported(db, 'sdmx-json', { region: '620921' })).toString('utf8');
    expect(text).toContain('[12345678901234.567891,');
  });

  it('are a workbook that people read: names in Chinese, numbers as numbers, what is longer as text', async () => {
    const book = read(await exported(db, 'xlsx', { region: '410600,620921' }), { cellFormula: true });
    expect(book.SheetNames).toEqual(['数据', '说明']);
    const sheet = book.Sheets.数据 as NonNullable<(typeof book.Sheets)[string]>;
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: '' });
    const row = (indicator: string, period: string) =>
      rows.find((one) => one.指标代码 === indicator && one.报告期 === period);
    expect(row('gdp', '2018')).toMatchObject({
      地区: '鹤壁市',
      指标: '地区生产总值',
      数值: 3310600000000,
      单位: '元',
    });
    expect(row('gdp', '2018')).toMatchObject({
      状态: '初步数',
      原文数值: '33106',
      原文单位: '亿元',
      发布日期: '2021-02-01',
    });
    expect(row('gdp', '2019')).toMatchObject({ 数值: '', 缺值原因: '未公布', 合成数据: '否' });
    expect(rows.find((one) => one.地区代码 === '620921' && one.报告期 === '2018')).toMatchObject({
      数值: '12345678901234.567891',
    });
    expect(
      Object.values(sheet).some((cell) => typeof cell === 'object' && cell !== null && 'f' in cell),
    ).toBe(false);
    expect([numberCell('0.1'), numberCell('999999999999999'), numberCell('1000000000000000')]).toEqual([
      ...[0.1, 999999999999999, '1000000000000000'],
    ]);
  });
});
