/** The targets of a plan as rows: narrowed by what was chosen, in groups, each part beneath its whole. */
import type { ProgressStatus } from '../../api/vocabulary';
import type { PlanQuery } from './plan.documents';

export type PlanOfPage = NonNullable<PlanQuery['plan']>;
export type StageOfPlan = PlanOfPage['stages'][number];
export type AreaOfPlan = PlanOfPage['workAreas'][number];
export type Standing = PlanOfPage['progress']['targets'][number];
export type Finding = NonNullable<PlanOfPage['contradictions']>[number];
export type DepartmentOfPlan = AreaOfPlan['leadDepartments'][number];

export interface TargetRow {
  readonly standing: Standing;
  /** How deep it lies beneath the wholes that are shown. */
  readonly depth: number;
  /** Its whole, where that stands elsewhere. */
  readonly whole: Standing['target']['partOf'] | null;
}

export interface Choice {
  readonly status: ProgressStatus | null;
  readonly department: string | null;
  readonly area: string | null;
  readonly text: string | null;
}

/** The last part of a key: hebi/funds → funds. */
export const shortKey = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

/** The overall stages first, then the others; a plan without others gives the same ones twice. */
export function allStages({ stages, overallStages }: Pick<PlanOfPage, 'stages' | 'overallStages'>) {
  const overall = new Set(overallStages.map(({ key }) => key));
  return [...overallStages, ...stages.filter(({ key }) => !overall.has(key))];
}

export function departmentsOf(standings: readonly Standing[]): readonly DepartmentOfPlan[] {
  const all = standings.flatMap(({ target }) => [...target.leadDepartments, ...target.supportingDepartments]);
  return [...new Map(all.map((one) => [one.slug, one])).values()];
}

const answersFor = ({ target }: Standing, slug: string) =>
  [target.leadDepartments, target.supportingDepartments].flat().some((one) => one.slug === slug);

function holds({ target }: Standing, text: string): boolean {
  const { nameZh, nameEn, clause, statedText, noteZh, noteEn, gapZh, gapEn } = target;
  const words = [nameZh, nameEn, clause, statedText, noteZh, noteEn, gapZh, gapEn];
  return words.some((word) => word?.toLowerCase().includes(text));
}

export function narrowed(standings: readonly Standing[], choice: Choice): readonly Standing[] {
  const text = choice.text?.trim().toLowerCase() ?? '';
  return standings.filter(
    (standing) =>
      (choice.status === null || standing.status === choice.status) &&
      (choice.department === null || answersFor(standing, choice.department)) &&
      (choice.area === null || shortKey(standing.target.workArea?.key ?? '') === choice.area) &&
      (text === '' || holds(standing, text)),
  );
}

/** In the order of the document, but each part right beneath its whole. */
export function rowsOf(standings: readonly Standing[]): readonly TargetRow[] {
  const shown = new Set(standings.map(({ target }) => target.key));
  const beneath = (whole: string | null, depth: number): readonly TargetRow[] =>
    standings
      .filter(({ target }) => {
        const above = target.partOf && shown.has(target.partOf.key) ? target.partOf.key : null;
        return above === whole;
      })
      .flatMap((standing) => [
        { standing, depth, whole: depth === 0 ? (standing.target.partOf ?? null) : null },
        ...beneath(standing.target.key, depth + 1),
      ]);
  return beneath(null, 0);
}

export interface TargetGroup<Head> {
  /** Null for targets that belong to none. */
  readonly head: Head | null;
  readonly standings: readonly Standing[];
}

export function groupedBy<Head extends { readonly key: string }>(
  standings: readonly Standing[],
  heads: readonly Head[],
  keyOf: (standing: Standing) => string | undefined,
): readonly TargetGroup<Head>[] {
  const groups = heads.map((head) => ({
    head,
    standings: standings.filter((standing) => keyOf(standing) === head.key),
  }));
  const placed = new Set(heads.map(({ key }) => key));
  const others = standings.filter((standing) => !placed.has(keyOf(standing) ?? ''));
  return [...groups, { head: null, standings: others }].filter((group) => group.standings.length > 0);
}

/** How many findings each target is named in. */
export function findingsByTarget(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of findings.flatMap(({ targets }) => targets)) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
