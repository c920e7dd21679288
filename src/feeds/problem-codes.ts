/** Every reason to refuse a file or a row, or to mention one: its code, severity and message. */

import { MESSAGE_FIGURE_PROBLEMS, MESSAGE_PROBLEMS } from './messages/message-problems';
import { error, fatal, info, type ProblemEntry, warning } from './problem-severity';
import { TABLE_CELL_PROBLEMS, TABLE_FILE_PROBLEMS, TABLE_REMARKS } from './tables/table-problems';

const FILE_PROBLEMS = {
  ...MESSAGE_PROBLEMS,
  ...TABLE_FILE_PROBLEMS,
  EMPTY_FILE: fatal('文件是空的', 'The file is empty'),
  UNDECODABLE: fatal(
    '无法识别文件编码：既不是 UTF-8（第 {utf8Line} 行），也不是 GB18030（第 {gbLine} 行）',
    'Cannot tell the encoding: line {utf8Line} is not UTF-8 and line {gbLine} is not GB18030',
  ),
  BROKEN_ENCODING: fatal(
    '文件自称 {encoding} 编码，内容却不是',
    'The file says it is {encoding}, but it is not',
  ),
  UNSUPPORTED_ENCODING: fatal(
    '不支持 {encoding}，请另存为 UTF-8 或 GB18030',
    '{encoding} is not read here; save the file as UTF-8 or GB18030',
  ),
  GARBLED_FILE: fatal(
    '文件内容是乱码：这里多半应为“{meant}”，请用原文件重新导出',
    'The text was damaged by a wrong encoding: this should read "{meant}"; export the file again',
  ),
  NO_HEADER: fatal('没有找到表头：{expected}', 'No header row was found: {expected}'),
  HEADER_ONLY: fatal('只有表头，没有数据行', 'There is a header, but no row of data'),
  MISSING_COLUMN: fatal('表头缺少列：{columns}', 'The header lacks: {columns}'),
  DUPLICATE_COLUMN: fatal(
    '表头有两列含义相同：“{first}”和“{second}”',
    'Two columns mean the same: "{first}" and "{second}"',
  ),
  TOO_MANY_COLUMNS: fatal('列数 {count} 超过上限 {max}', '{count} columns are more than the {max} allowed'),
  TOO_MANY_ROWS: fatal('行数超过上限 {max}', 'There are more than the {max} rows allowed'),
  RECORD_TOO_LONG: fatal(
    '从这一行起的记录超过 {max} 字节；可能缺少换行或引号未闭合',
    'The record that starts here exceeds {max} bytes; a line end or a closing quote may be missing',
  ),
  OPEN_QUOTE: fatal('这一行开始的引号没有闭合', 'A quote that opens in this line is never closed'),
  STRAY_QUOTE: fatal(
    '引号位置不对：含引号的单元格须整体加引号，其中的引号写两次',
    'A quote stands where none may: quote the whole cell and double the quotes inside it',
  ),
  NO_INDICATOR: fatal(
    '文件和数据源定义都没有说明是什么指标',
    'Neither the file nor the feed says which indicator this is',
  ),
  NO_REGION: fatal(
    '文件和数据源定义都没有说明是哪个地区',
    'Neither the file nor the feed says which region this is',
  ),
  NO_PERIOD: fatal('文件没有说明报告期', 'The file does not say which period this is'),
  NOTHING_RECOGNISED: fatal(
    '{count} 个数值中没有一个是本数据源认识的指标',
    'None of the {count} figures is of an indicator this feed knows',
  ),
  NO_MONEY_UNIT: fatal(
    '“{column}”没有金额单位；请在表头的名称后用括号写明',
    'Column "{column}" says no unit of money; write it behind the name of the column, in brackets',
  ),
  NO_CONTACT_KEY: fatal(
    '“{column}”是个人信息，须加密保存，而本系统没有配置密钥；整个文件未导入',
    'Column "{column}" is personal data to be sealed, and no key is configured; nothing was taken in',
  ),
  NOT_XLSX: fatal(
    '这不是 XLSX 工作簿；旧式 .xls 或加密的工作簿请另存为不加密的 .xlsx',
    'This is no XLSX workbook; save an old .xls or a protected one as a plain .xlsx',
  ),
  XLSX_ENCRYPTED: fatal('工作簿已加密，请去掉密码', 'The workbook is encrypted; take its password off'),
  XLSX_TOO_LARGE: fatal('工作簿过大：{what} 超过 {max}', 'The workbook is too large: {what} exceeds {max}'),
  XLSX_SUSPICIOUS: fatal(
    '工作簿的压缩结构异常：{what}',
    'The workbook is packed in a suspicious way: {what}',
  ),
  XLSX_BROKEN: fatal('工作簿已损坏，无法读取：{detail}', 'The workbook is damaged: {detail}'),
  NO_SHEET: fatal('工作簿中没有可用的工作表{sheet}', 'The workbook has no such sheet with data: {sheet}'),
  DEFINITION_MISMATCH: fatal(
    '数据源定义与目录不符：{detail}',
    'The definition of the feed does not fit the catalogue: {detail}',
  ),
} as const;

