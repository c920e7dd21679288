/** Regions: by code, by the feed's own aliases, or by name. */
import type { RegionLevel } from '../domain/vocabulary';
import type { Unresolved } from './feed-batch';
import { hasLostCharacters, meantText } from './mojibake';
import { labelKey, withoutFootnote } from './text';
import type { RegionEntry, Vocabulary } from './vocabulary';

export interface RegionRules {
  readonly aliases: Readonly<Record<string, string>>;
  readonly within?: string | undefined;
  readonly prefer: readonly RegionLevel[];
  readonly ignore?: readonly string[];
}

const CODE = /^\d{6}(?:0{6})?$/;
const MAX_CANDIDATES_NAMED = 8;

/** Text that nobody knows may be text that was damaged on its way. */
export function damageOf(text: string): Unresolved | null {
  const meant = meantText(text);
  if (meant !== null) return { fault: 'GARBLED_TEXT', details: { meant } };
  return hasLostCharacters(text) ? { fault: 'DAMAGED_TEXT', details: {} } : null;
}

function preferred(found: readonly RegionEntry[], rules: RegionRules): readonly RegionEntry[] {
  for (const level of found.length > 1 ? rules.prefer : []) {
    const ofLevel = found.filter((region) => region.level === level);
    if (ofLevel.length > 0) return ofLevel;
  }
  return found;
}

function byName(name: string, { within }: RegionRules, vocabulary: Vocabulary): readonly RegionEntry[] {
  const found = vocabulary.regionsByName(name, within);
  const bare = withoutFootnote(name);
  return found.length === 0 && bare !== name && bare !== '' ? vocabulary.regionsByName(bare, within) : found;
}

export function regionResolver(rules: RegionRules, vocabulary: Vocabulary) {
  const aliases = new Map(Object.entries(rules.aliases).map(([name, code]) => [labelKey(name), code]));
  const ignored = new Set((rules.ignore ?? []).map(labelKey));
  return (text: string): RegionEntry | Unresolved => {
    const name = labelKey(text);
    if (ignored.has(name)) return { fault: 'IGNORED_REGION', details: { name }, ignore: true };
    const byCode = CODE.test(name) ? vocabulary.regionByCode(name) : null;
    const byAlias = vocabulary.regionByCode(aliases.get(name) ?? '');
    if (byCode || byAlias) return (byCode ?? byAlias) as RegionEntry;
    const found = name === '' ? [] : preferred(byName(name, rules, vocabulary), rules);
    const [only] = found;
    if (!only) return damageOf(text) ?? { fault: 'UNKNOWN_REGION', details: { name } };
    if (found.length === 1) return only;
    const codes = found.slice(0, MAX_CANDIDATES_NAMED).map((region) => region.code);
    return { fault: 'AMBIGUOUS_REGION', details: { name, codes: codes.join(', ') } };
  };
}
