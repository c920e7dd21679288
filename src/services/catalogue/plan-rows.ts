/** Rows of plans, their work areas and their stages. */
import { type Catalogue, type PlanFact, stageKey } from './catalogue';
import type { Row } from './upsert';
import { inferenceRows } from './word-rows';

export const workAreaKey = (plan: { readonly slug: string }, area: string): string => `${plan.slug}/${area}`;

export const planRows = ({ plans }: Catalogue): Row[] =>
  plans.map((plan) => ({
    slug: plan.slug,
    document_slug: plan.document,
    title_zh: plan.titleZh,
    title_en: plan.titleEn,
    region_code: plan.region,
    starts_on: plan.startsOn,
    ends_on: plan.endsOn,
    thresholds: plan.thresholds,
    inferred: inferenceRows(plan.inferred),
    rules: plan.rules.map(ruleRow),
    equivalents: plan.equivalents.map(({ targets, kinds, reasonZh, reasonEn }) => ({
      ...{ targets: targets.map((target) => `${plan.slug}/${target}`), kinds: kinds ?? null },
      ...{ reasonZh, reasonEn },
    })),
  }));

const ruleRow = (rule: PlanFact['rules'][number]): Row => ({
  slug: rule.slug,
  nameZh: rule.nameZh,
  nameEn: rule.nameEn,
  clause: rule.clause,
  value: rule.value ?? null,
  unit: rule.unit ?? null,
  statedText: rule.statedText ?? null,
  noteZh: rule.noteZh ?? null,
  noteEn: rule.noteEn ?? null,
});

export const workAreaRows = ({ plans }: Catalogue): Row[] =>
  plans.flatMap((plan) =>
    plan.workAreas.map((area, at) => ({
      key: workAreaKey(plan, area.slug),
      plan_slug: plan.slug,
      ordinal: at + 1,
      name_zh: area.nameZh,
      name_en: area.nameEn,
      clause: area.clause,
      departments: { lead: area.lead, supporting: area.supporting },
      inferred: inferenceRows(area.inferred),
    })),
  );

export const stageRows = ({ plans }: Catalogue): Row[] =>
  plans.flatMap((plan) =>
    plan.stages.map((stage, at) => ({
      key: stageKey(plan, stage),
      plan_slug: plan.slug,
      slug: stage.slug,
      kind: stage.kind,
      ordinal: at + 1,
      name_zh: stage.nameZh,
      name_en: stage.nameEn,
      starts_on: stage.startsOn,
      ends_on: stage.endsOn,
      clause: stage.clause,
      inferred: inferenceRows(stage.inferred),
    })),
  );
