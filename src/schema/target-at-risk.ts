/** Targets in danger, as the API shows them. */
import { Field, Float, ObjectType } from 'type-graphql';
import { RiskReason } from '../domain/finding-words';
import type { PagedList } from '../loaders/keyset-page';
import type { TargetInDanger } from '../services/rankings/targets-at-risk';
import { connectionType } from './connection';
import { TargetFeasibility } from './feasibility';
import { TargetProgress } from './target-progress';

@ObjectType({ simpleResolvers: true, description: 'A reason why a target is in danger, in words.' })
export class TargetRisk {
  @Field(() => RiskReason)
  reason: RiskReason;

  @Field(() => Float, {
    description: 'From 0 to 1, MISSED above 1: the share of the target that it puts in question.',
  })
  weight: number;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'A target in danger, with what weighs most.' })
export class TargetAtRisk {
  readonly targetKey: string;

  /** Exact, for the place in the list. */
  readonly weightText: string;

  @Field(() => TargetRisk, { description: 'The reason that weighs most.' })
  reason: TargetRisk;

  @Field(() => [TargetRisk], { description: 'All reasons, the weightiest first.' })
  reasons: TargetRisk[];

  @Field(() => TargetProgress)
  progress: TargetProgress;

  @Field(() => TargetFeasibility, { nullable: true, description: 'Of targets that are still under way.' })
  feasibility: TargetFeasibility | null;

  constructor({ answer, feasibility, risks, weight }: TargetInDanger) {
    const reasons = risks.map(({ reason, weight: own, explanation }) => ({
      ...{ reason, weight: own.toNumber() },
      ...{ explanationZh: explanation.zh, explanationEn: explanation.en },
    }));
    Object.assign(this, {
      ...{ targetKey: answer.targetKey, weightText: weight.toFixed(), reasons, reason: reasons[0] },
      progress: new TargetProgress(answer),
      feasibility: feasibility && new TargetFeasibility(answer.targetKey, feasibility),
    });
  }
}

export const TARGETS_AT_RISK: PagedList<TargetAtRisk> = {
  name: 'targets-at-risk',
  entity: TargetAtRisk as new () => TargetAtRisk,
  order: [
    { column: 'weight', type: 'text' },
    { column: 'key', type: 'text' },
  ],
};
export const TargetAtRiskConnection = connectionType(TARGETS_AT_RISK);
