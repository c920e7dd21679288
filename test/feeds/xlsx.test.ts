import { randomBytes } from 'node:crypto';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { MAX_XLSX_BYTES, MAX_XLSX_ENTRIES } from '../../src/feeds/limits';
import { FileRefused } from '../../src/feeds/problems';
import type { TableRow } from '../../src/feeds/table-row';
import { readXlsx } from '../../src/feeds/xlsx/read-xlsx';
import { inFeed, LONG, readAll, sourceOf } from './support/reading';
import { patched, sheetOf, workbookOf, xlsx, zipOf } from './support/workbook';

async function rowsWithSheets(bytes: Uint8Array, sheet: string | null = null): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const some of readXlsx(sourceOf(bytes), sheet)) rows.push(...some);
  return rows;
}

const rowsIn = async (bytes: Uint8Array, sheet: string | null = null) =>
  (await rowsWithSheets(bytes, sheet)).map(({ sheet: _, ...row }) => row);

const cellsIn = async (bytes: Uint8Array, sheet: string | null = null) =>
  (await rowsIn(bytes, sheet)).map(({ cells }) => cells);

async function refusalOf(bytes: Uint8Array, sheet: string | null = null): Promise<string> {
  try {
    await rowsIn(bytes, sheet);
    return 'taken';
  } catch (error) {
    return error instanceof FileRefused ? error.problem.code : String(error);
  }
}

const PLAIN = xlsx([
  ['编号', '金额'],
  ['1', 2],
]);

