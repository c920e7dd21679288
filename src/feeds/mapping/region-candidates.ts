/** Which regions an unknown name may mean: by what their names share, within the region of the feed. */
import { pinyin } from 'pinyin-pro';
import { shortRegionNames } from '../region-names';
import type { RegionRules } from '../resolve-region';
import { labelKey, withoutFootnote } from '../text';
import type { RegionEntry, Vocabulary } from '../vocabulary';
import type { Candidate } from './indicator-candidates';

const BAR = 0.6;
const MAX_CANDIDATES = 5;
const SAME = 0.97;
/** 鹤壁市本级, 鹤壁市(含浚县): the name and something more. */
const CONTAINED = 0.8;
const CONTAINED_SHORT = 0.65;
const MIN_CONTAINED_LENGTH = 2;
const MISSPELLED = 0.85;
const MIN_SPELLED_LENGTH = 3;

function piecesOf(name: string): readonly string[] {
  const characters = [...name];
  return [...characters, ...characters.slice(1).map((character, at) => `${characters[at]}${character}`)];
}

/** Single characters count as well: 金搭县 for 金塔县 shares no pair. */
function likenessOfNames(first: string, second: string): number {
  const [left, right] = [piecesOf(first), piecesOf(second)];
  const shared = left.filter((piece) => right.includes(piece)).length;
  return (2 * shared) / (left.length + right.length);
}

function isBelow(region: RegionEntry, ancestor: string, vocabulary: Vocabulary): boolean {
  for (let at = region.parentCode; at !== null; at = vocabulary.regionByCode(at)?.parentCode ?? null) {
    if (at === ancestor) return true;
  }
  return false;
}

/** 鹤璧市 for 鹤壁市: one character, which sounds the same. */
function isMisspelled(name: string, full: string): boolean {
  const [left, right] = [[...name], [...full]];
  if (left.length !== right.length || left.length < MIN_SPELLED_LENGTH) return false;
  const other = left.flatMap((character, at) => (character === right[at] ? [] : [at]));
  const [at] = other;
  return other.length === 1 && at !== undefined && soundOf(left[at]) === soundOf(right[at]);
}

const soundOf = (character = '') => pinyin(character, { toneType: 'none' });

function scoreOf(name: string, region: RegionEntry): number {
  const full = labelKey(region.nameZh);
  const shorts = shortRegionNames(full).filter((short) => short.length >= MIN_CONTAINED_LENGTH);
  if (name === full || shorts.includes(name)) return SAME;
  if (isMisspelled(name, full)) return MISSPELLED;
  if (name.includes(full)) return CONTAINED;
  if (shorts.some((short) => name.startsWith(short))) return CONTAINED_SHORT;
  return likenessOfNames(name, full);
}

/** 河南省 鹤壁市 淇县: names repeat, so the regions above are told too. */
function pathOf(region: RegionEntry, vocabulary: Vocabulary): string {
  const above = region.parentCode === null ? null : vocabulary.regionByCode(region.parentCode);
  if (!above || above.level === 'COUNTRY') return region.nameZh;
  return `${pathOf(above, vocabulary)} ${region.nameZh}`;
}

export function regionCandidates(
  label: string,
  { within }: Pick<RegionRules, 'within'>,
  vocabulary: Vocabulary,
): readonly Candidate[] {
  const name = withoutFootnote(labelKey(label));
  return vocabulary.entries.regions
    .filter((region) => !region.validTo)
    .map((region) => ({ region, score: scoreOf(name, region) }))
    .filter(({ score }) => score >= BAR)
    .filter(({ region }) => within === undefined || isBelow(region, within, vocabulary))
    .sort((a, b) => b.score - a.score || a.region.code.localeCompare(b.region.code))
    .slice(0, MAX_CANDIDATES)
    .map(({ region, score }) => {
      const path = pathOf(region, vocabulary);
      const reason = { zh: `名称相近：${path}`, en: `a like name: ${path}` };
      return { code: region.code, score: Math.round(score * 100) / 100, reasons: [reason] };
    });
}