const ROW_PROBLEMS = {
  ...MESSAGE_FIGURE_PROBLEMS,
  ...TABLE_CELL_PROBLEMS,
  PUBLISHED_IN_FUTURE: error(
    '发布日期 {detail} 晚于收到文件的日期',
    'The publication date {detail} is after the day the file arrived',
  ),
  NUL_CHARACTER: error('这一行含有空字符（U+0000）', 'The row holds a NUL character (U+0000)'),
  LONE_CARRIAGE_RETURN: error(
    '这一行中间有单独的回车符，换行不完整',
    'A carriage return without a line feed stands inside the row',
  ),
  CELL_ERROR: error('这一行有公式出错（#REF! 之类）', 'A formula in this row ends in an error'),
  FORMULA_WITHOUT_VALUE: error(
    '这一行有公式没有保存结果；请用表格软件打开并重新保存',
    'A formula in this row has no stored result; open the file in a spreadsheet program and save it',
  ),
  GARBLED_TEXT: error(
    '这里是乱码，多半应为“{meant}”',
    'Damaged by a wrong encoding; it should read "{meant}"',
  ),
  DAMAGED_TEXT: error(
    '这里的文字在别处转码时已经损坏',
    'This text lost characters when it was converted somewhere else',
  ),
  ROW_TOO_SHORT: error(
    '只有 {count} 格，表头有 {expected} 格',
    'The row has {count} cells, the header {expected}',
  ),
  ROW_TOO_LONG: error(
    '有 {count} 格，表头只有 {expected} 格',
    'The row has {count} cells, the header only {expected}',
  ),
  CELL_WITHOUT_HEADER: error('这一格上方没有表头', 'This cell has no header above it'),
  ROW_WITHOUT_LABEL: error('这一行有数值而没有名称', 'The row has figures but no label'),
  DATA_AFTER_NOTES: error('注释之后又出现数据行', 'A row of data follows the notes'),
  UNKNOWN_LABEL: error('不认识的指标“{label}”', 'Unknown indicator "{label}"'),
  AMBIGUOUS_LABEL: error('指标“{label}”可能是 {codes}', 'Indicator "{label}" may be any of {codes}'),
  UNKNOWN_REGION: error('不认识的地区“{name}”', 'Unknown region "{name}"'),
  AMBIGUOUS_REGION: error('地区“{name}”有多个：{codes}', 'Region "{name}" may be any of {codes}'),
  UNREADABLE_PERIOD: error('无法识别的报告期“{text}”', 'Not a reporting period: "{text}"'),
  PERIOD_NOT_KEPT: error(
    '“{text}”是日、周或其他时段；只收年、半年、季度、月和年初至某月累计',
    '"{text}" is a day, a week or the like; kept are years, halves, quarters, months and months to date',
  ),
  AMBIGUOUS_PERIOD: error(
    '“{text}”可能是 1 月，也可能是丢了末位零的 10 月',
    '"{text}" may be January, or October without its zero',
  ),
  PERIOD_WITHOUT_YEAR: error('报告期“{text}”没有年份', 'The period "{text}" has no year'),
  BAD_DATE: error('日期“{text}”不存在或写法不对', '"{text}" is not a date'),
  UNKNOWN_REASON: error('不认识的缺值原因“{text}”', 'Unknown reason for a missing value: "{text}"'),
  VALUE_WITH_REASON: error(
    '这里有数值，又写着缺值原因“{reason}”，两者只能有一个',
    'There is a value here, and a reason why there is none: "{reason}"',
  ),
  PRINT_MISMATCH: error(
    '数值“{text}”与原文“{printed}”不是同一个数；改了数值，也请改原文，或清空原文',
    '"{text}" is not the number printed as "{printed}"; change both, or leave the printed one blank',
  ),
  UNKNOWN_STATUS: error('不认识的数据状态“{text}”', 'Unknown observation status "{text}"'),
} as const;

