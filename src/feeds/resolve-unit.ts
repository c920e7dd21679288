/** Units: how a printed unit becomes the indicator's own, exactly. */
import { Decimal, exactQuotient } from '../domain/decimal';
import type { FigureDefinition } from './figure-definition';
import { canonical } from './numbers';
import { labelKey } from './text';
import type { IndicatorEntry, UnitEntry, Vocabulary } from './vocabulary';

/** The feed's own words for units come before those of the catalogue. */
export function unitFinder({ units }: Pick<FigureDefinition, 'units'>, vocabulary: Vocabulary) {
  const own = new Map(Object.entries(units).map(([word, code]) => [labelKey(word), code]));
  return (text: string): UnitEntry | null =>
    vocabulary.unitByCodeOrAlias(own.size === 0 ? text : (own.get(labelKey(text)) ?? text));
}

export interface Conversion {
  /** The value in the indicator's unit; null when it has no end. */
  readonly apply: (value: string) => string | null;
}

const UNCHANGED: Conversion = { apply: (value) => value };

function multiply(multiplier: Decimal): Conversion {
  return { apply: (value) => canonical(new Decimal(value).times(multiplier)) };
}

/** The factor itself has no end (1 ÷ 12), but a value may still come out even. */
function convertEach(from: Decimal, to: Decimal): Conversion {
  return {
    apply: (value) => {
      const quotient = exactQuotient(new Decimal(value).times(from), to);
      return quotient && canonical(quotient);
    },
  };
}

/** Null when the two units measure different things. */
export function conversionBetween(from: UnitEntry, to: UnitEntry): Conversion | null {
  if (from.dimension !== to.dimension) return null;
  if (from.factor === to.factor) return UNCHANGED;
  const [fromFactor, toFactor] = [new Decimal(from.factor), new Decimal(to.factor)];
  const multiplier = exactQuotient(fromFactor, toFactor);
  return multiplier ? multiply(multiplier) : convertEach(fromFactor, toFactor);
}

/** The conversions of one feed, each worked out once. */
export function conversions(vocabulary: Vocabulary) {
  const known = new Map<string, Conversion | null>();
  return (from: UnitEntry, indicator: IndicatorEntry): Conversion | null => {
    const key = `${from.code} ${indicator.unitCode}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const to = vocabulary.unitByCodeOrAlias(indicator.unitCode);
    const found = to && conversionBetween(from, to);
    known.set(key, found);
    return found;
  };
}
