/** What callers ask of a simulation: the plan, the levers, and perhaps a goal. */
import { Field, Float, InputType, Int } from 'type-graphql';
import { DEFAULT_DRAWS, MAX_DRAWS, MAX_LEVERS, MIN_DRAWS } from '../domain/simulation/limits';
import { AdditionsMode } from '../domain/simulation-vocabulary';
import { CertificationKind } from '../domain/vocabulary';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { LeverRequest, SimulationRequest } from '../services/simulation/request';

export const DEFAULT_PROBABILITY = 0.9;
const DEFAULT_SEED = 1;
const DEVIATION = 'How far the value may differ between draws, as a standard deviation; 0: not at all.';

@InputType({
  description: 'The indicator grows at this rate instead of its own trend. For figures and flows.',
})
export class GrowthLeverInput {
  @Field(() => String, { description: 'Code of an indicator that targets of the plan depend on.' })
  indicator: string;

  @Field(() => Float, { description: 'A year, as a share: 0.08 is 8 %. From -0.99 to 10.' })
  annualRate: number;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: DEVIATION })
  standardDeviation: number | null;
}

@InputType({ description: 'So many, or so much, is added a year.' })
export class AdditionsLeverInput {
  @Field(() => String, {
    description:
      'Code of an indicator that targets of the plan depend on. For holders of certificates: how many ' +
      'enterprises are certified for the first time.',
  })
  indicator: string;

  @Field(() => Float, { description: "In the indicator's unit; 0 or more." })
  perYear: number;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: DEVIATION })
  standardDeviation: number | null;

  @Field(() => AdditionsMode, { nullable: true, defaultValue: 'INSTEAD' })
  mode: AdditionsMode | null;
}

@InputType({
  description: 'How many of the certificates that lapse are renewed; on the actual certificates.',
})
export class RenewalLeverInput {
  @Field(() => CertificationKind)
  kind: CertificationKind;

  @Field(() => Float, { description: 'Share, 0 to 1.' })
  rate: number;
}

@InputType({
  description:
    "Money put into a programme's fund; loans follow through its leverage, losses through its default " +
    'rate. It moves the indicators that count loans of the register, or money paid into funds, in its ' +
    'region.',
})
export class FundLeverInput {
  @Field(() => String, { description: 'Short name of the programme.' })
  programme: string;

  @Field(() => DecimalText, { description: 'Yuan, more than 0.' })
  amount: string;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'Share of the lent money that is lost, 0 to 1.',
  })
  defaultRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Loans outstanding per yuan of the fund; by default as the programme's rules state it.",
  })
  leverage: number | null;

  @Field(() => DateText, { nullable: true, description: 'By default a month after asOf.' })
  paidOn: string | null;
}

@InputType({ description: 'The feed is late: its last days are not known when a target is judged.' })
export class DelayLeverInput {
  @Field(() => String, { description: 'Short name of the feed.' })
  feed: string;

  @Field(() => Int, { description: '0 or more.' })
  days: number;
}

@InputType({ description: 'Exactly one member.' })
export class LeverInput {
  @Field(() => GrowthLeverInput, { nullable: true })
  growth: GrowthLeverInput | null;

  @Field(() => AdditionsLeverInput, { nullable: true })
  additions: AdditionsLeverInput | null;

  @Field(() => RenewalLeverInput, { nullable: true })
  renewal: RenewalLeverInput | null;

  @Field(() => FundLeverInput, { nullable: true })
  fund: FundLeverInput | null;

  @Field(() => DelayLeverInput, { nullable: true })
  delay: DelayLeverInput | null;
}

@InputType({
  description: 'Find the smallest value of a lever that reaches the target with this probability.',
})
export class GoalInput {
  @Field(() => String, { description: 'Key of a target of the plan.' })
  target: string;

  @Field(() => Int, {
    description: 'Which lever is sought, counted from 0; its own value is where it starts.',
  })
  lever: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: DEFAULT_PROBABILITY,
    description: 'More than 0, less than 1.',
  })
  probability: number | null;
}

@InputType({ description: 'A what-if over a plan.' })
export class SimulationInput {
  @Field(() => String, { description: 'Short name of the plan.' })
  plan: string;

  @Field(() => DateText, {
    nullable: true,
    description: 'What is known on this day is what it starts from; today in China when it is left out.',
  })
  asOf: string | null;

  @Field(() => Date, { nullable: true, description: 'Only figures that had been published by then.' })
  asKnownAt: Date | null;

  @Field(() => [LeverInput], {
    nullable: true,
    defaultValue: [],
    description: `All together; at most ${MAX_LEVERS}.`,
  })
  levers: LeverInput[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_DRAWS,
    description: `${MIN_DRAWS} to ${MAX_DRAWS}.`,
  })
  draws: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_SEED,
    description: 'The same input and seed give the same answer.',
  })
  seed: number | null;

  @Field(() => GoalInput, { nullable: true })
  goal: GoalInput | null;
}

function leverOf({ growth, additions, renewal, fund, delay }: LeverInput): LeverRequest {
  return {
    ...(growth ? { growth: { ...growth, standardDeviation: growth.standardDeviation ?? 0 } } : {}),
    ...(additions
      ? {
          additions: {
            ...additions,
            standardDeviation: additions.standardDeviation ?? 0,
            mode: additions.mode ?? 'INSTEAD',
          },
        }
      : {}),
    ...(renewal ? { renewal: { ...renewal } } : {}),
    ...(fund ? { fund: { ...fund, defaultRate: fund.defaultRate ?? 0 } } : {}),
    ...(delay ? { delay: { ...delay } } : {}),
  };
}

/** What is left out, or null, is as the schema says; compiled queries leave defaults inside inputs to us. */
export const requestOf = (input: SimulationInput): SimulationRequest => ({
  plan: input.plan,
  asOf: input.asOf ?? null,
  asKnownAt: input.asKnownAt ?? null,
  levers: (input.levers ?? []).map(leverOf),
  draws: input.draws ?? DEFAULT_DRAWS,
  seed: input.seed ?? DEFAULT_SEED,
  goal: input.goal ? { ...input.goal, probability: input.goal.probability ?? DEFAULT_PROBABILITY } : null,
});
