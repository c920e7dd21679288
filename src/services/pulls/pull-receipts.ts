/** The records of a pull: that it began, that it broke, or that it is complete, with its receipt. */
import type { Database } from '../../db/database';
import type { AuditAction } from '../../domain/vocabulary';
import type { BulkFormat } from '../../loaders/bulk/columns';
import type { BulkListName } from '../../loaders/bulk/lists';
import type { Caller } from '../access/caller';
import { appendAudit } from '../audit/append-audit';
import type { Totals } from './pull-body';
import type { PullScope } from './pull-scope';

/** What is known of a pull before its first byte. */
export interface PullFacts {
  readonly id: string;
  readonly caller: Caller;
  readonly list: BulkListName;
  readonly kind: 'SNAPSHOT' | 'DELTA';
  readonly format: BulkFormat | 'graphql';
  readonly scope: PullScope;
  readonly sinceToken: string | null;
  readonly watermark: string;
  readonly startedAt: Date;
  readonly requestId: string;
}

/** As the caller gets it: proof of what it was given. */
export interface WrittenReceipt extends Totals {
  readonly id: string;
  readonly list: BulkListName;
  readonly kind: 'SNAPSHOT' | 'DELTA';
  readonly watermark: string;
  readonly sha256: string;
  readonly finishedAt: string;
  readonly auditSeq: number;
  readonly auditHash: string;
}

function entryOf(facts: PullFacts, action: AuditAction, detail: Readonly<Record<string, unknown>>) {
  const { id, caller, list, kind, format, requestId } = facts;
  return {
    ...{ action, actor: caller.actor, actorName: caller.name, subject: `pull:${id}`, requestId },
    detail: { list, kind, format, ...detail },
  };
}

/** Written before the first byte: who began a pull that nobody saw the end of is known all the same. */
export async function recordStart(database: Database, facts: PullFacts): Promise<void> {
  const { scope, sinceToken, watermark, startedAt } = facts;
  const entry = entryOf(facts, 'PULL_STARTED', { scope, sinceToken, watermark });
  await database.transaction((tx) => appendAudit(tx, entry, startedAt));
}

export async function recordBreak(
  database: Database,
  facts: PullFacts,
  detail: Totals & { readonly why: string },
  now: Date,
): Promise<void> {
  await database.transaction((tx) => appendAudit(tx, entryOf(facts, 'PULL_BROKEN', { ...detail }), now));
}

/** The receipt and its audit record, both or neither; only then may the caller be told that it has all. */
export function recordCompletion(
  database: Database,
  facts: PullFacts,
  { rows, bytes, sha256 }: Totals & { readonly sha256: string },
  finishedAt: Date,
): Promise<WrittenReceipt> {
  const { id, caller, list, kind, format, scope, sinceToken, watermark, startedAt } = facts;
  const entry = entryOf(facts, 'PULL_COMPLETED', { rows, bytes, sha256, watermark });
  return database.transaction(async (tx) => {
    const { seq, hash } = await appendAudit(tx, entry, finishedAt);
    // The receipt names the audit record, so it can only follow it.
    await tx.query(
      `insert into pull_receipt (id, key_id, actor, list, kind, format, scope, since_token, watermark,
         row_count, byte_count, sha256, started_at, finished_at, audit_seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        ...[id, caller.keyId, caller.actor, list, kind, format, JSON.stringify(scope), sinceToken],
        ...[watermark, rows, bytes, sha256, startedAt, finishedAt, seq],
      ],
    );
    return {
      ...{ id, list, kind, watermark, rows, bytes, sha256 },
      ...{ finishedAt: finishedAt.toISOString(), auditSeq: Number(seq), auditHash: hash },
    };
  });
}

/** One's own; an administrator's are all. */
export const maySeeReceipt = (receipt: { readonly actor: string }, caller: Caller | null): boolean =>
  caller !== null && (caller.role === 'ADMINISTRATOR' || caller.actor === receipt.actor);
