/** What claims are asked and answered with, beside their rows. */
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ClaimStatus, ClaimStep, ClaimWait } from '../domain/claims/vocabulary';
import { Claim } from '../entities/claim';
import { ClaimObjection } from '../entities/claim-objection';
import { ClaimRecovery } from '../entities/claim-recovery';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { CLAIMS } from '../loaders/claims/list';
import { connectionType } from './connection';
import { UserError } from './user-error';

export const ClaimConnection = connectionType(CLAIMS);

@InputType({ description: 'What a bank claims of the loss on one of its loans.' })
export class ClaimInput {
  @Field(() => ID)
  loan: string;

  @Field(() => DecimalText, { description: 'Yuan of principal, at most what is outstanding.' })
  principal: string;

  @Field(() => DecimalText, { description: 'Yuan of interest, at most what is owed on the day of filing.' })
  interest: string;

  @Field(() => String, {
    nullable: true,
    description: 'Key of a published cause (rules of kind COMPENSATED_CAUSE); none for legal persons.',
  })
  cause?: string | null;

  @Field(() => String, { description: 'What proves the loss, in words, without data of natural persons.' })
  lossProof: string;

  @Field(() => String, { description: 'What was done to collect the debt, in words.' })
  recourseProof: string;
}

@InputType({ description: 'Claims that meet all of what is given.' })
export class ClaimFilter {
  @Field(() => [ClaimStatus], { nullable: true })
  status?: ClaimStatus[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of programmes.' })
  programme?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Short names of banks.' })
  bank?: string[] | null;

  @Field(() => DateText, { nullable: true })
  filedFrom?: string | null;

  @Field(() => DateText, { nullable: true })
  filedTo?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A body of a programme that still has to agree.' })
export class AwaitedBody {
  @Field(() => String)
  slug: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'The step of a claim that is up, and what it waits for.' })
export class ClaimAwaits {
  @Field(() => ClaimStep, { nullable: true, description: 'For advanceClaim.' })
  step: ClaimStep | null;

  @Field(() => String)
  stepNameZh: string;

  @Field(() => String)
  stepNameEn: string;

  @Field(() => String)
  clause: string;

  @Field(() => [AwaitedBody], { description: 'Those that have not agreed yet; all of them must.' })
  bodies: readonly AwaitedBody[];

  @Field(() => DateText, { nullable: true, description: 'When the step before was complete.' })
  since: string | null;

  @Field(() => DateText, {
    nullable: true,
    description: 'No body may agree before this day. By when one has to, the texts do not say.',
  })
  earliestOn: string | null;

  @Field(() => ClaimWait, { nullable: true, description: 'Null where only the bodies are waited for.' })
  waitsFor: ClaimWait | null;
}

@ObjectType({ simpleResolvers: true, description: 'The claim as it now stands, or why nothing changed.' })
export class ClaimPayload {
  @Field(() => Claim, { nullable: true })
  claim: Claim | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The objection and its claim as they now stand, or why nothing changed.',
})
export class ClaimObjectionPayload {
  @Field(() => ClaimObjection, { nullable: true })
  objection: ClaimObjection | null;

  @Field(() => Claim, { nullable: true })
  claim: Claim | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The recovery and its claim as they now stand, or why nothing changed.',
})
export class ClaimRecoveryPayload {
  @Field(() => ClaimRecovery, { nullable: true })
  recovery: ClaimRecovery | null;

  @Field(() => Claim, { nullable: true })
  claim: Claim | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
