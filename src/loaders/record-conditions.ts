/** What certificates, patents, loans and other records can be narrowed by, said in SQL. */
import type { IsoDate } from '../domain/calendar';
import { askedRegions } from './asked-regions';
import { boundedList } from './bounded-list';
import { certificateCountsOn } from './certificate-sql';
import type { Condition } from './keyset-page';

/** What `sql` says of the list, as `any(…)`; left out where there is none. */
export const among = (
  name: string,
  values: readonly string[] | null | undefined,
  sql: (list: string) => string,
): readonly Condition[] =>
  values ? [{ name, sql: (place) => sql(`any(${place}::text[])`), value: boundedList(name, values) }] : [];

/** The column holds one of the values. */
export const oneOf = (column: string, values: readonly string[] | null | undefined) =>
  among(column, values, (list) => `t.${column} = ${list}`);

/** The column's day is this one or later, or this one or earlier. */
export const since = (column: string, day: IsoDate | null | undefined): readonly Condition[] =>
  day ? [{ name: `${column}_from`, sql: (place) => `t.${column} >= ${place}::date`, value: day }] : [];
export const until = (column: string, day: IsoDate | null | undefined): readonly Condition[] =>
  day ? [{ name: `${column}_to`, sql: (place) => `t.${column} <= ${place}::date`, value: day }] : [];

/** From the one day on until the other, which has not come where it is not known. */
export const duringOn = (
  start: string,
  end: string,
  day: IsoDate | null | undefined,
): readonly Condition[] =>
  day
    ? [
        {
          name: `${start}_on`,
          sql: (place) => `t.${start} <= ${place}::date and (t.${end} is null or t.${end} > ${place}::date)`,
          value: day,
        },
      ]
    : [];

/** Certificates that count on the day. */
export const countingOn = (day: IsoDate | null | undefined): readonly Condition[] =>
  day
    ? [{ name: 'counting_on', sql: (place) => certificateCountsOn('t', `${place}::date`), value: day }]
    : [];

/** The row lies in one of the regions, counties included. */
export const inRegions = (codes: readonly string[] | null | undefined): readonly Condition[] =>
  askedRegions('regions', codes, (inside) => `t.region_code = ${inside}`);

/** The enterprise that `column` points to lies in one of the regions. */
export const ofRegions = (
  column: string,
  codes: readonly string[] | null | undefined,
): readonly Condition[] =>
  askedRegions(
    'of_regions',
    codes,
    (inside) => `exists (select from enterprise located where located.id = t.${column}
      and located.region_code = ${inside})`,
  );

export const isTrue = (
  name: string,
  sql: string,
  wanted: boolean | null | undefined,
): readonly Condition[] =>
  typeof wanted === 'boolean'
    ? [{ name: `${name}_${wanted}`, sql: () => (wanted ? sql : `not (${sql})`) }]
    : [];
