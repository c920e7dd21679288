/** Validation rules, for everybody; answers to their warnings, by those who hand in files. */
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Document } from '../entities/document';
import { FeedReject } from '../entities/feed-reject';
import { FeedRun } from '../entities/feed-run';
import { ValidationRule } from '../entities/validation-rule';
import { OPEN_WARNINGS } from '../loaders/lists';
import { doerOf, type RequestContext } from '../schema/context';
import { AcceptWarningPayload } from '../schema/feed-warnings';
import { FEED_ROLES } from '../schema/permission';
import { MAX_REASON_LENGTH } from '../services/access/set-sharing';
import { acceptWarnings, MAX_WARNINGS_AT_ONCE } from '../services/validation/accept-warnings';

@Resolver(() => ValidationRule)
export class ValidationRuleResolver {
  @Query(() => [ValidationRule], {
    description: 'The rules by which the figures of files are judged, by short name.',
  })
  validationRules(@Ctx() { loaders }: RequestContext) {
    return loaders.allValidationRules();
  }

  @FieldResolver(() => Document, { nullable: true, description: 'The document that it rests on.' })
  document(@Root() { documentSlug }: ValidationRule, @Ctx() { loaders }: RequestContext) {
    return documentSlug === null ? null : loaders.document.load(documentSlug);
  }
}

@Resolver(() => FeedReject)
export class FeedWarningResolver {
  @FieldResolver(() => ValidationRule, {
    nullable: true,
    description: 'The rule, while the catalogue has it.',
  })
  rule(@Root() { ruleCode }: FeedReject, @Ctx() { loaders }: RequestContext) {
    return ruleCode === null ? null : loaders.validationRule.load(ruleCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who answered for a warning, by name.' })
  acceptedBy(@Root() { acceptedByName }: FeedReject) {
    return acceptedByName;
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => AcceptWarningPayload, {
    description:
      'Answers for warnings: their figures are right all the same. All of them or none, each once. For ' +
      'administrators, and for data officers whose regions hold those that the file was sent for. ' +
      'Refusals: NO_WARNINGS, UNKNOWN_WARNING, NOT_A_WARNING, NOTHING_TAKEN_IN, ALREADY_ACCEPTED, ' +
      'EMPTY_REASON, REASON_TOO_LONG.',
  })
  async acceptWarning(
    @Arg('ids', () => [ID], { description: `Ids of rejects, at most ${MAX_WARNINGS_AT_ONCE}.` })
    ids: string[],
    @Arg('reason', () => String, {
      description: `Why the figures are right; at most ${MAX_REASON_LENGTH} characters.`,
    })
    reason: string,
    @Ctx() context: RequestContext,
  ): Promise<AcceptWarningPayload> {
    const { database, visibility } = context;
    const result = await acceptWarnings(database, visibility.regionCodes, { ids, reason }, doerOf(context));
    return 'refusal' in result
      ? { rejects: null, userErrors: [result.refusal] }
      : { rejects: result.rejects, userErrors: [] };
  }
}

@Resolver(() => FeedRun)
export class FeedRunWarningsResolver {
  @FieldResolver(() => Int, {
    description: 'Warnings that nobody has answered for; 0 where nothing of the file was taken in.',
  })
  openWarnings(@Root() { runId, status }: FeedRun, @Ctx() { loaders }: RequestContext) {
    const isTakenIn = status !== 'FAILED' && status !== 'CHECKED';
    return isTakenIn ? loaders.feedRejects.count(runId, OPEN_WARNINGS) : 0;
  }
}
