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

/** The same of a code that may have left the catalogue since: what was once in a region stays in it. */
const wasWithin = (column: string, place: string) =>
  `exists (select from unnest(${place}) as given (code)
    where ${column} collate "C" >= region_prefix(given.code)
      and ${column} collate "C" < region_prefix(given.code) || '~')`;

/** What tells whether an enterprise is seen, in SQL. */
interface Standing {
  readonly listed: string;
  readonly shared: string;
  readonly within: (place: string) => string;
}

function seen({ regionCodes, sharedOnly }: Visibility, standing: Standing): Condition {
  const always = `${standing.listed}${sharedOnly ? ` and ${standing.shared}` : ''}`;
  const name = `seen${sharedOnly ? '_shared' : ''}`;
  if (regionCodes === null) return { name, sql: () => always };
  return {
    name: `${name}_within`,
    sql: (place) => `${always} and ${standing.within(place)}`,
    value: regionCodes,
  };
}

/** Whether the enterprise under this alias is seen. A removed one is seen by nobody but in its past. */
export const seenEnterprise = (visibility: Visibility, alias: string): Condition =>
  seen(visibility, {
    listed: `${alias}.removed_at is null`,
    shared: `${alias}.sharing_authorised`,
    within: (place) => within(`${alias}.region_code`, place),
  });

/** Whether the enterprise of an entry of the change log was seen before the change, or is after it. */
export const seenInLog = (visibility: Visibility, alias: string, side: 'before' | 'after'): Condition =>
  seen(visibility, {
    listed: `${alias}.${side}_listed`,
    shared: `${alias}.${side}_shared`,
    within: (place) => wasWithin(`${alias}.${side}_region`, place),
  });

/** Whether the row's enterprise is seen; `column` holds the enterprise's row id. */
export function ofSeenEnterprise(visibility: Visibility, column: string): Condition {
  const condition = seenEnterprise(visibility, 'seen');
  return {
    ...condition,
    sql: (place) =>
      `exists (select from enterprise seen where seen.id = ${column} and ${condition.sql(place)})`,
  };
}

/**
 * A loan to an enterprise is seen with the enterprise; one to a natural person by the staff of its region,
 * which it bears, and by the bank that lent it: whose loans those are is a condition of its own.
 */
export function ofSeenBorrower(visibility: Visibility, alias: string): Condition {
  const enterprise = ofSeenEnterprise(visibility, `${alias}.borrower_id`);
  const isOfPerson = `${alias}.person_id is not null`;
  const isEverywhere = visibility.loansOfBank !== null || visibility.regionCodes === null;
  const person = (place: string) =>
    isEverywhere ? isOfPerson : `${isOfPerson} and ${within(`${alias}.region_code`, place)}`;
  return {
    ...enterprise,
    name: `${enterprise.name}_borrower`,
    sql: (place) => `(${enterprise.sql(place)} or ${person(place)})`,
  };
}

/**
 * A bank always sees what it has registered itself, whether or not the enterprise has agreed to be shown to
 * it: it is the bank's own contract, and tells nothing else of the enterprise.
 */
function ofSeenLender(visibility: Visibility, alias: string): Condition {
  const borrower = ofSeenBorrower(visibility, alias);
  if (visibility.loansOfBank === null) return borrower;
  return {
    ...borrower,
    name: `${borrower.name}_own`,
    sql: (place) => `(${borrower.sql(place)} or ${alias}.recorded_by is not null)`,
  };
}

/** Whether a loan is seen: by its borrower, and, for a bank, only its own. */
export const seenLoan = (visibility: Visibility, alias: string): readonly Condition[] => [
  ofSeenLender(visibility, alias),
  ...ofSeenBank(visibility, `${alias}.bank_slug`),
];

/** What hangs on a loan is seen where the loan is. */
export function ofSeenLoan(visibility: Visibility, column: string): readonly Condition[] {
  return seenLoan(visibility, 'lent').map((condition) => ({
    ...condition,
    name: `${condition.name}_of_loan`,
    sql: (place) => `exists (select from loan lent where lent.id = ${column} and ${condition.sql(place)})`,
  }));
}

/** For what lies in a region itself: incubators, funds. */
export function inSeenRegion(visibility: Visibility, column: string): readonly Condition[] {
  const { regionCodes } = visibility;
  if (regionCodes === null) return [];
  return [{ name: 'seen_within', sql: (place) => within(column, place), value: regionCodes }];
}

/** Money paid into a fund is seen where the fund is. */
export function ofSeenFund(visibility: Visibility, column: string): readonly Condition[] {
  return inSeenRegion(visibility, 'seen.region_code').map((condition) => ({
    ...condition,
    name: 'seen_fund',
    sql: (place) => `exists (select from fund seen where seen.slug = ${column} and ${condition.sql(place)})`,
  }));
}

/** A bank sees its own loans only. */
export function ofSeenBank(visibility: Visibility, column: string): readonly Condition[] {
  const { loansOfBank } = visibility;
  if (loansOfBank === null) return [];
  return [{ name: 'seen_bank', sql: (place) => `${column} = ${place}::text`, value: loansOfBank }];
}

/** What hangs on a submission is seen where the submission is: figures, events, warnings. */
export function ofSeenSubmission(visibility: Visibility, column: string): readonly Condition[] {
  return inSeenRegion(visibility, 'seen.region_code').map((condition) => ({
    ...condition,
    name: 'seen_submission',
    sql: (place) =>
      `exists (select from submission seen where seen.id = ${column} and ${condition.sql(place)})`,
  }));
}

/**
 * Runs whose files hold no more than the officer sees: sent for regions within the officer's own; or, sent
 * for all regions, files of figures that are published anyway. A list of all regions is for who sees all.
 */
export function seenRuns({ regionCodes }: Visibility): readonly Condition[] {
  if (regionCodes === null) return [];
  const sql = (place: string) => `exists (
    select from feed_batch sent join feed sender on sender.slug = sent.feed_slug
    cross join lateral (
      select case when t.asked_by is null then sent.region_codes else t.asked_regions end as regions) asked
    where sent.id = t.batch_id and case
      when asked.regions is null then sender.definition ->> 'kind' is distinct from 'register'
        and coalesce(sender.definition ->> 'review', 'none') = 'none'
      when asked.regions = '{}' then ${place}::text[] = '{}'
      else asked.regions <@ (select regions_within(${place}::text[])) end)`;
  return [{ name: 'seen_runs', sql, value: regionCodes }];
}
