/** Text of records: spaces made even, damage and characters that nobody sees refused. */
import type { Unresolved } from '../feed-batch';
import { meantText } from '../mojibake';

/** Characters that show nothing, or that change the order in which others are shown. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const ZERO_WIDTH = /[\uFEFF\u200B-\u200D\u2060]/g;
const SPACES = /[\s\u3000\u00A0]+/g;
const HAN = /\p{Script=Han}/u;
const LOST = /\uFFFD|锟斤拷/;
/** Shorter text may look like damaged text by chance. */
const MIN_LENGTH_TO_JUDGE = 5;
/** What Excel makes of a number with more digits than it can hold. */
const EXPONENT = /^\d(?:\.\d+)?E\+\d+$/i;

export const evenText = (raw: string): string =>
  raw.normalize('NFC').replace(ZERO_WIDTH, '').replace(SPACES, ' ').trim();

/** In Chinese names brackets are full-width; files write both. */
export const evenBrackets = (name: string): string =>
  HAN.test(name) ? name.replaceAll('(', '（').replaceAll(')', '）') : name;

export const lostDigits = (text: string): boolean => EXPONENT.test(text);

export function faultOfText(text: string, max: number): Unresolved | null {
  if ([...text].length > max) return { fault: 'TEXT_TOO_LONG', details: { max } };
  if (FORBIDDEN.test(text)) return { fault: 'CONTROL_CHARACTER', details: {} };
  if (LOST.test(text)) return { fault: 'DAMAGED_TEXT', details: {} };
  const meant = text.length >= MIN_LENGTH_TO_JUDGE ? meantText(text) : null;
  return meant === null ? null : { fault: 'GARBLED_TEXT', details: { meant } };
}
