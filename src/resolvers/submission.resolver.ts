/** Submissions: figures that await review, what they would change, and what the viewer may do now. */
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { isOffice, reviewScopesOf } from '../domain/access/review-scopes';
import { objectionsTo, type Standing } from '../domain/submissions/objections';
import { submissionRefusal } from '../domain/submissions/refusals';
import { SUBMISSION_ACTIONS, type SubmissionAction, SubmissionStatus } from '../domain/vocabulary';
import { Feed } from '../entities/feed';
import { FeedRun } from '../entities/feed-run';
import { Region } from '../entities/region';
import { Submission } from '../entities/submission';
import { SubmissionEvent } from '../entities/submission-event';
import { AppError } from '../errors';
import { equals } from '../loaders/lists';
import { inRegions } from '../loaders/record-conditions';
import { SUBMISSION_FIGURES, SUBMISSIONS } from '../loaders/submissions';
import { awaiting, sentBy } from '../loaders/submissions/conditions';
import { requireSeen } from '../loaders/visible';
import { PageArgs, windowOf } from '../schema/connection';
import { SubmissionConnection, SubmissionFigureConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES } from '../schema/permission';
import { RevisionImpact } from '../schema/revision-impact';
import { SubmissionPermission, SubmissionWarning } from '../schema/submission';
import { MAX_IMPACTS } from '../services/submissions/submission-impact';

/** What is judged of a submission for the viewer: read once for all fields that ask. */
export async function standingOf(
  submission: Submission,
  { loaders: { submissions } }: RequestContext,
): Promise<Standing> {
  const { submissionId, status, regionCode, correctsId, revisionReason } = submission;
  const [acts, warnings] = await Promise.all([
    submissions.events.load(submissionId),
    submissions.openWarnings.load(submissionId),
  ]);
  return {
    ...{ status, regionCode, revisionReason, acts },
    ...{ isCorrection: correctsId !== null, openWarnings: warnings.length },
  };
}

async function may(
  action: SubmissionAction,
  submission: Submission,
  context: RequestContext,
): Promise<boolean> {
  const { caller } = context;
  return caller !== null && objectionsTo(action, await standingOf(submission, context), caller).length === 0;
}

const MAY = 'Whether the viewer may do so now; `permissions` says why not.';

