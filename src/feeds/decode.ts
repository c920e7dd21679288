/** Bytes to text: the encoding is told by its mark, else strict UTF-8, else strict GB18030, else refused. */
import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { BLOCK_BYTES, MAX_RECORD_BYTES } from './limits';
import { type ByteSource, countByte, countLines, type LineBlock, lineBlocks } from './line-blocks';
import { FileRefused } from './problems';

export type { ByteSource } from './line-blocks';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface Inspection {
  readonly encoding: Encoding;
  /** Length of the byte order mark; a marked file must be what it says. */
  readonly markBytes: number;
  /** First line that is not UTF-8, for the message should GB18030 fail as well. */
  readonly notUtf8Line: number;
}

const MARK_BYTES = 4;
/** Order matters: the mark of UTF-32LE begins with that of UTF-16LE. */
const MARKS: readonly (readonly [readonly number[], Encoding | 'UTF-32'])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'UTF-32'],
  [[0x00, 0x00, 0xfe, 0xff], 'UTF-32'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Chinese text in UTF-16 has a zero byte beside every digit, comma and line end. */
const ZEROS_OF_UTF16 = 1 / 10;

async function head(source: ByteSource): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source()) {
    pieces.push(chunk.subarray(0, BLOCK_BYTES));
    length += Math.min(chunk.length, BLOCK_BYTES);
    if (length >= BLOCK_BYTES) break;
  }
  return Buffer.concat(pieces, length);
}

function markOf(start: Buffer): { encoding: Encoding; markBytes: number } | null {
  for (const [mark, encoding] of MARKS) {
    if (!mark.every((byte, i) => start[i] === byte)) continue;
    if (encoding === 'UTF-32') throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding });
    return { encoding, markBytes: mark.length };
  }
  return null;
}

/** The first pass over the bytes. */
export async function inspect(source: ByteSource): Promise<Inspection> {
  const start = await head(source);
  if (start.length === 0) throw new FileRefused('EMPTY_FILE');
  const mark = markOf(start.subarray(0, MARK_BYTES));
  if (mark && mark.encoding !== 'utf-8') return { ...mark, notUtf8Line: 0 };
  if (!mark && countByte(start, 0) > start.length * ZEROS_OF_UTF16) {
    throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: 'UTF-16 without BOM' });
  }
  let notUtf8Line = 0;
  for await (const { bytes, line } of lineBlocks(source, mark?.markBytes ?? 0)) {
    if (isUtf8(bytes)) continue;
    notUtf8Line = line + lineOfFault(bytes, 'utf-8');
    break;
  }
  const encoding = mark?.encoding ?? (notUtf8Line === 0 ? 'utf-8' : 'gb18030');
  return { encoding, markBytes: mark?.markBytes ?? 0, notUtf8Line };
}

const strict = (encoding: Encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

function decodeOrNull(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Which line of the block cannot be decoded, from 0. */
function lineOfFault(block: Buffer, encoding: Encoding): number {
  const decoder = strict(encoding);
  const end = block.includes(0x0a) ? 0x0a : 0x0d;
  let line = 0;
  for (let from = 0; from < block.length; line += 1) {
    const next = block.indexOf(end, from);
    const to = next < 0 ? block.length : next + 1;
    if (decodeOrNull(decoder, block.subarray(from, to)) === null) return line;
    from = to;
  }
  return line;
}

function undecodable(block: LineBlock, { encoding, markBytes, notUtf8Line }: Inspection): FileRefused {
  const line = block.line + lineOfFault(block.bytes, encoding);
  if (markBytes > 0) return new FileRefused('BROKEN_ENCODING', { line }, { encoding });
  return new FileRefused('UNDECODABLE', { line: notUtf8Line }, { utf8Line: notUtf8Line, gbLine: line });
}

/** A file that is held in memory as a whole; the same rule. */
export function decodeWhole(bytes: Buffer): string {
  const mark = markOf(bytes.subarray(0, MARK_BYTES));
  if (
    !mark &&
    countByte(bytes.subarray(0, BLOCK_BYTES), 0) > Math.min(bytes.length, BLOCK_BYTES) * ZEROS_OF_UTF16
  ) {
    throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: 'UTF-16 without BOM' });
  }
  const rest = bytes.subarray(mark?.markBytes ?? 0);
  const encoding = mark?.encoding ?? (isUtf8(rest) ? 'utf-8' : 'gb18030');
  const text = decodeOrNull(strict(encoding), rest);
  if (text !== null) return text;
  const notUtf8Line = 1 + lineOfFault(rest, 'utf-8');
  throw undecodable({ bytes: rest, line: 1 }, { encoding, markBytes: mark?.markBytes ?? 0, notUtf8Line });
}

/** The second pass: text in blocks of whole lines. */
export async function* decodeLines(source: ByteSource, inspection: Inspection): AsyncGenerator<string> {
  const { encoding, markBytes } = inspection;
  if (encoding.startsWith('utf-16')) {
    yield* decodeUtf16(source, inspection);
    return;
  }
  const decoder = strict(encoding);
  for await (const block of lineBlocks(source, markBytes)) {
    const text = decodeOrNull(decoder, block.bytes);
    if (text === null) throw undecodable(block, inspection);
    yield text;
  }
}

/** In UTF-16 the byte of a line feed is part of other characters (上 is 4E0A), so lines are cut as text. */
async function* decodeUtf16(source: ByteSource, { encoding, markBytes }: Inspection): AsyncGenerator<string> {
  const decoder = strict(encoding);
  let rest = '';
  let line = 1;
  let toSkip = markBytes;
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new FileRefused('BROKEN_ENCODING', { line }, { encoding });
    }
  };
  for await (const chunk of source()) {
    const from = Math.min(toSkip, chunk.length);
    toSkip -= from;
    for (let at = from; at < chunk.length; at += BLOCK_BYTES) {
      const text = rest + decode(chunk.subarray(at, at + BLOCK_BYTES));
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      if (rest.length > MAX_RECORD_BYTES)
        throw new FileRefused('RECORD_TOO_LONG', { line }, { max: MAX_RECORD_BYTES });
      if (end === 0) continue;
      yield text.slice(0, end);
      line += countLines(Buffer.from(text.slice(0, end)));
    }
  }
  rest += decode();
  if (rest !== '') yield rest;
}
