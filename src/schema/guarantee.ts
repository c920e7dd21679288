/** What hangs on guarantees: how a loss is shared out, bands of capital and reserve, tolerance, quotes. */
import { Field, Int, ObjectType } from 'type-graphql';
import type { BandCheck as Judged } from '../domain/guarantees/adequacy';
import type { Payout } from '../domain/guarantees/pay-out';
import { BandVerdict } from '../domain/guarantees/vocabulary';
import { Guarantee } from '../entities/guarantee';
import { GuarantorYear } from '../entities/guarantor-year';
import { Institution } from '../entities/institution';
import { NplReport } from '../entities/npl-report';
import { DecimalText } from '../entities/scalar-markers';
import { RuleAnswer } from './eligibility';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'What one institution pays, or bears, of a loss.' })
export class PayoutPart {
  readonly institutionSlug: string;
  /** Who receives it; null for the bank, and of what is borne. */
  readonly toSlug: string | null;

  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  amount: string;

  @Field(() => Institution)
  institution?: Institution;

  @Field(() => Institution, {
    nullable: true,
    description: 'Who receives it: null where it goes to the bank, and of what is borne in the end.',
  })
  to?: Institution | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How a loss is shared out under a guarantee. No cent is lost or made.',
})
export class GuaranteePayout {
  @Field(() => DecimalText, { description: 'What the bank bears itself; with `paid` it is the loss.' })
  bank: string;

  @Field(() => [PayoutPart], { description: 'What guarantors pay the bank.' })
  paid: readonly PayoutPart[];

  @Field(() => [PayoutPart], { description: 'What re-guarantors then pay to those they stand behind.' })
  passedOn: readonly PayoutPart[];

  @Field(() => [PayoutPart], { description: 'What each bears in the end; with `bank` it is the loss.' })
  borne: readonly PayoutPart[];
}

const yuan = (amount: { toFixed(places: number): string }) => amount.toFixed(2);
const partsOf = (amounts: Payout['borne']): readonly PayoutPart[] =>
  [...amounts].map(([institutionSlug, amount]) => ({ institutionSlug, toSlug: null, amount: yuan(amount) }));

export const payoutOf = ({ bank, guarantors, reGuarantees, borne }: Payout): GuaranteePayout => ({
  bank: yuan(bank),
  paid: partsOf(guarantors),
  passedOn: reGuarantees.map(({ from, to, amount }) => ({
    ...{ institutionSlug: from, toSlug: to, amount: yuan(amount) },
  })),
  borne: partsOf(borne),
});

@ObjectType({
  simpleResolvers: true,
  description: 'A yearly top-up against its band. A band is a band: no number within it is preferred.',
})
export class BandCheck {
  @Field(() => String, { description: 'Key of the rule.' })
  rule: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => BandVerdict)
  verdict: BandVerdict;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan added in the year; null: not reported.' })
  added: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Yuan that the percentages are of; null: not reported.',
  })
  base: string | null;

  @Field(() => DecimalText, { nullable: true })
  minPercent: string | null;

  @Field(() => DecimalText, { nullable: true })
  maxPercent: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan of the lower end, exact.' })
  min: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Yuan of the upper end, exact.' })
  max: string | null;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  @Field(() => String, { nullable: true, description: 'How the text is read where it is open.' })
  readingZh: string | null;

  @Field(() => String, { nullable: true })
  readingEn: string | null;
}

export function bandCheckOf({ rule, verdict, words, reading, ...numbers }: Judged): BandCheck {
  const { added, base, minPercent, maxPercent, min, max } = numbers;
  const text = (value: typeof min) => value?.toFixed() ?? null;
  return {
    ...{ rule: rule.key, nameZh: rule.nameZh, nameEn: rule.nameEn, clause: rule.clause, verdict },
    ...{ added: added && yuan(added), base: base && yuan(base), min: text(min), max: text(max) },
    ...{ minPercent: text(minPercent), maxPercent: text(maxPercent) },
    ...{ explanationZh: words.zh, explanationEn: words.en },
    ...{ readingZh: reading?.zh ?? null, readingEn: reading?.en ?? null },
  };
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a guarantor added to capital and reserve in a year, against the bands of a programme.',
})
export class GuarantorAdequacy {
  @Field(() => Institution)
  institution: Institution;

  @Field(() => Int)
  year: number;

  @Field(() => GuarantorYear, { nullable: true, description: 'As it stands; null where none was made.' })
  report: GuarantorYear | null;

  @Field(() => GuarantorYear, { nullable: true, description: 'Of the year before, the base of the capital.' })
  yearBefore: GuarantorYear | null;

  @Field(() => [BandCheck], { description: 'Empty where the programme has no such band.' })
  checks: readonly BandCheck[];

  @Field(() => [GuarantorYear], { description: 'Every version of the report of the year, the last first.' })
  versions?: readonly GuarantorYear[];
}

@ObjectType({ simpleResolvers: true, description: 'Bad loans of a bank against its own target.' })
export class BadLoanTolerance {
  @Field(() => String, { description: 'A year, 2019, or a quarter, 2019-Q1.' })
  period: string;

  @Field(() => NplReport, { nullable: true, description: 'As it stands; null where none was made.' })
  report: NplReport | null;

  @Field(() => RuleAnswer)
  check: RuleAnswer;

  @Field(() => Boolean, {
    nullable: true,
    description: 'They need not cost the bank points; null where nobody can say.',
  })
  noDeduction: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'Bad loans of one bank through a year.' })
export class BankBadLoans {
  @Field(() => Institution)
  institution: Institution;

  @Field(() => [BadLoanTolerance], { description: 'The year, then its four quarters.' })
  periods: readonly BadLoanTolerance[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The guarantee as it stands now, or why nothing was done.',
})
export class RecordGuaranteePayload {
  @Field(() => Guarantee, { nullable: true })
  guarantee: Guarantee | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The report as it stands now, or why nothing was recorded.',
})
export class RecordGuarantorYearPayload {
  @Field(() => GuarantorYear, { nullable: true, description: 'The report as it stands now.' })
  report: GuarantorYear | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The report as it stands now, or why nothing was recorded.',
})
export class RecordBadLoansPayload {
  @Field(() => NplReport, { nullable: true, description: 'The report as it stands now.' })
  report: NplReport | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
