/** What hangs on interest subsidies beside their rows: steps, papers, previews, answers of changes. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BorrowerKind } from '../domain/programmes/terms';
import { NotComputable } from '../domain/subsidies/subsidised-loan';
import { SettlementCause, SettlementStatus } from '../domain/subsidies/vocabulary';
import { Loan } from '../entities/loan';
import { DateText, DecimalText, PeriodText } from '../entities/scalar-markers';
import { SubsidySettlement } from '../entities/subsidy-settlement';
import { SUBSIDY_LINES, SUBSIDY_SETTLEMENTS } from '../loaders/subsidies/lists';
import { connectionType } from './connection';
import { UserError } from './user-error';

export const SubsidySettlementConnection = connectionType(SUBSIDY_SETTLEMENTS);
export const SubsidyLineConnection = connectionType(SUBSIDY_LINES);

@InputType({ description: 'What is left out does not narrow the list.' })
export class SubsidySettlementFilter {
  @Field(() => [String], { nullable: true, description: 'Short names of programmes.' })
  programme?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of banks.' })
  bank?: string[] | null;

  @Field(() => [SettlementStatus], { nullable: true })
  status?: SettlementStatus[] | null;

  @Field(() => [SettlementCause], { nullable: true })
  cause?: SettlementCause[] | null;

  @Field(() => [BorrowerKind], { nullable: true })
  borrowerKind?: BorrowerKind[] | null;

  @Field(() => [PeriodText], { nullable: true, description: 'Months, for example 2019-07.' })
  month?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'The step of a settlement that is to be done next.' })
export class SubsidyStep {
  @Field(() => String, { description: 'What to give as `step`.' })
  key: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => [String], {
    description: 'Bodies whose word is missing; none of the report, which the bank makes.',
  })
  bodies: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'Papers that an article asks for.' })
export class SubsidyPapers {
  @Field(() => String)
  clause: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => [String], { description: 'None where the document asks for more without listing it.' })
  papersZh: readonly string[];

  @Field(() => [String])
  papersEn: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A loan whose subsidy could not be worked out.' })
export class SubsidyLeftOut {
  readonly loanId: string;

  @Field(() => NotComputable)
  reason: NotComputable;

  @Field(() => Loan, { nullable: true, description: 'Null for one that the caller may not see.' })
  loan?: Loan | null;
}

@ObjectType({ simpleResolvers: true, description: 'Days on the same base, and what they would bring.' })
export class SubsidySpan {
  @Field(() => DateText)
  startsOn: string;

  @Field(() => DateText)
  endsBefore: string;

  @Field(() => Int)
  days: number;

  @Field(() => DecimalText)
  base: string;

  @Field(() => DecimalText)
  percent: string;

  @Field(() => DecimalText)
  amount: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The subsidy of a loan for a month by what is known now; nothing is settled by it.',
})
export class SubsidyPreview {
  @Field(() => ID)
  loan: string;

  @Field(() => PeriodText)
  month: string;

  @Field(() => DecimalText, { nullable: true, description: 'Null where it cannot be worked out.' })
  amount: string | null;

  @Field(() => NotComputable, { nullable: true })
  notComputable: NotComputable | null;

  @Field(() => DateText, { description: 'The first day without a subsidy.' })
  endsOn: string;

  @Field(() => DecimalText, { nullable: true, description: 'Percent a year.' })
  benchmarkPercent: string | null;

  @Field(() => Boolean, { description: 'The loan was found ineligible: the amount is 0.' })
  isStopped: boolean;

  @Field(() => String, { description: 'The clause that gives the subsidy.' })
  clause: string;

  @Field(() => [SubsidySpan])
  spans: readonly SubsidySpan[];
}

@ObjectType({ simpleResolvers: true, description: 'The preview, or why there is none.' })
export class SubsidyPreviewPayload {
  @Field(() => SubsidyPreview, { nullable: true })
  preview: SubsidyPreview | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The settlement as it now stands, or why nothing changed.',
})
export class SubsidySettlementPayload {
  @Field(() => SubsidySettlement, { nullable: true })
  settlement: SubsidySettlement | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The loan whose subsidies were stopped, what was paid back for it, or why nothing changed.',
})
export class ReverseSubsidiesPayload {
  @Field(() => Loan, { nullable: true })
  loan: Loan | null;

  @Field(() => SubsidySettlement, {
    nullable: true,
    description: 'What the bank has paid back; null where it is set off against its next settlement.',
  })
  settlement: SubsidySettlement | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
