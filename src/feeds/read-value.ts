/** One cell with a number: missing with a reason, exact in the indicator's unit, or refused. */
import { MAX_FRACTION_DIGITS, MAX_INTEGER_DIGITS } from '../domain/decimal';
import { OBSERVATION_STATUSES, type ObservationStatus } from '../domain/vocabulary';
import { type FeedDefinition, type MissingReason, STATUS_OF_REASON } from './definition';
import type { Unresolved } from './feed-batch';
import { readNumber } from './numbers';
import { remember } from './remember';
import type { IndicatorUse } from './resolve-indicator';
import { conversions } from './resolve-unit';
import { isBlank, labelKey, plainText } from './text';
import type { UnitEntry, Vocabulary } from './vocabulary';

export interface ValueReading {
  readonly value: string | null;
  readonly unitCode: string;
  readonly missing: { readonly reason: MissingReason; readonly status: ObservationStatus } | null;
}

const LIMITS = { integer: MAX_INTEGER_DIGITS, fraction: MAX_FRACTION_DIGITS };

export function valueReader(definition: FeedDefinition, vocabulary: Vocabulary) {
  const placeholders = new Map(
    definition.placeholders.map(({ text, reason, status }) => [
      plainText(text),
      { reason, status: status ?? STATUS_OF_REASON[reason] },
    ]),
  );
  const convert = conversions(vocabulary);
  const unitOf = remember((text) => vocabulary.unitByCodeOrAlias(text));
  const feedUnit = vocabulary.unitByCodeOrAlias(definition.unit ?? '');
  const marks = { '%': vocabulary.unitByCodeOrAlias('%'), '‰': vocabulary.unitByCodeOrAlias('‰') };

  /** The cell's own unit first, then the label's, then what is said for the table, the label, the feed. */
  function unitFor(
    indicator: IndicatorUse,
    cellUnit: string,
    tableUnit: UnitEntry | Unresolved | null,
  ): UnitEntry | Unresolved | null {
    const { labelUnit } = indicator;
    if (isBlank(cellUnit)) return labelUnit ?? tableUnit ?? indicator.unitIfNone ?? feedUnit;
    const unit = unitOf(cellUnit);
    if (!unit) return { fault: 'UNKNOWN_UNIT', details: { unit: labelKey(cellUnit) } };
    if (!labelUnit || labelUnit.code === unit.code) return unit;
    return {
      fault: 'UNIT_CONFLICT',
      details: { first: labelKey(cellUnit), second: labelUnit.aliases[0] ?? labelUnit.code },
    };
  }

  return (
    indicator: IndicatorUse,
    text: string,
    cellUnit: string,
    tableUnit: UnitEntry | Unresolved | null,
  ): ValueReading | Unresolved => {
    const { entry } = indicator;
    let unit = unitFor(indicator, cellUnit, tableUnit);
    if (unit && 'fault' in unit) return unit;
    const plain = plainText(text);
    const missing = placeholders.get(plain);
    if (missing) return { value: null, unitCode: unit?.code ?? entry.unitCode, missing };
    if (plain === '') return { fault: 'EMPTY_VALUE', details: {} };
    const number = readNumber(text);
    if ('fault' in number) return { fault: number.fault, details: { text: plain, ...LIMITS } };
    if (number.mark) {
      const marked = marks[number.mark];
      if (!marked) return { fault: 'UNKNOWN_UNIT', details: { unit: number.mark } };
      if (unit && unit.code !== marked.code) {
        return {
          fault: 'UNIT_CONFLICT',
          details: { first: number.mark, second: unit.aliases[0] ?? unit.code },
        };
      }
      unit = marked;
    }
    if (!unit) return { fault: 'NO_UNIT', details: {} };
    const conversion = convert(unit, entry);
    if (!conversion) {
      const details = { unit: unit.aliases[0] ?? unit.code, indicator: entry.code, expected: entry.unitCode };
      return { fault: 'WRONG_DIMENSION', details };
    }
    const value = conversion.apply(number.value);
    if (value !== null) return { value, unitCode: unit.code, missing: null };
    return { fault: 'INEXACT_CONVERSION', details: { text: plain, unit: entry.unitCode } };
  };
}

const LETTERS: ReadonlySet<string> = new Set(OBSERVATION_STATUSES);

/** The letter of CL_OBS_STATUS that a status column says, or a word of the feed's own; null when unknown. */
export function statusReader(definition: FeedDefinition) {
  const words = new Map(
    Object.entries(definition.statuses).map(([word, letter]) => [labelKey(word), letter]),
  );
  return (text: string): ObservationStatus | null => {
    const key = labelKey(text);
    return words.get(key) ?? (LETTERS.has(key) ? (key as ObservationStatus) : null);
  };
}
