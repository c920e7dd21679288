/** Which assessments a caller sees: staff those of their regions, a department its own, others final ones. */
import type { Visibility } from '../../domain/access/visibility';
import { FED_BACK_STATUSES } from '../../domain/assessment/transitions';
import type { Condition } from '../keyset-page';
import { inSeenRegion } from '../visible';

const FED_BACK = FED_BACK_STATUSES.map((status) => `'${status}'`).join(', ');

const own = (alias: string, { departmentSlug }: Visibility): Condition => ({
  name: 'own',
  sql: (place) => `${alias}.department_slug = ${place}::text`,
  value: departmentSlug ?? '',
});

/** Of rows called `alias`. */
export function seenAssessments(visibility: Visibility, alias = 't'): readonly Condition[] {
  const within = inSeenRegion(visibility, `${alias}.region_code`);
  if (visibility.assessments === 'ALL') return within;
  const mine = own(alias, visibility);
  const sql = (place: string) =>
    `(${alias}.status = 'FINAL' or (${mine.sql(place)} and ${alias}.status in (${FED_BACK})))`;
  return [...within, { name: 'final_or_own', sql, value: mine.value }];
}

/** What hangs on an assessment is seen where the assessment is. */
export const ofSeenAssessments = (visibility: Visibility, column: string): readonly Condition[] =>
  hanging(seenAssessments(visibility, 'seen'), column);

/** What was said and done is between the leading group and the department. */
export const ofOwnAssessments = (visibility: Visibility, column: string): readonly Condition[] =>
  hanging(
    [
      ...seenAssessments(visibility, 'seen'),
      ...(visibility.assessments === 'ALL' ? [] : [own('seen', visibility)]),
    ],
    column,
  );

const hanging = (conditions: readonly Condition[], column: string): readonly Condition[] =>
  conditions.map((condition) => ({
    ...condition,
    name: `of_${condition.name}`,
    sql: (place) =>
      `exists (select from assessment seen where seen.id = ${column} and ${condition.sql(place)})`,
  }));
