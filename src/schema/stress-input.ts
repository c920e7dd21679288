/** What callers assume of a stress test. */
import { Field, Float, InputType, Int } from 'type-graphql';
import type { StressAssumptions } from '../domain/stress/assumptions';
import { STRESS_LIMITS } from '../domain/stress/plan';
import { DecimalText } from '../entities/scalar-markers';

const { defaultDraws, defaultMonths } = STRESS_LIMITS;
const DEFAULT_RECOVERY_MONTHS = 12;
const DEFAULT_SEED = 1;

@InputType({ description: 'What the special account at a bank is taken to hold.' })
export class StressBalanceInput {
  @Field(() => String, { description: 'Short name of the institution.' })
  institution: string;

  @Field(() => DecimalText, { description: 'Yuan, 0 or more.' })
  amount: string;
}

@InputType({ description: 'What is assumed of the loans of a programme; shares are from 0 to 1.' })
export class StressTestInput {
  @Field(() => Float, { description: 'Share of the loans that default in a year: 0.05 is 5 %.' })
  defaultRate: number;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'How far that differs between draws, as a standard deviation.',
  })
  deviation: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: 'Share of a compensated loss that is recovered.',
  })
  recoveryShare: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_RECOVERY_MONTHS,
    description: 'Months from the payment to the recovery.',
  })
  recoveryMonths: number | null;

  @Field(() => Int, { nullable: true, defaultValue: defaultMonths, description: 'From today on, 1 to 120.' })
  months: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether what is paid back is lent again, within the leverage of the programme.',
  })
  lendsAgain: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Lending is suspended once defaults exceed this share of all that was lent. No document publishes ' +
      'one, so without it nothing is suspended.',
  })
  suspendAbove: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "A bank's own target for bad loans, where the programme tolerates points above it.",
  })
  badLoanTarget: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from a default to its payment; by default those overdue and of notice in the rules.',
  })
  delayDays: number | null;

  @Field(() => [StressBalanceInput], {
    nullable: true,
    description: 'Instead of what the books hold. Not for banks.',
  })
  balances: readonly StressBalanceInput[] | null;

  @Field(() => Int, { nullable: true, defaultValue: defaultDraws, description: '100 to 5000.' })
  draws: number | null;

  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_SEED, description: 'Same seed, same answer.' })
  seed: number | null;
}

export const assumptionsOf = (input: StressTestInput): StressAssumptions => ({
  defaultRate: input.defaultRate,
  deviation: input.deviation ?? 0,
  recoveryShare: input.recoveryShare ?? 0,
  recoveryMonths: input.recoveryMonths ?? DEFAULT_RECOVERY_MONTHS,
  months: input.months ?? defaultMonths,
  lendsAgain: input.lendsAgain ?? false,
  suspendAbove: input.suspendAbove ?? null,
  badLoanTarget: input.badLoanTarget ?? null,
  delayDays: input.delayDays ?? null,
  draws: input.draws ?? defaultDraws,
  seed: input.seed ?? DEFAULT_SEED,
});
