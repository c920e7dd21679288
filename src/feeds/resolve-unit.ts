/** Units: how a printed unit becomes the indicator's own, exactly. */
import { convert, Decimal } from '../domain/decimal';
import { canonical, exactQuotient } from './numbers';
import type { IndicatorEntry, UnitEntry, Vocabulary } from './vocabulary';

export interface Conversion {
  /** The value in the indicator's unit; null when it has no end. */
  readonly apply: (value: string) => string | null;
}

const UNCHANGED: Conversion = { apply: (value) => value };

function multiply(multiplier: Decimal): Conversion {
  return { apply: (value) => canonical(new Decimal(value).times(multiplier)) };
}

/** The factor itself has no end (1 ÷ 3), but a value may still come out even. */
function convertEach(from: UnitEntry, to: UnitEntry): Conversion {
  const [fromFactor, toFactor] = [new Decimal(from.factor), new Decimal(to.factor)];
  const apply = (value: string) => {
    try {
      return canonical(convert(new Decimal(value), fromFactor, toFactor));
    } catch {
      return null;
    }
  };
  return { apply };
}

/** Null when the two units measure different things. */
export function conversionBetween(from: UnitEntry, to: UnitEntry): Conversion | null {
  if (from.dimension !== to.dimension) return null;
  if (from.factor === to.factor) return UNCHANGED;
  const multiplier = exactQuotient(from.factor, to.factor);
  return multiplier ? multiply(multiplier) : convertEach(from, to);
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
