/** The workbook of an export: the figures, and a sheet that says what they are. */
import type { CodeNames } from '../../loaders/exports/code-names';
import type { FigureRecord, FiguresQuestion } from '../../loaders/exports/figure-select';
import {
  guardedText,
  WORKBOOK_HEADERS,
  WORKBOOK_WIDTHS,
  type WorkbookCell,
  workbookRows,
} from './workbook-rows';
import { writeWorkbook } from './write-workbook';

type Row = readonly WorkbookCell[];

const NOTE_WIDTHS = [16, 70];

const shown = (codes: readonly string[]) => (codes.length === 0 ? '全部 all' : codes.join(', '));

function notesOf(question: FiguresQuestion, now: Date, count: number): readonly Row[] {
  const { regions, indicators, from, to, asKnownAt, vintages, synthetic } = question;
  return [
    ['内容 Content', '科金已发布的统计数据 Published figures of Kejin'],
    ['导出时间 Exported', now.toISOString()],
    ['行数 Rows', count],
    ['地区 Regions', shown(regions)],
    ['指标 Indicators', shown(indicators)],
    ['报告期 Periods', `${from ?? '…'} – ${to ?? '…'}`],
    ['截至 As known at', asKnownAt ?? '导出时 at export'],
    ['版本 Vintages', vintages === 'all' ? '全部版本 every vintage' : '现行版本 those in force'],
    ['合成数据 Synthetic', synthetic === 'include' ? '含，逐行标明 included, marked' : '不含 left out'],
    ['数值 Value', '以“单位”计的精确值；缺值为空，原因见“缺值原因”，缺值不是 0'],
    ['', 'Exact, in the unit beside it; blank where there is none, with the reason; never 0 for missing'],
    ['原文 As printed', '发布者印出的数与单位 the number and unit as the publisher printed them'],
    ['回读 Reading back', '用数据源 kejin-workbook 送回本表，不会改变任何数据'],
    ['', 'Sent back to the feed kejin-workbook, this sheet changes nothing'],
  ].map((row) => row.map((cell) => (typeof cell === 'string' ? guardedText(cell) : cell)));
}

export async function figureWorkbook(
  batches: AsyncIterable<readonly FigureRecord[]>,
  names: CodeNames,
  question: FiguresQuestion,
  now: Date,
): Promise<Buffer> {
  const rowOf = workbookRows(names);
  const rows: Row[] = [WORKBOOK_HEADERS];
  for await (const batch of batches) for (const record of batch) rows.push(rowOf(record));
  const notes = notesOf(question, now, rows.length - 1);
  return writeWorkbook([
    { name: '数据', rows, widths: WORKBOOK_WIDTHS, hasHeader: true },
    { name: '说明', rows: notes, widths: NOTE_WIDTHS, hasHeader: false },
  ]);
}
