/** What hangs on proposed loans beside their rows: filters, the awaited step, answers of changes. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { ApplicationStatus } from '../domain/applications/vocabulary';
import type { IsoDate } from '../domain/calendar';
import { BorrowerKind } from '../domain/programmes/terms';
import { LoanApplication } from '../entities/loan-application';
import { DateText } from '../entities/scalar-markers';
import { LOAN_APPLICATIONS } from '../loaders/graph-lists';
import { connectionType } from './connection';
import { UserError } from './user-error';

export const LoanApplicationConnection = connectionType(LOAN_APPLICATIONS);

@InputType({ description: 'What is left out does not narrow the list.' })
export class LoanApplicationFilter {
  @Field(() => [String], { nullable: true, description: 'Short names of programmes.' })
  programme?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of banks.' })
  bank?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'GB/T 2260 codes, counties included.' })
  region?: string[] | null;

  @Field(() => [ApplicationStatus], { nullable: true })
  status?: ApplicationStatus[] | null;

  @Field(() => BorrowerKind, { nullable: true })
  borrowerKind?: BorrowerKind | null;

  @Field(() => DateText, { nullable: true })
  filedFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  filedTo?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The step of a proposed loan that is to be decided next.' })
export class ApplicationStep {
  @Field(() => String, { description: 'What to give as `step`.' })
  key: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => [String], { description: 'Bodies whose word is missing.' })
  bodies: readonly string[];

  @Field(() => DateText, { nullable: true, description: 'When the step before was complete.' })
  since: IsoDate | null;
}

@ObjectType({ simpleResolvers: true, description: 'A proposed loan as it stands, or why it was refused.' })
export class LoanApplicationPayload {
  @Field(() => LoanApplication, { nullable: true, description: 'Null where it was refused.' })
  application: LoanApplication | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
