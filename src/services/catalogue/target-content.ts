/** What a target says, in one shape for targets and milestones: the content of its versions. */
import type { Comparator, Firmness, TargetBasis } from '../../domain/vocabulary';
import type { PlanThresholds } from '../../entities/plan';
import type { GrowthBase } from '../../entities/target';
import { type Catalogue, MILESTONE_INDICATOR, type PlanFact, stageKey, targetSlug } from './catalogue';
import { workAreaKey } from './plan-rows';
import { datedRevisions, historyOf, type Revised } from './target-history';
import type { MilestoneFact, TargetFact } from './target-schema';
import { UnitTable, unitOfTarget } from './unit-table';

export interface TargetContent {
  readonly indicator: string;
  readonly region: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly statedValue: string | null;
  readonly statedUnit: string | null;
  readonly statedText: string | null;
  readonly firmness: Firmness;
  readonly clause: string;
  readonly partOf: string | null;
  readonly growthBase: GrowthBase | null;
  readonly workArea: string | null;
  readonly lead: readonly string[];
  readonly supporting: readonly string[];
  readonly departmentsClause: string | null;
  readonly departmentsInferred: boolean;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly doneEvidenceZh: string | null;
  readonly doneEvidenceEn: string | null;
  readonly doneClause: string | null;
  readonly gapZh: string | null;
  readonly gapEn: string | null;
  readonly noteZh: string | null;
  readonly noteEn: string | null;
  /** From its stage and its plan, so that a version says all that a judgement needs. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly planStartsOn: string;
  readonly thresholds: PlanThresholds;
  /** The document that made it say so, and the day from which it does; null as first published. */
  readonly revisedBy: Revised | null;
}

export interface StatedTarget {
  readonly key: string;
  readonly planSlug: string;
  readonly stageKey: string;
  readonly slug: string;
  /** Place among the targets of the plan, milestones of a stage after its numbers. */
  readonly ordinal: number;
  readonly content: TargetContent;
  /** What it said before each of its revisions, the oldest first. */
  readonly before: readonly TargetContent[];
}

export function statedTargets(catalogue: Catalogue): StatedTarget[] {
  const units = new UnitTable(catalogue.units);
  const unitOf = new Map(catalogue.indicators.map(({ code, unit }) => [code, unit]));
  return catalogue.plans.flatMap((plan) => {
    const targets = plan.stages.flatMap((stage) => {
      const own = stageKey(plan, stage);
      const at = (slug: string, contents: readonly TargetContent[]) => ({
        ...{ key: `${own}/${slug}`, planSlug: plan.slug, stageKey: own, slug },
        ...{ content: contents.at(-1) as TargetContent, before: contents.slice(0, -1) },
      });
      const place = placeOf(plan, stage);
      const number = (target: TargetFact) =>
        historyOf(target, datedRevisions(plan, `${stage.slug}/${targetSlug(target)}`)).map(
          ({ said, revisedBy }) => ({
            ...numberContent(said, plan, units, unitOf.get(said.indicator) ?? ''),
            ...place,
            revisedBy,
          }),
        );
      return [
        ...stage.targets.map((target) => at(targetSlug(target), number(target))),
        ...stage.milestones.map((milestone) =>
          at(milestone.slug, [{ ...milestoneContent(milestone, plan), ...place, revisedBy: null }]),
        ),
      ];
    });
    return targets.map((target, index) => ({ ...target, ordinal: index + 1 }));
  });
}

type Place = Pick<TargetContent, 'startsOn' | 'endsOn' | 'planStartsOn' | 'thresholds'>;
type Said = Omit<TargetContent, keyof Place | 'revisedBy'>;

const placeOf = (plan: PlanFact, stage: PlanFact['stages'][number]): Place => ({
  startsOn: stage.startsOn,
  endsOn: stage.endsOn,
  planStartsOn: plan.startsOn ?? plan.stages.map(({ startsOn }) => startsOn).sort()[0] ?? stage.startsOn,
  thresholds: plan.thresholds,
});

function numberContent(target: TargetFact, plan: PlanFact, units: UnitTable, indicatorUnit: string): Said {
  const { value, unit, basis } = target;
  const kept = unitOfTarget(basis, indicatorUnit);
  return {
    ...sharedContent(target, plan),
    indicator: target.indicator,
    basis,
    comparator: target.comparator,
    value: value === null ? null : units.convert(value, unit, kept),
    statedValue: value,
    statedUnit: unit,
    partOf: target.partOf === undefined ? null : `${plan.slug}/${target.partOf}`,
    growthBase: growthBaseOf(target),
    dueOn: null,
    doneOn: null,
    doneEvidenceZh: null,
    doneEvidenceEn: null,
    doneClause: null,
    gapZh: target.gapZh ?? null,
    gapEn: target.gapEn ?? null,
  };
}

/** Keys without a value are left out, as JSON would. */
const growthBaseOf = ({ growthBase }: TargetFact): GrowthBase | null =>
  growthBase ? (JSON.parse(JSON.stringify(growthBase)) as GrowthBase) : null;

function milestoneContent(milestone: MilestoneFact, plan: PlanFact): Said {
  return {
    ...sharedContent(milestone, plan),
    indicator: MILESTONE_INDICATOR,
    basis: 'MILESTONE',
    comparator: 'AT_LEAST',
    value: '1',
    statedValue: null,
    statedUnit: null,
    partOf: null,
    growthBase: null,
    dueOn: milestone.dueOn ?? null,
    doneOn: milestone.doneOn ?? null,
    doneEvidenceZh: milestone.doneEvidenceZh ?? null,
    doneEvidenceEn: milestone.doneEvidenceEn ?? null,
    doneClause: milestone.doneClause ?? null,
    gapZh: null,
    gapEn: null,
  };
}

function sharedContent(fact: TargetFact | MilestoneFact, plan: PlanFact) {
  return {
    region: fact.region ?? plan.region,
    nameZh: fact.nameZh,
    nameEn: fact.nameEn,
    statedText: fact.statedText ?? null,
    firmness: fact.firmness,
    clause: fact.clause,
    ...responsibility(fact, plan),
    noteZh: fact.noteZh ?? null,
    noteEn: fact.noteEn ?? null,
  };
}

/** A target that names no body of its own has those of its work area. */
function responsibility(fact: TargetFact | MilestoneFact, plan: PlanFact) {
  const area = plan.workAreas.find(({ slug }) => slug === fact.workArea);
  const inherits = fact.lead === undefined && fact.supporting === undefined;
  const bodies = inherits && area ? area : fact;
  return {
    workArea: fact.workArea === undefined ? null : workAreaKey(plan, fact.workArea),
    lead: bodies.lead ?? [],
    supporting: bodies.supporting ?? [],
    departmentsClause: fact.departmentsClause ?? (inherits ? (area?.clause ?? null) : null),
    departmentsInferred: fact.departmentsInferred,
  };
}
