/** Whether the units of a formula's inputs combine to the unit of its indicator. */
import { bilingual } from '../bilingual';
import {
  product,
  type Quantity,
  quantityOf,
  quantityOfNumber,
  quantityText,
  quotient,
  sameDimensions,
  type UnitDimension,
} from './dimensions';
import type { Expression, Operation } from './expression';
import { type FormulaFault, faultOf } from './faults';
import { formulaText } from './formula-text';

type Checked = Quantity | FormulaFault;
const isFault = (checked: Checked): checked is FormulaFault => 'code' in checked;

export function checkUnits(
  expression: Expression,
  unitOf: (input: string) => UnitDimension,
  result: UnitDimension,
): FormulaFault | null {
  const found = check(expression, unitOf);
  if (isFault(found)) return found;
  const wanted = quantityOf(result);
  if (sameDimensions(found, wanted) && found.scale.equals(wanted.scale)) return null;
  const [is, should] = [quantityText(found), quantityText(wanted)];
  return faultOf(
    'WRONG_UNITS',
    bilingual(`结果为 ${is.zh}，应为 ${should.zh}`, `it gives ${is.en}, not ${should.en}`),
  );
}

function check(expression: Expression, unitOf: (input: string) => UnitDimension): Checked {
  switch (expression.kind) {
    case 'NUMBER':
      return quantityOfNumber(expression.value);
    case 'INPUT':
      return quantityOf(unitOf(expression.name));
    case 'OPERATION': {
      const left = check(expression.left, unitOf);
      if (isFault(left)) return left;
      const right = check(expression.right, unitOf);
      return isFault(right) ? right : combine(expression, left, right);
    }
  }
}

function combine({ operator, left, right }: Operation, a: Quantity, b: Quantity): Checked {
  if (operator === '*') return product(a, b);
  if (operator === '/') return quotient(a, b);
  if (sameDimensions(a, b) && a.scale.equals(b.scale)) return a;
  const [one, other] = [quantityText(a), quantityText(b)];
  const [x, y] = [formulaText(left), formulaText(right)];
  return faultOf(
    'WRONG_UNITS',
    bilingual(
      `${x} 为 ${one.zh}，${y} 为 ${other.zh}，不能相加减`,
      `${x} is ${one.en} and ${y} is ${other.en}: they cannot be added or subtracted`,
    ),
  );
}
