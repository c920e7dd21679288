/** Recognises UTF-8 that somebody read as GBK: 鎸囨爣 was 指标 once. */
import { isUtf8 } from 'node:buffer';

type ByteTable = ReadonlyMap<string, readonly number[]>;

const HAN = /\p{Script=Han}/u;
/** What is left where bytes were replaced: U+FFFD, its UTF-8 read as GBK, and uninitialised memory. */
const LOST = /\uFFFD|锟斤拷|烫烫|屯屯/;
/** Characters cut in half at the end become one of these. */
const TORN_END = /[?\uFFFD]+$/;
const MIN_BYTES = 4;

let table: ByteTable | null = null;

/** Node decodes GBK but does not encode it; the two-byte codes are turned round once, when first needed. */
function gbkBytes(): ByteTable {
  if (table) return table;
  const decoder = new TextDecoder('gbk');
  // Byte 0x80 is no first byte of a pair; decoders read it as the euro sign of a later code page.
  const codes = new Map<string, readonly number[]>([['€', [0x80]]]);
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, [high, low]);
    }
  }
  table = codes;
  return codes;
}

function bytesOf(text: string): Buffer | null {
  const codes = gbkBytes();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const pair = codes.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else return null;
  }
  return Buffer.from(bytes);
}

/** Bytes of a whole number of UTF-8 characters; up to two of a last one that was torn are dropped. */
function wholeUtf8(bytes: Buffer): Buffer | null {
  for (let cut = 0; cut <= 2 && cut < bytes.length; cut += 1) {
    const whole = bytes.subarray(0, bytes.length - cut);
    if (isUtf8(whole)) return whole;
  }
  return null;
}

/** What the text said before it was read in the wrong encoding; null when it looks sound. */
export function meantText(text: string): string | null {
  if (!HAN.test(text)) return null;
  const bytes = bytesOf(text.replace(TORN_END, ''));
  if (bytes === null || bytes.length < MIN_BYTES) return null;
  const whole = wholeUtf8(bytes);
  const meant = whole?.toString('utf8') ?? '';
  return HAN.test(meant) && meant !== text ? meant : null;
}

export const hasLostCharacters = (text: string): boolean => LOST.test(text);
