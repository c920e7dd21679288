/** Stored results of a plan over several quarters, with their items and appeals, as one caller sees them. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { AssessmentStatus } from '../../domain/assessment/vocabulary';
import type { IsoDate } from '../../domain/calendar';
import type { ProgressStatus } from '../../domain/vocabulary';
import { ofOwnAssessments, ofSeenAssessments, seenAssessments } from '../../loaders/assessments/seen';
import { type Condition, sqlOf, valuesOf } from '../../loaders/keyset-page';

/** Departments × quarters of one report. */
export const MAX_RESULTS = 2_000;
export const MAX_RESULT_ITEMS = 20_000;

export interface Result {
  readonly id: string;
  readonly quarter: string;
  readonly department: string;
  readonly departmentZh: string;
  readonly departmentEn: string;
  readonly status: AssessmentStatus;
  readonly version: number;
  readonly schemeVersion: number;
  readonly score: string | null;
  readonly band: string | null;
  readonly isSynthetic: boolean;
}

export interface ResultItem {
  readonly assessmentId: string;
  readonly targetKey: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basis: string;
  readonly role: string;
  readonly weight: string;
  readonly status: ProgressStatus;
  readonly value: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly points: string | null;
  readonly contribution: string | null;
  readonly unscored: string | null;
  readonly endsOn: IsoDate;
  readonly doneOn: IsoDate | null;
  readonly explanationZh: string;
  readonly explanationEn: string;
}

export interface ResultAppeal {
  readonly id: string;
  readonly assessmentId: string;
  readonly targetKey: string;
  readonly reason: string;
  readonly filedAt: Date;
  readonly decideBy: IsoDate;
  readonly scoreBefore: string | null;
  readonly scoreIfUpheld: string | null;
  readonly upheld: boolean | null;
  readonly decisionReason: string | null;
}

type Columns<Row> = { readonly [Name in keyof Row]: Row[Name] };

const where = (first: string, conditions: readonly Condition[], taken: number) =>
  [first, ...sqlOf(conditions, taken)].join(' and ');

export async function readResults(
  statements: Statements,
  visibility: Visibility,
  plan: string,
  quarters: readonly string[],
): Promise<readonly Result[]> {
  const seen = seenAssessments(visibility);
  return statements.query<Columns<Result>>(
    `select t.id, t.quarter, t.department_slug as department, d.name_zh as "departmentZh",
       d.name_en as "departmentEn", t.status, t.version, v.scheme_version as "schemeVersion", t.score, t.band,
       v.is_synthetic as "isSynthetic"
     from assessment t join department d on d.slug = t.department_slug
     join assessment_version v on v.assessment_id = t.id and v.version = t.version
     where ${where('t.plan_slug = $1 and t.quarter = any($2::text[])', seen, 2)}
     order by t.department_slug, t.quarter_end limit ${MAX_RESULTS}`,
    [plan, quarters, ...valuesOf(seen)],
  );
}

/** Of the versions in force. */
export async function readItems(
  statements: Statements,
  visibility: Visibility,
  ids: readonly string[],
): Promise<readonly ResultItem[]> {
  const seen = ofSeenAssessments(visibility, 't.assessment_id');
  return statements.query<Columns<ResultItem>>(
    `select t.assessment_id as "assessmentId", t.target_key as "targetKey", t.name_zh as "nameZh",
       t.name_en as "nameEn", t.basis, t.role, t.weight, t.status, t.value, t.expected, t.actual, t.points,
       t.contribution, t.unscored, t.ends_on as "endsOn", t.done_on as "doneOn",
       t.explanation_zh as "explanationZh", t.explanation_en as "explanationEn"
     from assessment_item t join assessment a on a.id = t.assessment_id and a.version = t.version
     where ${where('t.assessment_id = any($1::uuid[])', seen, 1)}
     order by a.department_slug, a.quarter_end, t.ordinal limit ${MAX_RESULT_ITEMS}`,
    [ids, ...valuesOf(seen)],
  );
}

export async function readAppeals(
  statements: Statements,
  visibility: Visibility,
  ids: readonly string[],
): Promise<readonly ResultAppeal[]> {
  const seen = ofOwnAssessments(visibility, 't.assessment_id');
  return statements.query<Columns<ResultAppeal>>(
    `select t.id, t.assessment_id as "assessmentId", t.target_key as "targetKey", t.reason,
       t.filed_at as "filedAt", t.decide_by as "decideBy", t.score_before as "scoreBefore",
       t.score_if_upheld as "scoreIfUpheld", t.upheld, t.decision_reason as "decisionReason"
     from appeal t where ${where('t.assessment_id = any($1::uuid[])', seen, 1)}
     order by t.filed_at, t.id limit ${MAX_RESULT_ITEMS}`,
    [ids, ...valuesOf(seen)],
  );
}
