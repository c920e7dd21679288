/** A file that is worked on as a whole, in memory: never more of it than is allowed. */
import type { ByteSource } from './line-blocks';
import { FileRefused } from './problems';

const MEBIBYTE = 1 << 20;

export async function gather(
  source: ByteSource,
  maxBytes: number,
  tooLarge: 'XLSX_TOO_LARGE' | 'MESSAGE_TOO_LARGE',
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source()) {
    length += piece.length;
    if (length > maxBytes) {
      const max = `${maxBytes / MEBIBYTE} MiB`;
      throw new FileRefused(tooLarge, undefined, { what: 'file', max });
    }
    pieces.push(piece);
  }
  if (length === 0) throw new FileRefused('EMPTY_FILE');
  return Buffer.concat(pieces, length);
}
