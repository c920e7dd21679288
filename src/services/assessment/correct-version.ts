/** A stored version read back, and the corrected one that an upheld appeal makes beside it. */
import type { Statements, Transaction } from '../../db/database';
import type { Correction } from '../../domain/assessment/facts';
import type { Scheme } from '../../domain/assessment/scheme';
import { type AssessmentContent, bytesOf, type ComputedAssessment, contentOf, type RestsOn } from './compute';
import type { FoundAssessment } from './standing';
import { storeVersions } from './store-versions';

export interface StoredVersion extends Omit<ComputedAssessment, 'restsOn'> {
  readonly assessmentId: string;
  readonly version: number;
  readonly plan: string;
  readonly scheme: Scheme;
  readonly knownBefore: Date;
}

interface Row {
  readonly [column: string]: unknown;
  readonly plan: string;
  readonly scheme: Scheme;
  readonly known_before: Date;
  readonly content: string;
  readonly content_hash: string;
  readonly inputs: string;
  readonly inputs_hash: string;
  readonly is_synthetic: boolean;
}

const READ = `
select a.plan_slug as plan, s.content as scheme, v.known_before, v.content, v.content_hash, v.inputs,
  v.inputs_hash, v.is_synthetic
from assessment_version v join assessment a on a.id = v.assessment_id
join assessment_scheme s on s.plan_slug = a.plan_slug and s.version = v.scheme_version
where v.assessment_id = $1 and v.version = $2`;

export async function readVersion(
  statements: Statements,
  assessmentId: string,
  version: number,
): Promise<StoredVersion | null> {
  const [row] = await statements.query<Row>(READ, [assessmentId, version]);
  if (!row) return null;
  return {
    ...{ assessmentId, version, plan: row.plan, scheme: row.scheme, knownBefore: row.known_before },
    ...{ content: JSON.parse(row.content) as AssessmentContent, bytes: row.content, hash: row.content_hash },
    ...{ inputs: row.inputs, inputsHash: row.inputs_hash, isSynthetic: row.is_synthetic },
  };
}

export async function storedVersion(tx: Statements, id: string, version: number): Promise<StoredVersion> {
  const stored = await readVersion(tx, id, version);
  if (!stored) throw new TypeError(`assessment ${id} has no version ${version}`);
  return stored;
}

const FIGURES = `
select target_key as "targetKey", figures from assessment_item where assessment_id = $1 and version = $2`;

/** Same facts, same scheme, same knowledge: nothing but the correction is new. */
export async function correctVersion(
  tx: Transaction,
  { id, version }: FoundAssessment,
  correction: Correction,
  now: Date,
): Promise<{ readonly version: number; readonly score: string | null }> {
  const stored = await storedVersion(tx, id, version);
  const { content: before, scheme, inputs, inputsHash, isSynthetic, knownBefore } = stored;
  const others = before.corrections.filter(({ targetKey }) => targetKey !== correction.targetKey);
  const by = { version: before.schemeVersion, scheme };
  const content = contentOf(before, by, before.items, [...others, correction]);
  const rows = await tx.query<{ targetKey: string; figures: RestsOn[] }>(FIGURES, [id, version]);
  const restsOn = new Map(rows.map(({ targetKey, figures }) => [targetKey, figures]));
  const computed = { content, ...bytesOf(content), inputs, inputsHash, isSynthetic, restsOn };
  const next = { assessmentId: id, version: version + 1, cause: 'APPEAL_UPHELD' as const };
  await storeVersions(tx, [{ ...next, knownBefore, computed }], now);
  return { version: next.version, score: content.score };
}
