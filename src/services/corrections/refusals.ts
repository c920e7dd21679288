/** Why a row was not corrected, or a run not repeated: expected answers, given as data. */

import { type RefusalEntry, type RefusalOf, refusalsIn } from '../../domain/refusals';
import type { ErrorDetails } from '../../errors';

const REFUSALS = {
  UNKNOWN_REJECT: { field: ['id'], zh: '没有这条未通过记录', en: 'No such reject' },
  UNKNOWN_RUN: { field: ['id'], zh: '没有这次导入', en: 'No such run' },
  RUN_NOT_FINISHED: {
    field: ['id'],
    zh: '这次导入还没有结束',
    en: 'The run has not ended yet',
  },
  NOT_A_TABLE: {
    field: ['id'],
    zh: '统计消息没有单元格可改；请改正后重新提交文件',
    en: 'A message has no cells to correct; send the corrected file',
  },
  NOT_A_ROW: {
    field: ['id'],
    zh: '这条记录说的是整个文件，不是某一行',
    en: 'This reject is about the whole file, not about a row',
  },
  ROW_NOT_FOUND: { field: ['id'], zh: '文件中找不到这一行', en: 'The row cannot be found in the file' },
  ROW_MISALIGNED: {
    field: ['id'],
    zh: '这一行的列数与表头不符，无法判断哪一格是联系方式；请改正后重新提交文件',
    en: 'The row does not fit the header, so its contacts cannot be told; send a corrected file',
  },
  FILE_UNREADABLE: {
    field: ['id'],
    zh: '文件无法读取：{detail}',
    en: 'The file cannot be read: {detail}',
  },
  NO_VALUES: {
    field: ['values'],
    zh: '请按列名给出改正后的内容，例如 {"数值": "120"}',
    en: 'Give the corrected texts by column, such as {"数值": "120"}',
  },
  TOO_MANY_VALUES: {
    field: ['values'],
    zh: '一次最多改正 {max} 格',
    en: 'At most {max} cells are corrected at once',
  },
  BAD_VALUE: {
    field: ['values'],
    zh: '“{column}”的内容须是文本（数字也加引号），或用 null 表示空白，且不含控制字符',
    en: 'The value for "{column}" must be text, numbers in quotes too, or null for a blank',
  },
  VALUE_TOO_LONG: {
    field: ['values'],
    zh: '“{column}”的内容超过 {max} 个字符',
    en: 'The value for "{column}" is longer than {max} characters',
  },
  UNKNOWN_COLUMN: {
    field: ['values'],
    zh: '没有“{column}”列；可用列名，或单元格名如 C17',
    en: 'There is no column "{column}"; use its header, or the name of a cell such as C17',
  },
  AMBIGUOUS_COLUMN: {
    field: ['values'],
    zh: '有多列都叫“{column}”，请改用单元格名：{cells}',
    en: 'Several columns are called "{column}"; use the name of a cell: {cells}',
  },
  CONTACT_NOT_CORRECTABLE: {
    field: ['values'],
    zh: '“{column}”是个人联系方式，不在此改正；请改正后重新提交文件',
    en: '"{column}" holds data of natural persons, which is not kept in clear; send a corrected file',
  },
  TOO_MANY_CORRECTIONS: {
    field: ['values'],
    zh: '这次导入已有 {max} 处改正；请改正后重新提交文件',
    en: 'The run has {max} corrections already; send a corrected file',
  },
  NEWER_LIST: {
    field: ['id'],
    zh: '此后已导入更新的完整名单，重做这份会撤销它；请重新提交名单',
    en: 'A newer full list has been taken in since; repeating this one would undo it',
  },
} as const satisfies Record<string, RefusalEntry>;

export type CorrectionRefusal = RefusalOf<keyof typeof REFUSALS>;
export const correctionRefusal = refusalsIn(REFUSALS);

/** Ends the work of a correction; the one who asked is told. */
export class CorrectionRefused extends Error {
  readonly refusal: CorrectionRefusal;

  constructor(code: keyof typeof REFUSALS, details: ErrorDetails = {}) {
    super(code);
    this.refusal = correctionRefusal(code, details);
  }
}
