/** A stream of bytes of any size, cut into blocks of whole lines with bounded memory. */
import { BLOCK_BYTES, MAX_RECORD_BYTES } from './limits';
import { FileRefused } from './problems';

/** Opens the same bytes from the start, as often as it is called. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

export interface LineBlock {
  readonly bytes: Buffer;
  /** Line that the block starts with, from 1. */
  readonly line: number;
}

const LF = 0x0a;
const CR = 0x0d;

export function countByte(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

/** Lines end with LF; a block without any is of a file that ends them with CR alone. */
export const countLines = (bytes: Uint8Array): number => countByte(bytes, LF) || countByte(bytes, CR);

/** Where to cut: behind the last line end. A CR at the very end may be the first half of CR LF. */
function endOfLines(bytes: Buffer): number {
  const lastFeed = bytes.lastIndexOf(LF);
  if (lastFeed >= 0) return lastFeed + 1;
  return bytes.length < 2 ? 0 : bytes.lastIndexOf(CR, bytes.length - 2) + 1;
}

async function* pieces(source: ByteSource, skip: number): AsyncGenerator<Uint8Array> {
  let toSkip = skip;
  for await (const chunk of source()) {
    const from = Math.min(toSkip, chunk.length);
    toSkip -= from;
    for (let at = from; at < chunk.length; at += BLOCK_BYTES) yield chunk.subarray(at, at + BLOCK_BYTES);
  }
}

/** Only for encodings in which the bytes of CR and LF stand for nothing else: UTF-8, GB18030. */
export async function* lineBlocks(source: ByteSource, skip: number): AsyncGenerator<LineBlock> {
  let pending: Uint8Array[] = [];
  let length = 0;
  let wanted = BLOCK_BYTES;
  let line = 1;
  for await (const piece of pieces(source, skip)) {
    pending.push(piece);
    length += piece.length;
    if (length < wanted) continue;
    const bytes = Buffer.concat(pending, length);
    const end = endOfLines(bytes);
    const rest = bytes.subarray(end);
    if (end > 0) yield { bytes: bytes.subarray(0, end), line };
    line += countLines(bytes.subarray(0, end));
    if (rest.length > MAX_RECORD_BYTES)
      throw new FileRefused('RECORD_TOO_LONG', { line }, { max: MAX_RECORD_BYTES });
    pending = [rest];
    length = rest.length;
    // Twice the rest, so that a long line that comes in drops is not copied for every drop.
    wanted = Math.max(BLOCK_BYTES, length * 2);
  }
  if (length > 0) yield { bytes: Buffer.concat(pending, length), line };
}
