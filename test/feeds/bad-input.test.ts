import type { BadFile } from './cases/bad-file';
import { CASES as ENCODINGS } from './cases/encodings';
import { CASES as SCALARS } from './cases/scalars';
import { CASES as TEXT_TABLES } from './cases/text-tables';
import { CASES as WORKBOOKS } from './cases/workbooks';
import { codesOf, definitionOf, LONG, type Outcome, readAll, sourceOf } from './support/reading';

const L = '地区,指标,时间,数值,单位';
const GOOD = '鹤壁市,专利授权量,2019-05,120,件';

function expectSound(outcome: Outcome): void {
  const { read, rows, withdrawn, rejected, ignored, repeated, problems } = outcome;
  expect(read).toBe(rows.length - withdrawn.length + rejected + ignored + repeated);
  for (const { severity, line, raw, messageZh, messageEn } of problems) {
    expect(messageZh).toMatch(/\p{Script=Han}/u);
    expect(messageEn).toMatch(/[a-z]/);
    expect(`${messageZh}${messageEn}`).not.toMatch(/\{\w+\}/);
    expect(raw.length).toBeLessThanOrEqual(200);
    expect(severity === 'FATAL' || severity === 'INFO' || line > 0).toBe(true);
  }
}

async function expectCase({ feed, bytes, codes, rows }: BadFile, chunkBytes = 100_000): Promise<Outcome> {
  const outcome = await readAll(sourceOf(bytes(), chunkBytes), definitionOf(feed));
  expect(codesOf(outcome)).toEqual(codes);
  const isVoid = outcome.problems.some(({ severity }) => severity === 'FATAL');
  if (isVoid) expect(rows).toBe(0);
  else {
    expect(outcome.rows.length - outcome.withdrawn.length).toBe(rows);
    expectSound(outcome);
  }
  return outcome;
}

describe('a table of text', () => {
  it.each(TEXT_TABLES)('$name', async (file) => {
    await expectCase(file);
  });
});

describe('the encoding of a table', () => {
  it.each(ENCODINGS)('$name, cut into pieces of five bytes', async (file) => {
    await expectCase(file, 5);
  });
});

describe('a workbook, or a page that calls itself one', () => {
  it.each(WORKBOOKS)('$name', async (file) => {
    await expectCase(file);
  });
});

describe('a cell', () => {
  it.each(SCALARS)('$name', async (scalar) => {
    const { rows } = await expectCase(scalar);
    const [row] = rows;
    const kept = scalar.name.startsWith('value') ? row?.value : row?.period.text;
    expect(kept ?? null).toBe(scalar.kept);
  });
});

describe('the groups of bad input', () => {
  it('are as large as they are meant to be, and name each case once', () => {
    const groups = [TEXT_TABLES, ENCODINGS, WORKBOOKS, SCALARS];
    const sizes = groups.map((group) => new Set(group.map(({ name }) => name)).size);
    expect(sizes).toEqual(groups.map(({ length }) => length));
    const atLeast = [50, 30, 40, 80];
    expect(sizes.map((size, at) => size >= (atLeast[at] as number))).toEqual([true, true, true, true]);
  });
});

describe('the delimiter', () => {
  it.each([
    ['semicolons', `${L}\n${GOOD}\n`.replaceAll(',', ';')],
    ['tabs', `${L}\n${GOOD}\n`.replaceAll(',', '\t')],
    ['quotes everywhere', `${L}\n${GOOD}\n`.replace(/[^,\n]+/g, '"$&"')],
    ['CR alone', `${L}\r${GOOD}\r`],
    ['blank lines between', `\n\n${L}\n\n${GOOD}\n\n`],
    ['empty columns at the right', `${L},,,\n${GOOD},,,\n`],
    ['a title above', `鹤壁市专利统计表\n${L}\n${GOOD}\n`],
    ['notes below', `${L}\n${GOOD}\n"注：1.甲,乙\n　　　2.丙"\n数据来源：统计局\n`],
    ['a quoted thousands separator', `${L}\n${GOOD.replace('120', '"0,120"')}\n`.replace('0,120', '120')],
  ])('of a file with %s is found, and the row is read', async (_, content) => {
    const { rows, problems } = await readAll(sourceOf(content), LONG);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ value: '120', regionCode: '410600' }]);
  });
});
