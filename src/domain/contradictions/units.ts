/** Units that cannot be right: of another dimension, or a level that leaps by nothing but zeros. */
import { bilingual } from '../bilingual';
import { byDeadline, finding, grouped, powerOfTen, quote, subjectOf } from './statements';
import type { Finding, Rule, Statement } from './terms';

/** A thousandfold from one stage to the next, digit for digit, is a slip of 千, 万 or 亿. */
const FEWEST_ZEROS = 3;

function wrongDimension(statement: Statement): Finding | null {
  if (statement.statedDimension === null || statement.statedDimension === statement.dimension) return null;
  const own = quote(statement);
  return finding({
    ...{ kind: 'UNITS_DISAGREE', severity: 'CONTRADICTION', statements: [statement] },
    explanation: bilingual(
      `${own.zh}所用单位与该指标的单位（${statement.unit.zh}）不是同一种量。`,
      `${own.en} is printed in a unit that does not measure what ${statement.unit.en} measures.`,
    ),
  });
}

function leap(earlier: Statement, later: Statement): Finding | null {
  const zeros = powerOfTen(earlier.value, later.value) ?? 0;
  if (zeros < FEWEST_ZEROS) return null;
  const [before, after] = [quote(earlier), quote(later)];
  return finding({
    ...{ kind: 'UNITS_DISAGREE', severity: 'CONTRADICTION', statements: [earlier, later] },
    explanation: bilingual(
      `${before.zh}与${after.zh}只差${zeros}个零，应是其中一处单位写错（如万元与亿元）。`,
      `${before.en} and ${after.en} differ by ${zeros} zeros and nothing else: one unit must be mistaken.`,
    ),
  });
}

export const units: Rule = ({ statements }) => [
  ...statements.flatMap((one) => wrongDimension(one) ?? []),
  ...[...grouped(statements, (one) => `${subjectOf(one)} ${one.basis}`).values()].flatMap((group) => {
    const inOrder = byDeadline(group);
    return inOrder.slice(1).flatMap((later, at) => leap(inOrder[at] as Statement, later) ?? []);
  }),
];
