/** What can be wrong with tables as people make them, or worth a word. */
import { error, fatal, info, warning } from '../problem-severity';

export const TABLE_FILE_PROBLEMS = {
  HEADER_NOT_UNDERSTOOD: fatal(
    '第 {headerLine} 行起的多层表头看不明白：{detail}',
    'The header of several rows from line {headerLine} on cannot be understood: {detail}',
  ),
  NO_ROW_LABELS: fatal(
    '表中只有报告期和数值，没有一列说明每行是什么（指标或地区）',
    'The table has periods and figures, but no column that says what each row is about',
  ),
  NO_TABLE_IN_PAGE: fatal('网页中没有表格：{detail}', 'There is no table in the page: {detail}'),
  OTHER_YEAR: fatal(
    '表上写的是 {found} 年，数据源定义的是 {expected} 年',
    'The table says that it is of {found}; the feed takes tables of {expected}',
  ),
} as const;

export const TABLE_CELL_PROBLEMS = {
  PERIOD_CONFLICT: error(
    '这一行自带报告期“{text}”，与列“{column}”的报告期不一致',
    'The row has a period of its own, "{text}", which is not that of the column "{column}"',
  ),
  RATE_WITHOUT_INDICATOR: error(
    '指标 {label} 没有对应的增速指标',
    'No indicator of the catalogue tells the growth of {label}',
  ),
  LEVEL_WITHOUT_INDICATOR: error(
    '“{label}”对照的是增速指标，这里却有绝对量',
    '"{label}" is mapped to a growth rate, but here stands a level',
  ),
} as const;

export const TABLE_REMARKS = {
  PASSED_OVER_COLUMN: info(
    '“{label}”一类的列不采用，其 {count} 个数值未导入',
    'Columns such as "{label}" are not taken; the {count} figures in it were left out',
  ),
  IGNORED_RATE: info(
    '指标 {label} 没有对应的增速指标，其 {count} 个增速未导入',
    'No indicator tells the growth of {label}; its {count} growth rates were left out',
  ),
  IGNORED_LEVEL: info(
    '“{label}”对照的是增速指标，其 {count} 个绝对量未导入',
    '"{label}" is mapped to a growth rate; its {count} levels were left out',
  ),
  CHANGE_IN_POINTS: info(
    '“{label}”的增减是百分点，不是增速，其 {count} 个数值未导入',
    'The change of "{label}" is in percentage points and no growth rate; its {count} figures were left out',
  ),
  CUT_OFF_COLUMN: warning(
    '表头中的“{label}”下面没有数据列，表格可能被裁剪过',
    'No column stands under "{label}" of the header; the table may have been cut',
  ),
  SHEET_WITHOUT_TABLE: info(
    '工作表“{sheet}”中没有数据表，已跳过',
    'Sheet "{sheet}" holds no table; passed over',
  ),
} as const;
