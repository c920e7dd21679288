/** Assesses the departments of a plan for a quarter: once, and again only while the results are drafts. */
import type { Database, Transaction } from '../../db/database';
import { objectionsToAssessing } from '../../domain/assessment/objections';
import { type AssessmentRefusal, assessmentRefusal } from '../../domain/assessment/refusals';
import type { IsoDate } from '../../domain/calendar';
import { type Period, periodOrNull } from '../../domain/period';
import { recordedBefore, settledInstant } from '../../loaders/evidence/known';
import type { Caller } from '../access/caller';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { type ComputedAssessment, compute } from './compute';
import { gatherFacts } from './gather-facts';
import { type SchemeVersion, schemeOf } from './schemes';
import { addEvents, storeVersions } from './store-versions';

export interface QuarterRequest {
  readonly plan: string;
  readonly quarter: string;
  /** Compute drafts again, with what is known now. */
  readonly again?: boolean;
}

/** Who asks; null for the day itself. */
export interface Assessor {
  readonly database: Database;
  readonly caller: Caller | null;
  readonly doer: Doer;
  readonly today: IsoDate;
}

export type QuarterResult =
  | { readonly ids: readonly string[]; readonly computed: number }
  | { readonly refusals: readonly AssessmentRefusal[] };

interface PlanRow {
  readonly [column: string]: unknown;
  readonly slug: string;
  readonly regionCode: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

interface KnownRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly department: string;
  readonly status: string;
  readonly version: number;
  readonly hash: string;
}

const PLAN = `
select slug, region_code as "regionCode", ends_on as "endsOn",
  coalesce(starts_on, (select min(starts_on) from stage where plan_slug = slug)) as "startsOn"
from plan where slug = $1`;

const LOCK = `select pg_advisory_xact_lock(hashtextextended('assessment:' || $1 || ':' || $2, 0))`;

const KNOWN = `
select a.id, a.department_slug as department, a.status, a.version, v.content_hash as hash
from assessment a join assessment_version v on v.assessment_id = a.id and v.version = a.version
where a.plan_slug = $1 and a.quarter = $2 order by a.department_slug for update of a`;

const OPEN = `
insert into assessment (plan_slug, region_code, quarter, quarter_end, department_slug, status, opened_at,
  changed_at)
select $1, $2, $3, $4, department, 'DRAFT', $6, $6 from unnest($5::text[]) as department
returning id, department_slug as department`;

const refused = (...refusals: readonly AssessmentRefusal[]): QuarterResult => ({ refusals });

/** What speaks against the plan or the quarter, whoever asks. */
function objectionTo(plan: PlanRow, quarter: Period, today: IsoDate): AssessmentRefusal | null {
  const { text, start, end } = quarter;
  if (end >= today) return assessmentRefusal('QUARTER_NOT_OVER', { text, end });
  if (end < plan.startsOn || start > plan.endsOn) {
    return assessmentRefusal('QUARTER_OUTSIDE_PLAN', { text, start: plan.startsOn, end: plan.endsOn });
  }
  return null;
}

const MAX_SHOWN = 60;

export async function assessQuarter(assessor: Assessor, request: QuarterRequest): Promise<QuarterResult> {
  const { database, caller, today } = assessor;
  const slug = request.plan.replaceAll('\0', '').slice(0, MAX_SHOWN);
  const quarter = periodOrNull(request.quarter);
  if (quarter?.frequency !== 'QUARTER') {
    return refused(assessmentRefusal('NOT_A_QUARTER', { text: request.quarter.slice(0, MAX_SHOWN) }));
  }
  return database.transaction(async (tx) => {
    const [plan] = await tx.query<PlanRow>(PLAN, [slug]);
    if (!plan) return refused(assessmentRefusal('UNKNOWN_PLAN', { slug }));
    const against = caller ? objectionsToAssessing(caller, plan.regionCode) : [];
    if (against.length > 0) return refused(...against.map((code) => assessmentRefusal(code)));
    const objection = objectionTo(plan, quarter, today);
    if (objection) return refused(objection);
    await tx.query(LOCK, [slug, quarter.text]);
    const known = await tx.query<KnownRow>(KNOWN, [slug, quarter.text]);
    if (known.length > 0 && !request.again) return { ids: known.map(({ id }) => id), computed: 0 };
    if (known.length > 0 && known.every(({ status }) => status !== 'DRAFT')) {
      return refused(assessmentRefusal('NO_LONGER_A_DRAFT'));
    }
    return computeAll(tx, assessor, { plan, quarter, known });
  });
}

