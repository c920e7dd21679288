/** Plans with their stages and work areas. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../entities/department';
import { Document } from '../entities/document';
import { Plan } from '../entities/plan';
import { Region } from '../entities/region';
import { DateText } from '../entities/scalar-markers';
import { Stage } from '../entities/stage';
import { Target } from '../entities/target';
import { WorkArea } from '../entities/work-area';
import { countRows, readPage } from '../loaders/keyset-page';
import { contains, equals, PLANS } from '../loaders/lists';
import { PageArgs, windowOf } from '../schema/connection';
import { PlanConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { PlanFilter } from '../schema/filters';

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, { nullable: true, description: 'One plan by its short name.' })
  plan(@Arg('slug', () => String) slug: string, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(slug);
  }

  @Query(() => PlanConnection, { description: 'Plans in order of their short names.' })
  async plans(
    @Arg('filter', () => PlanFilter, { nullable: true }) filter: PlanFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database }: RequestContext,
  ) {
    const conditions = [
      ...equals('region_code', filter?.region),
      ...contains(['title_zh', 'title_en', 'slug'], filter?.search),
    ];
    const page = await readPage(database, PLANS, conditions, windowOf(PLANS, args));
    return new PlanConnection(page, () => countRows(database, PLANS, conditions));
  }

  @FieldResolver(() => Document, { description: 'The document that it was read from.' })
  document(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return loaders.document.load(plan.documentSlug);
  }

  @FieldResolver(() => String, { nullable: true, description: 'For example 鹤政〔2018〕24号.' })
  async documentNumber(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return (await loaders.document.load(plan.documentSlug))?.number;
  }

  @FieldResolver(() => DateText, { nullable: true })
  async issuedOn(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return (await loaders.document.load(plan.documentSlug))?.issuedOn;
  }

  @FieldResolver(() => Region)
  region(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(plan.regionCode);
  }

  @FieldResolver(() => [Stage], {
    description:
      'Its stages in order. OVERALL stages are not among them, see overallStages; ' +
      'a plan that has no others gives those here as well.',
  })
  async stages(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    const all = await loaders.planStages.load(plan.slug);
    const stages = all.filter((stage) => stage.kind === 'STAGE');
    return stages.length > 0 ? stages : all;
  }

  @FieldResolver(() => [Stage], {
    description: 'What the plan states outside its stages: for its whole life, or for its last year.',
  })
  async overallStages(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return (await loaders.planStages.load(plan.slug)).filter((stage) => stage.kind === 'OVERALL');
  }

  @FieldResolver(() => [Target], { description: 'The targets of all stages, the OVERALL one included.' })
  targets(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return loaders.planTargets.load(plan.slug);
  }

  @FieldResolver(() => [WorkArea])
  workAreas(@Root() plan: Plan, @Ctx() { loaders }: RequestContext) {
    return loaders.planWorkAreas.load(plan.slug);
  }
}

@Resolver(() => Stage)
export class StageResolver {
  @FieldResolver(() => String, { description: 'The same as nameZh.' })
  name(@Root() stage: Stage) {
    return stage.nameZh;
  }

  @FieldResolver(() => [Target])
  async targets(@Root() stage: Stage, @Ctx() { loaders }: RequestContext) {
    // All targets of the plan at once: its stages and the plan itself ask for their progress together.
    const all = await loaders.planTargets.load(stage.planSlug);
    return all.filter((target) => target.stageKey === stage.key);
  }
}

@Resolver(() => WorkArea)
export class WorkAreaResolver {
  @FieldResolver(() => [Department], { description: 'Who leads it (牵头).' })
  leadDepartments(@Root() { departments }: WorkArea, @Ctx() { loaders }: RequestContext) {
    return loaders.department.loadMany(departments.lead);
  }

  @FieldResolver(() => [Department], { description: 'Who supports it (配合).' })
  supportingDepartments(@Root() { departments }: WorkArea, @Ctx() { loaders }: RequestContext) {
    return loaders.department.loadMany(departments.supporting);
  }
}
