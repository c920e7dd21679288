/** Reading statements: what they speak of, which speak of the same, and how they are quoted. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import type { ContradictionKind, ContradictionSeverity } from '../finding-words';
import { amount } from '../progress/wording';
import type { Span } from '../span';
import type { Comparator } from '../vocabulary';
import type { Finding, Statement } from './terms';

/** The stretch that a flow adds up over; null for what is no flow over one stretch. */
export function windowOf({ basis, startsOn, endsOn, planStartsOn }: Statement): Span | null {
  if (basis === 'NEW_IN_PERIOD' || basis === 'PERIOD_TOTAL') return { start: startsOn, end: endsOn };
  return basis === 'CUMULATIVE' ? { start: planStartsOn, end: endsOn } : null;
}

/** A flow of one stage, not one that runs since the beginning of the plan. */
export const isStageFlow = ({ basis }: Statement) => basis === 'NEW_IN_PERIOD' || basis === 'PERIOD_TOTAL';

/** 以上, 达到, 超过, 左右: a number to be reached, not one to stay below. */
export const isToBeReached = ({ comparator }: Statement) =>
  comparator !== 'AT_MOST' && comparator !== 'LESS_THAN';

/** The same place in the same indicator. */
export const subjectOf = ({ region, indicator }: Statement) => `${region}/${indicator}`;

/** When and how it is measured, whatever is measured. */
export function momentOf(statement: Statement): string {
  const window = windowOf(statement);
  if (window) return `flow ${window.start} ${window.end}`;
  const { basis, startsOn, endsOn, growthBase } = statement;
  return basis === 'LEVEL' ? `level ${endsOn}` : `${basis} ${startsOn} ${endsOn} ${growthBase}`;
}

/** Statements with the same key, in the order they came. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** By deadline; of one deadline the first that was stated. */
export const byDeadline = (statements: readonly Statement[]): Statement[] =>
  [...grouped(statements, ({ endsOn }) => endsOn).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first]]) => (first ? [first] : []));

/** Null unless the one is the other with nothing but zeros added or taken away. */
export function powerOfTen(one: Decimal, other: Decimal): number | null {
  if (one.isZero() || other.isZero() || one.isNegative() !== other.isNegative()) return null;
  const [larger, smaller] = one.abs().gt(other.abs()) ? [one, other] : [other, one];
  const digits = larger.dividedBy(smaller).toFixed();
  return /^10*$/.test(digits) ? digits.length - 1 : null;
}

const COMPARED: Readonly<Record<Comparator, Bilingual>> = {
  AT_LEAST: bilingual('不低于', 'at least '),
  MORE_THAN: bilingual('超过', 'more than '),
  ABOUT: bilingual('约', 'about '),
  AT_MOST: bilingual('不超过', 'at most '),
  LESS_THAN: bilingual('低于', 'less than '),
};

export const numberOf = ({ value, unit }: Pick<Statement, 'value' | 'unit'>): Bilingual =>
  amount(value, unit);

export function comparedValue(statement: Statement): Bilingual {
  const [compared, value] = [COMPARED[statement.comparator], numberOf(statement)];
  return bilingual(compared.zh + value.zh, compared.en + value.en);
}

/** The clause with what it prints; English tells what that means. */
export function quote(statement: Statement): Bilingual {
  const { clause, statedText, name } = statement;
  const value = comparedValue(statement);
  return bilingual(
    `${clause}“${statedText ?? `${name.zh}${value.zh}`}”`,
    `${clause} (${name.en}: ${value.en})`,
  );
}

export const listed = (items: readonly Bilingual[]): Bilingual =>
  bilingual(items.map(({ zh }) => zh).join('、'), items.map(({ en }) => en).join('; '));

export interface Found {
  readonly kind: ContradictionKind;
  readonly severity: ContradictionSeverity;
  readonly statements: readonly Statement[];
  readonly explanation: Bilingual;
  readonly withData?: boolean;
  readonly synthetic?: boolean;
}

export const finding = ({ statements, withData = false, synthetic = false, ...found }: Found): Finding => ({
  ...found,
  targets: [...new Set(statements.map(({ key }) => key))],
  clauses: [...new Set(statements.map(({ clause }) => clause))],
  withData,
  synthetic,
  equivalentBecause: null,
});
