/** What can be said of a formula before it has any figures: readable, names known, units fitting. */
import { checkUnits } from './check-units';
import type { UnitDimension } from './dimensions';
import { inputsOf } from './expression';
import { type FormulaFault, faultOf } from './faults';
import { parseFormula } from './parse';

export interface StatedFormula {
  readonly formula: string;
  /** By name; null where its unit is not known, which is a mistake of its own. */
  readonly inputs: ReadonlyMap<string, UnitDimension | null>;
  readonly result: UnitDimension | null;
}

export function faultInFormula({ formula, inputs, result }: StatedFormula): FormulaFault | null {
  const { expression, fault } = parseFormula(formula);
  if (fault) return fault;
  const used = inputsOf(expression);
  const unknown = used.find((name) => !inputs.has(name));
  if (unknown !== undefined) return faultOf('UNKNOWN_NAME', unknown);
  const unused = [...inputs.keys()].find((name) => !used.includes(name));
  if (unused !== undefined) return faultOf('UNUSED_INPUT', unused);
  if (!result || used.some((name) => !inputs.get(name))) return null;
  return checkUnits(expression, (name) => inputs.get(name) ?? result, result);
}
