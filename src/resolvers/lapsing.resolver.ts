/** Certificates that lapse before a day, and the targets that they hold up. */
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { addYears, type IsoDate } from '../domain/calendar';
import { CertificationKind } from '../domain/vocabulary';
import { Certification } from '../entities/certification';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { Condition } from '../loaders/keyset-page';
import {
  countedInPlan,
  LAPSING,
  lapsedOn,
  lapsingOfTarget,
  notRenewed,
  readLosses,
} from '../loaders/lapsing';
import { countingOn, ofRegions, oneOf } from '../loaders/record-conditions';
import { windowOf } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { ForwardArgs } from '../schema/forward-args';
import { LapsingCertificationConnection, TargetLoss } from '../schema/lapsing';
import { anyDay, dayWithin, MOST_YEARS_AHEAD } from '../services/asked-day';
import { requireKnown } from './known-scope';

const AS_OF = 'The day on which they are still in force; today in China when it is left out.';
const RENEWED = 'Those whose enterprise holds a longer one on that day are left out; true shows them too.';

@ArgsType()
export class LapsingArgs extends ForwardArgs {
  @Field(() => DateText, { description: 'On this day they no longer count. After asOf, at most ten years.' })
  before: IsoDate;

  @Field(() => DateText, { nullable: true, description: AS_OF })
  asOf?: IsoDate | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short name of a plan, of which some target counts them.',
  })
  plan?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a region, counties included.' })
  region?: string | null;

  @Field(() => [CertificationKind], { nullable: true })
  kind?: CertificationKind[] | null;

  @Field(() => Boolean, { defaultValue: false, description: RENEWED })
  includeRenewed: boolean;
}

@Resolver()
export class LapsingResolver {
  @Query(() => LapsingCertificationConnection, {
    description:
      'Certificates in force on a day that lapse before another, the first to lapse first. Of enterprises ' +
      'that the caller may see. Needs a key. UNKNOWN_PLAN, UNKNOWN_REGION, DATE_OUT_OF_RANGE.',
  })
  async lapsingCertifications(
    @Args(() => LapsingArgs) args: LapsingArgs,
    @Ctx() context: RequestContext,
  ): Promise<LapsingCertificationConnection> {
    const { database, loaders, visibility, today } = context;
    await requireKnown(args, loaders);
    const { plan = null, region = null, kind = null } = args;
    const asOf = anyDay(args.asOf, today);
    const before = dayWithin(args.before, asOf, addYears(asOf, MOST_YEARS_AHEAD));
    const conditions: Condition[] = [
      ...countingOn(asOf),
      lapsedOn(before),
      ...(args.includeRenewed ? [] : [notRenewed(asOf)]),
      ...(plan === null ? [] : [countedInPlan(plan)]),
      ...oneOf('kind', kind),
      ...ofRegions('enterprise_id', region === null ? null : [region]),
    ];
    const page = await loaders.graph.page(LAPSING, conditions, forwards(args));
    const question = { keys: null, planSlug: plan, regionCode: region, kinds: kind, asOf, before };
    return new LapsingCertificationConnection(
      page,
      () => loaders.graph.count(LAPSING, conditions),
      async () => lossesOf(await readLosses(database, visibility, question)),
    );
  }
}

/** `before` is a day here, not a cursor. */
const forwards = ({ first, after }: ForwardArgs) =>
  windowOf(LAPSING, { first: first ?? null, after: after ?? null });

const lossesOf = (rows: readonly { readonly key: string; readonly losing: number }[]): TargetLoss[] =>
  rows.map(({ key, losing }) => ({ targetKey: key, losing }));

@Resolver(() => TargetLoss)
export class TargetLossResolver {
  @FieldResolver(() => Target)
  target(@Root() { targetKey }: TargetLoss, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(targetKey);
  }
}

@Resolver(() => Certification)
export class CertificationRenewalResolver {
  @FieldResolver(() => Certification, {
    nullable: true,
    description:
      'Another certificate of the same kind, known on the day, that holds longer; null without one.',
  })
  async renewedBy(
    @Root() { rowId }: Certification,
    @Arg('asOf', () => DateText, { nullable: true }) asOf: IsoDate | null,
    @Ctx() { loaders, today }: RequestContext,
  ): Promise<Certification | null> {
    const [id] = await loaders.lapsing.renewals.load({ id: rowId, asOf: anyDay(asOf, today) });
    return id === undefined ? null : loaders.graph.certification.load(id);
  }

  @FieldResolver(() => [Target], {
    description: 'Targets not over on the day whose indicator counts such certificates; they need it.',
  })
  async countedBy(
    @Root() { rowId }: Certification,
    @Arg('asOf', () => DateText, { nullable: true }) asOf: IsoDate | null,
    @Ctx() { loaders, today }: RequestContext,
  ) {
    const keys = await loaders.lapsing.countingTargets.load({ id: rowId, asOf: anyDay(asOf, today) });
    return loaders.target.loadMany(keys);
  }
}

@ArgsType()
export class TargetLapsingArgs extends ForwardArgs {
  @Field(() => DateText, { nullable: true, description: 'The deadline when it is left out.' })
  before?: IsoDate | null;

  @Field(() => DateText, { nullable: true, description: AS_OF })
  asOf?: IsoDate | null;
}

@Resolver(() => Target)
export class TargetLapsingResolver {
  @FieldResolver(() => LapsingCertificationConnection, {
    description:
      'Certificates that it counts on a day and that lapse before another, those with a longer one left ' +
      'out; empty where it counts none. Needs a key. DATE_OUT_OF_RANGE.',
  })
  async lapsing(
    @Root() target: Target,
    @Args(() => TargetLapsingArgs) args: TargetLapsingArgs,
    @Ctx() { loaders, today }: RequestContext,
  ): Promise<LapsingCertificationConnection> {
    const asOf = anyDay(args.asOf, today);
    const before = args.before ? dayWithin(args.before, asOf, addYears(asOf, MOST_YEARS_AHEAD)) : null;
    const conditions = [lapsingOfTarget(asOf, before)];
    const page = await loaders.lapsing.ofTarget.page(target.key, forwards(args), conditions);
    return new LapsingCertificationConnection(
      page,
      () => loaders.lapsing.ofTarget.count(target.key, conditions),
      async () => lossesOf(await loaders.lapsing.losses.load({ key: target.key, asOf, before })),
    );
  }
}
