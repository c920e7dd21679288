/** What is done with submissions: handed over to review, decided step by step, taken back. */
import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { MAX_COMMENT_LENGTH } from '../domain/submissions/objections';
import { ReviewDecision } from '../domain/vocabulary';
import { DateText } from '../entities/scalar-markers';
import { AppError } from '../errors';
import { doerOf, type RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES } from '../schema/permission';
import {
  ReviewSubmissionPayload,
  type SubmissionPayload,
  SubmitSubmissionPayload,
  WithdrawSubmissionPayload,
} from '../schema/submission';
import { actOnSubmission, type SubmissionRequest } from '../services/submissions/act-on-submission';

const ID_OF = 'Id of the submission.';
const EXPECTED = 'The revision that you looked at; when it has changed since, nothing is done.';
const COMMENT = `At most ${MAX_COMMENT_LENGTH} characters.`;

async function act(context: RequestContext, id: string, request: Omit<SubmissionRequest, 'id'>) {
  const { caller, database, visibility, today, loaders } = context;
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  const reference = readNodeId(id);
  const own = reference?.type === 'Submission' ? reference.key : null;
  const office = { database, visibility, today, caller, doer: doerOf(context) };
  const result = await actOnSubmission(office, { ...request, id: own });
  if ('refusals' in result) return { submission: null, userErrors: result.refusals };
  loaders.submissions.forget(result.submission.submissionId);
  return { submission: result.submission, userErrors: [] };
}

@Resolver()
export class SubmissionActionResolver {
  @Authorized(FEED_ROLES)
  @Mutation(() => SubmitSubmissionPayload, {
    description:
      'Hands a draft, or what was returned, over to its first review. For administrators and data ' +
      'officers, within their regions. Refusals: UNKNOWN_SUBMISSION, CHANGED_MEANWHILE, NOT_A_DRAFT, ' +
      'WARNINGS_OPEN, ' +
      'REVISION_NEEDS_REASON, REVISION_REASON_TOO_LONG.',
  })
  submitSubmission(
    @Arg('id', () => ID, { description: ID_OF }) id: string,
    @Arg('revisionReason', () => String, {
      nullable: true,
      description: 'Needed where it corrects published figures: why they are to be revised.',
    })
    revisionReason: string | null,
    @Arg('expectedRevision', () => Int, { nullable: true, description: EXPECTED })
    expectedRevision: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SubmissionPayload> {
    return act(context, id, { action: 'SUBMIT', revisionReason, expectedRevision });
  }

  @Mutation(() => ReviewSubmissionPayload, {
    description:
      'Decides the step that is awaited: first review by the county, audit by the city, approval by the ' +
      'leading group, or a return, which must name its reason. Each step needs its scope, and somebody ' +
      'who neither sent the figures nor decided another step of this version. The approval publishes. ' +
      'Refusals: UNKNOWN_SUBMISSION, CHANGED_MEANWHILE, NOT_AWAITING_REVIEW, NOT_AWAITING_AUDIT, ' +
      'NOT_AWAITING_APPROVAL, NOT_IN_REVIEW, SCOPE_MISSING, OWN_SUBMISSION, DECIDED_ANOTHER_STEP, ' +
      'RETURN_NEEDS_REASON, ' +
      'COMMENT_TOO_LONG, DEADLINE_PASSED.',
  })
  reviewSubmission(
    @Arg('id', () => ID, { description: ID_OF }) id: string,
    @Arg('decision', () => ReviewDecision) decision: ReviewDecision,
    @Arg('comment', () => String, { nullable: true, description: `A return needs one. ${COMMENT}` })
    comment: string | null,
    @Arg('deadline', () => DateText, {
      nullable: true,
      description: 'Of a return: until when it is to come back, not before today in China.',
    })
    deadline: string | null,
    @Arg('expectedRevision', () => Int, { nullable: true, description: EXPECTED })
    expectedRevision: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SubmissionPayload> {
    return act(context, id, { action: decision, comment, deadline, expectedRevision });
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => WithdrawSubmissionPayload, {
    description:
      'Takes a submission back before it is published. For administrators and data officers, within their ' +
      'regions. Refusals: UNKNOWN_SUBMISSION, CHANGED_MEANWHILE, ALREADY_FINAL, COMMENT_TOO_LONG.',
  })
  withdrawSubmission(
    @Arg('id', () => ID, { description: ID_OF }) id: string,
    @Arg('comment', () => String, { nullable: true, description: COMMENT }) comment: string | null,
    @Arg('expectedRevision', () => Int, { nullable: true, description: EXPECTED })
    expectedRevision: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SubmissionPayload> {
    return act(context, id, { action: 'WITHDRAW', comment, expectedRevision });
  }
}
