/** One page of changes as a pull of its own: what was handed over is recorded with a receipt. */
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../../db/database';
import { visibilityOf } from '../../domain/access/visibility';
import type { Caller } from '../access/caller';
import { type ChangePage, readChanges } from '../changes/read-changes';
import { type PullFacts, recordCompletion } from './pull-receipts';
import { requirePull, scopeOf } from './pull-scope';

export interface PageRequest {
  readonly caller: Caller | null;
  /** Null for the beginning of the log. */
  readonly since: string | null;
  readonly limit: number;
  readonly requestId: string;
}

/** Who polls and finds nothing leaves no trace: there is nothing to prove. */
export async function pullPage(database: Database, request: PageRequest, now: Date): Promise<ChangePage> {
  const { caller, since, limit, requestId } = request;
  const visibility = visibilityOf(caller);
  requirePull(visibility, 'enterprises');
  const page = await readChanges(database, { visibility, since, limit });
  if (page.changes.length === 0) return page;
  const body = page.changes.map(({ line }) => `${line}\n`).join('');
  const facts: PullFacts = {
    id: randomUUID(),
    caller: caller as Caller,
    list: 'enterprises',
    kind: 'DELTA',
    format: 'graphql',
    scope: scopeOf(visibility),
    sinceToken: since,
    watermark: page.endToken,
    startedAt: now,
    requestId,
  };
  const totals = {
    rows: page.changes.length,
    bytes: Buffer.byteLength(body),
    sha256: createHash('sha256').update(body).digest('hex'),
  };
  await recordCompletion(database, facts, totals, now);
  return page;
}
