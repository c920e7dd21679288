/** Text as people type it into tables, made comparable without changing what it says. */

const PLAIN_ASCII = /^[!-~]*$/;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
/** Marks of byte order and zero width that editors leave behind. */
const INVISIBLE = /[\uFEFF\u200B]/g;
const SPACES = /[\s\u3000\u00A0]+/g;

const toAscii = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

/**
 * Full-width ASCII becomes ASCII, every kind of space one space, none at the ends.
 * Not NFKC: that would turn ㎡ into m2, … into three points and ① into 1.
 */
export function plainText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text;
  return text.replace(FULL_WIDTH, toAscii).replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** Spaces beside a character that is not ASCII carry no meaning: 指 标, 进  口, 收入 (元). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole range of ASCII is meant
const MEANINGLESS_SPACE = /(?<=[^\x00-\x7F]) | (?=[^\x00-\x7F])/g;

/** What two spellings of one label have in common. */
export function labelKey(text: string): string {
  const plain = plainText(text);
  return plain.includes(' ') ? plain.replace(MEANINGLESS_SPACE, '').replace(/ (?=[()])/g, '') : plain;
}

const FOOTNOTE_MARKS = /[*†①-⑳⁰¹²³⁴-⁹]+$/;

/** 合计① and 合计* are 合计. To be tried only when the full text is unknown: km² ends so too. */
export const withoutFootnote = (text: string): string => text.replace(FOOTNOTE_MARKS, '').trimEnd();

/** Called for every cell: a first character from ! to ~, or of the Chinese blocks, settles it. */
export function isBlank(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  if ((first > 0x20 && first < 0x7f) || (first > 0x3000 && first < 0xfe00)) return false;
  return plainText(text) === '';
}
