/** Pages that call themselves workbooks, and workbooks of which every sheet is read. */
import { write } from '@e965/xlsx';
import { encode } from 'iconv-lite';
import { MAX_PAGE_BYTES, MAX_PAGE_CELLS } from '../../../src/feeds/limits';
import { sheetOf, workbookOf } from '../support/workbook';
import type { BadFile } from './bad-file';
import { ALL_SHEETS, ANY_LONG, ANY_WIDE } from './feeds';

const HEADER = ['地区', '指标', '时间', '数值', '单位'];
const ROW = ['鹤壁市', '专利授权量', '2019-05', 120, '件'];
const GOOD = [HEADER, ROW];

type Case = readonly [
  name: string,
  bytes: () => Buffer | string,
  codes: readonly string[],
  rows: number,
  feed?: string,
];

const table = (rows: readonly (readonly unknown[])[]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`;
const declared = (name: string) => `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`;

const PAGES: readonly Case[] = [
  ['a page in GBK', () => encode(page(declared('gb2312'), table(GOOD)), 'gbk'), [], 1],
  ['a page in UTF-8', () => page(declared('utf-8'), table(GOOD)), [], 1],
  ['a page in UTF-16', () => Buffer.from(`\ufeff${page('', table(GOOD))}`, 'utf16le'), [], 1],
  ['a table without a page', () => table(GOOD), [], 1],
  [
    'a page that is not in the encoding it declares',
    () => encode(page(declared('utf-8'), table(GOOD)), 'gbk'),
    ['BROKEN_ENCODING 0'],
    0,
  ],
  [
    'a page in Big5',
    () => encode(page(declared('big5'), table(GOOD)), 'big5'),
    ['UNSUPPORTED_ENCODING 0'],
    0,
  ],
  ['a page of refusal', () => page('', '403 reason:UrlACL'), ['NO_TABLE_IN_PAGE 0'], 0],
  [
    'a page that is XML of another kind',
    () => '<?xml version="1.0"?><data><a/></data>',
    ['NO_TABLE_IN_PAGE 0'],
    0,
  ],
  ['a table in a comment', () => page('', `<!-- ${table(GOOD)} -->`), ['NO_TABLE_IN_PAGE 0'], 0],
  ['scripts in cells', () => table([HEADER, ['鹤壁市<script>alert(1)</script>', ...ROW.slice(1)]]), [], 1],
  ['a script that never ends', () => `${page('<script>', table(GOOD))}`, ['NO_TABLE_IN_PAGE 0'], 0],
  [
    'handlers and frames',
    () => table(GOOD).replace('<td>', '<td onclick="x()"><iframe src="http://127.0.0.1:1/"></iframe>'),
    [],
    1,
  ],
  ['an escaped mark in a label', () => table([HEADER, ['a&lt;b', ...ROW.slice(1)]]), ['UNKNOWN_REGION 2'], 0],
  [
    'a cell that spans a million columns',
    () => table(GOOD).replace('<td>', '<td colspan="1000000">'),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  [
    'a cell that spans a million rows',
    () => table(GOOD).replace('<td>', '<td rowspan=1000000>'),
    ['XLSX_SUSPICIOUS 0'],
    0,
  ],
  [
    'a million cells',
    () => `<table><tr>${'<td>1'.repeat(MAX_PAGE_CELLS + 1)}</table>`,
    ['XLSX_TOO_LARGE 0'],
    0,
  ],
  ['a page that is too long', () => `<table>${' '.repeat(MAX_PAGE_BYTES)}`, ['XLSX_TOO_LARGE 0'], 0],
  ['a table that never begins', () => '<table><tr><td>', ['XLSX_BROKEN 0'], 0],
  [
    'XML of a spreadsheet',
    () => write({ SheetNames: ['一'], Sheets: { 一: sheetOf(GOOD) } }, { type: 'string', bookType: 'xlml' }),
    [],
    1,
  ],
  [
    'a header of two rows with merged cells',
    () =>
      `<p>2019年</p><table><tr><td rowspan=2>指标</td><td colspan=2>5月</td></tr>${'<tr><td>绝对量</td><td>上年同期</td></tr><tr><td>总产值（万元）</td><td>1,234.5</td><td>9</td></tr></table>'}`,
    ['PASSED_OVER_COLUMN 3'],
    1,
    ANY_WIDE,
  ],
];

const county = (value: number) =>
  sheetOf([
    ['指标', '2019年'],
    ['专利授权量(件)', value],
  ]);

const SHEETS: readonly Case[] = [
  ['a sheet for each county', () => workbookOf({ 浚县: county(1), 金塔县: county(2) }), [], 2, ALL_SHEETS],
  [
    'a sheet of explanations among them',
    () => workbookOf({ 说明: sheetOf([['本表由统计局编制']]), 浚县: county(1) }),
    ['SHEET_WITHOUT_TABLE 0'],
    1,
    ALL_SHEETS,
  ],
  [
    'a sheet of figures without a header among them',
    () =>
      workbookOf({
        浚县: county(1),
        金塔县: sheetOf([
          ['专利', 1],
          ['商标', 2],
        ]),
      }),
    ['NO_HEADER 1'],
    0,
    ALL_SHEETS,
  ],
  [
    'two sheets that contradict each other',
    () => workbookOf({ 浚县: county(1), 鹤壁浚县: county(2) }),
    ['CONFLICTING_DUPLICATE 2', 'CONFLICTING_DUPLICATE 2'],
    0,
    ALL_SHEETS,
  ],
];

export const CASES: readonly BadFile[] = [...PAGES, ...SHEETS].map(
  ([name, bytes, codes, rows, feed = ANY_LONG]) => ({ name, feed, bytes, codes, rows }),
);
