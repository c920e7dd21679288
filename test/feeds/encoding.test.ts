import { encode } from 'iconv-lite';
import { decodeLines, inspect } from '../../src/feeds/decode';
import { BLOCK_BYTES, MAX_RECORD_BYTES } from '../../src/feeds/limits';
import { mojibake } from './cases/encodings';
import { codesOf, inFeed, LONG, readAll, sourceOf } from './support/reading';

const HEADER = '地区,指标,时间,数值,单位';
const ROW = '鹤壁市,专利授权量,2019-05,120,件';
const TEXT = `${HEADER}\n${ROW}\n`;
/** Rare characters: 㐀 and 𠮷 are four bytes in GB18030. */
const RARE = `${HEADER}\n鹤壁市,专利授权量,2019-05,120,件\n㐀𠮷,专利授权量,2019-05,120,件\n`;

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const bytes = (...parts: (Buffer | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as Buffer)));
const asGbk = (text: string) => encode(text, 'gbk');
const IGNORING = inFeed(LONG, { unmapped: 'ignore-with-report' });

describe('the encoding of a file', () => {
  it.each<[name: string, content: Buffer]>([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], utf8(TEXT))],
    ['UTF-8 without a last line end', utf8(TEXT.trimEnd())],
    ['GBK', asGbk(TEXT)],
    ['GB18030', encode(TEXT, 'gb18030')],
    ['GB18030 with its mark', bytes([0x84, 0x31, 0x95, 0x33], encode(TEXT, 'gb18030'))],
    ['UTF-16LE with its mark', bytes([0xff, 0xfe], Buffer.from(TEXT, 'utf16le'))],
    ['UTF-16BE with its mark', bytes([0xfe, 0xff], utf16be(TEXT))],
    ['UTF-16LE with CR LF', bytes([0xff, 0xfe], Buffer.from(TEXT.replaceAll('\n', '\r\n'), 'utf16le'))],
    ['GBK with CR LF', asGbk(TEXT.replaceAll('\n', '\r\n'))],
  ])('%s gives the same row, however the bytes are cut', async (_, content) => {
    for (const chunkBytes of [1, 2, 3, 7, 64, 1 << 16]) {
      const { rows, problems } = await readAll(sourceOf(content, chunkBytes), LONG);
      expect(problems).toEqual([]);
      expect(rows).toMatchObject([{ line: 2, regionCode: '410600', indicatorCode: 'patents', value: '120' }]);
    }
  });

  it.each<[name: string, content: Buffer, codes: string[]]>([
    [
      'a row of UTF-8 read as GBK',
      bytes(utf8(TEXT), mojibake('鹤壁市,专利授权量,2019-06,1,件\n')),
      ['GARBLED_TEXT 3'],
    ],
    ['锟斤拷', utf8(`${TEXT}锟斤拷锟斤拷,专利授权量,2019-06,1,件\n`), ['DAMAGED_TEXT 3']],
    ['烫烫烫', utf8(`${TEXT}鹤壁市,烫烫烫,2019-06,1,件\n`), ['DAMAGED_TEXT 3']],
    ['U+FFFD', utf8(`${TEXT}鹤\ufffd市,专利授权量,2019-06,1,件\n`), ['DAMAGED_TEXT 3']],
    [
      'UTF-8 rows in a GBK file',
      bytes(asGbk(TEXT), utf8('河南,同名指标,2019-06,1,单位\n')),
      ['GARBLED_TEXT 3'],
    ],
  ])(
    'damage is told from an unknown label, even where those are passed over: %s',
    async (_, content, codes) => {
      const outcome = await readAll(sourceOf(content), IGNORING);
      expect(codesOf(outcome)).toEqual(codes);
      expect(outcome).toMatchObject({ read: 2, rejected: 1, rows: [{ line: 2 }] });
    },
  );

  it('says what garbled text was meant to be', async () => {
    const { problems } = await readAll(sourceOf(mojibake(TEXT)), LONG);
    expect(problems[0]?.messageZh).toContain('地区');
  });

  it('keeps four-byte characters', async () => {
    for (const content of [utf8(RARE), encode(RARE, 'gb18030')]) {
      const { problems } = await readAll(sourceOf(content, 3), LONG);
      expect(problems).toMatchObject([{ code: 'UNKNOWN_REGION', line: 3, raw: '㐀𠮷' }]);
    }
  });

  it('names the line that is broken far into a large file', async () => {
    const many = `${HEADER}\n${`${ROW}\n`.repeat(9_000)}`;
    const broken = bytes(asGbk(many), [0xff, 0x0a], asGbk(`${ROW}\n`));
    const { problems } = await readAll(sourceOf(broken, 4_000), LONG);
    expect(problems.at(-1)).toMatchObject({ code: 'UNDECODABLE', severity: 'FATAL' });
    expect(problems.at(-1)?.messageEn).toBe(
      'Cannot tell the encoding: line 1 is not UTF-8 and line 9002 is not GB18030',
    );
  });

  it('looks at the head and reads the bytes twice, in pieces of bounded size', async () => {
    let opened = 0;
    const content = utf8(`${HEADER}\n${`${ROW}\n`.repeat(20_000)}`);
    const source = async function* () {
      opened += 1;
      yield content;
    };
    const inspection = await inspect(source);
    let longest = 0;
    let text = '';
    for await (const block of decodeLines(source, inspection)) {
      longest = Math.max(longest, block.length);
      expect(block.endsWith('\n')).toBe(true);
      text += block;
    }
    expect(text).toBe(content.toString());
    expect(longest).toBeLessThanOrEqual(2 * BLOCK_BYTES);
    expect(opened).toBe(3);
  });

  it('refuses a line without end before it fills the memory', async () => {
    let sent = 0;
    const endless = async function* () {
      for (;;) {
        sent += BLOCK_BYTES;
        yield Buffer.alloc(BLOCK_BYTES, 0x61);
      }
    };
    const outcome = await readAll(endless, LONG);
    expect(codesOf(outcome)).toEqual(['RECORD_TOO_LONG 1']);
    expect(sent).toBeLessThan(5 * MAX_RECORD_BYTES);
  });
});
