/** Finds regions by the names that files print: in full, short, or behind the region above. */
import type { RegionLevel } from '../domain/vocabulary';
import { labelKey } from './text';

export interface RegionEntry {
  readonly code: string;
  readonly nameZh: string;
  readonly level: RegionLevel;
  readonly parentCode: string | null;
  /** Set for a code that is no longer in use. */
  readonly validTo?: string | null;
}

export interface RegionNameIndex {
  find(name: string, parentCode?: string): readonly RegionEntry[];
}

const NATIONALITIES = [
  ...['朝鲜', '土家', '苗', '藏', '羌', '彝', '哈尼', '壮', '傣', '白', '景颇', '傈僳', '怒', '独龙', '回'],
  ...['蒙古', '哈萨克', '柯尔克孜', '布依', '侗', '黎', '瑶', '土', '维吾尔', '满', '达斡尔', '鄂温克'],
  ...['鄂伦春', '畲', '纳西', '拉祜', '佤', '布朗', '水', '仡佬', '仫佬', '毛南', '东乡', '保安', '撒拉'],
  ...['裕固', '锡伯', '塔吉克', '普米', '各'],
].join('|');
/** Names of places that leave out 族. */
const WITHOUT_ZU = '蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克';
const AUTONOMOUS = new RegExp(`(?:(?:${NATIONALITIES})族|${WITHOUT_ZU})*自治[区州县旗]$`);
/** In the order they are tried: of 内蒙古自治区 and 西藏自治区 the nationality is part of the short name. */
const ENDINGS = [AUTONOMOUS, /自治[区州县旗]$/, /(?:特别行政区|地区|林区|特区|新区|省|市|盟|县|区|旗)$/];
const MIN_SHORT_LENGTH = 2;
const COUNTRY_NAMES = ['中国', '全国', '全国合计', '全国总计', '中华人民共和国'];

/** 金塔县 is 金塔, 广西壮族自治区 is 广西, 延边朝鲜族自治州 is 延边 and 延边州; none where too little is left. */
export function shortRegionNames(name: string): readonly string[] {
  for (const ending of ENDINGS) {
    const short = name.replace(ending, '');
    if (short === name || short.length < MIN_SHORT_LENGTH) continue;
    return name.endsWith('自治州') ? [short, `${short}州`] : [short];
  }
  return [];
}

function add(index: Map<string, RegionEntry[]>, name: string, region: RegionEntry): void {
  const known = index.get(name);
  if (known) known.push(region);
  else index.set(name, [region]);
}

/** Codes that were replaced give way to the ones in use. */
function inUse(found: readonly RegionEntry[]): readonly RegionEntry[] {
  if (found.length < 2) return found;
  const current = found.filter((region) => !region.validTo);
  return current.length > 0 ? current : found;
}

/** Without its suffix, 河南 is the province and not 河南蒙古族自治县; 吉林 may be the province or the city. */
function withoutNamesakesOfProvinces(found: readonly RegionEntry[]): readonly RegionEntry[] {
  const isProvince = found.some(({ level }) => level === 'PROVINCE');
  return isProvince ? found.filter(({ level }) => level !== 'COUNTY') : found;
}

const MAX_NAMESAKES_ABOVE = 4;
const LEVELS_ABOVE: readonly string[] = ['COUNTRY', 'PROVINCE', 'PREFECTURE'];
const MAX_NAME_LENGTH = 60;

export function regionNameIndex(regions: ReadonlyMap<string, RegionEntry>): RegionNameIndex {
  const full = new Map<string, RegionEntry[]>();
  const short = new Map<string, RegionEntry[]>();
  for (const region of regions.values()) {
    const name = labelKey(region.nameZh);
    add(full, name, region);
    for (const shortName of shortRegionNames(name)) add(short, shortName, region);
    if (region.level === 'COUNTRY')
      for (const alias of COUNTRY_NAMES) if (alias !== name) add(full, alias, region);
  }
  const isBelow = (region: RegionEntry, ancestor: string) => {
    for (let at = region.parentCode; at !== null; at = regions.get(at)?.parentCode ?? null) {
      if (at === ancestor) return true;
    }
    return false;
  };
  const byName = (name: string, parentCode?: string) => {
    const below = (found: readonly RegionEntry[] = []) =>
      inUse(parentCode === undefined ? found : found.filter((region) => isBelow(region, parentCode)));
    const exact = below(full.get(name));
    return exact.length > 0 ? exact : withoutNamesakesOfProvinces(below(short.get(name)));
  };
  /** 河南省鹤壁市, 河南鹤壁: a name behind that of a region above it. */
  const byPath = (name: string, parentCode?: string): readonly RegionEntry[] => {
    for (let at = MIN_SHORT_LENGTH; at <= name.length - MIN_SHORT_LENGTH; at += 1) {
      const above = byName(name.slice(0, at), parentCode).filter(({ level }) => LEVELS_ABOVE.includes(level));
      if (above.length > MAX_NAMESAKES_ABOVE) continue;
      const found = new Set(above.flatMap(({ code }) => find(name.slice(at), code)));
      if (found.size > 0) return [...found];
    }
    return [];
  };
  const find = (name: string, parentCode?: string): readonly RegionEntry[] => {
    const key = labelKey(name);
    if (key.length > MAX_NAME_LENGTH) return [];
    const found = byName(key, parentCode);
    return found.length > 0 ? found : byPath(key, parentCode);
  };
  return { find };
}