const VALUE_PROBLEMS = {
  EMPTY_VALUE: error('数值为空；若确无数据，请写明原因', 'The value is blank; if there is none, say why'),
  NOT_A_NUMBER: error('“{text}”不是数值', '"{text}" is not a number'),
  EXPONENT: error(
    '“{text}”是科学计数法，数字可能已经丢失；请按原数填写',
    '"{text}" is in exponent form and may have lost digits; write the number out',
  ),
  DIGIT_GROUPING: error(
    '“{text}”的逗号位置不是千分位；小数点请用“.”',
    'The commas of "{text}" do not group thousands; the decimal mark is "."',
  ),
  NUMBER_TOO_LONG: error(
    '“{text}”位数过多（整数至多 {integer} 位，小数至多 {fraction} 位）',
    '"{text}" has too many digits (at most {integer} before and {fraction} after the point)',
  ),
  UNIT_IN_VALUE: error(
    '“{text}”里写了单位；请只写数，单位放到单位列或表头',
    '"{text}" has a unit in it; write the number alone, the unit has its own place',
  ),
  NO_UNIT: error('没有单位', 'There is no unit'),
  UNKNOWN_UNIT: error('不认识的单位“{unit}”', 'Unknown unit "{unit}"'),
  WRONG_DIMENSION: error(
    '单位“{unit}”与指标 {indicator} 的单位 {expected} 不是同类',
    'Unit "{unit}" measures something else than {expected}, the unit of {indicator}',
  ),
  UNIT_CONFLICT: error(
    '这里写的单位是“{first}”，又写着“{second}”',
    'The unit is "{first}" here and "{second}" there',
  ),
  INEXACT_CONVERSION: error(
    '“{text}”无法精确换算为 {unit}',
    '"{text}" cannot be converted to {unit} exactly',
  ),
  CONFLICTING_DUPLICATE: error(
    '第 {otherLine} 行说的是同一项，内容却不同',
    'Line {otherLine} says something else of the same thing',
  ),
} as const;

