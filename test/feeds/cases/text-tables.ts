/** Tables of text that are wrong somewhere: what is said about each, and how many of its figures are left. */
import { MAX_COLUMNS, MAX_LINES_ABOVE_HEADER, MAX_RECORD_BYTES } from '../../../src/feeds/limits';
import type { BadFile } from './bad-file';
import { BARE_WIDE, LONG_FEED, WIDE_FEED } from './feeds';

const L = '地区,指标,时间,数值,单位';
const GOOD = '鹤壁市,专利授权量,2019-05,120,件';
const W = '指标,2019年,2018年';
const OUT = '总产值(万元),2,1';

type Case = readonly [name: string, content: string, codes: readonly string[], rows: number];

const LONG_CASES: readonly Case[] = [
  ['header only', `${L}\n`, ['HEADER_ONLY 1'], 0],
  [
    'header only, in quotes, with blank lines',
    `"地区","指标","时间","数值","单位"\n\n\n`,
    ['HEADER_ONLY 1'],
    0,
  ],
  ['no header', `${GOOD}\n${GOOD}\n`, ['NO_HEADER 1'], 0],
  ['one column of text', '今年\n明年\n', ['NO_HEADER 1'], 0],
  ['binary', '\u0001\u0002\u0003\n\u0004', ['NO_HEADER 1'], 0],
  ['HTML instead of a table', '<html><body>403 reason:UrlACL</body></html>', ['NO_HEADER 1'], 0],
  ['JSON instead of a table', '{"returncode":501,"returndata":"对不起"}', ['STRAY_QUOTE 1'], 0],
  ['a column missing', `地区,指标,时间,单位\n鹤壁市,专利授权量,2019-05,件\n`, ['MISSING_COLUMN 1'], 0],
  ['two columns missing', `指标,数值\n专利授权量,1\n`, ['MISSING_COLUMN 1'], 0],
  ['a header twice', `地区,指标,时间,数值,数值\n${GOOD}\n`, ['DUPLICATE_COLUMN 1'], 0],
  ['two headers of one meaning', `地 区,指标,时间,数值,地区\n${GOOD}\n`, ['DUPLICATE_COLUMN 1'], 0],
  [
    'too many lines above the header',
    `${'说明\n'.repeat(MAX_LINES_ABOVE_HEADER + 1)}${L}\n${GOOD}\n`,
    ['NO_HEADER 1'],
    0,
  ],
  ['a short row', `${L}\n鹤壁市,专利授权量,2019-05,120\n${GOOD}\n`, ['ROW_TOO_SHORT 2'], 1],
  ['a file cut within its last row', `${L}\n${GOOD}\n鹤壁市,专利授`, ['ROW_TOO_SHORT 3'], 1],
  ['a long row', `${L}\n${GOOD},x\n`, ['ROW_TOO_LONG 2'], 0],
  ['an unquoted thousands separator', `${L}\n鹤壁市,专利授权量,2019-05,1,200,件\n`, ['ROW_TOO_LONG 2'], 0],
  [
    'the wrong delimiter in one row',
    `${L}\n${GOOD}\n鹤壁市;专利授权量;2019-06;1;件\n`,
    ['ROW_TOO_SHORT 3'],
    1,
  ],
  [
    'a quote that stays open',
    `${L}\n${GOOD}\n鹤壁市,"专利授权量,2019-05,120,件\n${GOOD}\n`,
    ['OPEN_QUOTE 3'],
    0,
  ],
  ['a quote within a cell', `${L}\n鹤壁市,专利"授权"量,2019-05,120,件\n`, ['STRAY_QUOTE 2'], 0],
  ['text behind a closing quote', `${L}\n"鹤壁"市,专利授权量,2019-05,120,件\n`, ['STRAY_QUOTE 2'], 0],
  ['NUL', `${L}\n鹤壁市,专利授权量,2019-05,1\u000020,件\n${GOOD}\n`, ['NUL_CHARACTER 2'], 1],
  ['NUL in the header', `地区\0,指标,时间,数值,单位\n${GOOD}\n`, ['NUL_CHARACTER 1', 'NO_HEADER 2'], 0],
  ['a lone CR', `${L}\n鹤壁市,专利授权量\r,2019-05,120,件\n${GOOD}\n`, ['LONE_CARRIAGE_RETURN 2'], 1],
  ['two rows joined by a lone CR', `${L}\n${GOOD}\r${GOOD}\n`, ['LONE_CARRIAGE_RETURN 2'], 0],
  ['too many columns', `${L}${','.repeat(MAX_COLUMNS)}\n`, ['TOO_MANY_COLUMNS 1'], 0],
  ['a million columns', `${L}\n${','.repeat(1_000_000)}\n`, ['TOO_MANY_COLUMNS 2'], 0],
  ['a cell without end', `${L}\n鹤壁市,${'x'.repeat(MAX_RECORD_BYTES + 200_000)}`, ['RECORD_TOO_LONG 2'], 0],
  ['a quoted cell without end', `${L}\n鹤壁市,"${'x\n'.repeat(MAX_RECORD_BYTES)}`, ['RECORD_TOO_LONG 2'], 0],
  ['a row of totals', `${L}\n${GOOD}\n合计,专利授权量,2019-05,120,件\n`, ['UNKNOWN_REGION 3'], 1],
  ['an empty region', `${L}\n,专利授权量,2019-05,120,件\n`, ['UNKNOWN_REGION 2'], 0],
  ['a region that does not exist', `${L}\n999999,专利授权量,2019-05,120,件\n`, ['UNKNOWN_REGION 2'], 0],
  [
    'a region of which there are several',
    `${L}\n朝阳区,专利授权量,2019-05,120,件\n`,
    ['AMBIGUOUS_REGION 2'],
    0,
  ],
  ['an unknown indicator', `${L}\n鹤壁市,商标,2019-05,120,件\n`, ['UNKNOWN_LABEL 2'], 0],
  ['an empty indicator', `${L}\n鹤壁市,,2019-05,120,件\n`, ['UNKNOWN_LABEL 2'], 0],
  ['a label of two indicators', `${L}\n鹤壁市,同名指标,2019-05,120,件\n`, ['AMBIGUOUS_LABEL 2'], 0],
  ['no period', `${L}\n鹤壁市,专利授权量,,120,件\n`, ['UNREADABLE_PERIOD 2'], 0],
  ['a month that does not exist', `${L}\n鹤壁市,专利授权量,2019-13,120,件\n`, ['UNREADABLE_PERIOD 2'], 0],
  ['an Excel serial as period', `${L}\n鹤壁市,专利授权量,43586,120,件\n`, ['UNREADABLE_PERIOD 2'], 0],
  ['a period without year', `${L}\n鹤壁市,专利授权量,5月,120,件\n`, ['PERIOD_WITHOUT_YEAR 2'], 0],
  ['2019.1', `${L}\n鹤壁市,专利授权量,2019.1,120,件\n`, ['AMBIGUOUS_PERIOD 2'], 0],
  ['a blank value', `${L}\n鹤壁市,专利授权量,2019-05,,件\n`, ['EMPTY_VALUE 2'], 0],
  ['a dash that no one explained', `${L}\n鹤壁市,专利授权量,2019-05,—,件\n`, ['NOT_A_NUMBER 2'], 0],
  ['an exponent', `${L}\n鹤壁市,专利授权量,2019-05,1e309,件\n`, ['EXPONENT 2'], 0],
  ['NaN', `${L}\n鹤壁市,专利授权量,2019-05,NaN,件\n`, ['NOT_A_NUMBER 2'], 0],
  ['a decimal comma', `${L}\n鹤壁市,专利授权量,2019-05,"12,5",件\n`, ['DIGIT_GROUPING 2'], 0],
  ['the unit beside the number', `${L}\n鹤壁市,专利授权量,2019-05,120件,件\n`, ['UNIT_IN_VALUE 2'], 0],
  ['no unit anywhere', `${L}\n鹤壁市,专利授权量,2019-05,120,\n`, ['NO_UNIT 2'], 0],
  ['an unknown unit', `${L}\n鹤壁市,专利授权量,2019-05,120,斗\n`, ['UNKNOWN_UNIT 2'], 0],
  ['a unit of another dimension', `${L}\n鹤壁市,专利授权量,2019-05,120,万元\n`, ['WRONG_DIMENSION 2'], 0],
  ['a percent sign beside another unit', `${L}\n鹤壁市,专利授权量,2019-05,12%,件\n`, ['UNIT_CONFLICT 2'], 0],
  ['two units', `${L}\n鹤壁市,总产值(亿元),2019-05,12,万元\n`, ['UNIT_CONFLICT 2'], 0],
  ['a conversion without end', `${L}\n鹤壁市,打数,2019-05,7,件\n`, ['INEXACT_CONVERSION 2'], 0],
  ['data below the notes', `${L}\n${GOOD}\n注：说明,,,,\n${GOOD}\n`, ['DATA_AFTER_NOTES 4'], 1],
  ['the header once more', `${L}\n${GOOD}\n${L}\n`, ['REPEATED_HEADER 3'], 1],
  ['a column nobody uses', `${L},备注\n${GOOD},好\n`, ['IGNORED_COLUMN 1'], 1],
  ['the same row twice', `${L}\n${GOOD}\n${GOOD}\n`, ['IDENTICAL_DUPLICATE 3'], 1],
  [
    'two values for one key',
    `${L}\n${GOOD}\n鹤壁市,专利授权量,2019-05,121,件\n`,
    ['CONFLICTING_DUPLICATE 2', 'CONFLICTING_DUPLICATE 3'],
    0,
  ],
];

