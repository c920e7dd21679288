/** Officers correct what was refused, and have the file worked again. */
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { FeedCorrection } from '../entities/feed-correction';
import { FeedReject } from '../entities/feed-reject';
import { FeedRun } from '../entities/feed-run';
import { JsonContent } from '../entities/scalar-markers';
import type { RunRecords } from '../loaders/run-records';
import { doerOf, type RequestContext } from '../schema/context';
import { CorrectRejectPayload, correctionOf, ReplayRunPayload } from '../schema/correction';
import { FeedCell } from '../schema/feed-columns';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES } from '../schema/permission';
import { RevisionImpact } from '../schema/revision-impact';
import type { Caller } from '../services/access/caller';
import { correctReject } from '../services/corrections/correct-reject';
import { MAX_CELLS_TOLD } from '../services/corrections/reject-rows';
import { replayRun } from '../services/corrections/replay-run';
import type { RevisionImpact as Impact } from '../services/impact/revision-impact';
import type { FrozenCorrection } from '../services/ingestion/frozen-corrections';

const MAX_CORRECTIONS_TOLD = 200;

/** The one who asks: the roles have been checked, so there is one. */
function handlerOf(context: RequestContext) {
  const { now, requestId = '' } = doerOf(context);
  const { actor, name, regionCodes } = context.caller as Caller;
  return { handler: { actor, name, regionCodes }, now, requestId };
}

@Resolver(() => FeedReject)
export class FeedRejectResolver {
  @FieldResolver(() => [FeedCorrection], {
    description: 'How its row is to be read when the run is done again, in the order of the cells.',
  })
  corrections(@Root() { id }: FeedReject, @Ctx() { loaders }: RequestContext) {
    return loaders.rowCorrections.load(id);
  }

  @FieldResolver(() => [FeedCell], {
    nullable: true,
    description:
      `The whole row as the run read it, its first ${MAX_CELLS_TOLD} cells; contacts of persons are left ` +
      'out. Null where there is no such row: of messages, of whole files, and of files over 20 MB.',
  })
  cells(@Root() reject: FeedReject, @Ctx() { rejectRows }: RequestContext) {
    return rejectRows.load(reject);
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => CorrectRejectPayload, {
    description:
      'Writes down how the row of a reject is to be read; the file stays as it is, replayRun reads it so. ' +
      'For administrators and data officers, of runs within their regions. Refusals: UNKNOWN_REJECT, ' +
      'RUN_NOT_FINISHED, NOT_A_TABLE, NOT_A_ROW, ROW_NOT_FOUND, ROW_MISALIGNED, FILE_UNREADABLE, ' +
      'NO_VALUES, TOO_MANY_VALUES, BAD_VALUE, VALUE_TOO_LONG, UNKNOWN_COLUMN, AMBIGUOUS_COLUMN, ' +
      'CONTACT_NOT_CORRECTABLE, TOO_MANY_CORRECTIONS.',
  })
  async correctReject(
    @Arg('id', () => ID, { description: 'Of the reject.' }) id: string,
    @Arg('values', () => JsonContent, {
      description:
        'Texts by column header, or by the name of a cell: { "数值": "120", "C17": null }. Numbers are ' +
        'written as text, so that they stay as they are printed; null is a blank.',
    })
    values: unknown,
    @Ctx() context: RequestContext,
  ): Promise<CorrectRejectPayload> {
    const { database, sealer } = context;
    const result = await correctReject(database, { rejectId: id, values, sealer, ...handlerOf(context) });
    return 'refusal' in result
      ? { reject: null, corrections: [], userErrors: [result.refusal] }
      : { ...result, userErrors: [] };
  }
}

@Resolver(() => FeedRun)
export class RepeatedRunResolver {
  @FieldResolver(() => FeedRun, {
    nullable: true,
    description: 'The run whose file it worked again, with corrections.',
  })
  repeats(@Root() { repeatsId }: FeedRun, @Ctx() { loaders }: RequestContext) {
    return repeatsId === null ? null : loaders.feedRun.load(repeatsId);
  }

  @FieldResolver(() => Int, { description: 'How many cells were read as somebody corrected them.' })
  async correctionCount(@Root() { runId }: FeedRun, @Ctx() { loaders }: RequestContext): Promise<number> {
    return frozenIn(await loaders.runRecords.load(runId)).length;
  }

  @FieldResolver(() => [FeedCorrection], {
    description: 'What was read instead of what stands in the file, and who says so: the first 200.',
  })
  async corrections(
    @Root() { runId }: FeedRun,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly FeedCorrection[]> {
    const frozen = frozenIn(await loaders.runRecords.load(runId));
    return frozen.slice(0, MAX_CORRECTIONS_TOLD).map(correctionOf);
  }

  @FieldResolver(() => RevisionImpact, {
    nullable: true,
    description: 'Of a dry run that came to its end: what publication would change.',
  })
  async impact(
    @Root() { runId }: FeedRun,
    @Ctx() { loaders }: RequestContext,
  ): Promise<RevisionImpact | null> {
    const { impact } = await loaders.runRecords.load(runId);
    return impact == null ? null : new RevisionImpact(impact as Impact);
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => ReplayRunPayload, {
    description:
      'Works the file of a run again, with the corrections made since: a new run over the same bytes. For ' +
      'administrators and data officers, of runs within their regions. Refusals: UNKNOWN_RUN, ' +
      'RUN_NOT_FINISHED, NEWER_LIST.',
  })
  async replayRun(
    @Arg('id', () => ID, { description: 'Of the run.' }) id: string,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only find out what would happen.' })
    dryRun: boolean,
    @Ctx() context: RequestContext,
  ): Promise<ReplayRunPayload> {
    const { database, loaders } = context;
    const reference = readNodeId(id);
    const runId = reference?.type === 'FeedRun' ? reference.key : id;
    const result = await replayRun(database, { runId, dryRun, ...handlerOf(context) });
    return 'refusal' in result
      ? { run: null, userErrors: [result.refusal] }
      : { run: await loaders.feedRun.load(result.runId), userErrors: [] };
  }
}

const frozenIn = ({ corrections }: RunRecords) => (corrections ?? []) as readonly FrozenCorrection[];
