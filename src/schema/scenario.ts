/** Scenarios as the API shows them: changes from run to run, comparisons, and what mutations give back. */
import { Field, Float, ObjectType } from 'type-graphql';
import { SimulationVerdict } from '../domain/simulation-vocabulary';
import { Scenario } from '../entities/scenario';
import { ScenarioRun } from '../entities/scenario-run';
import type { OutcomeAnswer } from '../services/simulation/answer';
import { UserError } from './user-error';

const VERDICT = 'Null where the target was not there.';

@ObjectType({ simpleResolvers: true, description: 'What came of a target in one scenario or run.' })
export class ScenarioOutcome {
  @Field(() => SimulationVerdict)
  verdict: SimulationVerdict;

  @Field(() => Float, { nullable: true, description: 'Without any lever.' })
  baselineProbability: number | null;

  @Field(() => Float, { nullable: true, description: 'With all levers.' })
  probability: number | null;

  @Field(() => Float, { nullable: true, description: 'At the deadline: one draw in ten is below.' })
  p10: number | null;

  @Field(() => Float, { nullable: true, description: 'At the deadline: half of the draws are below.' })
  p50: number | null;

  @Field(() => Float, { nullable: true, description: 'At the deadline: nine draws in ten are below.' })
  p90: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a run says differently from the one before it.' })
export class ScenarioChange {
  readonly target: string;

  @Field(() => ScenarioOutcome, { nullable: true, description: VERDICT })
  before: ScenarioOutcome | null;

  @Field(() => ScenarioOutcome, { nullable: true, description: VERDICT })
  after: ScenarioOutcome | null;
}

@ObjectType({ simpleResolvers: true, description: 'One target in several scenarios.' })
export class ComparedTarget {
  readonly target: string;

  @Field(() => [ScenarioOutcome], {
    nullable: 'items',
    description: `In the order of the scenarios. ${VERDICT}`,
  })
  outcomes: readonly (ScenarioOutcome | null)[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Scenarios of one plan side by side, each by its latest run.',
})
export class ScenarioComparison {
  readonly planSlug: string;

  @Field(() => [Scenario], { description: 'In the order asked for.' })
  scenarios: readonly Scenario[];

  @Field(() => [ScenarioRun], { description: 'The latest run of each.' })
  runs: readonly ScenarioRun[];

  @Field(() => [ComparedTarget], { description: 'Targets that at least one of them draws.' })
  targets: readonly ComparedTarget[];
}

export const outcomeOf = (answer: OutcomeAnswer | null): ScenarioOutcome | null =>
  answer && Object.assign(new ScenarioOutcome(), answer);

export interface ScenarioPayload {
  readonly scenario: Scenario | null;
  readonly userErrors: readonly UserError[];
}

function payloadType(name: string) {
  @ObjectType(name, { simpleResolvers: true, description: 'The scenario as it now stands, or why not.' })
  class Payload implements ScenarioPayload {
    @Field(() => Scenario, { nullable: true })
    scenario: Scenario | null;

    @Field(() => [UserError])
    userErrors: readonly UserError[];
  }

  return Payload;
}

export const SaveScenarioPayload = payloadType('SaveScenarioPayload');
export const UpdateScenarioPayload = payloadType('UpdateScenarioPayload');
export const DeleteScenarioPayload = payloadType('DeleteScenarioPayload');

@ObjectType({ simpleResolvers: true, description: 'The run, or why there is none.' })
export class RerunScenarioPayload {
  @Field(() => Scenario, { nullable: true })
  scenario: Scenario | null;

  @Field(() => ScenarioRun, { nullable: true })
  run: ScenarioRun | null;

  @Field(() => Boolean, {
    description: 'False where nothing has changed since the last run, which is given.',
  })
  isNew: boolean;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
