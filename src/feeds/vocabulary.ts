/** The words that files may use: indicators, regions and units, looked up without a database. */
import { NATIONAL_CODE } from '../domain/identifiers/region-code';
import type { Measure } from '../domain/vocabulary';
import { type RegionEntry, type RegionNameIndex, regionNameIndex } from './region-names';
import { labelKey } from './text';

export type { RegionEntry } from './region-names';

export interface IndicatorEntry {
  readonly code: string;
  readonly unitCode: string;
  readonly measure: Measure;
  /** Chinese name and aliases: the labels that files print. */
  readonly labels: readonly string[];
  /** Code of the indicator whose growth on the same period of the year before it is. */
  readonly growthOf?: string | null;
}

export interface UnitEntry {
  readonly code: string;
  readonly dimension: string;
  /** Exact decimal to the base unit of the dimension. */
  readonly factor: string;
  readonly aliases: readonly string[];
}

export interface Vocabulary {
  indicatorByCode(code: string): IndicatorEntry | null;
  /** Several when the catalogue gives one label to several indicators. */
  indicatorsByLabel(label: string): readonly IndicatorEntry[];
  /** The indicator that tells the growth of another; null when the catalogue has none, or several. */
  growthRateOf(code: string): IndicatorEntry | null;
  /** Everything in it, for whoever must build it again elsewhere. */
  readonly entries: VocabularyEntries;
  /** Six digits, or the twelve of statistics offices that end in zeros. */
  regionByCode(code: string): RegionEntry | null;
  /** With or without 省, 市, 县 …, alone or behind the name of a region above; several when names repeat. */
  regionsByName(name: string, parentCode?: string): readonly RegionEntry[];
  unitByCodeOrAlias(text: string): UnitEntry | null;
}

export interface VocabularyEntries {
  readonly indicators: readonly IndicatorEntry[];
  readonly regions: readonly RegionEntry[];
  readonly units: readonly UnitEntry[];
}

function indexLabels(indicators: readonly IndicatorEntry[]): ReadonlyMap<string, readonly IndicatorEntry[]> {
  const byLabel = new Map<string, IndicatorEntry[]>();
  for (const indicator of indicators) {
    for (const key of new Set(indicator.labels.map(labelKey))) {
      const known = byLabel.get(key);
      if (known) known.push(indicator);
      else byLabel.set(key, [indicator]);
    }
  }
  return byLabel;
}

/** An alias that two units claim stands for neither. */
function indexUnits(units: readonly UnitEntry[]): ReadonlyMap<string, UnitEntry | null> {
  const byText = new Map<string, UnitEntry | null>();
  for (const unit of units) {
    for (const alias of new Set(unit.aliases.map(labelKey)))
      byText.set(alias, byText.has(alias) ? null : unit);
  }
  for (const unit of units) byText.set(unit.code, unit);
  return byText;
}

/** Where several indicators tell the growth of one, none of them is meant by a bare rate beside it. */
function indexGrowthRates(indicators: readonly IndicatorEntry[]): ReadonlyMap<string, IndicatorEntry | null> {
  const byLevel = new Map<string, IndicatorEntry | null>();
  for (const indicator of indicators) {
    const { growthOf } = indicator;
    if (growthOf == null) continue;
    byLevel.set(growthOf, byLevel.has(growthOf) ? null : indicator);
  }
  return byLevel;
}

const TWELVE_DIGITS = /^(\d{6})0{6}$/;

function regionCodeOf(text: string): string {
  const code = TWELVE_DIGITS.exec(text)?.[1] ?? text;
  return code === '000000' ? NATIONAL_CODE : code;
}

export function createVocabulary(entries: VocabularyEntries): Vocabulary {
  const { indicators } = entries;
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const byLabel = indexLabels(indicators);
  const regions = new Map<string, RegionEntry>();
  for (const region of entries.regions) regions.set(region.code, region);
  const names: RegionNameIndex = regionNameIndex(regions);
  const units = indexUnits(entries.units);
  const growthRates = indexGrowthRates(indicators);
  return {
    indicatorByCode: (code) => byCode.get(code) ?? null,
    indicatorsByLabel: (label) => byLabel.get(labelKey(label)) ?? [],
    growthRateOf: (code) => growthRates.get(code) ?? null,
    entries,
    regionByCode: (code) => regions.get(regionCodeOf(code)) ?? null,
    regionsByName: (name, parentCode) => names.find(name, parentCode),
    unitByCodeOrAlias: (text) => units.get(text) ?? units.get(labelKey(text)) ?? null,
  };
}
