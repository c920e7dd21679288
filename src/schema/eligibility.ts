/** Whether a loan qualifies: what is asked, and what each rule answers. */
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import {
  CheckUnit,
  EligibilityOutcome,
  RuleVerdict,
  UnjudgedBecause,
} from '../domain/applications/vocabulary';
import type { EligibilityOutcome as Outcome } from '../domain/programmes/judge';
import type { RuleCheck } from '../domain/programmes/rule-check';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { UserError } from './user-error';

@InputType({ description: 'A natural person who borrows. Never kept in clear, never logged.' })
export class ApplicantInput {
  @Field(() => String, { description: 'Resident identity number of 18 characters (GB 11643).' })
  idNumber: string;

  @Field(() => String, { nullable: true, description: 'Needed when an application is filed.' })
  name?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'GB/T 2260 code of where the person lives; needed when an application is filed.',
  })
  region?: string | null;
}

const TOLD = 'What is left out counts as not told: its rule answers CANNOT_BE_JUDGED.';

@InputType({ description: `A loan that is proposed: one borrower, the loan, and what is told. ${TOLD}` })
export class LoanApplicationInput {
  @Field(() => String, { nullable: true, description: 'Credit code of an enterprise that borrows.' })
  uscc?: string | null;

  @Field(() => ApplicantInput, { nullable: true, description: 'Or the natural person who borrows.' })
  person?: ApplicantInput | null;

  @Field(() => String, { nullable: true, description: 'Short name of the bank; a bank lends itself.' })
  bank?: string | null;

  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  amount: string;

  @Field(() => Int, { description: 'Months of the loan.' })
  months: number;

  @Field(() => DecimalText, { description: 'A share: 0.0435 is 4.35 % a year.' })
  annualRate: string;

  @Field(() => DateText, { nullable: true, description: 'Day on which it is to be drawn.' })
  drawnOn?: string | null;

  @Field(() => DateText, { nullable: true })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What the money is for; needed to file.' })
  purpose?: string | null;

  @Field(() => Boolean, { nullable: true, description: '建档立卡贫困户.' })
  registeredPoorHousehold?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '五保户.' })
  fiveGuaranteeHousehold?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: '不良征信记录.' })
  badCreditRecord?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '存量不良贷款; what the registers know goes before a "no".',
  })
  outstandingBadLoans?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Reported and reviewed by the towns and the office.' })
  putForward?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Poor households led under signed agreements.' })
  householdsLed?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Short names of the bodies that guarantee it; an empty list for none.',
  })
  guaranteedBy?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'The bank asks for a guarantee.' })
  guaranteeAsked?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The bank asks for collateral.' })
  collateralAsked?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  insured?: boolean | null;
}

@ObjectType('RuleCheck', { simpleResolvers: true, description: 'What one rule answers, with its clause.' })
export class RuleAnswer {
  @Field(() => String, { description: 'Key of the rule; in-existence and region belong to none.' })
  rule: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => RuleVerdict)
  verdict: RuleCheck['verdict'];

  @Field(() => Boolean, { nullable: true, description: 'Null where it cannot be judged.' })
  passed: boolean | null;

  @Field(() => UnjudgedBecause, { nullable: true })
  because: RuleCheck['because'];

  @Field(() => DecimalText, { nullable: true, description: 'What was held against the limit.' })
  value: string | null;

  @Field(() => DecimalText, { nullable: true })
  limit: string | null;

  @Field(() => CheckUnit, { nullable: true })
  unit: RuleCheck['unit'];

  @Field(() => String, { description: 'As it can be read out at the counter.' })
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

export function ruleAnswer({ rule, verdict, because, value, limit, unit, words }: RuleCheck): RuleAnswer {
  return {
    ...{ rule: rule.key, nameZh: rule.nameZh, nameEn: rule.nameEn, clause: rule.clause },
    ...{ verdict, passed: verdict === 'CANNOT_BE_JUDGED' ? null : verdict === 'PASSED' },
    ...{ because, value, limit, unit, explanationZh: words.zh, explanationEn: words.en },
  };
}

@ObjectType({ simpleResolvers: true, description: 'What the rules of a programme answer to a loan.' })
export class EligibilityReport {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: every rule is kept; false: one is broken; null: see outcome.',
  })
  eligible: boolean | null;

  @Field(() => EligibilityOutcome, {
    nullable: true,
    description: 'Null where the question could not be asked; see userErrors.',
  })
  outcome: Outcome | null;

  @Field(() => [RuleAnswer], { description: 'One for each rule that concerns this loan, in order.' })
  checks: readonly RuleAnswer[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

const YES_OR_NO: Readonly<Record<Outcome, boolean | null>> = {
  ELIGIBLE: true,
  NOTHING_AGAINST: null,
  FACTS_MISSING: null,
  NOT_ELIGIBLE: false,
};

export const reportOf = (outcome: Outcome, checks: readonly RuleCheck[]): EligibilityReport => ({
  eligible: YES_OR_NO[outcome],
  outcome,
  checks: checks.map(ruleAnswer),
  userErrors: [],
});

export const refusedReport = (userErrors: readonly UserError[]): EligibilityReport => ({
  eligible: null,
  outcome: null,
  checks: [],
  userErrors,
});
