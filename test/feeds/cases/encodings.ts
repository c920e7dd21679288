/** Files whose bytes are in some encoding, in none, in two, or were damaged on their way. */
import { encode } from 'iconv-lite';
import type { BadFile } from './bad-file';
import { ANY_LONG, LONG_FEED } from './feeds';

const HEADER = '地区,指标,时间,数值,单位';
const ROW = '鹤壁市,专利授权量,2019-05,120,件';
const TEXT = `${HEADER}\n${ROW}\n`;
const TABBED = TEXT.replaceAll(',', '\t');
const OTHER = '鹤壁市,专利授权量,2019-06,1,件\n';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
const gbk = (text: string) => encode(text, 'gbk');
const bytes = (...parts: (Buffer | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));
/** What an editor makes of UTF-8 that it takes for GBK, saved as UTF-8 again. */
export const mojibake = (text: string) => utf8(new TextDecoder('gbk').decode(utf8(text)));

type Case = readonly [name: string, content: Buffer, codes: readonly string[], rows: number, feed?: string];

const MARK8 = [0xef, 0xbb, 0xbf];
const MARK16LE = [0xff, 0xfe];
const MARK16BE = [0xfe, 0xff];

const SOUND: readonly Case[] = [
  ['UTF-8', utf8(TEXT), [], 1],
  ['UTF-8 with its mark', bytes(MARK8, utf8(TEXT)), [], 1],
  ['GBK', gbk(TEXT), [], 1],
  ['GB18030', encode(TEXT, 'gb18030'), [], 1],
  ['GB18030 with its mark', bytes([0x84, 0x31, 0x95, 0x33], encode(TEXT, 'gb18030')), [], 1],
  ['UTF-16LE with its mark', bytes(MARK16LE, utf16le(TEXT)), [], 1],
  ['UTF-16BE with its mark', bytes(MARK16BE, utf16be(TEXT)), [], 1],
  ['the Unicode text of a spreadsheet, with tabs', bytes(MARK16LE, utf16le(TABBED)), [], 1, ANY_LONG],
  ['tabs in GBK', gbk(TABBED), [], 1, ANY_LONG],
  ['GBK with CR LF', gbk(TEXT.replaceAll('\n', '\r\n')), [], 1],
  ['GBK with a semicolon', gbk(TEXT.replaceAll(',', ';')), [], 1],
  [
    'four bytes of GB18030',
    encode(`${TEXT}㐀𠮷,专利授权量,2019-05,120,件\n`, 'gb18030'),
    ['UNKNOWN_REGION 3'],
    1,
  ],
];

