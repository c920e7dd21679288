/** Random formulas over the inputs a, b and c, with plain values, for the property tests. */
import fc from 'fast-check';
import { Decimal } from '../../../src/domain/decimal';
import type { Expression, Operator } from '../../../src/domain/formula/expression';
import { parseFormula } from '../../../src/domain/formula/parse';

export const INPUTS = ['a', 'b', 'c'] as const;

const input = fc.constantFrom(...INPUTS).map((name): Expression => ({ kind: 'INPUT', name }));
const number = fc
  .integer({ min: -5000, max: 5000 })
  .map((n): Expression => ({ kind: 'NUMBER', value: new Decimal(Math.abs(n)).dividedBy(8) }));

const both = (
  operators: readonly Operator[],
  left: fc.Arbitrary<Expression>,
  right: fc.Arbitrary<Expression>,
) =>
  fc
    .tuple(fc.constantFrom(...operators), left, right)
    .map(([operator, l, r]): Expression => ({ kind: 'OPERATION', operator, left: l, right: r }));

const { formula } = fc.letrec<{ formula: Expression }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    input,
    both(['+', '-', '*', '/'], tie('formula'), tie('formula')),
    both(['*', '/'], tie('formula'), number),
    both(['*', '/'], number, tie('formula')),
  ),
}));
export const anyFormula = formula;

export const anyValues = fc
  .tuple(...INPUTS.map(() => fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })))
  .map(
    (values) => new Map(INPUTS.map((name, at) => [name, new Decimal(values[at] as number).dividedBy(100)])),
  );

/** Without ÷ signs: as the catalogue writes it, closed wherever two operations meet. */
export function written(expression: Expression): string {
  if (expression.kind === 'NUMBER') return expression.value.toFixed();
  if (expression.kind === 'INPUT') return expression.name;
  return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`;
}

export function formulaOf(text: string): Expression {
  const { expression, fault } = parseFormula(text);
  if (!expression) throw new Error(fault.words.en);
  return expression;
}
