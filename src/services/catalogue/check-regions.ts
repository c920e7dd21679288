/** Regions form a tree: each stands after the one it lies in, which is of a higher level. */
import { REGION_LEVELS } from '../../domain/vocabulary';
import type { Checking } from './checking';
import type { Placed } from './placed-facts';
import type { RegionFact } from './regions-csv';

export function checkRegions(checking: Checking): void {
  const byCode = new Map(checking.facts.regions.map((region) => [region.code, region]));
  for (const region of checking.facts.regions) {
    if (region.parent_code !== null) checkParent(region, region.parent_code, byCode, checking);
    else if (region.level !== 'COUNTRY') {
      checking.mistakes.add(region.place, [], `${region.code} 缺少上级`, `${region.code} has no parent`);
    }
  }
}

function checkParent(
  { code, level, place }: Placed<RegionFact>,
  parentCode: string,
  byCode: ReadonlyMap<string, RegionFact>,
  { declarations, mistakes }: Checking,
): void {
  if (!declarations.refer('region', parentCode, place, [])) return;
  const above = declarations.placeOf('region', parentCode);
  if (above && above.line() >= place.line()) {
    const zh = `上级 ${parentCode} 须列在 ${code} 之前`;
    mistakes.add(place, [], zh, `the parent ${parentCode} must come before ${code}`);
  }
  const parent = byCode.get(parentCode);
  if (parent && REGION_LEVELS.indexOf(parent.level) >= REGION_LEVELS.indexOf(level)) {
    const zh = `${code} 的上级 ${parentCode} 级别不更高`;
    mistakes.add(place, [], zh, `the parent ${parentCode} of ${code} is of no higher level`);
  }
}
