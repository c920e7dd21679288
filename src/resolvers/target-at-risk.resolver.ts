/** All targets in danger, for a dashboard: of a plan, a region, or those that some departments lead. */
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { decimalOrNull, ZERO } from '../domain/decimal';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import type { Loaders } from '../loaders';
import { boundedList } from '../loaders/bounded-list';
import { PageArgs, windowOf } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { TargetFeasibility } from '../schema/feasibility';
import { pageOfItems } from '../schema/item-page';
import { TARGETS_AT_RISK, TargetAtRisk, TargetAtRiskConnection } from '../schema/target-at-risk';
import { anyDay } from '../services/asked-day';
import { targetsAtRisk } from '../services/rankings/targets-at-risk';
import { requireKnown } from './known-scope';

@ArgsType()
export class AtRiskArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Short name of a plan.' })
  plan?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a region, counties included.' })
  region?: string | null;

  @Field(() => [String], { nullable: true, description: 'Short names of departments that lead (牵头).' })
  departments?: string[] | null;

  @Field(() => DateText, { nullable: true, description: 'The day to judge on; today in China by default.' })
  asOf?: IsoDate | null;
}

async function requireDepartments(slugs: readonly string[], { department }: Loaders): Promise<void> {
  const found = await department.loadMany(boundedList('departments', slugs));
  const at = found.indexOf(null);
  if (at >= 0) throw new AppError('UNKNOWN_DEPARTMENT', { slug: slugs[at] as string });
}

/** Weights fall along the list, keys rise among equals. */
function compare(one: TargetAtRisk, [weight = '', key = '']: readonly string[]): number {
  const order = (decimalOrNull(weight) ?? ZERO).comparedTo(decimalOrNull(one.weightText) ?? ZERO);
  if (order !== 0) return order;
  return one.targetKey < key ? -1 : Number(one.targetKey > key);
}

@Resolver(() => TargetAtRisk)
export class TargetAtRiskResolver {
  @Query(() => TargetAtRiskConnection, {
    description:
      'Targets that are AT_RISK, OFF_TRACK or MISSED, or would take more than the best past pace, the ' +
      'weightiest first. At most 5,000 targets are judged at once. UNKNOWN_PLAN, UNKNOWN_REGION, ' +
      'UNKNOWN_DEPARTMENT, DATE_OUT_OF_RANGE, QUERY_TOO_COMPLEX.',
  })
  async targetsAtRisk(@Args(() => AtRiskArgs) args: AtRiskArgs, @Ctx() context: RequestContext) {
    const { database, loaders, visibility, now, today } = context;
    await requireKnown(args, loaders);
    await requireDepartments(args.departments ?? [], loaders);
    const asOf = args.asOf ? anyDay(args.asOf, today) : null;
    const window = windowOf(TARGETS_AT_RISK, args);
    const { plan = null, region = null, departments = null } = args;
    const filter = { plan, region, departments };
    const found = await targetsAtRisk(database, visibility, filter, { asOf, now, today });
    const items = found.map((one) => new TargetAtRisk(one));
    const keysOf = ({ weightText, targetKey }: TargetAtRisk) => [weightText, targetKey];
    const page = pageOfItems({ items, keysOf, compare }, window);
    return new TargetAtRiskConnection(page, async () => items.length);
  }

  @FieldResolver(() => Target)
  target(@Root() { targetKey }: TargetAtRisk, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(targetKey);
  }
}

@Resolver(() => TargetFeasibility)
export class TargetFeasibilityResolver {
  @FieldResolver(() => Target)
  target(@Root() { targetKey }: TargetFeasibility, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(targetKey);
  }
}
