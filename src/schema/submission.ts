/** What hangs on a submission beside its rows: open warnings, what the viewer may do, answers of changes. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SubmissionAction } from '../domain/vocabulary';
import { Submission } from '../entities/submission';
import { UserError } from './user-error';

@ObjectType({
  simpleResolvers: true,
  description: 'A warning of the validation rules about its figures that nobody has answered yet.',
})
export class SubmissionWarning {
  @Field(() => ID, { description: 'Id of the reject, to answer the warning by.' })
  id: string;

  @Field(() => Int)
  line: number;

  @Field(() => String, { nullable: true })
  sheet: string | null;

  @Field(() => String, { nullable: true })
  column: string | null;

  @Field(() => String, { nullable: true })
  cell: string | null;

  @Field(() => String, { description: 'The original text.' })
  raw: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  messageZh: string;

  @Field(() => String)
  messageEn: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What speaks against an action: the code it would be refused with.',
})
export class SubmissionObjection {
  @Field(() => String)
  code: string;

  @Field(() => String)
  messageZh: string;

  @Field(() => String)
  messageEn: string;

  @Field(() => String, { nullable: true, description: 'The clause that it rests on, where there is one.' })
  clause: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Whether the viewer may take an action now, and what speaks against it.',
})
export class SubmissionPermission {
  @Field(() => SubmissionAction)
  action: SubmissionAction;

  @Field(() => Boolean)
  isAllowed: boolean;

  @Field(() => [SubmissionObjection], { description: 'Empty when it is allowed.' })
  reasons: readonly SubmissionObjection[];
}

export interface SubmissionPayload {
  readonly submission: Submission | null;
  readonly userErrors: readonly UserError[];
}

function payloadType(name: string) {
  @ObjectType(name, {
    simpleResolvers: true,
    description: 'The submission as it now stands, or why nothing changed.',
  })
  class Payload implements SubmissionPayload {
    @Field(() => Submission, { nullable: true })
    submission: Submission | null;

    @Field(() => [UserError])
    userErrors: readonly UserError[];
  }

  return Payload;
}

export const SubmitSubmissionPayload = payloadType('SubmitSubmissionPayload');
export const ReviewSubmissionPayload = payloadType('ReviewSubmissionPayload');
export const WithdrawSubmissionPayload = payloadType('WithdrawSubmissionPayload');
