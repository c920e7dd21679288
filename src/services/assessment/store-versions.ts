/** Writes computed assessments: versions and items for ever, and what is in force of them; set by set. */
import type { Transaction } from '../../db/database';
import type { ScoredItem } from '../../domain/assessment/facts';
import type { AssessmentStatus, AssessmentStep } from '../../domain/assessment/vocabulary';
import type { ComputedAssessment, RestsOn } from './compute';

export type VersionCause = 'COMPUTED' | 'COMPUTED_AGAIN' | 'APPEAL_UPHELD';

export interface NewVersion {
  readonly assessmentId: string;
  readonly version: number;
  readonly cause: VersionCause;
  readonly knownBefore: Date;
  readonly computed: ComputedAssessment;
}

const ADD_VERSIONS = `
insert into assessment_version (assessment_id, version, cause, scheme_version, known_before, score, band,
  content, content_hash, inputs, inputs_hash, is_synthetic, computed_at)
select * from jsonb_to_recordset($1::jsonb) as v (assessment_id uuid, version integer, cause text,
  scheme_version integer, known_before timestamptz, score numeric, band text, content text,
  content_hash text, inputs text, inputs_hash text, is_synthetic boolean, computed_at timestamptz)`;

const ADD_ITEMS = `
insert into assessment_item (assessment_id, version, ordinal, target_key, target_version, name_zh, name_en,
  basis, role, weight, value, expected, actual, status, points, contribution, unscored, ends_on, done_on,
  explanation_zh, explanation_en, figures)
select * from jsonb_to_recordset($1::jsonb) as i (assessment_id uuid, version integer, ordinal integer,
  target_key text, target_version integer, name_zh text, name_en text, basis text, role text,
  weight numeric, value numeric, expected numeric, actual numeric, status text, points numeric,
  contribution numeric, unscored text, ends_on date, done_on date, explanation_zh text,
  explanation_en text, figures jsonb)`;

const PUT_IN_FORCE = `
update assessment a set version = v.version, score = v.score, band = v.band, changed_at = $2
from jsonb_to_recordset($1::jsonb) as v (assessment_id uuid, version integer, score numeric, band text)
where a.id = v.assessment_id`;

export async function storeVersions(
  tx: Transaction,
  versions: readonly NewVersion[],
  now: Date,
): Promise<void> {
  if (versions.length === 0) return;
  const rows = versions.map((version) => versionRow(version, now));
  await tx.query(ADD_VERSIONS, [JSON.stringify(rows)]);
  await tx.query(ADD_ITEMS, [JSON.stringify(versions.flatMap(itemRows))]);
  await tx.query(PUT_IN_FORCE, [JSON.stringify(rows), now]);
}

const versionRow = ({ assessmentId, version, cause, knownBefore, computed }: NewVersion, now: Date) => ({
  ...{ assessment_id: assessmentId, version, cause, known_before: knownBefore, computed_at: now },
  ...{ scheme_version: computed.content.schemeVersion },
  ...{ score: computed.content.score, band: computed.content.band },
  ...{ content: computed.bytes, content_hash: computed.hash },
  ...{ inputs: computed.inputs, inputs_hash: computed.inputsHash, is_synthetic: computed.isSynthetic },
});

const itemRows = ({ assessmentId, version, computed }: NewVersion) =>
  computed.content.items.map((item, at) => ({
    ...{ assessment_id: assessmentId, version, ordinal: at + 1 },
    ...itemRow(item, computed.restsOn.get(item.targetKey) ?? []),
  }));

const itemRow = (item: ScoredItem, figures: readonly RestsOn[]) => ({
  ...{ target_key: item.targetKey, target_version: item.targetVersion },
  ...{ name_zh: item.nameZh, name_en: item.nameEn, basis: item.basis, role: item.role, weight: item.weight },
  ...{ value: item.value, expected: item.expected, actual: item.actual, status: item.status },
  ...{ points: item.points, contribution: item.contribution, unscored: item.unscored },
  ...{ ends_on: item.endsOn, done_on: item.doneOn, figures },
  ...{ explanation_zh: item.explanationZh, explanation_en: item.explanationEn },
});

export interface NewEvent {
  readonly assessmentId: string;
  readonly step: AssessmentStep;
  readonly fromStatus: AssessmentStatus | null;
  readonly toStatus: AssessmentStatus;
  readonly version: number;
  readonly comment?: string | null;
  readonly appealId?: string | null;
}

const ADD_EVENTS = `
insert into assessment_event (assessment_id, step, from_status, to_status, version, actor, actor_name,
  comment, appeal_id, happened_at)
select e."assessmentId", e.step, e."fromStatus", e."toStatus", e.version, $2, $3, e.comment, e."appealId", $4
from jsonb_to_recordset($1::jsonb) as e ("assessmentId" uuid, step text, "fromStatus" text, "toStatus" text,
  version integer, comment text, "appealId" uuid)`;

export async function addEvents(
  tx: Transaction,
  events: readonly NewEvent[],
  by: { readonly actor: string; readonly actorName?: string | undefined; readonly now: Date },
): Promise<void> {
  if (events.length === 0) return;
  await tx.query(ADD_EVENTS, [JSON.stringify(events), by.actor, by.actorName ?? null, by.now]);
}