const RECORD_PROBLEMS = {
  MISSING_VALUE: error('没有填“{column}”', '"{column}" is blank'),
  BAD_USCC: error(
    '“{text}”不是有效的统一社会信用代码：{reason}',
    '"{text}" is no valid credit code: it {reason}',
  ),
  BAD_PATENT_NUMBER: error(
    '“{text}”不是有效的专利申请号：{reason}',
    '"{text}" is no valid patent application number: it {reason}',
  ),
  PATENT_KIND_MISMATCH: error(
    '申请号 {text} 的类型位表示 {found}，与所填 {stated} 不符',
    'The type digit of {text} says {found}, not {stated}',
  ),
  BAD_CERTIFICATE_NUMBER: error(
    '“{text}”不是有效的高新技术企业证书编号：{reason}',
    '"{text}" is no valid high-tech certificate number: it {reason}',
  ),
  UNKNOWN_WORD: error('不认识“{text}”；可填：{words}', 'Unknown word "{text}"; there are: {words}'),
  TEXT_TOO_LONG: error('超过 {max} 个字', 'Longer than {max} characters'),
  CONTROL_CHARACTER: error('含有不可见的控制字符', 'Holds invisible control characters'),
  LOST_DIGITS: error(
    '“{text}”被表格软件改成了科学计数法，末位已丢失；请把该列设为文本后重填',
    'A spreadsheet turned this into "{text}" and lost digits; format the column as text and fill it in again',
  ),
  NEGATIVE_AMOUNT: error('金额不能为负：{text}', 'An amount cannot be negative: {text}'),
  ZERO_AMOUNT: error('金额须大于零', 'The amount must be more than zero'),
  FRACTION_OF_FEN: error('“{text}”换算为元后不足一分', '"{text}" has fractions of a fen'),
  RATE_WITHOUT_UNIT: error(
    '利率“{text}”没有写明是 %、‰ 还是小数；请在表头或数字后注明',
    'The rate "{text}" does not say whether it is %, ‰ or a fraction',
  ),
  RATE_TOO_PRECISE: error('利率“{text}”位数过多', 'The rate "{text}" has too many digits'),
} as const;

const REMARKS = {
  ...TABLE_REMARKS,
  UNUSUAL_USCC: warning(
    '统一社会信用代码 {text} 内含的组织机构代码校验位不符，请核对',
    'Credit code {text}: the organisation code inside it fails its own check digit; please look',
  ),
  UNUSUAL_CERTIFICATE_NUMBER: warning(
    '编号“{text}”与通常格式不符：{reason}',
    'Number "{text}" is unusual: it {reason}',
  ),
  UNUSUAL_INDUSTRY_CODE: warning(
    '“{text}”不是 GB/T 4754 行业代码（如 C3985），未采用',
    '"{text}" is no GB/T 4754 code such as C3985; it was left out',
  ),
  TOTAL_ROW: info('合计行，已跳过', 'A row of totals; skipped'),
  REPEATED_HEADER: warning(
    '表头在数据中间重复出现，已跳过',
    'The header is repeated among the data; skipped',
  ),
  IGNORED_LABEL: info(
    '指标“{label}”不在本数据源的对照表中，其 {count} 个数值未导入',
    'Indicator "{label}" is not mapped in this feed; its {count} figures were left out',
  ),
  SET_ASIDE: info(
    '已决定不导入指标“{label}”，其 {count} 个数值跳过',
    'It was decided to leave indicator "{label}" out; its {count} figures were passed over',
  ),
  IGNORED_CODE: info(
    '按数据源定义跳过 {label} 的 {count} 个数值',
    'The {count} figures with {label} were left out, as the feed says',
  ),
  IGNORED_REGION: info(
    '按数据源定义跳过“{name}”的 {count} 个数值',
    'The {count} figures of "{name}" were left out, as the feed says',
  ),
  IGNORED_OTHERS: info(
    '另有 {labels} 个名称共 {count} 个数值未导入',
    'Another {labels} labels with {count} figures were left out',
  ),
  IGNORED_COLUMN: info('列“{column}”未使用', 'Column "{column}" is not used'),
  IDENTICAL_DUPLICATE: info(
    '与第 {otherLine} 行完全相同，只取一次',
    'The same as line {otherLine}; taken once',
  ),
} as const;

export const PROBLEMS = {
  ...FILE_PROBLEMS,
  ...ROW_PROBLEMS,
  ...VALUE_PROBLEMS,
  ...RECORD_PROBLEMS,
  ...REMARKS,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type FileProblemCode = keyof typeof FILE_PROBLEMS;
export type ProblemSeverity = ProblemEntry['severity'];
