/**
 * The figures of a file that will be in force once it is merged, each with whether that changes anything:
 * what the rules about several figures look at.
 */
import { classification, SAME_FIGURE } from '../ingestion/classification';
import type { Judging } from './judging';

export interface FileTraits {
  readonly blanksRetract: boolean;
  /** Some figure comes in several vintages. */
  readonly repeats: boolean;
}

/** The last vintage of those that the file holds. */
const IS_LAST = `not exists (
  select from pg_temp.incoming later
  where later.region_code = s.region_code and later.indicator_code = s.indicator_code
    and later.period_start = s.period_start and later.period_end = s.period_end
    and (later.published_at, later.ordinal) > (s.published_at, s.ordinal))`;

/** As printed with other digits a figure is the same; so is one that only has another status. */
const IS_CHANGED = `case ${classification('$2', '$3')}
  when 'NEW' then true
  when 'REVISED' then b.is_synthetic is distinct from $2 or b.value is distinct from s.value
  else false end`;

/**
 * Left out: a made-up figure where a real one is known, a vintage older than the one in force, and a blank
 * that takes nothing back.
 */
const statement = (repeats: boolean) => `
  with kept as (
    insert into pg_temp.foremost
    select s.ordinal, s.region_code, s.indicator_code, s.period, s.frequency, s.period_start, s.period_end,
      s.value, s.published_text, s.published_unit, ${IS_CHANGED}, b.id
    from pg_temp.incoming s join unnest($1::text[]) as asked (code) on asked.code = s.indicator_code
    left join observation b on ${SAME_FIGURE} and b.superseded_at is null
    where (b.id is null or (b.published_at <= s.published_at and (b.is_synthetic or not $2)))
      and (s.value is not null or s.retracts or $3) ${repeats ? `and ${IS_LAST}` : ''}
    returning is_changed)
  select count(*)::integer as count from kept where is_changed`;

/** Returns how many of them are new or changed; without any, there is nothing more to judge. */
export async function findForemost(
  { tx, isSynthetic }: Judging,
  indicators: readonly string[],
  { repeats, blanksRetract }: FileTraits,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(statement(repeats), [
    indicators,
    isSynthetic,
    blanksRetract,
  ]);
  const changed = row?.count ?? 0;
  if (changed > 0) await tx.query('analyze pg_temp.foremost');
  return changed;
}
