/** What is asked to be recorded of guarantees, guarantors and bad loans. */
import { Field, ID, InputType, Int } from 'type-graphql';
import { GuarantorOwnership } from '../domain/guarantees/vocabulary';
import { DateText, DecimalText } from '../entities/scalar-markers';

@InputType({ description: 'The part of a loan that one guarantor answers for to the bank.' })
export class GuarantorShareInput {
  @Field(() => String, { description: 'Short name of the guarantor.' })
  institution: string;

  @Field(() => DecimalText, { description: 'Percent of the loan, with four decimals at most.' })
  percent: string;
}

@InputType({ description: 'The part of a loan that a guarantor, or a re-guarantor, hands on to another.' })
export class ReGuaranteeInput {
  @Field(() => String, { description: 'Short name of the one that hands on.' })
  guarantor: string;

  @Field(() => String, { description: 'Short name of the one that takes over.' })
  reGuarantor: string;

  @Field(() => DecimalText, { description: 'Percent of the loan: 30 of a share of 80 leaves 50.' })
  percent: string;
}

@InputType({ description: 'A guarantee as it was agreed. All shares and the bank’s own sum to 100.' })
export class GuaranteeInput {
  @Field(() => ID)
  loan: string;

  @Field(() => DecimalText, { description: 'Percent of the loan that the bank bears itself; 0 where none.' })
  bankPercent: string;

  @Field(() => [GuarantorShareInput])
  guarantors: GuarantorShareInput[];

  @Field(() => [ReGuaranteeInput], { nullable: true })
  reGuarantees?: ReGuaranteeInput[] | null;

  @Field(() => String, { nullable: true, description: 'What the guarantor holds in return, in words.' })
  counterGuarantee?: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Fee agreed, in percent a year: 1.2 is 1.2 %.' })
  feePercent?: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description:
      'Current rate that the fee is cut from, in percent a year; without it the cut is not judged.',
  })
  currentFeePercent?: string | null;

  @Field(() => DateText)
  fromOn: string;

  @Field(() => DateText)
  untilOn: string;
}

const SAID_OR_NULL = 'Left out where it is not known: that is not 0.';

@InputType({ description: `What a guarantor reports of a year, in yuan. ${SAID_OR_NULL}` })
export class GuarantorYearInput {
  @Field(() => String, { description: 'Short name of the guarantor.' })
  institution: string;

  @Field(() => Int)
  year: number;

  @Field(() => String, {
    defaultValue: 'shanxi',
    description: 'Programme by whose rules staff report; a guarantor reports of itself under any.',
  })
  programme: string;

  @Field(() => GuarantorOwnership, { nullable: true })
  ownership?: GuarantorOwnership | null;

  @Field(() => DecimalText, { nullable: true, description: '实收资本金.' })
  paidInCapital?: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Capital added in the year.' })
  capitalAdded?: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Added to the risk reserve in the year.' })
  reserveAdded?: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Guarantees for SMEs actually given in the year.',
  })
  smeGuarantees?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is corrected; needed from the second report on.',
  })
  reason?: string | null;
}

@InputType({ description: `A bank’s bad loans under a programme, in percent. ${SAID_OR_NULL}` })
export class BadLoansInput {
  @Field(() => String, { description: 'Short name of the bank.' })
  bank: string;

  @Field(() => String, { defaultValue: 'jiayuguan' })
  programme: string;

  @Field(() => String, { description: 'A year, 2019, or a quarter, 2019-Q1.' })
  period: string;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'The bank’s own target of the year for all its loans; a quarter may leave it to the year.',
  })
  ownTargetPercent?: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Bad-loan rate of the loans of the programme.' })
  nplPercent?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is corrected; needed from the second report on.',
  })
  reason?: string | null;
}
