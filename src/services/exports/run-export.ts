/** Sends an opened export to its reader, at the reader's pace; what breaks off is cut, not ended in order. */
import type { Duplex } from 'node:stream';
import { PullBroken, READER_GONE, watchStall, writePaced } from '../pulls/paced-write';
import type { PullLimits } from '../pulls/pull-limits';
import type { OpenExport } from './open-export';

/** Gives back what broke it; null when all of it was sent. */
export async function runExport(
  { read, chunks }: OpenExport,
  out: Duplex,
  { stallMs, totalMs }: Pick<PullLimits, 'stallMs' | 'totalMs'>,
): Promise<Error | null> {
  out.once('close', () => read.breakOff());
  // Said again where it is waited for.
  out.on('error', () => undefined);
  const timer = setTimeout(() => out.destroy(new PullBroken(`not done within ${totalMs} ms`)), totalMs);
  try {
    for await (const chunk of chunks()) await writePaced(out, chunk, stallMs);
    await read.close();
    if (out.destroyed) throw new PullBroken(READER_GONE);
    out.once('close', watchStall(out, stallMs));
    out.end();
    return null;
  } catch (thrown) {
    const error = out.destroyed ? (out.errored ?? new PullBroken(READER_GONE)) : (thrown as Error);
    read.breakOff();
    out.destroy(error);
    return error;
  } finally {
    clearTimeout(timer);
  }
}
