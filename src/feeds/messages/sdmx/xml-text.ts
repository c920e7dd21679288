/** Bytes of an XML file to text, in pieces; its encoding declaration, its marks and its bytes must agree. */
import { TextDecoder } from 'node:util';
import type { ByteSource } from '../../decode';
import { BLOCK_BYTES } from '../../limits';
import { FileRefused } from '../../problems';

/** Small: all figures of a piece are made before the first is passed on. */
const PIECE_BYTES = BLOCK_BYTES / 4;
const HEAD_BYTES = 1_024;
const DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"'>]*)["']/;

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** What files may declare, and the encoding that reads it without loss. */
const DECLARED: Readonly<Record<string, string>> = {
  ...{ 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8' },
  ...{ gb2312: 'gb18030', gbk: 'gb18030', gb18030: 'gb18030' },
  ...{ 'utf-16': 'utf-16', 'utf-16le': 'utf-16', 'utf-16be': 'utf-16' },
};

async function headOf(source: ByteSource): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source()) {
    pieces.push(piece.subarray(0, HEAD_BYTES));
    length += Math.min(piece.length, HEAD_BYTES);
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces, length);
}

function encodingOf(head: Buffer): { encoding: string; markBytes: number } {
  const [bytes = [], mark = null] = MARKS.find(([mark]) => mark.every((byte, at) => head[at] === byte)) ?? [];
  if (mark === 'utf-32') throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: 'UTF-32' });
  // XML begins with a character of ASCII: of two bytes, one of them zero, in UTF-16.
  if (mark === null && (head[0] === 0 || head[1] === 0)) {
    throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: 'UTF-16 without BOM' });
  }
  const start = head.subarray(bytes.length);
  const text = new TextDecoder(mark?.startsWith('utf-16') ? mark : 'latin1').decode(start);
  const name = DECLARATION.exec(text)?.[1];
  if (name === undefined) return { encoding: mark ?? 'utf-8', markBytes: bytes.length };
  const declared = Object.hasOwn(DECLARED, name.toLowerCase()) ? DECLARED[name.toLowerCase()] : undefined;
  if (declared === undefined) throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: name });
  const agrees = mark === null ? declared !== 'utf-16' : mark.startsWith(declared);
  if (!agrees) throw new FileRefused('BROKEN_ENCODING', { line: 1 }, { encoding: name });
  return { encoding: mark ?? declared, markBytes: bytes.length };
}

/** XML without any declaration is UTF-8, says its standard; nothing is guessed. */
export async function* xmlText(source: ByteSource): AsyncGenerator<string> {
  const head = await headOf(source);
  if (head.length === 0) throw new FileRefused('EMPTY_FILE');
  const { encoding, markBytes } = encodingOf(head);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let line = 1;
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new FileRefused('BROKEN_ENCODING', { line }, { encoding });
    }
  };
  let toSkip = markBytes;
  for await (const chunk of source()) {
    const from = Math.min(toSkip, chunk.length);
    toSkip -= from;
    for (let at = from; at < chunk.length; at += PIECE_BYTES) {
      const text = decode(chunk.subarray(at, at + PIECE_BYTES));
      yield text;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) line += 1;
    }
  }
  yield decode();
}