const WIDE_CASES: readonly Case[] = [
  ['header only', `数据库：年度数据\n${W}\n数据来源：国家统计局\n`, ['HEADER_ONLY 2'], 0],
  ['metadata lines alone', '数据库：年度数据\n时间：最近10年\n', ['NO_HEADER 1'], 0],
  ['the same period twice, spelled differently', `指标,2019年,2019\n${OUT}\n`, ['DUPLICATE_COLUMN 1'], 0],
  [
    'two header rows of which the second belongs to no column',
    '指标,7月,1—7月\n绝对量,同比增长（%）,比重\n总产值(万元),1,2\n',
    ['HEADER_NOT_UNDERSTOOD 2'],
    0,
  ],
  ['a short row', `${W}\n总产值(万元),2\n`, ['ROW_TOO_SHORT 2'], 0],
  ['a row longer than the header', `${W}\n${OUT},3\n`, ['ROW_TOO_LONG 2'], 0],
  ['a value under no header', `指标,2019年,,2018年\n总产值(万元),2,7,1\n`, ['CELL_WITHOUT_HEADER 2'], 2],
  ['values without a label', `${W}\n,2,1\n`, ['ROW_WITHOUT_LABEL 2'], 0],
  ['an unreadable period among the headers', `指标,2019年,2018年,甲\n${OUT},3\n`, ['UNREADABLE_PERIOD 1'], 2],
  ['a column of remarks', `指标,2019年,2018年,备注\n${OUT},3\n`, ['PASSED_OVER_COLUMN 2'], 2],
  ['a table without labels', '2019年,2018年,2017年\n1,2,3\n', ['NO_ROW_LABELS 1'], 0],
  [
    'headers without a year',
    '指标,5月,6月\n总产值(万元),2,1\n',
    ['PERIOD_WITHOUT_YEAR 1', 'PERIOD_WITHOUT_YEAR 1'],
    0,
  ],
  [
    'a unit of another dimension in the label',
    `${W}\n专利授权量(万元),2,1\n`,
    ['WRONG_DIMENSION 2', 'WRONG_DIMENSION 2'],
    0,
  ],
  ['a label without unit', `${W}\n总产值,2,1\n`, ['NO_UNIT 2', 'NO_UNIT 2'], 0],
  [
    'an unknown unit above the table',
    `单位：户、人\n${W}\n总产值,2,1\n`,
    ['UNKNOWN_UNIT 3', 'UNKNOWN_UNIT 3'],
    0,
  ],
  ['an index with another base', `${W}\n物价指数(上月=100),2,1\n`, ['UNKNOWN_LABEL 2'], 0],
  ['a region the file does not name', '指标,2019年\n总产值(万元),2\n', ['NO_REGION 1'], 0],
  [
    'a region above the table that nobody knows',
    `地区：某地\n${W}\n${OUT}\n`,
    ['UNKNOWN_REGION 1', 'NO_REGION 1'],
    0,
  ],
  ['provinces without an indicator', '地区,2019年\n北京市,2\n', ['NO_INDICATOR 1'], 0],
  [
    'an unknown indicator above the table',
    '指标：商标\n地区,2019年\n北京市,2\n',
    ['UNKNOWN_LABEL 1', 'NO_INDICATOR 1'],
    0,
  ],
  ['indicators of provinces without a period', '地区,总产值(万元)\n北京市,2\n', ['NO_PERIOD 1'], 0],
  [
    'several years where one is needed',
    '时间：最近10年\n地区,总产值(万元)\n北京市,2\n',
    ['UNREADABLE_PERIOD 1', 'NO_PERIOD 1'],
    0,
  ],
  [
    'a row of totals among provinces',
    '指标：总产值(万元)\n地区,2019年\n北京市,2\n合计,2\n',
    ['UNKNOWN_REGION 4'],
    1,
  ],
  ['text among the values', `${W}\n总产值(万元),2,暂无\n`, ['NOT_A_NUMBER 2'], 1],
];

const NEEDS_BARE_FEED = /NO_REGION|NO_INDICATOR|NO_PERIOD|NO_ROW_LABELS|UNKNOWN_REGION/;

const fileOf =
  (kind: string, feedOf: (codes: readonly string[]) => string) =>
  ([name, content, codes, rows]: Case): BadFile => ({
    ...{ name: `${kind}: ${name}`, codes, rows },
    feed: feedOf(codes),
    bytes: () => content,
  });

export const CASES: readonly BadFile[] = [
  ...LONG_CASES.map(fileOf('long', () => LONG_FEED)),
  ...WIDE_CASES.map(
    fileOf('wide', (codes) => (codes.some((code) => NEEDS_BARE_FEED.test(code)) ? BARE_WIDE : WIDE_FEED)),
  ),
];
