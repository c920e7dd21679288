/** Targets in danger, with the reason that weighs most: judged for all that are asked about at once. */
import type { Database, Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { Bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { type Risk, risksOf } from '../../domain/feasibility/risk';
import type { Feasibility } from '../../domain/feasibility/terms';
import type { ProgressStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { readLosses } from '../../loaders/lapsing';
import type { ProgressAnswer } from '../../loaders/progress';
import { readProgress } from '../progress/read-progress';
import { feasibilityOf } from './feasibility';

export interface RiskFilter {
  readonly plan: string | null;
  /** With all regions in it. */
  readonly region: string | null;
  /** Led by one of these. */
  readonly departments: readonly string[] | null;
}

export interface TargetInDanger {
  readonly answer: ProgressAnswer;
  readonly feasibility: Feasibility | null;
  readonly risks: readonly Risk[];
  readonly weight: Decimal;
}

export interface RiskMoment {
  /** Null: today. */
  readonly asOf: IsoDate | null;
  readonly now: Date;
  readonly today: IsoDate;
}

/** Targets that one question judges: a province with its counties; more must be asked for in parts. */
export const MAX_JUDGED = 5_000;

/** What is over before the day of its plan, or has not begun, is not in danger. */
const KEYS = `
select t.key from target t join stage s on s.key = t.stage_key
where t.retired_at is null and t.value is not null and s.starts_on <= $4::date
  and ($1::text is null or t.plan_slug = $1)
  and ($2::text is null or t.region_code = any ((select regions_within(array[$2::text]))::text[]))
  and ($3::text[] is null or exists (select from target_department d
    where d.target_key = t.key and d.role = 'LEAD' and d.department_slug = any($3::text[])))
order by t.key limit ${MAX_JUDGED + 1}`;

async function keysOf(db: Statements, filter: RiskFilter, day: IsoDate): Promise<string[]> {
  const rows = await db.query<{ key: string }>(KEYS, [filter.plan, filter.region, filter.departments, day]);
  if (rows.length > MAX_JUDGED) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'targets', size: rows.length, max: MAX_JUDGED });
  }
  return rows.map(({ key }) => key);
}

const UNDER_WAY: readonly ProgressStatus[] = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK'];
const numberOf = (text: string | null) => (text === null ? null : new Decimal(text));

function inDanger(
  answer: ProgressAnswer,
  feasibility: Feasibility | null,
  lapsing: number | null,
  unit: Bilingual,
): TargetInDanger[] {
  const { terms } = answer.inputs;
  const risks = risksOf({
    ...{ status: answer.status, unit, lapsing, feasibility, asOf: answer.asOf },
    value: numberOf(terms.value),
    actual: numberOf(answer.actual),
    expected: numberOf(answer.expected),
    baselineKnown: answer.baseline !== null || terms.basis !== 'LEVEL',
    actualEnd: answer.actualEnd,
  });
  const [first] = risks;
  return first ? [{ answer, feasibility, risks, weight: first.weight }] : [];
}

/** Lapses show to those who may see all certificates of a region; of banks each sees its own part only. */
async function lapsesOf(
  database: Database,
  visibility: Visibility,
  keys: readonly string[],
  asOf: IsoDate,
): Promise<ReadonlyMap<string, number> | null> {
  if (!visibility.types.has('Certification') || visibility.sharedOnly || keys.length === 0) return null;
  const losses = await readLosses(database, visibility, { keys, asOf, before: null });
  return new Map(losses.map(({ key, losing }) => [key, losing]));
}

/** The weightiest first, then by key. */
export async function targetsAtRisk(
  database: Database,
  visibility: Visibility,
  filter: RiskFilter,
  moment: RiskMoment,
): Promise<readonly TargetInDanger[]> {
  const asOf = moment.asOf ?? moment.today;
  const keys = await keysOf(database, filter, asOf);
  const answers = await readProgress(database, { keys, ...moment });
  const underWay = keys.filter((key) => UNDER_WAY.includes(answers.get(key)?.status ?? 'NO_DATA'));
  const judged = await feasibilityOf(database, { keys: underWay, ...moment }, answers);
  const lapses = await lapsesOf(database, visibility, underWay, asOf);
  return keys
    .flatMap((key) => {
      const answer = answers.get(key);
      if (!answer) return [];
      const lapsing = lapses?.get(key) ?? null;
      return inDanger(answer, judged.get(key) ?? null, lapsing, answer.inputs.terms.unit);
    })
    .sort((a, b) => b.weight.comparedTo(a.weight) || (a.answer.targetKey < b.answer.targetKey ? -1 : 1));
}
