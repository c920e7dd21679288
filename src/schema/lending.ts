/** What banks send to register loans, and what they are answered. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LoanSchedule } from '../domain/lending/loan-facts';
import { Loan } from '../entities/loan';
import { LoanEvent } from '../entities/loan-event';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { UserError } from './user-error';

@InputType({ description: 'A natural person who borrows; sealed as it is kept, and shown masked.' })
export class BorrowerInput {
  @Field(() => String, { description: '姓名.' })
  name: string;

  @Field(() => String, { description: '居民身份证号码, GB 11643-1999: eighteen places.' })
  idNumber: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { description: 'Where the person lives: a GB/T 2260 code.' })
  region: string;
}

@InputType({ description: 'What falls due on a day.' })
export class InstalmentInput {
  @Field(() => DateText)
  dueOn: string;

  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  principal: string;

  @Field(() => DecimalText, { description: 'Yuan, to the cent.' })
  interest: string;
}

@InputType({ description: 'A loan that was drawn. Amounts in yuan, to the cent.' })
export class LoanInput {
  @Field(() => String, { description: 'Number of the contract at the bank: each only once.' })
  contractNumber: string;

  @Field(() => String, { nullable: true, description: 'Short name of the programme; null outside of all.' })
  programme?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The admitted application, where the programme asks for one: who applied is the borrower.',
  })
  application?: string | null;

  @Field(() => String, { nullable: true, description: 'The enterprise that borrows.' })
  uscc?: string | null;

  @Field(() => BorrowerInput, { nullable: true, description: 'The natural person who borrows.' })
  person?: BorrowerInput | null;

  @Field(() => DecimalText)
  principal: string;

  @Field(() => DecimalText, { description: 'A share: 0.0435 is 4.35 % a year.' })
  annualRate: string;

  @Field(() => DateText, { description: 'Not after today.' })
  drawnOn: string;

  @Field(() => DateText)
  dueOn: string;

  @Field(() => LoanSchedule, { nullable: true, description: 'BULLET where nothing is said.' })
  schedule?: LoanSchedule | null;

  @Field(() => [InstalmentInput], { nullable: true, description: 'For GIVEN only, in order.' })
  instalments?: InstalmentInput[] | null;

  @Field(() => String, { nullable: true, description: 'What the money is for.' })
  purpose?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Poor households that the enterprise leads under signed agreements.',
  })
  householdsLed?: number | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Percent of a loss that an insurer bears (承保比例); null: not insured.',
  })
  insuredPercent?: string | null;
}

@InputType({ description: 'One loan of a list, under a key of its own.' })
export class LoanRegistration {
  @Field(() => LoanInput)
  input: LoanInput;

  @Field(() => String)
  idempotencyKey: string;
}

@ObjectType({ simpleResolvers: true, description: 'A rule of the programme that nobody could judge.' })
export class UnjudgedRule {
  @Field(() => String, { description: 'Key of the rule.' })
  rule: string;

  @Field(() => String)
  clause: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String, { description: 'Why it cannot be judged.' })
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'The loan, or why it was not registered.' })
export class RegisterLoanPayload {
  @Field(() => Loan, { nullable: true })
  loan: Loan | null;

  @Field(() => [UnjudgedRule], {
    description: 'Rules that could not be judged when it was registered: they did not stand in its way.',
  })
  unjudged: readonly UnjudgedRule[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'What has come of each loan, in the order of the list.' })
export class RegisterLoansPayload {
  @Field(() => [RegisterLoanPayload])
  results: readonly RegisterLoanPayload[];

  @Field(() => [UserError], { description: 'What was wrong with the list as a whole.' })
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The loan as it now stands, or why nothing changed.' })
export class LoanPayload {
  @Field(() => Loan, { nullable: true })
  loan: Loan | null;

  @Field(() => LoanEvent, { nullable: true, description: 'What was recorded.' })
  event: LoanEvent | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'What was struck from the register, or why it was not.' })
export class VoidLoanPayload {
  @Field(() => Boolean)
  voided: boolean;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The loans of the list, or why none was filed.' })
export class FileLoansPayload {
  @Field(() => [Loan])
  loans: readonly Loan[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'How much may still be lent on the fund of a programme.' })
export class ProgrammeCapacity {
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Yuan on the special accounts of its risk fund; null where no books are kept.',
  })
  balance: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Times the fund; null where none is stated.' })
  multiple: string | null;

  @Field(() => DecimalText, { description: 'Yuan of loans not paid back, compensated or written off.' })
  outstanding: string;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Yuan that may still be lent: the last loan may use it up to the cent. Null: unknown.',
  })
  room: string | null;
}