interface Work {
  readonly plan: PlanRow;
  readonly quarter: Period;
  readonly known: readonly KnownRow[];
}

async function computeAll(tx: Transaction, assessor: Assessor, work: Work): Promise<QuarterResult> {
  const { plan, quarter, known } = work;
  const { now } = assessor.doer;
  const knownBefore = await settledInstant(tx);
  const scheme = await schemeOf(tx, plan.slug, recordedBefore(knownBefore));
  if (!scheme) return refused(assessmentRefusal('NO_SCHEME', { slug: plan.slug }));
  const computed = await computeDepartments(tx, { plan, quarter, scheme, knownBefore, now });
  const settled = new Set(
    known.filter(({ status }) => status !== 'DRAFT').map(({ department }) => department),
  );
  const drafts = new Map(known.map((row) => [row.department, row]));
  const departments = [...computed.keys()].filter((department) => !drafts.has(department));
  const opened = await tx.query<{ id: string; department: string }>(OPEN, [
    ...[plan.slug, plan.regionCode, quarter.text, quarter.end, departments, now],
  ]);
  const changed = [...computed].flatMap(([department, result]) => {
    const draft = drafts.get(department);
    if (settled.has(department) || draft?.hash === result.hash) return [];
    const id = draft?.id ?? (opened.find((row) => row.department === department)?.id as string);
    const cause = draft ? ('COMPUTED_AGAIN' as const) : ('COMPUTED' as const);
    return [{ assessmentId: id, version: (draft?.version ?? 0) + 1, cause, knownBefore, computed: result }];
  });
  await storeVersions(tx, changed, now);
  const events = changed.map(({ assessmentId, version, cause }) => ({
    ...{ assessmentId, version, step: cause, toStatus: 'DRAFT' as const },
    fromStatus: cause === 'COMPUTED' ? null : ('DRAFT' as const),
  }));
  await addEvents(tx, events, assessor.doer);
  if (changed.length > 0) await audit(tx, assessor.doer, work, { scheme, departments: changed.length });
  return { ids: [...known.map(({ id }) => id), ...opened.map(({ id }) => id)], computed: changed.length };
}

interface Question {
  readonly plan: PlanRow;
  readonly quarter: Period;
  readonly scheme: SchemeVersion;
  readonly knownBefore: Date;
  readonly now: Date;
}

async function computeDepartments(
  tx: Transaction,
  { plan, quarter, scheme, knownBefore, now }: Question,
): Promise<ReadonlyMap<string, ComputedAssessment>> {
  const known = recordedBefore(knownBefore);
  const gathered = await gatherFacts(tx, { plan: plan.slug, quarter, scheme: scheme.scheme, known, now });
  return new Map(
    [...gathered].map(([department, items]) => {
      const about = { plan: plan.slug, quarter: quarter.text, asOf: quarter.end, department };
      return [department, compute(about, scheme, items)];
    }),
  );
}

const audit = (
  tx: Transaction,
  doer: Doer,
  { plan, quarter }: Work,
  { scheme, departments }: { readonly scheme: SchemeVersion; readonly departments: number },
) =>
  appendAudit(
    tx,
    {
      ...{ ...whoOf(doer), action: 'QUARTER_ASSESSED', subject: `plan:${plan.slug}` },
      detail: { quarter: quarter.text, scheme: scheme.version, departments },
    },
    doer.now,
  );
