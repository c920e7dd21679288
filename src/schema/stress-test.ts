/** What a stress test answers, as the API shows it: yuan to the cent, by month and bank. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { addMonths } from '../domain/calendar';
import { Decimal, HUNDRED } from '../domain/decimal';
import { yuanText } from '../domain/money';
import { type StressFlow, StressLimitKind } from '../domain/stress/plan';
import type { StressAccount, StressBand, StressChance } from '../domain/stress/stress-test';
import { DateText, DecimalText } from '../entities/scalar-markers';
import type { StressAnswer } from '../services/stress/run-stress-test';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'Yuan: one draw in ten lies below p10, nine below p90.' })
export class StressAmounts {
  @Field(() => DecimalText)
  p10: string;

  @Field(() => DecimalText)
  p50: string;

  @Field(() => DecimalText)
  p90: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What happens in a span of time, and what stands at its end.',
})
export class StressFigures {
  @Field(() => StressAmounts, { description: 'Principal that went into default.' })
  defaulted: StressAmounts;

  @Field(() => StressAmounts, { description: 'Paid out of the special accounts.' })
  paid: StressAmounts;

  @Field(() => StressAmounts, { description: 'Paid by others beyond the fund, where the text names them.' })
  further: StressAmounts;

  @Field(() => StressAmounts, { description: 'Recovered, as far as it goes back to the fund.' })
  recovered: StressAmounts;

  @Field(() => StressAmounts, { description: 'At the end: claims that wait for money.' })
  waiting: StressAmounts;

  @Field(() => StressAmounts, { description: 'At the end: in the special accounts.' })
  balance: StressAmounts;

  @Field(() => StressAmounts, { description: 'At the end: loans outstanding that are not in default.' })
  outstanding: StressAmounts;
}

@ObjectType({ simpleResolvers: true, description: 'One month of a stress test.' })
export class StressMonth {
  @Field(() => Int, { description: 'From 1 on.' })
  month: number;

  @Field(() => DateText)
  endsOn: string;

  @Field(() => StressFigures)
  figures: StressFigures;
}

@ObjectType({ simpleResolvers: true, description: 'How likely it is that a limit is met, and when.' })
export class StressLimit {
  @Field(() => StressLimitKind)
  kind: StressLimitKind;

  @Field(() => Float, { description: 'Share of the draws in which it happens within the months asked for.' })
  probability: number;

  @Field(() => Int, { nullable: true, description: 'By this month it has happened in a tenth of the draws.' })
  p10Month: number | null;

  @Field(() => Int, { nullable: true, description: 'By this month in half of them; null where it is fewer.' })
  p50Month: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The programme, or one bank, in a stress test.' })
export class StressAccountAnswer {
  @Field(() => StressFigures, { description: 'Of all months together.' })
  total: StressFigures;

  @Field(() => [StressMonth])
  months: readonly StressMonth[];

  @Field(() => [StressLimit])
  limits: readonly StressLimit[];
}

@ObjectType({ simpleResolvers: true, description: 'One bank in a stress test.' })
export class StressBank extends StressAccountAnswer {
  institutionSlug: string;
}

@ObjectType({ simpleResolvers: true, description: 'A term or an assumption that a stress test rests on.' })
export class StressBasis {
  @Field(() => String)
  textZh: string;

  @Field(() => String)
  textEn: string;

  @Field(() => String, { nullable: true, description: 'Where the document says so.' })
  clause: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What defaults would do to a programme's fund. Staff see all of it; a bank sees its own row only.",
})
export class StressTest {
  programmeSlug: string;

  @Field(() => DateText, { description: 'What was outstanding and held on this day.' })
  asOf: string;

  @Field(() => Int)
  draws: number;

  @Field(() => Int)
  seed: number;

  @Field(() => Int, { description: 'Loans of the pool that the caller sees.' })
  loans: number;

  @Field(() => StressAccountAnswer, { nullable: true, description: 'The whole fund; null for a bank.' })
  fund: StressAccountAnswer | null;

  @Field(() => [StressBank])
  banks: readonly StressBank[];

  @Field(() => [StressBasis], { description: 'What it rests on.' })
  basis: readonly StressBasis[];

  @Field(() => Boolean, { description: 'Whether it rests on synthetic demonstration data.' })
  isSynthetic: boolean;

  @Field(() => String, { description: 'SHA-256 of all that decides the answer.' })
  digest: string;
}

@ObjectType({ simpleResolvers: true, description: 'The stress test, or why there is none.' })
export class StressTestPayload {
  @Field(() => StressTest, { nullable: true })
  test: StressTest | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

const yuan = (cents: number) => yuanText(new Decimal(cents).dividedBy(HUNDRED));

const amountsOf = ({ p10, p50, p90 }: StressBand): StressAmounts => ({
  ...{ p10: yuan(p10), p50: yuan(p50), p90: yuan(p90) },
});

const figuresOf = (flows: Readonly<Record<StressFlow, StressBand>>): StressFigures => ({
  defaulted: amountsOf(flows.DEFAULTED),
  paid: amountsOf(flows.PAID),
  further: amountsOf(flows.FURTHER),
  recovered: amountsOf(flows.RECOVERED),
  waiting: amountsOf(flows.WAITING),
  balance: amountsOf(flows.BALANCE),
  outstanding: amountsOf(flows.OUTSTANDING),
});

function accountOf(
  { total, months }: StressAccount,
  events: Readonly<Partial<Record<StressLimitKind, StressChance>>>,
  asOf: string,
): StressAccountAnswer {
  return {
    total: figuresOf(total),
    months: months.map((flows, at) => ({
      ...{ month: at + 1, endsOn: addMonths(asOf, at + 1), figures: figuresOf(flows) },
    })),
    limits: Object.entries(events).map(([kind, chance]) => ({ kind: kind as StressLimitKind, ...chance })),
  };
}

export function stressTestOf(answer: StressAnswer): StressTest {
  const { programmeSlug, asOf, loans, digest, programme, events, banks, words, synthetic } = answer;
  const { draws, seed } = answer.assumptions;
  return Object.assign(new StressTest(), {
    ...{ programmeSlug, asOf, loans, digest, draws, seed, isSynthetic: synthetic },
    fund: programme && events && accountOf(programme, events, asOf),
    banks: banks.map(({ bank, events: own, ...account }) =>
      Object.assign(new StressBank(), { institutionSlug: bank, ...accountOf(account, own, asOf) }),
    ),
    basis: words.map(({ zh, en, clause }) => ({ textZh: zh, textEn: en, clause })),
  });
}
