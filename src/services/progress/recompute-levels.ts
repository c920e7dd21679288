/** The levels that a recompute climbs: counties, prefectures, provinces, the country. */
import type { Statements } from '../../db/database';
import type { RegionLevel } from '../../domain/vocabulary';

/** In this order; a place in it is what the tables hold. */
export const RECOMPUTE_LEVELS: readonly RegionLevel[] = ['COUNTY', 'PREFECTURE', 'PROVINCE', 'COUNTRY'];

export const levelName = (level: number): RegionLevel => RECOMPUTE_LEVELS[level] as RegionLevel;

/** How many targets of each level some wave is still to compute; every level is named. */
export async function waitingByLevel(
  statements: Statements,
): Promise<readonly (readonly [RegionLevel, number])[]> {
  const rows = await statements.query<{ level: number; count: number }>(
    'select level, count(*)::integer as count from recompute_request group by level',
  );
  const counts = new Map(rows.map(({ level, count }) => [level, count]));
  return RECOMPUTE_LEVELS.map((name, level) => [name, counts.get(level) ?? 0] as const);
}
