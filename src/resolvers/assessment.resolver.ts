/** Assessments of departments, quarter by quarter, with their items, versions, steps and appeals. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { bandOf } from '../domain/assessment/band';
import { choicesOf, type Scheme } from '../domain/assessment/scheme';
import { AssessmentStatus } from '../domain/assessment/vocabulary';
import { Appeal } from '../entities/appeal';
import { Assessment } from '../entities/assessment';
import { AssessmentEvent } from '../entities/assessment-event';
import { AssessmentItem } from '../entities/assessment-item';
import { AssessmentScheme } from '../entities/assessment-scheme';
import { AssessmentVersion } from '../entities/assessment-version';
import { Department } from '../entities/department';
import { Plan } from '../entities/plan';
import { Region } from '../entities/region';
import { PeriodText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import { equals } from '../loaders/lists';
import { requireSeen } from '../loaders/visible';
import { AssessmentBand, SchemeChoice } from '../schema/assessment';
import type { RequestContext } from '../schema/context';
import { DEFAULT_ASSESSMENTS, MAX_ASSESSMENTS } from '../schema/limits';
import { readNodeId } from '../schema/node-id';

async function schemeIn(
  planSlug: string,
  version: number,
  { loaders }: RequestContext,
): Promise<AssessmentScheme | null> {
  const versions = await loaders.assessments.schemes.load(planSlug);
  return versions.find((one) => one.version === version) ?? null;
}

@Resolver(() => Assessment)
export class AssessmentResolver {
  @Query(() => [Assessment], {
    description:
      'Assessments of departments, the newest quarter first: for staff within their regions, for a ' +
      'department its own from their feedback on, for other readers those that are final.',
  })
  assessments(
    @Arg('plan', () => String, { description: 'Short name of the plan; none of an unknown one.' })
    plan: string,
    @Arg('quarter', () => PeriodText, { nullable: true, description: 'For example 2019-Q2.' })
    quarter: string | null,
    @Arg('department', () => String, { nullable: true, description: 'Slug: its history.' })
    department: string | null,
    @Arg('status', () => AssessmentStatus, { nullable: true }) status: AssessmentStatus | null,
    @Arg('first', () => Int, { nullable: true, description: `1 to ${MAX_ASSESSMENTS}; 100 by default.` })
    first: number | null,
    @Ctx() { loaders: { assessments } }: RequestContext,
  ) {
    const limit = first ?? DEFAULT_ASSESSMENTS;
    if (limit < 1 || limit > MAX_ASSESSMENTS) throw new AppError('BAD_PAGE_SIZE', { max: MAX_ASSESSMENTS });
    const conditions = [
      ...equals('plan_slug', plan),
      ...equals('quarter', quarter),
      ...equals('department_slug', department),
      ...equals('status', status),
    ];
    return assessments.list(conditions, limit);
  }

  @Query(() => Assessment, {
    nullable: true,
    description: 'One assessment by its id, if the caller sees it.',
  })
  assessment(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders: { assessments }, visibility }: RequestContext,
  ) {
    requireSeen(visibility, 'Assessment');
    const reference = readNodeId(id);
    return reference?.type === 'Assessment' ? assessments.assessment.load(reference.key) : null;
  }

  @FieldResolver(() => Plan)
  plan(@Root() { planSlug }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(planSlug);
  }

  @FieldResolver(() => Region)
  region(@Root() { regionCode }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @FieldResolver(() => Department)
  department(@Root() { departmentSlug }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.department.load(departmentSlug);
  }

  @FieldResolver(() => [AssessmentItem], {
    description: 'Of the version in force, in the order of the targets’ keys.',
  })
  async items(@Root() { assessmentId, version }: Assessment, @Ctx() { loaders }: RequestContext) {
    const items = await loaders.assessments.items.load(assessmentId);
    return items.filter((item) => item.version === version);
  }

  @FieldResolver(() => [AssessmentVersion], {
    description: 'Every version, kept for ever: the computed one, and those that upheld appeals led to.',
  })
  versions(@Root() { assessmentId }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.versions.load(assessmentId);
  }

  @FieldResolver(() => [AssessmentEvent], {
    description: 'What was done with it, in order. For staff and the department itself; else empty.',
  })
  events(@Root() { assessmentId }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.events.load(assessmentId);
  }

  @FieldResolver(() => [Appeal], { description: 'For staff and the department itself; else empty.' })
  appeals(@Root() { assessmentId }: Assessment, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.appeals.load(assessmentId);
  }

  @FieldResolver(() => AssessmentScheme, { nullable: true, description: 'The scheme it was computed by.' })
  async scheme(@Root() assessment: Assessment, @Ctx() context: RequestContext) {
    const versions = await context.loaders.assessments.versions.load(assessment.assessmentId);
    const current = versions.find(({ version }) => version === assessment.version);
    return current ? schemeIn(assessment.planSlug, current.schemeVersion, context) : null;
  }

  @FieldResolver(() => AssessmentBand, {
    nullable: true,
    description: 'The band of the score with its names.',
  })
  async bandNamed(@Root() assessment: Assessment, @Ctx() context: RequestContext) {
    const scheme = await this.scheme(assessment, context);
    return scheme?.content ? bandOf(assessment.score, scheme.content as Scheme) : null;
  }
}

@Resolver(() => AssessmentVersion)
export class AssessmentVersionResolver {
  @FieldResolver(() => [AssessmentItem])
  async items(@Root() { assessmentId, version }: AssessmentVersion, @Ctx() { loaders }: RequestContext) {
    const items = await loaders.assessments.items.load(assessmentId);
    return items.filter((item) => item.version === version);
  }
}

@Resolver(() => AssessmentItem)
export class AssessmentItemResolver {
  @FieldResolver(() => Target, { nullable: true })
  target(@Root() { targetKey }: AssessmentItem, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(targetKey);
  }
}

@Resolver(() => Appeal)
export class AppealResolver {
  @FieldResolver(() => Assessment, { nullable: true })
  assessment(@Root() { assessmentId }: Appeal, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.assessment.load(assessmentId);
  }

  @FieldResolver(() => AssessmentItem, {
    nullable: true,
    description: 'The item as it was appealed against.',
  })
  item(@Root() { itemId }: Appeal, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.item.load(itemId);
  }
}

@Resolver(() => AssessmentScheme)
export class AssessmentSchemeResolver {
  @FieldResolver(() => [SchemeChoice], {
    description:
      'Each choice of the scheme with the clause it rests on, or marked as ours where the document is ' +
      'silent.',
  })
  choices(@Root() { content }: AssessmentScheme): readonly SchemeChoice[] {
    return choicesOf(content);
  }
}

@Resolver(() => Plan)
export class PlanSchemeResolver {
  @FieldResolver(() => AssessmentScheme, {
    nullable: true,
    description: 'How its departments are assessed now; null where nothing says so.',
  })
  async assessmentScheme(@Root() { slug }: Plan, @Ctx() { loaders }: RequestContext) {
    const last = (await loaders.assessments.schemes.load(slug)).at(-1);
    return last?.content ? last : null;
  }

  @FieldResolver(() => [AssessmentScheme], { description: 'Every version of the scheme, with its reason.' })
  assessmentSchemes(@Root() { slug }: Plan, @Ctx() { loaders }: RequestContext) {
    return loaders.assessments.schemes.load(slug);
  }
}
