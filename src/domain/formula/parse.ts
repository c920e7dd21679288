/** Reads a formula: jsep makes the tree, and only four operations, numbers and names are let through. */
import jsep from 'jsep';
import { decimalOrNull } from '../decimal';
import { type Expression, inputsOf, type Operator, varies } from './expression';
import { type FormulaFault, faultOf } from './faults';
import { formulaText } from './formula-text';

/** Bounds the parser's recursion before it begins, and the tree's when it is walked. */
export const MAX_FORMULA_CHARACTERS = 300;
export const MAX_FORMULA_DEPTH = 16;

export type ParsedFormula =
  | { readonly expression: Expression; readonly fault: null }
  | { readonly expression: null; readonly fault: FormulaFault };

const OPERATORS: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '/']);
const INPUT_NAME = /^[a-z][a-zA-Z0-9_]{0,39}$/;

/** Leaves the walk at the first thing that is not allowed. */
class Refusal extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.code);
  }
}

function refuse(...fault: Parameters<typeof faultOf>): never {
  throw new Refusal(faultOf(...fault));
}

export function parseFormula(text: string): ParsedFormula {
  try {
    if (text.length > MAX_FORMULA_CHARACTERS) refuse('TOO_LONG', String(MAX_FORMULA_CHARACTERS));
    const expression = expressionOf(treeOf(text), 1);
    if (inputsOf(expression).length === 0) refuse('NO_INPUT');
    refuseConstantTerms(expression);
    return { expression, fault: null };
  } catch (error) {
    if (error instanceof Refusal) return { expression: null, fault: error.fault };
    throw error;
  }
}

function treeOf(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch (error) {
    return refuse('SYNTAX', error instanceof Error ? error.message : String(error));
  }
}

function expressionOf(node: jsep.Expression, depth: number): Expression {
  if (depth > MAX_FORMULA_DEPTH) refuse('TOO_DEEP', String(MAX_FORMULA_DEPTH));
  switch (node.type) {
    case 'Literal':
      return numberOf(node as jsep.Literal);
    case 'Identifier': {
      const { name } = node as jsep.Identifier;
      return INPUT_NAME.test(name) ? { kind: 'INPUT', name } : refuse('NOT_ALLOWED', name);
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      if (!OPERATORS.has(operator)) refuse('NOT_ALLOWED', operator);
      return {
        kind: 'OPERATION',
        operator: operator as Operator,
        left: expressionOf(left, depth + 1),
        right: expressionOf(right, depth + 1),
      };
    }
    case 'Compound':
      return refuse('SYNTAX', 'not one expression');
    default:
      return refuse('NOT_ALLOWED', node.type);
  }
}

/** The written digits count, not what binary floating point makes of them. */
function numberOf({ raw, value }: jsep.Literal): Expression {
  const number = typeof value === 'number' ? decimalOrNull(raw) : null;
  return number === null ? refuse('NOT_ALLOWED', raw) : { kind: 'NUMBER', value: number };
}

/** What a sum adds without an input could not be put down to any figure. */
function refuseConstantTerms(expression: Expression): void {
  if (expression.kind !== 'OPERATION') return;
  const { operator, left, right } = expression;
  for (const side of [left, right]) {
    if ((operator === '+' || operator === '-') && !varies(side)) refuse('CONSTANT_TERM', formulaText(side));
    refuseConstantTerms(side);
  }
}
