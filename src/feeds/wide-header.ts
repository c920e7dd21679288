/** The header of a table with two axes: which axis runs down, which across, which is fixed. */

import { isUnresolved } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { isPeriod, readPeriod } from './periods';
import { FileRefused } from './problems';
import type { FactsAbove } from './table-facts';
import type { TableRow } from './table-row';
import { isBlank, labelKey, plainText } from './text';

export type Axis = 'indicator' | 'region' | 'period';

export interface WideColumn {
  /** Place among the cells, from 0. */
  readonly at: number;
  readonly header: string;
}

export interface WideHeader {
  readonly row: TableRow;
  readonly down: Axis;
  readonly across: Axis;
  readonly columns: readonly WideColumn[];
  /** A column of units beside a column of indicators. */
  readonly unitAt: number | null;
}

const AXIS_WORDS: Readonly<Record<Axis, readonly string[]>> = {
  region: [
    '地区',
    '省份',
    '省市',
    '省市区',
    '城市',
    '市县',
    '区县',
    '县区',
    '市州',
    '区域',
    '行政区划',
    '地区名称',
  ],
  indicator: ['指标', '指标名称', '项目', '统计指标'],
  period: ['时间', '年份', '月份', '年度', '季度', '时期', '报告期', '日期', '统计时间'],
};
const AXIS_OF = new Map(
  (Object.entries(AXIS_WORDS) as [Axis, readonly string[]][]).flatMap(([axis, words]) =>
    words.map((word) => [word, axis] as const),
  ),
);
const UNIT_WORDS: readonly string[] = ['单位', '计量单位'];
/** Words of a second header row: 绝对量, 同比增长（%）, 2019年. */
const HEADER_WORD =
  /绝对[量数额]|同比|环比|增长|增速|增幅|累计|当[月季期]|本[月季期]|上年|比重|总量|\d{4}年|^\d{1,2}月|单位/;
const ANY_YEAR = { defaultYear: 2000, dottedMonth: 'january' } as const;

export const axisOf = (row: TableRow): Axis | null => AXIS_OF.get(labelKey(row.cells[0] ?? '')) ?? null;

export const isWideHeader = (row: TableRow): boolean =>
  axisOf(row) !== null && row.cells.slice(1).some((cell) => !isBlank(cell));

/** Periods are told by their spelling; regions and indicators by what the file or the feed fixes already. */
function axisAcross(
  down: Axis,
  columns: readonly WideColumn[],
  above: FactsAbove,
  definition: FigureDefinition,
  mapper: FigureMapper,
): Axis {
  const periods = columns.filter(({ header }) => isPeriod(readPeriod(header, ANY_YEAR))).length;
  if (down !== 'period' && periods * 2 > columns.length) return 'period';
  if (down === 'region') return 'indicator';
  if (down === 'indicator') return 'region';
  const [first] = columns;
  if (above.indicator && !above.region) return 'region';
  if (above.region && !above.indicator) return 'indicator';
  if (first && !isUnresolved(mapper.region(first.header))) return 'region';
  return definition.indicator && !definition.region ? 'region' : 'indicator';
}

function refuseDuplicates(
  row: TableRow,
  across: Axis,
  columns: readonly WideColumn[],
  mapper: FigureMapper,
): void {
  const seen = new Map<string, string>();
  for (const { header } of columns) {
    const found = across === 'period' ? mapper.period(header, false) : null;
    const key = found && !isUnresolved(found) ? `${found.start} ${found.end}` : labelKey(header);
    const first = seen.get(key);
    if (first !== undefined) {
      throw new FileRefused(
        'DUPLICATE_COLUMN',
        { line: row.line, column: header },
        { first, second: header },
      );
    }
    seen.set(key, header);
  }
}

/** Cuts off the empty cells that spreadsheets leave at the right. */
export function headerWidth(row: TableRow): number {
  let width = row.cells.length;
  while (width > 0 && isBlank(row.cells[width - 1] as string)) width -= 1;
  return width;
}

export function readWideHeader(
  row: TableRow,
  above: FactsAbove,
  definition: FigureDefinition,
  mapper: FigureMapper,
): WideHeader {
  const down = axisOf(row) as Axis;
  const headers = row.cells.slice(0, headerWidth(row)).map(plainText);
  const unitAt =
    down === 'indicator' ? headers.findIndex((header) => UNIT_WORDS.includes(labelKey(header))) : -1;
  const columns = headers
    .map((header, at) => ({ at, header }))
    .filter(({ at, header }) => at > 0 && at !== unitAt && header !== '');
  const across = axisAcross(down, columns, above, definition, mapper);
  refuseDuplicates(row, across, columns, mapper);
  return { row, down, across, columns, unitAt: unitAt < 0 ? null : unitAt };
}

/** Whether the row under the header names columns as well: no cell is a value, some are header words. */
export function isSecondHeader(row: TableRow, mapper: FigureMapper): boolean {
  const texts = row.cells.slice(1).filter((cell) => !isBlank(cell) && !mapper.isPlaceholder(cell));
  if (texts.length === 0) return false;
  return (
    texts.every((text) => /\p{Script=Han}/u.test(text)) &&
    texts.some((text) => HEADER_WORD.test(labelKey(text)))
  );
}
