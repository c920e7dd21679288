/** Regions that a filter names, and how a statement over them is planned. */
import { boundedList } from './bounded-list';
import type { Condition } from './keyset-page';

/** A province is no small part of a list, a city or county is; the two are planned apart, so named apart. */
export function askedRegions(
  name: string,
  codes: readonly string[] | null | undefined,
  sql: (inside: string) => string,
): readonly Condition[] {
  if (!codes) return [];
  const isNarrow = codes.every((code) => !code.endsWith('0000'));
  return [
    {
      name: isNarrow ? name : `${name}_wide`,
      sql: (place) => sql(`any ((select regions_within(${place}::text[]))::text[])`),
      value: boundedList('region', codes),
      isNarrow,
    },
  ];
}
