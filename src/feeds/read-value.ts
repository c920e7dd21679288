/** One cell with a number: missing with a reason, exact in the indicator's unit, or refused. */
import { Decimal, MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS } from '../domain/decimal';
import { OBSERVATION_STATUSES, type ObservationStatus } from '../domain/vocabulary';
import { isMessageFormat } from './definition-parts';
import type { Unresolved } from './feed-batch';
import { type FigureDefinition, type MissingReason, STATUS_OF_REASON } from './figure-definition';
import { canonical, readNumber } from './numbers';
import { remember } from './remember';
import type { IndicatorUse } from './resolve-indicator';
import { conversions, unitFinder } from './resolve-unit';
import { isBlank, labelKey, plainText } from './text';
import type { IndicatorEntry, UnitEntry, Vocabulary } from './vocabulary';

export interface ValueReading {
  readonly value: string | null;
  readonly unitCode: string;
  readonly missing: { readonly reason: MissingReason; readonly status: ObservationStatus } | null;
}

const LIMITS = { integer: MAX_INTEGER_DIGITS, fraction: MAX_FRACTION_DIGITS };

/** The number of a message in units of one: UNIT_MULT 4 of SDMX means ten thousands. */
const scaled = (value: string, powerOfTen: number): string =>
  powerOfTen === 0 ? value : canonical(new Decimal(value).times(new Decimal(10).pow(powerOfTen)));

/** Several where a table says 单位：户、人: each indicator takes the one that measures what it does. */
export type UnitChoice = UnitEntry | readonly UnitEntry[] | Unresolved | null;

const isSeveral = (choice: UnitChoice): choice is readonly UnitEntry[] => Array.isArray(choice);

const shown = (unit: UnitEntry): string => unit.aliases[0] ?? unit.code;
const conflictOf = (first: string, second: UnitEntry): Unresolved => ({
  fault: 'UNIT_CONFLICT',
  details: { first, second: shown(second) },
});

/** The cell's own unit first, then the label's, then what is said for the table, the label, the feed. */
function unitChooser(definition: FigureDefinition, vocabulary: Vocabulary) {
  const unitOf = remember(unitFinder(definition, vocabulary));
  const feedUnit = vocabulary.unitByCodeOrAlias(definition.unit ?? '');
  const fitting = (units: readonly UnitEntry[], { unitCode }: IndicatorEntry) => {
    const own = vocabulary.unitByCodeOrAlias(unitCode);
    return units.find(({ dimension }) => dimension === own?.dimension) ?? null;
  };
  return (
    indicator: IndicatorUse,
    cellUnit: string,
    tableUnit: UnitChoice,
  ): UnitEntry | Unresolved | null => {
    const { labelUnit, unitIfNone, entry } = indicator;
    if (isBlank(cellUnit)) {
      const ofTable = isSeveral(tableUnit) ? fitting(tableUnit, entry) : tableUnit;
      return labelUnit ?? ofTable ?? unitIfNone ?? feedUnit;
    }
    const unit = unitOf(cellUnit);
    if (!unit) return { fault: 'UNKNOWN_UNIT', details: { unit: labelKey(cellUnit) } };
    return !labelUnit || labelUnit.code === unit.code ? unit : conflictOf(labelKey(cellUnit), labelUnit);
  };
}

/** A percent sign behind the number is its unit, and must not contradict the one said elsewhere. */
function withMark(unit: UnitEntry | null, mark: '%' | '‰', vocabulary: Vocabulary): UnitEntry | Unresolved {
  const marked = vocabulary.unitByCodeOrAlias(mark);
  if (!marked) return { fault: 'UNKNOWN_UNIT', details: { unit: mark } };
  return !unit || unit.code === marked.code ? marked : conflictOf(mark, unit);
}

export function valueReader(definition: FigureDefinition, vocabulary: Vocabulary) {
  const placeholders = new Map(
    definition.placeholders.map(({ text, reason, status }) => [
      plainText(text),
      { reason, status: status ?? STATUS_OF_REASON[reason] },
    ]),
  );
  const convert = conversions(vocabulary);
  const unitFor = unitChooser(definition, vocabulary);
  const form = { exponents: isMessageFormat(definition.format), ...definition.message };
  return (
    indicator: IndicatorUse,
    text: string,
    cellUnit: string,
    tableUnit: UnitChoice,
    multiplier = 0,
  ): ValueReading | Unresolved => {
    const { entry } = indicator;
    const stated = unitFor(indicator, cellUnit, tableUnit);
    if (stated && 'fault' in stated) return stated;
    const plain = plainText(text);
    const missing = placeholders.get(plain);
    if (missing) return { value: null, unitCode: stated?.code ?? entry.unitCode, missing };
    if (plain === '') return { fault: 'EMPTY_VALUE', details: {} };
    const number = readNumber(text, form);
    if ('fault' in number) return { fault: number.fault, details: { text: plain, ...LIMITS } };
    const unit = number.mark ? withMark(stated, number.mark, vocabulary) : stated;
    if (!unit) return { fault: 'NO_UNIT', details: {} };
    if ('fault' in unit) return unit;
    const conversion = convert(unit, entry);
    if (!conversion) {
      const details = { unit: shown(unit), indicator: entry.code, expected: entry.unitCode };
      return { fault: 'WRONG_DIMENSION', details };
    }
    const value = conversion.apply(scaled(number.value, multiplier));
    if (value !== null) return { value, unitCode: unit.code, missing: null };
    return { fault: 'INEXACT_CONVERSION', details: { text: plain, unit: entry.unitCode } };
  };
}

const LETTERS: ReadonlySet<string> = new Set(OBSERVATION_STATUSES);

/** The letter of CL_OBS_STATUS that a status column says, or a word of the feed's own; null when unknown. */
export function statusReader(definition: FigureDefinition) {
  const words = new Map(
    Object.entries(definition.statuses).map(([word, letter]) => [labelKey(word), letter]),
  );
  return (text: string): ObservationStatus | null => {
    const key = labelKey(text);
    return words.get(key) ?? (LETTERS.has(key) ? (key as ObservationStatus) : null);
  };
}
