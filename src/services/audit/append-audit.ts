/**
 * Writes an audit record in the transaction of what it records: either both are there or neither. The last
 * statement of that transaction, for the chain lets only one transaction at a time append.
 */
import type { Transaction } from '../../db/database';
import type { AuditAction } from '../../domain/vocabulary';

export interface AuditEntry {
  readonly action: AuditAction;
  /** `key:<id>`, `oidc:<subject>`, or `system:<part>` for what nobody asked for. */
  readonly actor: string;
  readonly actorName?: string | undefined;
  /** What it was done to, for example `enterprise:914…` or `run:<id>`. */
  readonly subject?: string | undefined;
  readonly requestId?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditPlace {
  readonly seq: string;
  readonly hash: string;
}

export async function appendAudit(tx: Transaction, entry: AuditEntry, now: Date): Promise<AuditPlace> {
  const content = JSON.stringify({ recordedAt: now.toISOString(), ...entry });
  const [place] = await tx.query<{ seq: string; hash: string }>(
    'select seq::text, hash from append_audit($1, $2)',
    [content, now],
  );
  return place as AuditPlace;
}

/** The same for many, in their order, in one statement. */
export async function appendAudits(
  tx: Transaction,
  entries: readonly AuditEntry[],
  now: Date,
): Promise<void> {
  const contents = entries.map((entry) => JSON.stringify({ recordedAt: now.toISOString(), ...entry }));
  await tx.query(
    `select count(placed.seq) from (
       select content from unnest($1::text[]) with ordinality as given (content, place)
       order by place offset 0) ordered
     cross join lateral append_audit(ordered.content, $2) placed`,
    [contents, now],
  );
}
