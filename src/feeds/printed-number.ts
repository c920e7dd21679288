/** The number as its publisher printed it, where a file also tells its value in another unit. */
import { Decimal, exactQuotient } from '../domain/decimal';
import type { Unresolved } from './feed-batch';
import { MISSING_REASONS, type MissingReason } from './figure-definition';
import { readNumber } from './numbers';
import type { ValueReading } from './read-value';
import { isBlank, plainText } from './text';
import type { UnitEntry, Vocabulary } from './vocabulary';

export interface Print {
  readonly text: string;
  /** Word or code of the unit; the value's own if blank. */
  readonly unit: string;
}

/** What would begin a formula in a spreadsheet; exports put an apostrophe in front. */
const GUARDED = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;
const POWER_OF_TEN = /^(?:10*|0\.0*1)$/;

export const unguarded = (text: string): string => text.replace(GUARDED, '');

/**
 * A message may multiply what it prints by a power of ten that nobody keeps; digits that differ were changed
 * in one place and forgotten in the other. What is printed otherwise than as a number is taken as it is.
 */
function isSameNumber(value: string, printed: string, from: UnitEntry, to: UnitEntry): boolean {
  const number = readNumber(printed);
  if ('fault' in number || from.dimension !== to.dimension) return true;
  const [kept, shown] = [new Decimal(value).times(to.factor), new Decimal(number.value).times(from.factor)];
  if (kept.isZero() || shown.isZero()) return kept.isZero() && shown.isZero();
  const ratio = exactQuotient(kept, shown);
  return ratio !== null && POWER_OF_TEN.test(ratio.toFixed());
}

export function printReader(unitOf: (text: string) => UnitEntry | null, vocabulary: Vocabulary) {
  return (
    text: string,
    print: Print | undefined,
    reading: ValueReading,
    ownUnit: string,
  ): { readonly published: string; readonly unit: string } | Unresolved => {
    // Without its number the unit as printed says nothing, unless no number was printed.
    const saysNothing = !print || (isBlank(print.text) && (isBlank(print.unit) || reading.value !== null));
    if (saysNothing) {
      return { published: text.trim(), unit: reading.unitCode };
    }
    const unit = isBlank(print.unit) ? vocabulary.unitByCodeOrAlias(reading.unitCode) : unitOf(print.unit);
    if (!unit) return { fault: 'UNKNOWN_UNIT', details: { unit: plainText(print.unit) } };
    const published = unguarded(print.text.trim());
    const own = vocabulary.unitByCodeOrAlias(ownUnit);
    if (reading.value !== null && own && !isSameNumber(reading.value, published, unit, own)) {
      return { fault: 'PRINT_MISMATCH', details: { text: text.trim(), printed: published } };
    }
    return { published, unit: unit.code };
  };
}

/** A reason stands where no value does. */
export function statedReason(text: string, reason: string): MissingReason | Unresolved | undefined {
  const code = plainText(reason);
  if (code === '') return undefined;
  const known = MISSING_REASONS.find((one) => one === code);
  if (!known) return { fault: 'UNKNOWN_REASON', details: { text: code, raw: reason } };
  return isBlank(text) ? known : { fault: 'VALUE_WITH_REASON', details: { reason: code } };
}
