/** Takes in a stream of unknown length: hashed as it comes and kept in a temporary file, never in memory. */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../errors';

const OWNER_ONLY = 0o600;

export interface Spooled {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Slices of the file, in order. */
  readonly slices: (sliceBytes: number) => AsyncIterable<Buffer>;
}

/** The temporary file lives as long as `use` runs. */
export async function withSpooled<Result>(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
  use: (spooled: Spooled) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'kejin-upload-'));
  const clear = () => rm(directory, { recursive: true, force: true });
  try {
    const file = await open(join(directory, 'bytes'), 'wx+', OWNER_ONLY);
    // Without a name from here on: a process that is killed leaves nothing. Some systems keep open files.
    await clear().catch(() => undefined);
    try {
      const { sha256, sizeBytes } = await spool(bytes, maxBytes, file);
      return await use({ sha256, sizeBytes, slices: (sliceBytes) => slicesOf(file, sizeBytes, sliceBytes) });
    } finally {
      await file.close();
    }
  } finally {
    await clear();
  }
}

async function spool(bytes: AsyncIterable<Uint8Array>, maxBytes: number, file: FileHandle) {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    if (sizeBytes + chunk.byteLength > maxBytes) throw new AppError('PAYLOAD_TOO_LARGE', { max: maxBytes });
    hash.update(chunk);
    await writeAll(file, chunk, sizeBytes);
    sizeBytes += chunk.byteLength;
  }
  if (sizeBytes === 0) throw new AppError('EMPTY_PAYLOAD');
  return { sha256: hash.digest('hex'), sizeBytes };
}

async function writeAll(file: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) {
    const { bytesWritten } = await file.write(chunk, at, chunk.byteLength - at, position + at);
    at += bytesWritten;
  }
}

async function* slicesOf(file: FileHandle, sizeBytes: number, sliceBytes: number): AsyncGenerator<Buffer> {
  for (let position = 0; position < sizeBytes; ) {
    const slice = Buffer.alloc(Math.min(sliceBytes, sizeBytes - position));
    const { bytesRead } = await file.read(slice, 0, slice.length, position);
    if (bytesRead === 0) throw new Error('the spooled file ended early');
    yield slice.subarray(0, bytesRead);
    position += bytesRead;
  }
}
