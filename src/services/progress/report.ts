/** What the terminal's table shows: each plan with its stages, each stage with where its targets stand. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Comparator, ProgressStatus, TargetBasis } from '../../domain/vocabulary';
import { readProgress } from './read-progress';

export interface TargetLine {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly unitCode: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly actual: string | null;
  readonly attainment: number | null;
  readonly status: ProgressStatus;
  readonly synthetic: boolean;
}

export interface StageSection {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly targets: readonly TargetLine[];
}

export interface PlanSection {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly stages: readonly StageSection[];
}

export interface ProgressReport {
  readonly asOf: IsoDate;
  readonly plans: readonly PlanSection[];
}

interface Row {
  readonly plan_slug: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly stage_key: string;
  readonly stage_zh: string;
  readonly stage_en: string;
  readonly starts_on: IsoDate;
  readonly ends_on: IsoDate;
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly unit_code: string;
  readonly unit_zh: string;
  readonly unit_en: string;
}

const ROWS = `
select p.slug as plan_slug, p.title_zh, p.title_en, s.key as stage_key, s.name_zh as stage_zh,
  s.name_en as stage_en, s.starts_on, s.ends_on, t.key, t.name_zh, t.name_en, t.basis, t.comparator, t.value,
  u.code as unit_code, u.name_zh as unit_zh, u.name_en as unit_en
from plan p join stage s on s.plan_slug = p.slug join target t on t.stage_key = s.key
join indicator i on i.code = t.indicator_code join unit u on u.code = i.unit_code
where t.retired_at is null and ($1::text is null or p.slug = $1)
order by p.slug, s.ordinal, t.ordinal, t.key`;

export interface ReportQuestion {
  readonly asOf: IsoDate | null;
  readonly now: Date;
  readonly today: IsoDate;
  readonly plan?: string;
}

export async function progressReport(
  statements: Statements,
  { asOf, now, today, plan }: ReportQuestion,
): Promise<ProgressReport> {
  const rows = await statements.query<Row & { readonly [column: string]: unknown }>(ROWS, [plan ?? null]);
  const answers = await readProgress(statements, { keys: rows.map((row) => row.key), asOf, now, today });
  const line = (row: Row): TargetLine => {
    const answer = answers.get(row.key);
    return {
      key: row.key,
      ...{ nameZh: row.name_zh, nameEn: row.name_en, basis: row.basis, comparator: row.comparator },
      ...{ value: row.value, unitCode: row.unit_code, unitZh: row.unit_zh, unitEn: row.unit_en },
      actual: answer?.actual ?? null,
      attainment: answer?.attainment ?? null,
      status: answer?.status ?? 'NO_DATA',
      synthetic: answer?.inputs.synthetic ?? false,
    };
  };
  const plans = together(rows, (row) => row.plan_slug).map((ofPlan): PlanSection => {
    const [{ plan_slug: slug, title_zh: titleZh, title_en: titleEn }] = ofPlan;
    const stages = together(ofPlan, (row) => row.stage_key).map((ofStage): StageSection => {
      const [{ stage_zh: nameZh, stage_en: nameEn, starts_on: startsOn, ends_on: endsOn }] = ofStage;
      return { nameZh, nameEn, startsOn, endsOn, targets: ofStage.map(line) };
    });
    return { slug, titleZh, titleEn, stages };
  });
  return { asOf: asOf ?? today, plans };
}

/** Neighbours with the same key, in groups that have at least one member. */
function together<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, ...Item[]][] {
  const groups: [Item, ...Item[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && keyOf(last[0]) === keyOf(item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
