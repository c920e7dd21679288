/** What is read out of stored assessments: rankings, the year, the half-yearly report, and replays. */
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ReplayBasis } from '../domain/assessment/vocabulary';
import { Department } from '../entities/department';
import { PeriodText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import { DepartmentStanding } from '../schema/assessment';
import { AssessmentReplay } from '../schema/assessment-replay';
import { AssessmentReport, type ReportedQuarter, ReportedTarget } from '../schema/assessment-report';
import type { RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { ranking } from '../services/assessment/ranking';
import { replay } from '../services/assessment/replay';
import { assessmentReport, type AssessmentReport as Report } from '../services/assessment/report';
import { reportText } from '../services/assessment/report-text';

type Told = Report['atRisk'][number] & { readonly state?: Report['milestones'][number]['state'] };

const targetOf = ({ item, departments, state }: Told): ReportedTarget => ({
  ...{ targetKey: item.targetKey, nameZh: item.nameZh, nameEn: item.nameEn, departments },
  ...{ status: item.status, points: item.points, endsOn: item.endsOn, doneOn: item.doneOn },
  ...{ state: state ?? null, unscored: item.unscored },
  ...{ explanationZh: item.explanationZh, explanationEn: item.explanationEn },
});

function shown(report: Report): AssessmentReport {
  return {
    ...{ plan: report.plan.slug, half: report.half, synthetic: report.isSynthetic },
    departments: report.departments.map(({ quarters, ...department }) => ({
      ...department,
      quarters: report.quarters.map((quarter, at): ReportedQuarter => {
        const result = quarters[at];
        const { status = null, score = null, band = null } = result ?? {};
        return { quarter, status, score, band };
      }),
    })),
    atRisk: report.atRisk.map(targetOf),
    milestones: report.milestones.map(targetOf),
    unscored: report.unscored.map(targetOf),
    appeals: report.appeals,
    ...{ textZh: reportText(report, 'zh'), textEn: reportText(report, 'en') },
  };
}

@Resolver(() => DepartmentStanding)
export class AssessmentResultsResolver {
  @Query(() => [DepartmentStanding], {
    description:
      'Departments of a plan in the order of their scores, for a quarter (2019-Q2) or a year (2019), ' +
      'which the scheme makes of its quarters. Only assessments that the caller sees. Errors: ' +
      'UNKNOWN_PLAN, BAD_PERIOD.',
  })
  async assessmentRanking(
    @Arg('plan', () => String) plan: string,
    @Arg('period', () => PeriodText) period: string,
    @Ctx() { database, visibility }: RequestContext,
  ): Promise<DepartmentStanding[]> {
    const standings = await ranking(database, visibility, plan, period);
    return standings.map(({ department, quarters, ...one }) => ({
      ...{ ...one, quarters: [...quarters], departmentSlug: department },
    }));
  }

  @FieldResolver(() => Department)
  department(@Root() { departmentSlug }: DepartmentStanding, @Ctx() { loaders }: RequestContext) {
    return loaders.department.load(departmentSlug);
  }

  @Query(() => AssessmentReport, {
    description:
      'The half-yearly report to the leading group (马鞍山 七(一)2段2), from the assessments that the caller ' +
      'sees; as a workbook at /assessments/PLAN/HALF.xlsx. Errors: UNKNOWN_PLAN, BAD_PERIOD.',
  })
  async assessmentReport(
    @Arg('plan', () => String) plan: string,
    @Arg('half', () => PeriodText, { description: 'For example 2019-H1.' }) half: string,
    @Ctx() { database, visibility }: RequestContext,
  ) {
    return shown(await assessmentReport(database, visibility, plan, half));
  }

  @Query(() => AssessmentReplay, {
    nullable: true,
    description:
      'A past assessment again: with what was known then, which must be byte for byte what is stored, ' +
      'or with today’s data, targets and scheme, each difference explained. Null for what the caller ' +
      'does not see.',
  })
  async assessmentReplay(
    @Arg('id', () => ID) id: string,
    @Arg('with', () => ReplayBasis) basis: ReplayBasis,
    @Arg('version', () => Int, { nullable: true, description: 'Left out: the version in force.' })
    version: number | null,
    @Ctx() { database, loaders, visibility, now }: RequestContext,
  ) {
    requireSeen(visibility, 'Assessment');
    const reference = readNodeId(id);
    if (reference?.type !== 'Assessment') return null;
    const assessment = await loaders.assessments.assessment.load(reference.key);
    if (!assessment) return null;
    const { assessmentId } = assessment;
    return replay(database, { assessmentId, version: version ?? assessment.version, basis, now });
  }
}
