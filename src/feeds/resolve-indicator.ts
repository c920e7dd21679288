/** Indicators: from the label that a file prints to the catalogue's code, the unit and the kind of period. */

import type { Unresolved } from './feed-batch';
import type { FigureDefinition, IndicatorMapping } from './figure-definition';
import { damageOf } from './resolve-region';
import { unitFinder } from './resolve-unit';
import { labelKey, withoutFootnote } from './text';
import type { IndicatorEntry, UnitEntry, Vocabulary } from './vocabulary';

export interface IndicatorUse {
  readonly entry: IndicatorEntry;
  /** Printed in the label. */
  readonly labelUnit: UnitEntry | null;
  /** Given by the feed for files that print none. */
  readonly unitIfNone: UnitEntry | null;
  /** Months, quarters and halves under this label are the year to date. */
  readonly cumulative: boolean;
  /** Tells the growth rates printed beside it. */
  readonly growth: IndicatorEntry | null;
  /** Tells its changes in percentage points. */
  readonly change: IndicatorEntry | null;
}

const LAST_BRACKET = /^(.+)\(([^()]*(?:\([^()]*\)[^()]*)?)\)$/;
/** (上年同月=100): the base is part of what an index is, so such a label is never shortened. */
const INDEX_BASE = /=100$/;
const CUMULATIVE = /累计(?:值|数|额|量|增长|同比|增速|同比增长)?$/;

const ANY_BRACKET = /\([^()]*\)$/;

/** Whether a label means the year to date, a unit behind it or not. */
export const isCumulative = (label: string): boolean =>
  CUMULATIVE.test(labelKey(label).replace(ANY_BRACKET, ''));

interface LabelParts {
  readonly name: string;
  readonly unit: UnitEntry | null;
  readonly isIndex: boolean;
}

/** 地区生产总值(亿元) is 地区生产总值 in 亿元; brackets that hold no unit are part of the name. */
export function partsOfLabel(label: string, vocabulary: Pick<Vocabulary, 'unitByCodeOrAlias'>): LabelParts {
  const key = labelKey(label);
  const match = LAST_BRACKET.exec(key);
  const inside = match?.[2] ?? '';
  if (INDEX_BASE.test(inside))
    return { name: key, unit: vocabulary.unitByCodeOrAlias(inside), isIndex: true };
  const unit = match ? vocabulary.unitByCodeOrAlias(inside) : null;
  return { name: unit ? (match?.[1] as string) : key, unit, isIndex: false };
}

type Candidate = IndicatorMapping | readonly IndicatorEntry[];

/** What is printed beside the indicator: its growth rate, its change in points. */
function besides(entry: IndicatorEntry, mapping: IndicatorMapping | undefined, vocabulary: Vocabulary) {
  const { growth, change = '' } = mapping ?? {};
  return {
    growth: growth === undefined ? vocabulary.growthRateOf(entry.code) : vocabulary.indicatorByCode(growth),
    change: vocabulary.indicatorByCode(change),
  };
}

/** What somebody decided to pass over is passed over whatever it may mean. */
function setAsideBy({ ignore }: FigureDefinition) {
  const labels = new Set(ignore.map(labelKey));
  return (label: string): Unresolved | null =>
    labels.has(label) ? { fault: 'SET_ASIDE', details: { label }, ignore: true } : null;
}

function unknownBy({ unmapped }: FigureDefinition) {
  return (label: string): Unresolved => {
    const damage = damageOf(label);
    if (damage) return damage;
    if (unmapped === 'reject') return { fault: 'UNKNOWN_LABEL', details: { label } };
    return { fault: 'IGNORED_LABEL', details: { label }, ignore: true };
  };
}

export function indicatorResolver(definition: FigureDefinition, vocabulary: Vocabulary) {
  const setAside = setAsideBy(definition);
  const mapped = new Map(Object.entries(definition.indicators).map(([label, use]) => [labelKey(label), use]));
  const words = { unitByCodeOrAlias: unitFinder(definition, vocabulary) };
  const use = (
    entry: IndicatorEntry,
    name: string,
    labelUnit: UnitEntry | null,
    mapping?: IndicatorMapping,
  ): IndicatorUse => ({
    entry,
    labelUnit,
    unitIfNone: vocabulary.unitByCodeOrAlias(mapping?.unit ?? ''),
    cumulative: mapping?.cumulative ?? CUMULATIVE.test(name),
    ...besides(entry, mapping, vocabulary),
  });
  const candidate = (label: string): Candidate => mapped.get(label) ?? vocabulary.indicatorsByLabel(label);
  const isEmpty = (found: Candidate) => Array.isArray(found) && found.length === 0;
  const unknown = unknownBy(definition);

  return (text: string): IndicatorUse | Unresolved => {
    const full = labelKey(text);
    const byCode = vocabulary.indicatorByCode(full);
    if (byCode) return use(byCode, '', null);
    const bare = withoutFootnote(full);
    const aside = setAside(full) ?? setAside(bare);
    if (aside) return aside;
    const { name, unit, isIndex } = partsOfLabel(bare, words);
    const spellings = [full, bare, ...(isIndex ? [] : [name, withoutFootnote(name)])];
    const found = spellings.map(candidate).find((one) => !isEmpty(one)) ?? [];
    if (!Array.isArray(found)) {
      const mapping = found as IndicatorMapping;
      const entry = vocabulary.indicatorByCode(mapping.code);
      return entry ? use(entry, name, unit ?? ownIndexUnit(entry, isIndex), mapping) : unknown(full);
    }
    const [only] = found as readonly IndicatorEntry[];
    if (!only) return unknown(full);
    if (found.length === 1) return use(only, name, unit ?? ownIndexUnit(only, isIndex));
    const codes = (found as readonly IndicatorEntry[]).map((entry) => entry.code).join(', ');
    return { fault: 'AMBIGUOUS_LABEL', details: { label: full, codes } };
  };

  /** 2015年=100 need not be an alias of a unit: an index is printed in its own unit. */
  function ownIndexUnit(entry: IndicatorEntry, isIndex: boolean): UnitEntry | null {
    return isIndex && entry.measure === 'INDEX' ? vocabulary.unitByCodeOrAlias(entry.unitCode) : null;
  }
}
