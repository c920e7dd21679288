/** Writes the targets, keeps what each said before, and retires those that the catalogue dropped. */
import type { Statements } from '../../db/database';
import type { Catalogue } from './catalogue';
import { TARGET, TARGET_DEPARTMENT, TARGET_VERSION } from './catalogue-tables';
import { type StatedTarget, statedTargets } from './target-content';
import type { Revised } from './target-history';
import { compareTargets, knownTargets, type NewVersion } from './target-versions';
import { factRelation, type Row, sameKey, upsert } from './upsert';

export interface LoadedTargets {
  readonly changed: readonly string[];
  readonly retired: readonly string[];
}

export async function loadTargets(tx: Statements, catalogue: Catalogue, now: Date): Promise<LoadedTargets> {
  const stated = statedTargets(catalogue);
  const { versionOf, changed, retired } = compareTargets(catalogue, stated, await knownTargets(tx));
  await upsert(
    tx,
    TARGET,
    stated.map((target) => targetRow(target, versionOf.get(target.key) ?? 1)),
  );
  await retireTargets(tx, retired, now);
  await upsert(tx, TARGET_VERSION, [...changed, ...retired].map(versionRow));
  await loadDepartmentsOf(tx, stated);
  return { changed: changed.map(({ key }) => key), retired: retired.map(({ key }) => key) };
}

function targetRow({ key, planSlug, stageKey, slug, ordinal, content }: StatedTarget, version: number): Row {
  return {
    ...{ key, plan_slug: planSlug, stage_key: stageKey, ordinal, slug, version, retired_at: null },
    indicator_code: content.indicator,
    region_code: content.region,
    name_zh: content.nameZh,
    name_en: content.nameEn,
    basis: content.basis,
    comparator: content.comparator,
    value: content.value,
    stated_value: content.statedValue,
    stated_unit: content.statedUnit,
    stated_text: content.statedText,
    firmness: content.firmness,
    clause: content.clause,
    part_of_key: content.partOf,
    growth_base: content.growthBase,
    work_area_key: content.workArea,
    departments_clause: content.departmentsClause,
    departments_inferred: content.departmentsInferred,
    due_on: content.dueOn,
    done_on: content.doneOn,
    done_evidence_zh: content.doneEvidenceZh,
    done_evidence_en: content.doneEvidenceEn,
    done_clause: content.doneClause,
    gap_zh: content.gapZh,
    gap_en: content.gapEn,
    note_zh: content.noteZh,
    note_en: content.noteEn,
  };
}

function versionRow({ key, version, content, reason }: NewVersion): Row {
  const revised = content.revisedBy as Revised | null | undefined;
  return {
    ...{ target_key: key, version, content, reason_zh: reason.zh, reason_en: reason.en },
    effective_on: revised?.effectiveOn ?? null,
    document_slug: revised?.document ?? null,
    clause: revised?.clause ?? null,
  };
}

async function retireTargets(tx: Statements, retired: readonly NewVersion[], now: Date): Promise<void> {
  if (retired.length === 0) return;
  await tx.query('update target set retired_at = $2, version = version + 1 where key = any($1::text[])', [
    retired.map(({ key }) => key),
    now,
  ]);
}

/** Those of retired targets stay: they tell who was responsible. */
async function loadDepartmentsOf(tx: Statements, stated: readonly StatedTarget[]): Promise<void> {
  const rows = stated.flatMap(({ key, content }) => [
    ...content.lead.map((slug, at) => departmentRow(key, slug, 'LEAD', at)),
    ...content.supporting.map((slug, at) => departmentRow(key, slug, 'SUPPORTING', at)),
  ]);
  await tx.query(
    `delete from target_department known
     where exists (select from target where key = known.target_key and retired_at is null)
       and not exists (select from ${factRelation(TARGET_DEPARTMENT)}
         where ${sameKey(TARGET_DEPARTMENT, 'fact', 'known')})`,
    [JSON.stringify(rows)],
  );
  await upsert(tx, TARGET_DEPARTMENT, rows);
}

const departmentRow = (key: string, department: string, role: 'LEAD' | 'SUPPORTING', at: number): Row => ({
  ...{ target_key: key, department_slug: department, role, ordinal: at + 1 },
});
