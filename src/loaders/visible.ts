/** What a caller may see, said in SQL: every statement over the graph carries these conditions. */
import type { GraphType, Visibility } from '../domain/access/visibility';
import { AppError } from '../errors';
import type { Condition } from './keyset-page';

/** A type that the caller may not see at all is refused, whatever road leads to it. */
export function requireSeen(visibility: Visibility, type: GraphType): void {
  if (visibility.types.has(type)) return;
  throw new AppError(visibility.types.size === 0 ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED');
}

/** One parameter at most: the codes of the regions. Evaluated once a statement, so an index can be used. */
const within = (column: string, place: string) =>
  `${column} = any ((select regions_within(${place}))::text[])`;

/** Whether the enterprise under this alias is seen. A removed one is seen by nobody but in its past. */
export function seenEnterprise(visibility: Visibility, alias: string): Condition {
  const { regionCodes, sharedOnly } = visibility;
  const always = `${alias}.removed_at is null${sharedOnly ? ` and ${alias}.sharing_authorised` : ''}`;
  const name = `seen${sharedOnly ? '_shared' : ''}`;
  if (regionCodes === null) return { name, sql: () => always };
  return {
    name: `${name}_within`,
    sql: (place) => `${always} and ${within(`${alias}.region_code`, place)}`,
    value: regionCodes,
  };
}

/** Whether the row's enterprise is seen; `column` holds the enterprise's row id. */
export function ofSeenEnterprise(visibility: Visibility, column: string): Condition {
  const seen = seenEnterprise(visibility, 'seen');
  return {
    ...seen,
    sql: (place) => `exists (select from enterprise seen where seen.id = ${column} and ${seen.sql(place)})`,
  };
}

/** For what lies in a region itself: incubators, funds. */
export function inSeenRegion(visibility: Visibility, column: string): readonly Condition[] {
  const { regionCodes } = visibility;
  if (regionCodes === null) return [];
  return [{ name: 'seen_within', sql: (place) => within(column, place), value: regionCodes }];
}

/** A bank sees its own loans only. */
export function ofSeenBank(visibility: Visibility, column: string): readonly Condition[] {
  const { loansOfBank } = visibility;
  if (loansOfBank === null) return [];
  return [{ name: 'seen_bank', sql: (place) => `${column} = ${place}::text`, value: loansOfBank }];
}
