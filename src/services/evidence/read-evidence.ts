/** What lies behind an answer: today's as it was frozen; any other day's listed on the spot. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { EvidenceSet } from '../../domain/evidence/evidence-set';
import { expandEvidence } from '../../loaders/evidence/expand-evidence';
import { publishedBy } from '../../loaders/evidence/known';
import { readStoredSet, type StoredSet, storedSet } from '../../loaders/evidence/stored-set';
import { judgeTargets } from '../../loaders/progress';

export interface TargetEvidence {
  readonly targetKey: string;
  readonly asOf: IsoDate;
  /** Null where there is no actual, so that there is nothing to sum up. */
  readonly set: EvidenceSet | null;
  readonly hash: string | null;
  readonly frozen: boolean;
  /** Newer inputs are waiting to be counted. */
  readonly stale: boolean;
  readonly computedAt: Date;
  /** Where there are rules: before this instant they reproduce what they stand for. */
  readonly settledAt: Date | null;
}

export interface EvidenceRequest {
  readonly keys: readonly string[];
  /** Null: today. */
  readonly asOf: IsoDate | null;
  readonly knownAt: Date | null;
  readonly now: Date;
  readonly today: IsoDate;
}

type FrozenRow = { readonly [Column in keyof StoredSet]: StoredSet[Column] | null } & {
  readonly [column: string]: unknown;
  readonly target_key: string;
  readonly computed_at: Date;
  readonly stale_since: Date | null;
  readonly settled_at: Date | null;
};

/** The very answers that `readProgress` gives for today. */
const FROZEN = `
select p.target_key, p.computed_at, p.stale_since, e.*
from (
  select distinct on (p.target_key) p.target_key, p.computed_at, p.stale_since, p.evidence_hash
  from target_progress p join target t on t.key = p.target_key join stage s on s.key = t.stage_key
  where p.target_key = any($1::text[]) and p.target_version = target_version_on(t.key, t.version, $2)
    and (p.as_of = $2 or (p.as_of < $2 and p.as_of > coalesce(t.due_on, s.ends_on)))
  order by p.target_key, p.as_of desc) p
left join evidence_set e on e.hash = p.evidence_hash`;

export async function readEvidence(
  statements: Statements,
  request: EvidenceRequest,
): Promise<ReadonlyMap<string, TargetEvidence>> {
  const { keys, now, today, knownAt } = request;
  const asOf = request.asOf ?? today;
  const frozen = asOf === today && knownAt === null ? await readFrozen(statements, keys, asOf) : [];
  const found = new Map(frozen.map((one) => [one.targetKey, one]));
  const rest = keys.filter((key) => !found.has(key));
  const known = publishedBy(knownAt);
  const judged = rest.length > 0 ? await judgeTargets(statements, { keys: rest, asOf, known, now }) : [];
  const sets = await expandEvidence(statements, judged, known);
  for (const { context } of judged) {
    const set = sets.get(context.key) ?? null;
    const hash = set && storedSet(set).hash;
    const listed = { set, hash, frozen: false, stale: false, computedAt: now, settledAt: null };
    found.set(context.key, { targetKey: context.key, asOf, ...listed });
  }
  return found;
}

async function readFrozen(
  statements: Statements,
  keys: readonly string[],
  asOf: IsoDate,
): Promise<TargetEvidence[]> {
  const rows = await statements.query<FrozenRow>(FROZEN, [keys, asOf]);
  return rows.map((row) => frozenOf(row, row.target_key, asOf));
}

function frozenOf(row: FrozenRow, targetKey: string, asOf: IsoDate): TargetEvidence {
  const { hash, computed_at: computedAt, settled_at: settledAt } = row;
  const set = hash === null ? null : readStoredSet(row as unknown as StoredSet);
  const stale = row.stale_since !== null;
  return { targetKey, asOf, set, hash, frozen: true, stale, computedAt, settledAt };
}
