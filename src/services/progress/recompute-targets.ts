/** Computes where targets stand and stores it with its inputs; the same inputs leave the row as it is. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { type JudgedTarget, judgeTargets, type ProgressAnswer } from '../../loaders/progress';
import { freezeEvidence } from '../evidence/freeze-evidence';

export interface RecomputeOutcome {
  readonly computed: number;
  readonly changed: number;
}

/** One at a time for each target, in one order, so that two jobs neither interleave nor block for ever. */
const LOCK = `
select pg_advisory_xact_lock(hashtextextended('target:' || key, 0))
from unnest($1::text[]) with ordinality as asked (key, place) order by place`;

/**
 * The mark goes before the evidence is read: a change that commits later waits for this row and marks it
 * again, one that committed before is read. Only where the mark stands is the row touched.
 */
const UNMARK = `
with marked as (
  select target_key, as_of from target_progress
  where target_key = any($1::text[]) and as_of = $2 and stale_since is not null
  order by target_key, as_of for update)
update target_progress p set stale_since = null
from marked where p.target_key = marked.target_key and p.as_of = marked.as_of`;

export async function recomputeIn(
  tx: Transaction,
  targetKeys: readonly string[],
  asOf: IsoDate,
  now: Date,
): Promise<RecomputeOutcome> {
  const keys = [...new Set(targetKeys)].sort();
  await tx.query(LOCK, [keys]);
  await tx.query(UNMARK, [keys, asOf]);
  const judged = await judgeTargets(tx, { keys, asOf, now });
  const evidence = await freezeEvidence(tx, judged);
  return { computed: judged.length, changed: await store(tx, judged, evidence) };
}

const STORE = `
insert into target_progress as p (target_key, as_of, target_version, actual, actual_start, actual_end,
  baseline, attainment, expected, projected, status, is_final, explanation_zh, explanation_en, inputs,
  input_hash, evidence_hash, computed_at)
select * from jsonb_to_recordset($1::jsonb) as a (target_key text, as_of date, target_version integer,
  actual numeric, actual_start date, actual_end date, baseline numeric, attainment double precision,
  expected numeric, projected numeric, status text, is_final boolean, explanation_zh text,
  explanation_en text, inputs jsonb, input_hash text, evidence_hash text, computed_at timestamptz)
on conflict (target_key, as_of) do update set
  target_version = excluded.target_version, actual = excluded.actual, actual_start = excluded.actual_start,
  actual_end = excluded.actual_end, baseline = excluded.baseline, attainment = excluded.attainment,
  expected = excluded.expected, projected = excluded.projected, status = excluded.status,
  is_final = excluded.is_final, explanation_zh = excluded.explanation_zh,
  explanation_en = excluded.explanation_en, inputs = excluded.inputs, input_hash = excluded.input_hash,
  evidence_hash = excluded.evidence_hash, computed_at = excluded.computed_at
where p.input_hash <> excluded.input_hash or p.evidence_hash is distinct from excluded.evidence_hash
returning target_key`;

async function store(
  tx: Transaction,
  judged: readonly JudgedTarget[],
  evidence: ReadonlyMap<string, string>,
): Promise<number> {
  const rows = judged.map(({ answer }) => rowOf(answer, evidence.get(answer.targetKey) ?? null));
  return (await tx.query(STORE, [JSON.stringify(rows)])).length;
}

/** As the table has it, without the mark. */
export const rowOf = (answer: ProgressAnswer, evidenceHash: string | null) => ({
  target_key: answer.targetKey,
  as_of: answer.asOf,
  target_version: answer.targetVersion,
  actual: answer.actual,
  actual_start: answer.actualStart,
  actual_end: answer.actualEnd,
  baseline: answer.baseline,
  attainment: answer.attainment,
  expected: answer.expected,
  projected: answer.projected,
  status: answer.status,
  is_final: answer.isFinal,
  explanation_zh: answer.explanationZh,
  explanation_en: answer.explanationEn,
  inputs: answer.inputs,
  input_hash: answer.inputHash,
  evidence_hash: evidenceHash,
  computed_at: answer.computedAt,
});