@Resolver(() => Submission)
export class SubmissionResolver {
  @Query(() => SubmissionConnection, {
    description:
      'Submissions of the caller’s regions, the newest first: for data officers and administrators, and ' +
      'for who holds one of the scopes REVIEW, AUDIT and APPROVE.',
  })
  async submissions(
    @Arg('status', () => SubmissionStatus, { nullable: true }) status: SubmissionStatus | null,
    @Arg('region', () => String, { nullable: true, description: 'Code of a region, counties included.' })
    region: string | null,
    @Arg('feed', () => String, { nullable: true, description: 'Short name of a feed.' }) feed: string | null,
    @Arg('awaitingMe', () => Boolean, {
      nullable: true,
      description: 'Only what the caller can move on: steps of its scopes; drafts and returns of its office.',
    })
    awaitingMe: boolean | null,
    @Arg('mine', () => Boolean, {
      nullable: true,
      description: 'Only what the caller handed in or submitted.',
    })
    mine: boolean | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders: { submissions }, caller }: RequestContext,
  ) {
    if (caller === null) throw new AppError('NOT_SIGNED_IN');
    const { actor, role } = caller;
    const conditions = [
      ...equals('status', status),
      ...equals('feed_slug', feed),
      ...inRegions(region === null || region === undefined ? null : [region]),
      ...(awaitingMe ? [awaiting({ actor, scopes: reviewScopesOf(caller), isOffice: isOffice(role) })] : []),
      ...(mine ? [sentBy(actor)] : []),
    ];
    const page = await submissions.page(conditions, windowOf(SUBMISSIONS, args));
    return new SubmissionConnection(page, () => submissions.count(conditions));
  }

  @Query(() => Submission, {
    nullable: true,
    description: 'One submission by its id, if the caller sees it.',
  })
  submission(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders: { submissions }, visibility }: RequestContext,
  ) {
    requireSeen(visibility, 'Submission');
    const reference = readNodeId(id);
    return reference?.type === 'Submission' ? submissions.submission.load(reference.key) : null;
  }

  @FieldResolver(() => Region)
  region(@Root() { regionCode }: Submission, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => Feed, { nullable: true, description: 'For administrators and data officers.' })
  feed(@Root() { feedSlug }: Submission, @Ctx() { loaders }: RequestContext) {
    return loaders.feed.load(feedSlug);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => [FeedRun], {
    nullable: true,
    description: 'The runs whose files its figures came from. For administrators and data officers.',
  })
  runs(@Root() { submissionId }: Submission, @Ctx() { loaders: { submissions } }: RequestContext) {
    return submissions.runs.load(submissionId);
  }

  @FieldResolver(() => Submission, { nullable: true, description: 'The published version that it corrects.' })
  corrects(@Root() { correctsId }: Submission, @Ctx() { loaders: { submissions } }: RequestContext) {
    return correctsId === null ? null : submissions.submission.load(correctsId);
  }

  @FieldResolver(() => SubmissionFigureConnection, { description: 'The figures of its present draft.' })
  async figures(
    @Root() { submissionId }: Submission,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders: { submissions } }: RequestContext,
  ) {
    const page = await submissions.figures.page(submissionId, windowOf(SUBMISSION_FIGURES, args));
    return new SubmissionFigureConnection(page, () => submissions.figures.count(submissionId));
  }

  @FieldResolver(() => [SubmissionEvent], { description: 'What was done with it, in order.' })
  events(@Root() { submissionId }: Submission, @Ctx() { loaders: { submissions } }: RequestContext) {
    return submissions.events.load(submissionId);
  }

  @FieldResolver(() => [SubmissionWarning], {
    description: 'Warnings that must be answered with a reason before it can be submitted.',
  })
  openWarnings(@Root() { submissionId }: Submission, @Ctx() { loaders: { submissions } }: RequestContext) {
    return submissions.openWarnings.load(submissionId);
  }

  @FieldResolver(() => RevisionImpact, {
    nullable: true,
    description:
      `What its publication would change, as of today: figures, targets, and what others have approved on ` +
      `the strength of figures of before. At most ${MAX_IMPACTS} a request; null once it is final.`,
  })
  async impact(@Root() submission: Submission, @Ctx() { impacts }: RequestContext) {
    const impact = await impacts.load(submission);
    return impact && new RevisionImpact(impact);
  }

  @FieldResolver(() => [SubmissionPermission], {
    description: 'Of each action whether the viewer may take it now, and what speaks against it.',
  })
  async permissions(@Root() submission: Submission, @Ctx() context: RequestContext) {
    const { caller } = context;
    if (caller === null) throw new AppError('NOT_SIGNED_IN');
    const standing = await standingOf(submission, context);
    return SUBMISSION_ACTIONS.map((action): SubmissionPermission => {
      const reasons = objectionsTo(action, standing, caller).map((code) => submissionRefusal(code));
      return { action, isAllowed: reasons.length === 0, reasons };
    });
  }

  @FieldResolver(() => Boolean, { description: MAY })
  maySubmit(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('SUBMIT', submission, context);
  }

  @FieldResolver(() => Boolean, { description: MAY })
  mayReview(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('REVIEW', submission, context);
  }

  @FieldResolver(() => Boolean, { description: MAY })
  mayAudit(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('AUDIT', submission, context);
  }

  @FieldResolver(() => Boolean, { description: MAY })
  mayApprove(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('APPROVE', submission, context);
  }

  @FieldResolver(() => Boolean, { description: MAY })
  mayReturn(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('RETURN', submission, context);
  }

  @FieldResolver(() => Boolean, { description: MAY })
  mayWithdraw(@Root() submission: Submission, @Ctx() context: RequestContext) {
    return may('WITHDRAW', submission, context);
  }
}