const REFUSED: readonly Case[] = [
  ['nothing at all', utf8(''), ['EMPTY_FILE 0'], 0],
  ['only a mark', bytes(MARK8), ['EMPTY_FILE 0'], 0],
  ['only blanks', utf8(' \n,,\n\t\n'), ['EMPTY_FILE 0'], 0],
  ['UTF-32LE', bytes([0xff, 0xfe, 0, 0, 0x30, 0x57, 0, 0]), ['UNSUPPORTED_ENCODING 0'], 0],
  ['UTF-32BE', bytes([0, 0, 0xfe, 0xff, 0, 0, 0x57, 0x30]), ['UNSUPPORTED_ENCODING 0'], 0],
  ['UTF-16LE without its mark', utf16le(TEXT), ['UNSUPPORTED_ENCODING 0'], 0],
  ['UTF-16BE without its mark', utf16be(TEXT), ['UNSUPPORTED_ENCODING 0'], 0],
  ['a mark of UTF-8 before GBK', bytes(MARK8, gbk(TEXT)), ['BROKEN_ENCODING 1'], 0],
  ['a mark of UTF-16 before GBK', bytes(MARK16LE, gbk(`${TEXT}a`)), ['BROKEN_ENCODING 1'], 0],
  [
    'a mark of GB18030 before other bytes',
    bytes([0x84, 0x31, 0x95, 0x33, 0xff, 0x0a]),
    ['BROKEN_ENCODING 1'],
    0,
  ],
  ['UTF-16LE of an odd length', bytes(MARK16LE, utf16le(TEXT), [0x41]), ['BROKEN_ENCODING 3'], 0],
  ['UTF-16LE with half a pair', bytes(MARK16LE, utf16le('a\nb\ud842')), ['BROKEN_ENCODING 2'], 0],
  ['a byte that is in no encoding', bytes(utf8(HEADER), [0x0a, 0xff, 0x0a]), ['UNDECODABLE 2'], 0],
  ['the euro sign of an old code page', bytes(utf8(TEXT), [0x80, 0xff, 0x0a]), ['UNDECODABLE 3'], 0],
  ['UTF-8 cut within a character', utf8(TEXT).subarray(0, -3), ['UNDECODABLE 2'], 0],
  ['GBK cut within a character', gbk(TEXT.trimEnd()).subarray(0, -1), ['UNDECODABLE 1'], 0],
  ['overlong UTF-8', bytes(utf8(TEXT), [0xc0, 0xaf, 0xff]), ['UNDECODABLE 3'], 0],
  ['a surrogate in UTF-8', bytes(utf8(TEXT), [0xed, 0xa0, 0x80, 0xff]), ['UNDECODABLE 3'], 0],
  ['Latin-1', bytes([0x52, 0xe9, 0x67, 0x69, 0x6f, 0x6e, 0xe9, 0x0a]), ['UNDECODABLE 1'], 0],
  [
    'Shift JIS',
    bytes([0x92, 0x6e, 0x88, 0xe6, 0x2c, 0x8e, 0x77, 0x95, 0x57, 0xa0, 0x0a]),
    ['UNDECODABLE 1'],
    0,
  ],
  [
    'Big5, which GB18030 reads as other characters',
    encode('地區,指標\n鶴壁,1\n', 'big5'),
    ['NO_HEADER 1'],
    0,
  ],
  ['UTF-8 read as GBK and saved', mojibake(TEXT), ['GARBLED_FILE 1'], 0],
  ['UTF-8 read as GBK with torn ends', mojibake('地区数,指标\n鹤壁市,1\n'), ['GARBLED_FILE 1'], 0],
  ['half of it UTF-8, half of it GBK', bytes(utf8(TEXT), gbk(OTHER)), ['UNDECODABLE 3'], 0],
  ['a table of question marks', utf8('???,??,??,??,??\n???,?????,2019-05,120,?\n'), ['NO_HEADER 1'], 0],
];

const DAMAGED: readonly Case[] = [
  ['a row of UTF-8 read as GBK', bytes(utf8(TEXT), mojibake(OTHER)), ['GARBLED_TEXT 3'], 1],
  ['锟斤拷', utf8(`${TEXT}锟斤拷锟斤拷,专利授权量,2019-06,1,件\n`), ['DAMAGED_TEXT 3'], 1],
  ['烫烫烫', utf8(`${TEXT}鹤壁市,烫烫烫,2019-06,1,件\n`), ['DAMAGED_TEXT 3'], 1],
  ['屯屯屯', utf8(`${TEXT}屯屯屯,专利授权量,2019-06,1,件\n`), ['DAMAGED_TEXT 3'], 1],
  ['U+FFFD', utf8(`${TEXT}鹤\ufffd市,专利授权量,2019-06,1,件\n`), ['DAMAGED_TEXT 3'], 1],
  [
    'UTF-8 rows in a GBK file',
    bytes(gbk(TEXT), utf8('河南,同名指标,2019-06,1,单位\n')),
    ['GARBLED_TEXT 3'],
    1,
  ],
];

export const CASES: readonly BadFile[] = [...SOUND, ...REFUSED, ...DAMAGED].map(
  ([name, content, codes, rows, feed = LONG_FEED]) => ({ name, feed, bytes: () => content, codes, rows }),
);
