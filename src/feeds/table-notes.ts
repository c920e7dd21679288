/** The lines under a table: 注：…, its continuation lines, 数据来源：…. */
import { isBlank, plainText } from './text';

const NOTE =
  /^[(（【[]?(?:注释?|附注|备注|说明|数据来源|资料来源|来源|Notes?|Sources?)\s*[\d一二三四五]*[)）】\]]?\s*[:：.、]/i;
/** 2.进出口数据…, ②…: a further note. */
const FURTHER_NOTE = /^(?:\d{1,2}[.．、)]|[①-⑳]|[(（]\d{1,2}[)）])\s*\D/;
const CONTINUATION = /^[\u3000\u00A0 ]{2,}\S/;

/** Settles most rows at their first letter. */
const MAYBE_NOTE = /^[\s\u3000\u00A0\uFEFF([（【［]*[注附备说数资来NnSsＮＳ]/;

/** Whether the row begins the notes. */
export function startsNotes([first = '']: readonly string[]): boolean {
  return MAYBE_NOTE.test(first) && NOTE.test(plainText(first));
}

/** Whether the row, somewhere after the first note, can be one as well. */
export function continuesNotes(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  if (cells.filter((cell) => !isBlank(cell)).length <= 1) return true;
  return startsNotes(cells) || CONTINUATION.test(first) || FURTHER_NOTE.test(plainText(first));
}
