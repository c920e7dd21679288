/** Stages that fall: a later deadline that asks for less than an earlier one. */
import { bilingual } from '../bilingual';
import type { ContradictionSeverity } from '../finding-words';
import { daysIn } from '../span';
import type { TargetBasis } from '../vocabulary';
import {
  byDeadline,
  finding,
  grouped,
  isToBeReached,
  powerOfTen,
  quote,
  subjectOf,
  windowOf,
} from './statements';
import type { Finding, Rule, Statement } from './terms';

/** What has been added up cannot fall, a level may, and a year may be leaner than the one before. */
const SEVERITY: Readonly<Partial<Record<TargetBasis, ContradictionSeverity>>> = {
  CUMULATIVE: 'CONTRADICTION',
  LEVEL: 'TENSION',
  PERIOD_TOTAL: 'REMARK',
};
/** Years differ by a day; a quarter is not held against a year. */
const SAME_LENGTH_DAYS = 2;
/** So many zeros lost are a slip of units, which is told as such. */
const UNIT_SLIP_ZEROS = 3;

function areComparable(earlier: Statement, later: Statement): boolean {
  if (earlier.basis !== 'PERIOD_TOTAL') return true;
  const [a, b] = [windowOf(earlier), windowOf(later)];
  return !!a && !!b && Math.abs(daysIn(a) - daysIn(b)) <= SAME_LENGTH_DAYS;
}

function fall(earlier: Statement, later: Statement): Finding | null {
  const severity = SEVERITY[later.basis];
  if (!severity || !later.value.lt(earlier.value) || !areComparable(earlier, later)) return null;
  if ((powerOfTen(earlier.value, later.value) ?? 0) >= UNIT_SLIP_ZEROS) return null;
  const [before, after] = [quote(earlier), quote(later)];
  return finding({
    ...{ kind: 'STAGES_FALL', severity, statements: [earlier, later] },
    explanation: bilingual(
      `${after.zh}比更早到期的${before.zh}还低：先到的要求反而高。`,
      `${after.en} asks for less than ${before.en}, which is due earlier.`,
    ),
  });
}

export const fallingStages: Rule = ({ statements }) => {
  const rising = statements.filter(
    (one) => SEVERITY[one.basis] && one.direction === 'HIGHER_IS_BETTER' && isToBeReached(one),
  );
  return [...grouped(rising, (one) => `${subjectOf(one)} ${one.basis}`).values()].flatMap((group) => {
    const inOrder = byDeadline(group);
    return inOrder.slice(1).flatMap((later, at) => fall(inOrder[at] as Statement, later) ?? []);
  });
};
