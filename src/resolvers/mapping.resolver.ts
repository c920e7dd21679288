/** What labels of feeds mean: officers decide, the catalogue and the published figures propose. */
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { LabelKind } from '../domain/vocabulary';
import { Feed } from '../entities/feed';
import { FeedRun } from '../entities/feed-run';
import { Indicator } from '../entities/indicator';
import { LabelMapping } from '../entities/label-mapping';
import { Region } from '../entities/region';
import { doerOf, type RequestContext } from '../schema/context';
import { LabelMappingPayload, MappingCandidate, MappingProposal } from '../schema/mapping';
import { FEED_ROLES } from '../schema/permission';
import {
  acceptMapping,
  ignoreLabel,
  MAX_LABEL_LENGTH,
  MAX_REASON_LENGTH,
  type MappingResult,
  withdrawMapping,
} from '../services/mapping/decide-label';
import { mappingRefusal } from '../services/mapping/mapping-refusal';
import { openLabels } from '../services/mapping/open-labels';

const DEFAULT_PROPOSALS = 20;
const MAX_PROPOSALS = 100;
const WHO = 'For administrators, and for data officers whose key is not bound to regions.';

@ArgsType()
class LabelArgs {
  @Field(() => String, { description: 'Short name of the feed.' })
  feed: string;

  @Field(() => String, { description: `As the files print it; at most ${MAX_LABEL_LENGTH} characters.` })
  label: string;

  @Field(() => LabelKind, { defaultValue: 'INDICATOR' })
  kind: LabelKind;
}

async function decided(
  { caller }: RequestContext,
  decide: () => Promise<MappingResult>,
): Promise<LabelMappingPayload> {
  const isBound = caller?.role !== 'ADMINISTRATOR' && caller?.regionCodes != null;
  const result = isBound ? { refusal: mappingRefusal('ALL_REGIONS_NEEDED') } : await decide();
  return 'refusal' in result
    ? { mapping: null, userErrors: [result.refusal] }
    : { mapping: result.mapping, userErrors: [] };
}

@Resolver()
export class MappingResolver {
  @Authorized(FEED_ROLES)
  @Mutation(() => LabelMappingPayload, {
    description:
      `Says what a label of a feed means; files that failed for it may be sent again. ${WHO} Refusals: ` +
      'UNKNOWN_FEED, FEED_OF_RECORDS, EMPTY_LABEL, LABEL_TOO_LONG, UNKNOWN_INDICATOR, UNKNOWN_REGION, ' +
      'UNKNOWN_UNIT, WRONG_DIMENSION, ALREADY_DEFINED, REASON_TOO_LONG, ALL_REGIONS_NEEDED.',
  })
  acceptMapping(
    @Args(() => LabelArgs) label: LabelArgs,
    @Arg('code', () => String, { description: 'Of the indicator, region or unit.' }) code: string,
    @Arg('unit', () => String, {
      nullable: true,
      description: 'Unit of files that print none, as a code or as files spell it. Of indicators only.',
    })
    unit: string | null,
    @Arg('cumulative', () => Boolean, {
      nullable: true,
      description: 'Whether months, quarters and halves mean the year to date; by default as the label says.',
    })
    cumulative: boolean | null,
    @Arg('reason', () => String, {
      nullable: true,
      description: `What it rests on; at most ${MAX_REASON_LENGTH} characters.`,
    })
    reason: string | null,
    @Ctx() context: RequestContext,
  ): Promise<LabelMappingPayload> {
    const request = { ...label, code, unit, cumulative, reason };
    return decided(context, () => acceptMapping(context.database, request, doerOf(context)));
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => LabelMappingPayload, {
    description:
      `Says that figures under a label are passed over; they stay listed and counted. ${WHO} Refusals: ` +
      'UNKNOWN_FEED, FEED_OF_RECORDS, EMPTY_LABEL, LABEL_TOO_LONG, UNIT_NOT_IGNORED, ALREADY_DEFINED, ' +
      'EMPTY_REASON, REASON_TOO_LONG, ALL_REGIONS_NEEDED.',
  })
  ignoreLabel(
    @Args(() => LabelArgs) label: LabelArgs,
    @Arg('reason', () => String, { description: 'Why; it is kept with the decision.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<LabelMappingPayload> {
    return decided(context, () => ignoreLabel(context.database, { ...label, reason }, doerOf(context)));
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => LabelMappingPayload, {
    description:
      `Takes a decision about a label back; what was read with it stays. ${WHO} Refusals: UNKNOWN_FEED, ` +
      'NOT_DECIDED, ALL_REGIONS_NEEDED.',
  })
  withdrawMapping(
    @Args(() => LabelArgs) label: LabelArgs,
    @Ctx() context: RequestContext,
  ): Promise<LabelMappingPayload> {
    return decided(context, () => withdrawMapping(context.database, { ...label }, doerOf(context)));
  }
}

@Resolver(() => Feed)
export class FeedMappingResolver {
  @Authorized(FEED_ROLES)
  @FieldResolver(() => [LabelMapping], {
    description:
      'What people decided about labels that its definition does not know, the latest first. For ' +
      'administrators and data officers.',
  })
  async mappings(
    @Root() { slug }: Feed,
    @Arg('superseded', () => Boolean, {
      defaultValue: false,
      description: 'Earlier decisions as well: the whole history.',
    })
    superseded: boolean,
    @Ctx() { loaders }: RequestContext,
  ): Promise<readonly LabelMapping[]> {
    const all = await loaders.feedMappings.load(slug);
    return superseded ? all : all.filter(({ supersededAt }) => supersededAt === null);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => [MappingProposal], {
    description:
      'Labels of its recent files that it does not know, those that keep figures out first. For ' +
      'administrators and data officers.',
  })
  async mappingProposals(
    @Root() { slug }: Feed,
    @Arg('first', () => Int, {
      defaultValue: DEFAULT_PROPOSALS,
      description: `At most ${MAX_PROPOSALS}.`,
    })
    first: number,
    @Ctx() { database }: RequestContext,
  ): Promise<readonly MappingProposal[]> {
    const limit = Math.min(Math.max(first, 0), MAX_PROPOSALS);
    const open = await openLabels(database, slug, limit);
    return open.map(({ label: { figures, ...label }, candidates }) =>
      Object.assign(new MappingProposal(), label, {
        count: figures,
        candidates: candidates.map(({ code, score, reasons }) =>
          Object.assign(new MappingCandidate(), {
            ...{ code, score, kind: label.kind },
            ...{ reasonsZh: reasons.map(({ zh }) => zh), reasonsEn: reasons.map(({ en }) => en) },
          }),
        ),
      }),
    );
  }
}

@Resolver(() => MappingProposal)
export class MappingProposalResolver {
  @FieldResolver(() => FeedRun, { nullable: true, description: 'The run of the last file that has it.' })
  run(@Root() { runId }: MappingProposal, @Ctx() { loaders }: RequestContext) {
    return loaders.feedRun.load(runId);
  }
}

@Resolver(() => MappingCandidate)
export class MappingCandidateResolver {
  @FieldResolver(() => Indicator, { nullable: true, description: 'Where an indicator is meant.' })
  indicator(@Root() { kind, code }: MappingCandidate, @Ctx() { loaders }: RequestContext) {
    return kind === 'INDICATOR' ? loaders.indicator.load(code) : null;
  }

  @FieldResolver(() => Region, { nullable: true, description: 'Where a region is meant.' })
  region(@Root() { kind, code }: MappingCandidate, @Ctx() { loaders }: RequestContext) {
    return kind === 'REGION' ? loaders.region.load(code) : null;
  }
}
