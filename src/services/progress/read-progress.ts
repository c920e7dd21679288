/** Where targets stand: today's stored answer, stale or not; any other day is computed on the spot. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { ProgressStatus } from '../../domain/vocabulary';
import { publishedBy } from '../../loaders/evidence/known';
import { type ProgressAnswer, type ProgressInputs, progressOf } from '../../loaders/progress';

export interface ProgressRequest {
  readonly keys: readonly string[];
  /** Null: today. */
  readonly asOf: IsoDate | null;
  readonly asKnownAt?: Date | null;
  readonly now: Date;
  readonly today: IsoDate;
}

interface StoredRow {
  readonly target_key: string;
  readonly plan_slug: string;
  readonly target_version: number;
  readonly actual: string | null;
  readonly actual_start: IsoDate | null;
  readonly actual_end: IsoDate | null;
  readonly baseline: string | null;
  readonly attainment: number | null;
  readonly expected: string | null;
  readonly projected: string | null;
  readonly status: ProgressStatus;
  readonly is_final: boolean;
  readonly explanation_zh: string;
  readonly explanation_en: string;
  readonly inputs: ProgressInputs;
  readonly input_hash: string;
  readonly evidence_hash: string | null;
  readonly computed_at: Date;
  readonly stale_since: Date | null;
}

/** After the end of its stage an answer no longer changes with the day, only with the data. */
const STORED = `
select distinct on (p.target_key) p.*, t.plan_slug
from target_progress p join target t on t.key = p.target_key join stage s on s.key = t.stage_key
where p.target_key = any($1::text[]) and p.target_version = target_version_on(t.key, t.version, $2)
  and (p.as_of = $2 or (p.as_of < $2 and p.as_of > coalesce(t.due_on, s.ends_on)))
order by p.target_key, p.as_of desc`;

export async function readProgress(
  statements: Statements,
  request: ProgressRequest,
): Promise<ReadonlyMap<string, ProgressAnswer>> {
  const { keys, today, now, asKnownAt = null } = request;
  const asOf = request.asOf ?? today;
  const stored = asOf === today && asKnownAt === null ? await readStored(statements, keys, today) : new Map();
  const rest = keys.filter((key) => !stored.has(key));
  const known = publishedBy(asKnownAt);
  const computed = rest.length > 0 ? await progressOf(statements, { keys: rest, asOf, known, now }) : [];
  return new Map([...stored, ...computed]);
}

async function readStored(
  statements: Statements,
  keys: readonly string[],
  today: IsoDate,
): Promise<Map<string, ProgressAnswer>> {
  const rows = await statements.query<StoredRow & { readonly [column: string]: unknown }>(STORED, [
    keys,
    today,
  ]);
  return new Map(rows.map((row) => [row.target_key, answerOf(row, today)]));
}

const answerOf = (row: StoredRow, asOf: IsoDate): ProgressAnswer => ({
  targetKey: row.target_key,
  planSlug: row.plan_slug,
  targetVersion: row.target_version,
  asOf,
  actual: row.actual,
  actualStart: row.actual_start,
  actualEnd: row.actual_end,
  baseline: row.baseline,
  attainment: row.attainment,
  expected: row.expected,
  projected: row.projected,
  status: row.status,
  isFinal: row.is_final,
  explanationZh: row.explanation_zh,
  explanationEn: row.explanation_en,
  inputs: row.inputs,
  inputHash: row.input_hash,
  evidenceHash: row.evidence_hash,
  computedAt: row.computed_at,
  stale: row.stale_since !== null,
});
