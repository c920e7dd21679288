/** What requests about the books of funds are made of, and their answers. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { FundKind } from '../domain/vocabulary';
import { BankBalance } from '../entities/bank-balance';
import { Fund } from '../entities/fund';
import { LedgerPosting } from '../entities/ledger-posting';
import { ProgrammePartner } from '../entities/programme-partner';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { UserError } from './user-error';

const FUND = 'Short name of the fund.';
const PROGRAMME = 'Short name of the programme.';
const INSTITUTION = 'Short name of the institution.';
const YUAN = 'Yuan above 0, with two decimals at most.';
const REMARK = '500 characters at most.';

@InputType({ description: 'The fund of a programme whose books are opened.' })
export class OpenFundInput {
  @Field(() => String, { description: PROGRAMME })
  programme: string;

  @Field(() => FundKind, { nullable: true, description: 'Left out: the kind that the document speaks of.' })
  kind?: FundKind | null;

  @Field(() => String, { nullable: true, description: 'Left out: made of programme and kind.' })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'Left out: as the document calls it.' })
  nameZh?: string | null;

  @Field(() => String, { nullable: true })
  nameEn?: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Planned size in yuan; needed where the document states none, and else its own.',
  })
  size?: string | null;

  @Field(() => String, { nullable: true, description: 'GB/T 2260 code; left out: that of the programme.' })
  region?: string | null;

  @Field(() => DateText, { description: 'Nothing is dated before.' })
  openedOn: string;

  @Field(() => Boolean, { nullable: true, description: 'Made up for demonstration; left out: it is not.' })
  isSynthetic?: boolean | null;
}

@InputType({ description: 'An institution that takes part in a programme as one of its bodies.' })
export class SetPartnerInput {
  @Field(() => String, { description: PROGRAMME })
  programme: string;

  @Field(() => String, { description: INSTITUTION })
  institution: string;

  @Field(() => String, { description: 'Short name of the body in the programme.' })
  body: string;

  @Field(() => DateText, { description: 'The first day.' })
  since: string;

  @Field(() => DateText, { nullable: true, description: 'The last day, where it is known.' })
  until?: string | null;
}

@InputType({ description: 'The end of a partnership.' })
export class EndPartnerInput {
  @Field(() => String, { description: PROGRAMME })
  programme: string;

  @Field(() => String, { description: INSTITUTION })
  institution: string;

  @Field(() => DateText, { description: 'The last day.' })
  until: string;

  @Field(() => String)
  reason: string;
}

@InputType({ description: 'Money paid into a fund.' })
export class DepositInput {
  @Field(() => String, { description: FUND })
  fund: string;

  @Field(() => String, { description: `${INSTITUTION} It holds the special account.` })
  institution: string;

  @Field(() => String, { description: 'Who paid, 200 characters at most.' })
  contributor: string;

  @Field(() => DecimalText, { description: YUAN })
  amount: string;

  @Field(() => DateText)
  paidOn: string;

  @Field(() => String, { nullable: true, description: REMARK })
  remark?: string | null;
}

@InputType({ description: 'Interest that a bank credited on the deposit of a fund.' })
export class DepositInterestInput {
  @Field(() => String, { description: FUND })
  fund: string;

  @Field(() => String, { description: INSTITUTION })
  institution: string;

  @Field(() => DecimalText, { description: YUAN })
  amount: string;

  @Field(() => DateText)
  creditedOn: string;

  @Field(() => String, { nullable: true, description: REMARK })
  remark?: string | null;
}

@InputType({ description: 'Money of a fund that moves from one institution to another.' })
export class TransferInput {
  @Field(() => String, { description: FUND })
  fund: string;

  @Field(() => String, { description: `${INSTITUTION} It gives the money.` })
  from: string;

  @Field(() => String, { description: `${INSTITUTION} It takes the money.` })
  to: string;

  @Field(() => DecimalText, { description: YUAN })
  amount: string;

  @Field(() => DateText)
  movedOn: string;

  @Field(() => String, { nullable: true, description: REMARK })
  remark?: string | null;
}

@InputType({ description: 'What lies on a special account at the end of a day, by the bank’s own books.' })
export class BankBalanceInput {
  @Field(() => String, { description: FUND })
  fund: string;

  @Field(() => String, { nullable: true, description: 'A bank’s own where it is left out.' })
  institution?: string | null;

  @Field(() => DateText)
  day: string;

  @Field(() => DecimalText, { description: 'Yuan, 0 or more, with two decimals at most.' })
  balance: string;

  @Field(() => String, { nullable: true, description: REMARK })
  remark?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The fund whose books were opened, or why not.' })
export class OpenFundPayload {
  @Field(() => Fund, { nullable: true })
  fund: Fund | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The partnership as it is now, or why it stayed as it was.',
})
export class ProgrammePartnerPayload {
  @Field(() => ProgrammePartner, { nullable: true })
  partner: ProgrammePartner | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The posting that was written, or why none was.' })
export class PostingPayload {
  @Field(() => LedgerPosting, { nullable: true })
  posting: LedgerPosting | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The report as it was kept, or why it was not.' })
export class BankBalancePayload {
  @Field(() => BankBalance, { nullable: true })
  report: BankBalance | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
