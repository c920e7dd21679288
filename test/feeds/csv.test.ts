import fc from 'fast-check';
import { readCsv } from '../../src/feeds/csv';
import { detectDialect } from '../../src/feeds/csv-dialect';
import type { TableRow } from '../../src/feeds/table-row';

async function* inBlocks(lines: readonly string[], size: number) {
  for (let at = 0; at < lines.length; at += size) yield lines.slice(at, at + size).join('');
}

async function rowsOf(text: string, linesPerBlock = 1_000): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for await (const some of readCsv(inBlocks(lines, linesPerBlock))) rows.push(...some);
  return rows;
}

const cellsOf = async (text: string) => (await rowsOf(text)).map(({ cells }) => cells);

describe('the dialect of a CSV file', () => {
  it.each([
    ['地区,2019年\n北京市,1\n', ','],
    ['地区;2019年\n北京市;1,5\n天津市;2,5\n', ';'],
    ['地区\t2019年\n北京市\t1,234\n天津市\t2,345\n', '\t'],
    ['数据库：分省年度数据\n时间：最近10年\n地区,2019年;x\n北京市,1\n', ','],
    ['"a;b;c",1\n"d;e;f",2\n', ','],
    ['"多行\n说明;;;;;",1\n"x",2\n', ','],
    ['single\ncolumn\n', ','],
    ['', ','],
  ])('of %j has the delimiter %j', (text, delimiter) => {
    expect(detectDialect(text).delimiter).toBe(delimiter);
  });

  it('ends lines with CR alone only when there is no LF', () => {
    expect(detectDialect('a,b\rc,d\r').newline).toBe('\r');
    expect(detectDialect('a,b\r\nc\rd\n').newline).toBe('\n');
  });
});

describe('rows of a CSV file', () => {
  it('carry the line they start in, past blank lines and line ends in quotes', async () => {
    const text = 'a,b\n\n"x\ny",1\nz,"q"\n"1\n2\n3"\nlast\n';
    expect((await rowsOf(text)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'x\ny'],
      [5, 'z'],
      [6, '1\n2\n3'],
      [9, 'last'],
    ]);
  });

  it('may have any number of cells', async () => {
    expect(await cellsOf('a,b,c\n1\n1,2,3,4\n')).toEqual([['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]);
  });

  it('end with CR LF, LF, both mixed, or nothing at the end', async () => {
    expect(await cellsOf('a,b\r\n1,2\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(await cellsOf('a,"b"\r\n1,2\n3,4\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('of a file with CR alone are rows like any other', async () => {
    const rows = await rowsOf('a,b\r1,"2"\r3,4');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      { line: 3, cells: ['3', '4'] },
    ]);
  });

  it('with a NUL or a lone CR are marked, and the lines after them still counted right', async () => {
    for (const last of ['z', '"z"']) {
      expect(await rowsOf(`a,b\n1\0,2\n3\r3,4\n${last},5\n`)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1\0', '2'], fault: 'NUL_CHARACTER' },
        { line: 3, cells: ['3\r3', '4'], fault: 'LONE_CARRIAGE_RETURN' },
        { line: 4, cells: ['z', '5'] },
      ]);
    }
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', '1', ' ', '地', ',', ';', '"', '\n', '\r\n', '①'),
    maxLength: 6,
  });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const needsQuotes = (text: string) => /[",\n\r]/.test(text);

  it('come out as they were written, quoted or not, wherever the blocks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), fc.integer({ min: 1, max: 5 }), async (cells, always, size) => {
        // The first line settles the delimiter.
        const all = [['h', 'h', 'h', 'h', 'h', 'h', 'h'], ...cells];
        const lines = all.map((row) =>
          row.map((text) => (always || needsQuotes(text) ? quoted(text) : text)).join(','),
        );
        const body = `h,h\n`.repeat(40);
        const rows = await rowsOf(`${body}${lines.join('\n')}\n`, size);
        expect(rows.slice(40).map((row) => row.cells)).toEqual(all);
        const starts = lines.map(
          (_, at) => 41 + lines.slice(0, at).join('\n').split('\n').length - (at === 0 ? 1 : 0),
        );
        expect(rows.slice(40).map((row) => row.line)).toEqual(starts);
      }),
    );
  });

  it('are the same whether a file has a quotation mark somewhere or none', async () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', '1', ' ', '地', '\u3000', '\0', '.'),
      maxLength: 5,
    });
    const rowsWithout = fc.array(fc.array(plain, { minLength: 1, maxLength: 4 }), {
      minLength: 2,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(rowsWithout, fc.constantFrom('\n', '\r\n'), async (cells, end) => {
        const text = `h,h${end}h,h${end}${cells.map((row) => row.join(',')).join(end)}${end}`;
        const withQuotes = await rowsOf(`${text}"q"${end}`);
        expect(withQuotes.slice(0, -1)).toEqual(await rowsOf(text));
      }),
    );
  });
});
