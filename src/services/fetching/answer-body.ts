/** The bytes of an answer as they come, unpacked and counted: neither form may be longer than allowed. */
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError, cleanErrorText } from '../../errors';

function counted(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) done(new AppError('FETCH_TOO_LARGE', { max: maxBytes }));
      else done(null, chunk);
    },
  });
}

function encodingOf(answer: IncomingMessage): 'identity' | 'gzip' {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return 'identity';
  if (encoding === 'gzip' || encoding === 'x-gzip') return 'gzip';
  throw new AppError('FETCH_ENCODING_REFUSED', { encoding: encoding.slice(0, 60) });
}

function refuseByHead(answer: IncomingMessage, maxBytes: number): void {
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    throw new AppError('FETCH_TOO_LARGE', { max: maxBytes });
  }
}

const isZlibError = (error: unknown) => /^(Z_|ERR_ZLIB)/.test(String((error as { code?: unknown }).code));

/** Ends in an error, never early, when the answer breaks off or the time for it is up. */
export async function* answerBody(
  answer: IncomingMessage,
  {
    host,
    maxBytes,
    signal,
  }: { readonly host: string; readonly maxBytes: number; readonly signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  let body: Readable = answer;
  try {
    refuseByHead(answer, maxBytes);
    const parts = encodingOf(answer) === 'gzip' ? [counted(maxBytes), createGunzip(), counted(maxBytes)] : [];
    const streams = [answer, ...(parts.length > 0 ? parts : [counted(maxBytes)])];
    body = pipeline(streams as [Readable, ...Transform[]], () => undefined) as unknown as Readable;
    for await (const chunk of body) yield chunk as Uint8Array;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof AppError) throw error;
    if (isZlibError(error))
      throw new AppError('FETCH_ENCODING_REFUSED', { encoding: 'gzip' }, { cause: error });
    throw new AppError('FETCH_UNREACHABLE', { host, detail: cleanErrorText(error) }, { cause: error });
  } finally {
    answer.destroy();
    body.destroy();
  }
}
