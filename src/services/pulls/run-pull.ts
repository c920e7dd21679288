/**
 * Sends an opened pull to its reader, at the reader's pace, and ends it with a receipt; or breaks it off, so
 * that no receipt can be taken for one.
 */
import type { Duplex } from 'node:stream';
import type { Database } from '../../db/database';
import { cleanErrorText } from '../../errors';
import type { OpenPull } from './open-pull';
import { PullBroken, READER_GONE, watchStall, writePaced } from './paced-write';
import { PullBody, type Totals } from './pull-body';
import type { PullLimits } from './pull-limits';
import { recordBreak, recordCompletion, type WrittenReceipt } from './pull-receipts';

export interface RunPull {
  readonly database: Database;
  readonly pull: OpenPull;
  /** Where the body goes; destroying it tells the reader that the body is not whole. */
  readonly out: Duplex;
  readonly limits: Pick<PullLimits, 'stallMs' | 'totalMs'>;
  readonly now: () => Date;
  /** Told before the last line is sent. */
  readonly onReceipt?: (json: string) => void;
}

export interface PullOutcome extends Totals {
  readonly receipt: WrittenReceipt | null;
  /** What broke it. */
  readonly error: Error | null;
}

export async function runPull(task: RunPull): Promise<PullOutcome> {
  const { out, pull, limits } = task;
  const body = new PullBody(pull.facts.format === 'csv' ? 'csv' : 'ndjson');
  // Whoever ends the body ends the statement behind it, at once.
  out.once('close', () => pull.read.breakOff());
  // Said again where it is waited for.
  out.on('error', () => undefined);
  const timer = setTimeout(
    () => out.destroy(new PullBroken(`not done within ${limits.totalMs} ms`)),
    limits.totalMs,
  );
  try {
    const receipt = await sendAll(task, body);
    return { ...body.totals, receipt, error: null };
  } catch (thrown) {
    // What ended the body is the cause; that the statement behind it failed then, is its effect.
    const error = out.destroyed ? (out.errored ?? new PullBroken(READER_GONE)) : (thrown as Error);
    pull.read.breakOff();
    out.destroy(error);
    await noteBreak(task, body.totals, error);
    return { ...body.totals, receipt: null, error };
  } finally {
    clearTimeout(timer);
  }
}

async function sendAll(task: RunPull, body: PullBody): Promise<WrittenReceipt> {
  const { database, pull, out, limits, now } = task;
  await writePaced(out, body.head, limits.stallMs);
  const chunks = pull.chunks();
  let next = await chunks.next();
  for (; !next.done; next = await chunks.next()) await writePaced(out, body.take(next.value), limits.stallMs);
  await pull.read.close();
  const { totals } = body;
  if (totals.rows !== next.value) throw new TypeError(`${totals.rows} rows sent of ${next.value}`);
  if (out.destroyed) throw new PullBroken(READER_GONE);
  const receipt = await recordCompletion(database, pull.facts, { ...totals, sha256: body.digest() }, now());
  const json = JSON.stringify(receipt);
  task.onReceipt?.(json);
  out.once('close', watchStall(out, limits.stallMs));
  out.end(body.receiptLine(json));
  return receipt;
}

/** Best effort: where the break comes from the database itself, nothing can be written there. */
async function noteBreak({ database, pull, now }: RunPull, totals: Totals, error: Error): Promise<void> {
  const why = error instanceof PullBroken ? error.message : cleanErrorText(error);
  await recordBreak(database, pull.facts, { ...totals, why }, now()).catch(() => undefined);
}
