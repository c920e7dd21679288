/** The catalogue as it is read from the seeds: every fact with its place, and one hash over all of them. */
import type { FeedDefinition } from '../../feeds/definition';
import type { AssessmentFact } from './assessment-schema';
import type { BenchmarkFact } from './benchmark-schema';
import type { DocumentFact, LeftOutFact } from './document-schema';
import type { IndicatorFact } from './indicator-schema';
import type { FigureFact, FiguresHead } from './observation-schema';
import type { Placed } from './placed-facts';
import type { PlanHead, PlanRuleFact, RevisionFact, StageHead, WorkAreaFact } from './plan-schema';
import type { ProgrammeHead, ProgrammeRuleFact } from './programme-schema';
import type { RegionFact } from './regions-csv';
import type { RelationFact } from './relation-schema';
import type { RuleFact } from './rule-schema';
import type { MilestoneFact, TargetFact } from './target-schema';
import type { DepartmentFact, UnitFact } from './unit-schema';

export interface StageFact extends Omit<StageHead, 'targets' | 'milestones'> {
  readonly targets: readonly Placed<TargetFact>[];
  readonly milestones: readonly Placed<MilestoneFact>[];
}

type PlanPart = 'workAreas' | 'stages' | 'rules' | 'revisions' | 'assessment';

export interface PlanFact extends Omit<PlanHead, PlanPart> {
  readonly workAreas: readonly Placed<WorkAreaFact>[];
  readonly stages: readonly Placed<StageFact>[];
  readonly rules: readonly Placed<PlanRuleFact>[];
  readonly revisions: readonly Placed<RevisionFact>[];
  /** How its departments are assessed; left out where nothing says so. */
  readonly assessment?: Placed<AssessmentFact> | undefined;
}

export interface ProgrammeFact extends Omit<ProgrammeHead, 'rules'> {
  readonly rules: readonly Placed<ProgrammeRuleFact>[];
}

/** The figures of one document. */
export interface FiguresFact extends Omit<FiguresHead, 'figures'> {
  readonly figures: readonly Placed<FigureFact>[];
}

export interface CatalogueFacts {
  readonly units: readonly Placed<UnitFact>[];
  readonly regions: readonly Placed<RegionFact>[];
  readonly documents: readonly Placed<DocumentFact>[];
  readonly departments: readonly Placed<DepartmentFact>[];
  readonly indicators: readonly Placed<IndicatorFact>[];
  readonly plans: readonly Placed<PlanFact>[];
  readonly programmes: readonly Placed<ProgrammeFact>[];
  readonly figures: readonly Placed<FiguresFact>[];
  readonly leftOut: readonly Placed<LeftOutFact>[];
  readonly feeds: readonly Placed<FeedDefinition>[];
  readonly rules: readonly Placed<RuleFact>[];
  readonly relations: readonly Placed<RelationFact>[];
  readonly benchmarks: readonly Placed<BenchmarkFact>[];
}

export interface Catalogue extends CatalogueFacts {
  /** SHA-256 over all facts, whatever their comments and their layout. */
  readonly contentHash: string;
}

/** The indicator of every milestone. */
export const MILESTONE_INDICATOR = 'milestone';

export const stageKey = (plan: { readonly slug: string }, stage: { readonly slug: string }): string =>
  `${plan.slug}/${stage.slug}`;

export const targetSlug = (target: {
  readonly slug?: string | undefined;
  readonly indicator: string;
}): string => target.slug ?? target.indicator;
