/** The half-yearly report to the leading group: two quarters, what is at risk, deeds, appeals. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { type MilestoneState, milestoneState } from '../../domain/assessment/milestone-state';
import type { Band } from '../../domain/assessment/scheme';
import { Decimal } from '../../domain/decimal';
import { parsePeriod, periodOrNull } from '../../domain/period';
import type { ProgressStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { requireSeen } from '../../loaders/visible';
import { quartersOf, requirePlan } from './ranking';
import {
  type Result,
  type ResultAppeal,
  type ResultItem,
  readAppeals,
  readItems,
  readResults,
} from './read-results';
import { schemeVersion } from './schemes';

export interface ReportedDepartment {
  readonly department: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** One a quarter; null where there is no assessment that the caller sees. */
  readonly quarters: readonly (Result | null)[];
  /** Second score less the first; null where one is missing. */
  readonly change: string | null;
}

export interface ReportedTarget {
  readonly item: ResultItem;
  readonly departments: readonly string[];
}

export interface ReportedMilestone extends ReportedTarget {
  readonly state: MilestoneState;
}

export interface ReportedAppeal extends ResultAppeal {
  readonly department: string;
  readonly quarter: string;
}

export interface AssessmentReport {
  readonly plan: { readonly slug: string; readonly titleZh: string; readonly titleEn: string };
  readonly half: string;
  readonly quarters: readonly string[];
  readonly departments: readonly ReportedDepartment[];
  /** Of the last quarter that was assessed: behind, or missed. */
  readonly atRisk: readonly ReportedTarget[];
  readonly milestones: readonly ReportedMilestone[];
  /** Named, because they are no part of any score. */
  readonly unscored: readonly ReportedTarget[];
  readonly appeals: readonly ReportedAppeal[];
  readonly items: readonly ResultItem[];
  readonly bands: readonly Band[];
  readonly isSynthetic: boolean;
}

const AT_RISK: readonly ProgressStatus[] = ['AT_RISK', 'OFF_TRACK', 'MISSED'];

export async function assessmentReport(
  statements: Statements,
  visibility: Visibility,
  plan: string,
  half: string,
): Promise<AssessmentReport> {
  requireSeen(visibility, 'Assessment');
  const period = periodOrNull(half);
  if (period?.frequency !== 'HALF') throw new AppError('BAD_PERIOD', { text: half });
  await requirePlan(statements, plan);
  const quarters = quartersOf(period);
  const results = await readResults(statements, visibility, plan, quarters);
  const ids = results.map(({ id }) => id);
  const items = await readItems(statements, visibility, ids);
  const appeals = await readAppeals(statements, visibility, ids);
  const titles = await statements.query<{ slug: string; titleZh: string; titleEn: string }>(
    'select slug, title_zh as "titleZh", title_en as "titleEn" from plan where slug = $1',
    [plan],
  );
  const last = Math.max(0, ...results.map((result) => result.schemeVersion));
  const bands = last === 0 ? [] : (await schemeVersion(statements, plan, last)).bands.list;
  return {
    ...{ plan: titles[0] as AssessmentReport['plan'], half: period.text, quarters, bands, items },
    departments: departmentsOf(results, quarters),
    ...lastQuarter(results, items),
    appeals: appeals.map((appeal) => {
      const result = results.find(({ id }) => id === appeal.assessmentId) as Result;
      return { ...appeal, department: result.department, quarter: result.quarter };
    }),
    isSynthetic: results.some((result) => result.isSynthetic),
  };
}

function departmentsOf(
  results: readonly Result[],
  quarters: readonly string[],
): readonly ReportedDepartment[] {
  const names = new Map(results.map((result) => [result.department, result]));
  return [...names].map(([department, { departmentZh, departmentEn }]) => {
    const own = quarters.map(
      (quarter) => results.find((one) => one.department === department && one.quarter === quarter) ?? null,
    );
    const [first, second] = own.map((result) => result?.score ?? null);
    const change = first != null && second != null ? new Decimal(second).minus(first).toFixed() : null;
    return { department, nameZh: departmentZh, nameEn: departmentEn, quarters: own, change };
  });
}

/** What stands now is told by the later quarter; each target once, with all who answer for it. */
function lastQuarter(results: readonly Result[], items: readonly ResultItem[]) {
  const quarter = [...new Set(results.map((result) => result.quarter))].sort().at(-1);
  const own = new Map(results.filter((one) => one.quarter === quarter).map((one) => [one.id, one]));
  const byTarget = new Map<string, { item: ResultItem; departments: string[] }>();
  for (const item of items) {
    const result = own.get(item.assessmentId);
    if (!result) continue;
    const known = byTarget.get(item.targetKey);
    if (known) known.departments.push(result.department);
    else byTarget.set(item.targetKey, { item, departments: [result.department] });
  }
  const asOf = quarter === undefined ? '' : parsePeriod(quarter).end;
  const targets = [...byTarget.values()];
  const isMilestone = ({ item }: ReportedTarget) => item.basis === 'MILESTONE';
  return {
    atRisk: targets
      .filter((target) => !isMilestone(target) && AT_RISK.includes(target.item.status))
      .sort((a, b) => pointsOf(a).comparedTo(pointsOf(b))),
    milestones: targets.filter(isMilestone).map((target) => ({
      ...target,
      state: milestoneState(target.item, asOf),
    })),
    unscored: targets.filter((target) => target.item.unscored !== null),
  };
}

const pointsOf = ({ item }: ReportedTarget) => new Decimal(item.points ?? '0');
