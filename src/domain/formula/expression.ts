/** What a formula is made of: numbers and inputs, combined by the four operations. */
import type { Decimal } from '../decimal';

export type Operator = '+' | '-' | '*' | '/';

export interface NumberTerm {
  readonly kind: 'NUMBER';
  readonly value: Decimal;
}

export interface InputTerm {
  readonly kind: 'INPUT';
  readonly name: string;
}

export interface Operation {
  readonly kind: 'OPERATION';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}

export type Expression = NumberTerm | InputTerm | Operation;

/** Names of the inputs in order of their first appearance. */
export function inputsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'NUMBER':
      return [];
    case 'INPUT':
      return [expression.name];
    case 'OPERATION':
      return [...new Set([...inputsOf(expression.left), ...inputsOf(expression.right)])];
  }
}

/** Whether its value depends on an input at all. */
export const varies = (expression: Expression): boolean =>
  expression.kind === 'INPUT' ||
  (expression.kind === 'OPERATION' && (varies(expression.left) || varies(expression.right)));
