/** A formula as people write it, with × and ÷, and its inputs called by any name one likes. */
import type { Expression, Operator } from './expression';

const SIGNS: Readonly<Record<Operator, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' };
const isSum = (expression: Expression) =>
  expression.kind === 'OPERATION' && (expression.operator === '+' || expression.operator === '-');

export function formulaText(
  expression: Expression,
  nameOf: (input: string) => string = (name) => name,
): string {
  switch (expression.kind) {
    case 'NUMBER':
      return expression.value.toFixed();
    case 'INPUT':
      return nameOf(expression.name);
    case 'OPERATION': {
      const { operator, left, right } = expression;
      const closed = (side: Expression, needed: boolean) =>
        needed ? `(${formulaText(side, nameOf)})` : formulaText(side, nameOf);
      const isFactor = operator === '*' || operator === '/';
      // What stands to the right of − or ÷ is one thing: a − (b + c), a ÷ (b × c).
      const rightClosed = isFactor
        ? isSum(right) || (operator === '/' && right.kind === 'OPERATION')
        : operator === '-' && isSum(right);
      return `${closed(left, isFactor && isSum(left))} ${SIGNS[operator]} ${closed(right, rightClosed)}`;
    }
  }
}