describe('an XLSX workbook', () => {
  it('is read row by row, numbered as the spreadsheet numbers them, without what is blank at the right', async () => {
    expect(await rowsIn(xlsx([['标题'], [], ['编号', '金额', null, ''], [' 甲', 1]]))).toEqual([
      { line: 1, cells: ['标题', ''] },
      { line: 2, cells: ['', ''] },
      { line: 3, cells: ['编号', '金额'] },
      { line: 4, cells: [' 甲', '1'] },
    ]);
  });

  it('says which sheet a row stands in', async () => {
    expect(await rowsWithSheets(workbookOf({ 一: sheetOf([['甲']]) }))).toMatchObject([
      { line: 1, sheet: '一' },
    ]);
  });

  it('gives numbers exactly, without exponents and without what binary arithmetic adds', async () => {
    expect(await cellsIn(xlsx([[0.1 + 0.2, 1234567890123, 0.000001, -5, 1e20, 91410600]]))).toEqual([
      ['0.3', '1234567890123', '0.000001', '-5', '1.00000E+20', '91410600'],
    ]);
  });

  it('gives every decimal of fifteen digits back as it was typed', async () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 50 }), async (texts) => {
        const [cells] = await cellsIn(xlsx([texts.map(Number)]));
        expect(cells?.map(Number)).toEqual(texts.map(Number));
        expect(cells?.every((cell) => !/e/i.test(cell))).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  it('reads days from serials, also of the system that begins in 1904, and percentages as such', async () => {
    const sheet = sheetOf([[43835, 43835.75, 0.0435, 1, 61, 60, 7]]);
    for (const [cell, z] of [
      ...[
        ['A1', 'yyyy-mm-dd'] as const,
        ['B1', 'yyyy"年"m"月"d"日" h:mm'] as const,
        ['C1', '0.00%'] as const,
      ],
      ...[['D1', 'm/d/yy'] as const, ['E1', 'm/d/yy'] as const, ['G1', '000000'] as const],
    ]) {
      sheet[cell].z = z;
    }
    expect(await cellsIn(workbookOf({ 一: sheet }))).toEqual([
      ['2020-01-05', '2020-01-05', '4.35%', '1900-01-01', '1900-03-01', '60', '000007'],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, { '!ref': 'A1', A1: { t: 'n', v: 42373, z: 'yyyy-mm-dd' } }, '一');
    book.Workbook = { WBProps: { date1904: true } };
    expect(await cellsIn(write(book, { type: 'buffer', bookType: 'xlsx' }))).toEqual([['2020-01-05']]);
  });

  it('takes the stored result of a formula, and refuses a row whose formula has none or ends in an error', async () => {
    const sheet = sheetOf([
      ['甲', 0],
      ['乙', 0],
      ['丙', 0],
    ]);
    sheet.B1 = { t: 'n', f: '1+1', v: 2 };
    sheet.B2 = { t: 'e', f: 'A1/0', v: 7 };
    sheet.B3 = { t: 'n', f: '1+1' };
    expect(await rowsIn(workbookOf({ 一: sheet }))).toEqual([
      { line: 1, cells: ['甲', '2'] },
      { line: 2, cells: ['乙', ''], fault: 'CELL_ERROR', faultsAt: [1] },
      { line: 3, cells: ['丙', ''], fault: 'FORMULA_WITHOUT_VALUE', faultsAt: [1] },
    ]);
  });

  it('reads a merged cell once, where it begins', async () => {
    const sheet = sheetOf([
      ['名单', '旧', '旧'],
      ['甲', '乙', '丙'],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:C1')];
    expect(await cellsIn(workbookOf({ 一: sheet }))).toEqual([
      ['名单', '', ''],
      ['甲', '乙', '丙'],
    ]);
  });

  it('reads the first visible sheet with data, or the one that is named', async () => {
    const book = workbookOf(
      { 暗: sheetOf([['暗']]), 空: sheetOf([]), 明: sheetOf([['明']]), 后: sheetOf([['后']]) },
      ['暗'],
    );
    expect(await cellsIn(book)).toEqual([['明']]);
    expect(await cellsIn(book, '后')).toEqual([['后']]);
    expect(await refusalOf(book, '无')).toBe('NO_SHEET');
  });

  it('is refused when it is something else, damaged, encrypted or leads elsewhere', async () => {
    expect(await refusalOf(Buffer.from('编号,金额\n1,2\n'))).toBe('NOT_XLSX');
    expect(await refusalOf(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(2_000)]))).toBe(
      'NOT_XLSX',
    );
    expect(await refusalOf(zipOf({ 'readme.txt': 'hello' }))).toBe('NOT_XLSX');
    expect(await refusalOf(PLAIN.subarray(0, PLAIN.length / 2))).toBe('XLSX_BROKEN');
    expect(await refusalOf(Buffer.alloc(0))).toBe('EMPTY_FILE');
    const encrypted = patched(PLAIN, (header, isDirectory) => header.writeUInt16LE(1, isDirectory ? 8 : 6));
    expect(await refusalOf(encrypted)).toBe('XLSX_ENCRYPTED');
    const leading = patched(zipOf({ 'aaaaaa/x': 'a', 'xl/workbook.xml': '' }), (header, isDirectory) => {
      const name = header.subarray(isDirectory ? 46 : 30);
      if (name.toString('latin1', 0, 3) === 'aaa') name.write('../../', 'latin1');
    });
    expect(await refusalOf(leading)).toBe('XLSX_SUSPICIOUS');
    const garbage = zipOf({ 'xl/workbook.xml': '<workbook', '[Content_Types].xml': '<a' });
    expect(['XLSX_BROKEN', 'NO_SHEET']).toContain(await refusalOf(garbage));
  });

  it('is refused before it is unpacked when it would be too much', async () => {
    const zeros = Buffer.alloc(5_000_000);
    expect(await refusalOf(zipOf({ 'xl/workbook.xml': zeros }))).toBe('XLSX_SUSPICIOUS');
    const many = Object.fromEntries(Array.from({ length: MAX_XLSX_ENTRIES + 1 }, (_, i) => [`p/${i}`, 'x']));
    expect(await refusalOf(zipOf(many))).toBe('XLSX_SUSPICIOUS');
    const lying = patched(zipOf({ 'xl/workbook.xml': zeros }), (header, isDirectory) => {
      header.writeUInt32LE(10, isDirectory ? 24 : 22);
    });
    expect(await refusalOf(lying)).toBe('XLSX_BROKEN');
    const large = Buffer.concat([PLAIN.subarray(0, 4), Buffer.alloc(MAX_XLSX_BYTES)]);
    expect(await refusalOf(large)).toBe('XLSX_TOO_LARGE');
  });

  it('serves feeds of figures as well', async () => {
    const feed = inFeed(LONG, { format: 'xlsx' });
    const book = xlsx([
      ['2019 年统计表'],
      ['地区', '指标', '时间', '数值', '单位'],
      ['鹤壁市', '总产值', '2019年', 1234.5, '万元'],
    ]);
    const { rows, problems } = await readAll(sourceOf(book), feed);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([
      { line: 3, indicatorCode: 'output', value: '12345000', published: '1234.5' },
    ]);
  });
});
