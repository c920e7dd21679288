import fc from 'fast-check';
import { type Correction, laidOver } from '../../src/feeds/corrections';
import { guarded, REJECT_COLUMNS, withoutRejectColumns } from '../../src/feeds/reject-columns';
import type { TableRow } from '../../src/feeds/table-row';

type Rows = AsyncIterable<readonly TableRow[]>;

async function* once(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
  yield rows;
}

async function all(rows: Rows): Promise<readonly TableRow[]> {
  const found: TableRow[] = [];
  for await (const batch of rows) found.push(...batch);
  return found;
}

const row = (line: number, ...cells: readonly string[]): TableRow => ({ line, cells });
const at = (line: number, place: number, text: string, sheet: string | null = null): Correction => ({
  ...{ sheet, line, at: place, text },
});

describe('corrections over the rows of a file', () => {
  const laid = (rows: readonly TableRow[], ...corrections: readonly Correction[]) =>
    all(laidOver(once(rows), corrections));

  it('take the place of single cells, also of cells that a short row does not have', async () => {
    const rows = [row(1, 'a', 'b'), row(2, 'c')];
    expect(await laid(rows, at(2, 3, 'x'), at(1, 0, ''))).toEqual([
      row(1, '', 'b'),
      row(2, 'c', '', '', 'x'),
    ]);
    expect(rows).toEqual([row(1, 'a', 'b'), row(2, 'c')]);
  });

  it('mean a row of their own sheet', async () => {
    const rows = [
      { ...row(1, 'a'), sheet: '一' },
      { ...row(1, 'a'), sheet: '二' },
    ];
    expect(await laid(rows, at(1, 0, 'x', '二'))).toEqual([rows[0], { ...rows[1], cells: ['x'] }]);
  });

  it('make a row usable again when every cell that was to blame is corrected', async () => {
    const nul: TableRow = { ...row(1, 'a\0', 'b'), fault: 'NUL_CHARACTER' };
    expect(await laid([nul], at(1, 0, 'a'))).toEqual([row(1, 'a', 'b')]);
    expect(await laid([nul], at(1, 1, 'c'))).toEqual([{ ...nul, cells: ['a\0', 'c'] }]);
    const error: TableRow = { ...row(1, '', ''), fault: 'CELL_ERROR', faultsAt: [0, 1] };
    expect(await laid([error], at(1, 0, '1'))).toEqual([{ ...error, cells: ['1', ''] }]);
    expect(await laid([error], at(1, 0, '1'), at(1, 1, '2'))).toEqual([row(1, '1', '2')]);
  });
});

describe('the columns of a table of rejects', () => {
  const without = (...rows: readonly TableRow[]) => all(withoutRejectColumns(once(rows)));

  it('are passed over, with what stands beside the header, wherever the header is', async () => {
    const found = await without(
      row(1, '标题', '', '', '', ''),
      row(2, '地区', '数值', ...REJECT_COLUMNS, 'UNKNOWN_LABEL', '…', '…'),
      row(3, '鹤壁市', '1', 'NOT_A_NUMBER', '不是数值', 'Not a number'),
      row(4, '昭通市', '2', '', '', ''),
    );
    expect(found.slice(1)).toEqual([row(2, '地区', '数值'), row(3, '鹤壁市', '1'), row(4, '昭通市', '2')]);
  });

  it('hide nothing where they are not all there', async () => {
    const rows = [
      row(1, '地区', '错误代码', '原因'),
      row(2, '错误代码', '原因', 'Reason'),
      row(3, 'a', 'b', 'c'),
    ];
    expect(await without(...rows)).toEqual(rows);
  });

  it('leave a row too short that was too short, and too long that was too long', async () => {
    const [, short, long, filled] = await without(
      row(1, 'a', 'b', '', ...REJECT_COLUMNS),
      row(2, 'x', '', '', 'ROW_TOO_SHORT', '…', '…'),
      row(3, 'x', 'y', 'z', 'ROW_TOO_LONG', '…', '…'),
      row(4, 'x', '', '', '', '', ''),
    );
    expect([short, long, filled]).toEqual([row(2, 'x'), row(3, 'x', 'y', 'z'), row(4, 'x', '', '')]);
  });

  it('guard what a spreadsheet would compute or spoil, and nothing that is plainly a number', () => {
    for (const text of ['=1+1', '+cmd|x', '-2+3+cmd', '@SUM(A1)', '＝1', '\tx', '\rx', '\nx', '-1(a)']) {
      expect(guarded(text)).toBe(`'${text}`);
    }
    for (const text of ['2019-05', '000123', '914106000000000000', '1e5', '2019/5/1', '1-5']) {
      expect(guarded(text)).toBe(`\t${text}`);
    }
    for (const text of ['-0.6', '+5', '-', '—', '-0.6(百分点)', '-1,234.5%', '12', '0.5', '鹤壁', '']) {
      expect(guarded(text)).toBe(text);
    }
  });

  it('give every text back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'=+-@\t\n\'"0129.eA市＝ '), maxLength: 8 }),
        async (text) => {
          const [, read] = await without(row(1, 'a', ...REJECT_COLUMNS), row(2, guarded(text), '', '', ''));
          // What a person has typed so would be taken for a guard; a file that came has no such cells.
          if (!/^(?:'[=+@\t\r\n＝＋－＠-]|\t)/.test(text)) expect(read?.cells[0]).toBe(text);
        },
      ),
    );
  });
});
