/** The levels that a recompute climbs: counties, prefectures, provinces, the country. */
import type { RegionLevel } from '../../domain/vocabulary';

/** In this order; a place in it is what the tables hold. */
export const RECOMPUTE_LEVELS: readonly RegionLevel[] = ['COUNTY', 'PREFECTURE', 'PROVINCE', 'COUNTRY'];

export const levelName = (level: number): RegionLevel => RECOMPUTE_LEVELS[level] as RegionLevel;
