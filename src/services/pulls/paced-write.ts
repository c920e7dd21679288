/** Writes at the reader's pace, and notices when the reader has gone. */
import type { Duplex } from 'node:stream';

/** Broken off by its reader, or by a limit. */
export class PullBroken extends Error {}

export const READER_GONE = 'the reader has gone';

/** Waits until the reader has taken enough of what was written. */
export async function writePaced(out: Duplex, bytes: Buffer | string, stallMs: number): Promise<void> {
  if (out.destroyed) throw new PullBroken(READER_GONE);
  if (bytes.length === 0 || out.write(bytes)) return;
  await new Promise<void>((resolve, reject) => {
    const stopWatching = watchStall(out, stallMs);
    const settle = (done: () => void) => () => {
      stopWatching();
      out.off('drain', onDrain);
      out.off('close', onClose);
      done();
    };
    const onDrain = settle(resolve);
    const onClose = settle(() => reject(out.errored ?? new PullBroken(READER_GONE)));
    out.once('drain', onDrain);
    out.once('close', onClose);
  });
}

/** A reader that takes nothing for so long has gone; one that is slow has not. */
export function watchStall(out: Duplex, stallMs: number): () => void {
  const waiting = () => out.writableLength + out.readableLength;
  let before = waiting();
  const timer = setInterval(() => {
    const left = waiting();
    if (left >= before) out.destroy(new PullBroken(`the reader took nothing for ${stallMs} ms`));
    before = left;
  }, stallMs);
  return () => clearInterval(timer);
}
