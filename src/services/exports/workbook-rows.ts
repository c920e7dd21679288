/** Published figures as the rows of a workbook: for people to read, and for our own reader to take back. */
import { Decimal } from '../../domain/decimal';
import type { CodeNames } from '../../loaders/exports/code-names';
import type { FigureRecord } from '../../loaders/exports/figure-select';
import { meanings } from './structure';

export type WorkbookCell = string | number | null;

/** Spreadsheets keep fifteen digits; what has more is written as text. */
const SIGNIFICANT_DIGITS = 15;
const EXACT_BELOW = 1e15;
/** What begins a formula where a cell is pasted or saved as CSV; a plain number never does harm. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?[%‰]?$/;

export const guardedText = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

export function numberCell(value: string | null): WorkbookCell {
  if (value === null) return null;
  const number = Number(value);
  const isKept =
    Math.abs(number) < EXACT_BELOW &&
    new Decimal(number.toPrecision(SIGNIFICANT_DIGITS)).equals(new Decimal(value));
  return isKept ? number : value;
}

type Meanings = ReturnType<typeof meanings>;
interface Column {
  readonly header: string;
  readonly width: number;
  readonly cell: (record: FigureRecord, meaning: Meanings) => WorkbookCell;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;
/** The day in China, for people; the exact instant has a column of its own. */
const dayOf = (instant: string) =>
  new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);

type Coded =
  | 'FREQ'
  | 'REF_AREA'
  | 'INDICATOR'
  | 'UNIT_MEASURE'
  | 'OBS_STATUS'
  | 'MISSING_REASON'
  | 'PRINTED_UNIT';
const named = (header: string, width: number, id: Coded | 'REVISION' | 'SYNTHETIC'): Column => ({
  ...{ header, width },
  cell: (record, meaning) => guardedText(meaning[id](record[id] ?? '')?.zh ?? record[id] ?? ''),
});
const plain = (header: string, width: number, id: keyof FigureRecord): Column => ({
  ...{ header, width },
  cell: (record) => guardedText(record[id] ?? ''),
});

const COLUMNS: readonly Column[] = [
  plain('地区代码', 10, 'REF_AREA'),
  named('地区', 14, 'REF_AREA'),
  plain('指标代码', 26, 'INDICATOR'),
  named('指标', 32, 'INDICATOR'),
  plain('报告期', 17, 'period'),
  named('频度', 8, 'FREQ'),
  { header: '数值', width: 18, cell: ({ OBS_VALUE }) => numberCell(OBS_VALUE) },
  named('单位', 12, 'UNIT_MEASURE'),
  plain('单位代码', 14, 'UNIT_MEASURE'),
  plain('状态代码', 9, 'OBS_STATUS'),
  named('状态', 10, 'OBS_STATUS'),
  plain('缺值原因代码', 16, 'MISSING_REASON'),
  named('缺值原因', 12, 'MISSING_REASON'),
  plain('原文数值', 16, 'PRINTED_VALUE'),
  named('原文单位', 12, 'PRINTED_UNIT'),
  plain('原文单位代码', 14, 'PRINTED_UNIT'),
  { header: '发布日期', width: 11, cell: ({ PUBLISHED_AT }) => dayOf(PUBLISHED_AT ?? '') },
  plain('发布时间', 28, 'PUBLISHED_AT'),
  named('修订类型', 12, 'REVISION'),
  named('合成数据', 9, 'SYNTHETIC'),
];

export const WORKBOOK_HEADERS: readonly string[] = COLUMNS.map(({ header }) => header);
export const WORKBOOK_WIDTHS: readonly number[] = COLUMNS.map(({ width }) => width);

export function workbookRows(names: CodeNames): (record: FigureRecord) => readonly WorkbookCell[] {
  const meaning = meanings(names);
  return (record) => COLUMNS.map(({ cell }) => cell(record, meaning));
}
