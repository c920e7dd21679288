/** Regions form a tree: each stands after the one it lies in, which is of a higher level. */
import { REGION_LEVELS } from '../../domain/vocabulary';
import type { Checking } from './checking';
import type { RegionFact } from './regions-csv';

export function checkRegions({ facts, declarations, mistakes }: Checking): void {
  const before = new Map<string, RegionFact>();
  for (const region of facts.regions) {
    const { code, parent_code: parentCode, place } = region;
    const parent = parentCode === null ? null : before.get(parentCode);
    if (parentCode === null && region.level !== 'COUNTRY') {
      mistakes.add(place, [], `${code} 缺少上级`, `${code} has no parent`);
    } else if (parent === undefined && declarations.refer('region', parentCode ?? undefined, place, [])) {
      mistakes.add(
        place,
        [],
        `上级 ${parentCode} 须列在 ${code} 之前`,
        `the parent ${parentCode} must come before ${code}`,
      );
    } else if (parent && REGION_LEVELS.indexOf(parent.level) >= REGION_LEVELS.indexOf(region.level)) {
      mistakes.add(
        place,
        [],
        `${code} 的上级 ${parentCode} 级别不更高`,
        `the parent ${parentCode} of ${code} is of no higher level`,
      );
    }
    before.set(code, region);
  }
}
