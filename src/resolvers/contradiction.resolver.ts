/** Clauses that do not fit together: of a plan, and those in which a target has a part. */
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { Plan } from '../entities/plan';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { RequestContext } from '../schema/context';
import { Contradiction } from '../schema/contradiction';
import { TargetFeasibility } from '../schema/feasibility';
import { dayOfPlan } from '../services/asked-day';

const AS_OF =
  'The day whose figures are known; today in China when it is left out. DATE_OUT_OF_RANGE before the plan ' +
  'begins or more than ten years ahead.';
const ORDER = 'The weightiest first, then in the order of the document.';

/** Null stands for today, whose progress is stored. */
async function askedDay(
  planSlug: string,
  asOf: IsoDate | null | undefined,
  { loaders, today }: RequestContext,
): Promise<IsoDate | null> {
  if (!asOf) return null;
  const [plan, stages] = await Promise.all([loaders.plan.load(planSlug), loaders.planStages.load(planSlug)]);
  const [first = asOf] = stages.map((stage) => stage.startsOn).sort();
  const span = { startsOn: plan?.startsOn ?? first, endsOn: plan?.endsOn ?? today };
  return dayOfPlan(asOf, span, today);
}

async function findingsOf(planSlug: string, asOf: IsoDate | null | undefined, context: RequestContext) {
  const day = await askedDay(planSlug, asOf, context);
  return context.contradictions.load({ planSlug, asOf: day });
}

const FOUND = `Clauses that do not fit together, from the catalogue and, once known, from figures. ${ORDER}`;

@Resolver(() => Plan)
export class PlanContradictionsResolver {
  @FieldResolver(() => [Contradiction], {
    description: FOUND,
  })
  async contradictions(
    @Root() plan: Plan,
    @Arg('asOf', () => DateText, { nullable: true, description: AS_OF }) asOf: IsoDate | null,
    @Ctx() context: RequestContext,
  ): Promise<Contradiction[]> {
    return (await findingsOf(plan.slug, asOf, context)).map((finding) => new Contradiction(finding));
  }
}

@Resolver(() => Target)
export class TargetContradictionsResolver {
  @FieldResolver(() => [Contradiction], {
    description: `Clauses that disagree with it, and what its own numbers do not fit. ${ORDER}`,
  })
  async contradictions(
    @Root() target: Target,
    @Arg('asOf', () => DateText, { nullable: true, description: AS_OF }) asOf: IsoDate | null,
    @Ctx() context: RequestContext,
  ): Promise<Contradiction[]> {
    const all = await findingsOf(target.planSlug, asOf, context);
    return all
      .filter(({ targets }) => targets.includes(target.key))
      .map((finding) => new Contradiction(finding));
  }

  @FieldResolver(() => TargetFeasibility, {
    nullable: true,
    description: 'What it takes by the month from now on, beside the best past pace and the recent one.',
  })
  async feasibility(
    @Root() target: Target,
    @Arg('asOf', () => DateText, { nullable: true, description: AS_OF }) asOf: IsoDate | null,
    @Ctx() context: RequestContext,
  ): Promise<TargetFeasibility | null> {
    const day = await askedDay(target.planSlug, asOf, context);
    const found = await context.feasibility.load({ targetKey: target.key, asOf: day });
    return found && new TargetFeasibility(target.key, found);
  }
}

@Resolver(() => Contradiction)
export class ContradictionResolver {
  @FieldResolver(() => [Target], { description: 'The targets concerned, in the order of the explanation.' })
  targets(@Root() { targetKeys }: Contradiction, @Ctx() { loaders }: RequestContext) {
    return loaders.target.loadMany(targetKeys);
  }
}
