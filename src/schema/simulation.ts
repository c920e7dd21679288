/** What a simulation answers, as the API shows it. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GoalVerdict, SimulationVerdict } from '../domain/simulation-vocabulary';
import { DateText, DecimalText, PeriodText } from '../entities/scalar-markers';
import type { OutcomeAnswer, SimulationAnswer, SolutionAnswer } from '../services/simulation/answer';

const UNIT = "In the target's unit.";

@ObjectType({ simpleResolvers: true, description: 'Where a target may stand on a day.' })
export class SimulatedPoint {
  @Field(() => PeriodText, { description: 'The quarter or month that the day ends.' })
  period: string;

  @Field(() => DateText)
  end: string;

  @Field(() => Float, { description: `One draw in ten is below. ${UNIT}` })
  p10: number;

  @Field(() => Float, { description: 'Half of the draws are below.' })
  p50: number;

  @Field(() => Float, { description: 'Nine draws in ten are below.' })
  p90: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a simulation says of one target.' })
export class SimulatedTarget {
  readonly target: string;

  @Field(() => SimulationVerdict)
  verdict: SimulationVerdict;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the draws that meet it without any lever; null where nothing can be said.',
  })
  baselineProbability: number | null;

  @Field(() => Float, { nullable: true, description: 'The same with all levers.' })
  probability: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the probability, for the number of draws alone; what the method cannot know is not in it.',
  })
  standardError: number | null;

  @Field(() => Float, { nullable: true, description: `At the deadline: one draw in ten is below. ${UNIT}` })
  p10: number | null;

  @Field(() => Float, { nullable: true, description: 'At the deadline: half of the draws are below.' })
  p50: number | null;

  @Field(() => Float, { nullable: true, description: 'At the deadline: nine draws in ten are below.' })
  p90: number | null;

  @Field(() => [SimulatedPoint], { description: 'With all levers, quarter by quarter up to the deadline.' })
  path: readonly SimulatedPoint[];

  @Field(() => [SimulatedPoint], { description: 'Without any lever.' })
  baselinePath: readonly SimulatedPoint[];

  @Field(() => String, { description: 'How likely it is, or why nothing can be said, in Chinese.' })
  reasonZh: string;

  @Field(() => String, { description: 'How likely it is, or why nothing can be said, in English.' })
  reasonEn: string;

  @Field(() => String, { nullable: true, description: 'The history it rests on, in Chinese.' })
  historyZh: string | null;

  @Field(() => String, { nullable: true, description: 'The history it rests on, in English.' })
  historyEn: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: `As Target.feasibility: what it takes a month, from the last known figure on. ${UNIT}`,
  })
  requiredPerMonth: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: `As Target.feasibility: the best past pace over a stretch as long as the one left. ${UNIT}`,
  })
  bestPerMonth: string | null;

  @Field(() => Boolean, { description: 'It rests on figures or records made up for demonstration.' })
  synthetic: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What one lever does to one target, all others as they are; targets that it cannot move are left out.',
})
export class Sensitivity {
  readonly target: string;

  @Field(() => Int, { description: 'Which lever, counted from 0.' })
  lever: number;

  @Field(() => Float, { description: 'Probability with all levers, less that without this one.' })
  change: number;

  @Field(() => Float, { description: 'Of the change, for the number of draws alone.' })
  standardError: number;

  @Field(() => Float, { description: 'How far the lever is moved for stepChange, in its own unit.' })
  step: number;

  @Field(() => Float, {
    description: 'Probability with the lever moved by its step, less that with all levers.',
  })
  stepChange: number;
}

@ObjectType({ simpleResolvers: true, description: 'The end of the search for a goal.' })
export class GoalSolution {
  readonly target: string;

  @Field(() => GoalVerdict)
  verdict: GoalVerdict;

  @Field(() => Boolean)
  reached: boolean;

  @Field(() => Int, { description: 'Which lever was sought, counted from 0.' })
  lever: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the lever, in its own unit; null where it is not needed.',
  })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'With this value.' })
  probability: number | null;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'Something that the answer takes for granted.' })
export class SimulationAssumption {
  @Field(() => String)
  zh: string;

  @Field(() => String)
  en: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A what-if over a plan: drawn many times from what was known on a day. docs/simulation.md says how, ' +
    'and what it cannot know. Equal digests stand for equal answers.',
})
export class Simulation {
  readonly planSlug: string;

  @Field(() => DateText)
  asOf: string;

  @Field(() => Int)
  seed: number;

  @Field(() => Int)
  draws: number;

  @Field(() => String, { description: 'SHA-256 over model, levers, seed and engine.' })
  digest: string;

  @Field(() => String)
  engineVersion: string;

  @Field(() => Boolean, { description: 'Some of it rests on figures or records made up for demonstration.' })
  synthetic: boolean;

  @Field(() => [SimulatedTarget], { description: 'All targets in force, in the order of the document.' })
  outcomes: readonly SimulatedTarget[];

  @Field(() => [Sensitivity], { description: 'Of each lever on each target that it can move.' })
  sensitivities: readonly Sensitivity[];

  @Field(() => GoalSolution, { nullable: true, description: 'Where a goal was asked for.' })
  solution: GoalSolution | null;

  @Field(() => [SimulationAssumption], {
    description: 'What each driver was built from, and what was taken for granted.',
  })
  assumptions: readonly SimulationAssumption[];
}

const of = <T extends object>(type: new () => T, fields: object): T => Object.assign(new type(), fields);

const outcomeOf = ({ path, baselinePath, ...outcome }: OutcomeAnswer) =>
  of(SimulatedTarget, {
    ...outcome,
    path: path.map((point) => of(SimulatedPoint, point)),
    baselinePath: baselinePath.map((point) => of(SimulatedPoint, point)),
  });

const solutionOf = (solution: SolutionAnswer) => of(GoalSolution, solution);

/** A kept answer is plain data as well. */
export const simulationOf = (answer: SimulationAnswer): Simulation =>
  of(Simulation, {
    ...answer,
    outcomes: answer.outcomes.map(outcomeOf),
    sensitivities: answer.sensitivities.map((one) => of(Sensitivity, one)),
    solution: answer.solution && solutionOf(answer.solution),
    assumptions: answer.assumptions.map((one) => of(SimulationAssumption, one)),
  });
