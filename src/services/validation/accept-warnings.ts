/** Records that somebody answers for warnings: the figures are right all the same, and why. */
import type { Database, Statements, Transaction } from '../../db/database';
import { FeedReject } from '../../entities/feed-reject';
import { columnsOf, hydrate, isKeyOf } from '../../loaders/rows';
import { type Refusal, refusal } from '../access/refusal';
import { MAX_REASON_LENGTH } from '../access/set-sharing';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';

export interface Acceptance {
  readonly ids: readonly string[];
  readonly reason: string;
}

export const MAX_WARNINGS_AT_ONCE = 500;

export type AcceptResult = { readonly rejects: readonly FeedReject[] } | { readonly refusal: Refusal };

function objectionTo({ ids, reason }: Acceptance): Refusal | null {
  if (ids.length === 0 || ids.length > MAX_WARNINGS_AT_ONCE) {
    return refusal('NO_WARNINGS', { max: MAX_WARNINGS_AT_ONCE });
  }
  if (reason.trim() === '') return refusal('EMPTY_REASON');
  if ([...reason.trim()].length > MAX_REASON_LENGTH) {
    return refusal('REASON_TOO_LONG', { max: MAX_REASON_LENGTH });
  }
  const malformed = ids.find((id) => !isKeyOf('bigint', id));
  return malformed === undefined ? null : refusal('UNKNOWN_WARNING', { id: malformed.slice(0, 40) });
}

interface Standing {
  readonly id: string;
  readonly severity: string;
  readonly accepted: boolean;
  readonly takenIn: boolean;
  readonly feed: string;
  readonly run: string;
}

/** One officer at a time; a warning of other regions than the officer's is one that is not there. */
function findAndLock(
  tx: Statements,
  ids: readonly string[],
  regionCodes: readonly string[] | null,
): Promise<Standing[]> {
  return tx.query<Standing & Readonly<Record<string, unknown>>>(
    `select reject.id::text, severity, accepted_at is not null as accepted, run.id as run,
       run.feed_slug as feed, run.status in ('PUBLISHED', 'UNCHANGED', 'AWAITING_REVIEW') as "takenIn"
     from feed_reject reject join feed_run run on run.id = reject.run_id
     join feed_batch batch on batch.id = run.batch_id
     where reject.id = any($1::bigint[])
       and ($2::text[] is null or batch.region_codes <@ regions_within($2::text[]))
     order by reject.id for update of reject`,
    [ids, regionCodes],
  );
}

function refusalOf(ids: readonly string[], found: ReadonlyMap<string, Standing>): Refusal | null {
  for (const id of ids) {
    const standing = found.get(id);
    if (!standing) return refusal('UNKNOWN_WARNING', { id });
    if (standing.severity !== 'WARNING') return refusal('NOT_A_WARNING', { id });
    if (!standing.takenIn) return refusal('NOTHING_TAKEN_IN', { id });
    if (standing.accepted) return refusal('ALREADY_ACCEPTED', { id });
  }
  return null;
}

async function record(
  tx: Transaction,
  database: Database,
  ids: readonly string[],
  reason: string,
  { actor, actorName, now }: Doer,
): Promise<readonly FeedReject[]> {
  const rows = await tx.query(
    `with accepted as (
       update feed_reject t set accepted_at = $2, accepted_by = $3, accepted_by_name = $4,
         accepted_reason = $5
       where id = any($1::bigint[]) returning t.*)
     select ${columnsOf(database, FeedReject)} from accepted t order by t.id`,
    [ids, now, actor, actorName ?? null, reason],
  );
  return rows.map((row) => hydrate(FeedReject, row));
}

/** All of them or none, each once. */
export async function acceptWarnings(
  database: Database,
  regionCodes: readonly string[] | null,
  acceptance: Acceptance,
  doer: Doer,
): Promise<AcceptResult> {
  const objection = objectionTo(acceptance);
  if (objection) return { refusal: objection };
  const ids = [...new Set(acceptance.ids)];
  const reason = acceptance.reason.trim();
  return database.transaction(async (tx) => {
    const found = await findAndLock(tx, ids, regionCodes);
    const refused = refusalOf(ids, new Map(found.map((standing) => [standing.id, standing])));
    if (refused) return { refusal: refused };
    const rejects = await record(tx, database, ids, reason, doer);
    const runs = [...new Set(found.map(({ run }) => run))].sort();
    const feeds = [...new Set(found.map(({ feed }) => feed))].sort();
    const subject = runs.length === 1 ? `run:${runs[0]}` : undefined;
    const detail = { feeds, runs, warnings: rejects.map(({ id }) => id), reason };
    await appendAudit(tx, { ...whoOf(doer), action: 'WARNING_ACCEPTED', subject, detail }, doer.now);
    return { rejects };
  });
}
