/** The bytes of a run's file exactly as they arrived, for whoever may see them; checked as they go out. */
import { createHash } from 'node:crypto';
import type { Database } from '../../db/database';
import { visibilityOf } from '../../domain/access/visibility';
import { AppError } from '../../errors';
import type { Caller } from '../access/caller';
import type { Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { readRawFile, whyUnreadable } from './raw-file';
import { requireSeenRun, type SeenRun } from './seen-run';

export interface RawCopy extends SeenRun {
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface RawCopyRequest {
  readonly runId: string;
  readonly caller: Caller;
  readonly sealer: Sealer | null;
  readonly requestId: string;
  readonly now: Date;
}

/** PIPL art. 51, 55: contacts in clear are for who is granted them, and no reading goes unrecorded. */
export async function openRawCopy(database: Database, request: RawCopyRequest): Promise<RawCopy> {
  const { caller, sealer, runId, requestId, now } = request;
  const visibility = visibilityOf(caller);
  const run = await requireSeenRun(database, visibility, runId);
  if (run.takesContacts && !visibility.maySeeContacts) throw new AppError('NOT_ALLOWED');
  const unreadable = await whyUnreadable(database, run.sha256, sealer);
  if (unreadable) throw unreadable;
  if (run.takesContacts) {
    const detail = { feed: run.feed, sha256: run.sha256, sizeBytes: run.sizeBytes };
    const who = { actor: caller.actor, actorName: caller.name, requestId };
    await database.transaction((tx) =>
      appendAudit(tx, { ...who, action: 'FILE_READ', subject: `run:${run.runId}`, detail }, now),
    );
  }
  return { ...run, bytes: verified(readRawFile(database, run.sha256, sealer), run.sha256) };
}

/** Bytes that are not those that arrived end in an error, so that the answer breaks off. */
async function* verified(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | null = null;
  for await (const slice of bytes) {
    hash.update(slice);
    // The last slice is kept back until all of them are known to be right.
    if (held) yield held;
    held = slice;
  }
  if (hash.digest('hex') !== sha256) throw new AppError('STORED_FILE_DAMAGED');
  if (held) yield held;
}
