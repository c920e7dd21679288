/** A jump that the pace before it makes implausible: between stages, and against the best past pace. */
import { bilingual } from '../bilingual';
import { type Decimal, ZERO } from '../decimal';
import { monthsBetween } from '../feasibility/months';
import { amount, COMPUTED_DECIMALS } from '../progress/wording';
import { byDeadline, finding, grouped, isToBeReached, powerOfTen, quote, subjectOf } from './statements';
import type { Finding, Question, Rule, Statement } from './terms';

/** A stage may double the pace of the best stage before it; more needs an explanation. */
const MOST_TIMES = 2;
const UNIT_SLIP_ZEROS = 3;

interface Step {
  readonly from: Statement;
  readonly to: Statement;
  readonly perMonth: Decimal;
}

function stepsOf(inOrder: readonly Statement[]): Step[] {
  return inOrder.slice(1).map((to, at) => {
    const from = inOrder[at] as Statement;
    const rise = to.value.minus(from.value);
    return { from, to, perMonth: rise.dividedBy(monthsBetween(from.endsOn, to.endsOn)) };
  });
}

const isUnitSlip = ({ from, to }: Step) => (powerOfTen(from.value, to.value) ?? 0) >= UNIT_SLIP_ZEROS;

function betweenStages(group: readonly Statement[]): Finding[] {
  const steps = stepsOf(byDeadline(group));
  return steps.flatMap((step, at) => {
    const best = steps
      .slice(0, at)
      .reduce<Decimal>((most, { perMonth }) => (perMonth.gt(most) ? perMonth : most), ZERO);
    if (best.isZero() || step.perMonth.lte(best.times(MOST_TIMES)) || isUnitSlip(step)) return [];
    const [before, after] = [quote(step.from), quote(step.to)];
    const times = step.perMonth.dividedBy(best).toDecimalPlaces(COMPUTED_DECIMALS).toFixed();
    const earlier = steps[at - 1]?.from;
    return [
      finding({
        ...{ kind: 'IMPLAUSIBLE_JUMP', severity: 'TENSION' },
        statements: [...(earlier ? [earlier] : []), step.from, step.to],
        explanation: bilingual(
          `由${before.zh}到${after.zh}，增速是此前各阶段最快的${times}倍。`,
          `From ${before.en} to ${after.en} takes ${times} times the pace of the fastest stage before.`,
        ),
      }),
    ];
  });
}

function againstPast(statement: Statement, { known }: Question): Finding[] {
  const judged = known?.feasibility(statement.key);
  const { required, best } = judged ?? {};
  if (!judged || !required || !best?.perMonth.gt(0)) return [];
  if (required.lte(best.perMonth.times(MOST_TIMES))) return [];
  const times = required.dividedBy(best.perMonth).toDecimalPlaces(COMPUTED_DECIMALS).toFixed();
  const own = quote(statement);
  const [need, most] = [required, best.perMonth].map((value) =>
    amount(value, statement.unit, COMPUTED_DECIMALS),
  );
  return [
    finding({
      ...{ kind: 'IMPLAUSIBLE_JUMP', severity: 'TENSION', statements: [statement] },
      ...{ withData: true, synthetic: judged.synthetic },
      explanation: bilingual(
        `要做到${own.zh}，每月需${need?.zh}，是同样长的一段时间里历史最好（每月${most?.zh}）的${times}倍。`,
        `${own.en} takes ${need?.en} a month, ${times} times the best ` +
          `that a stretch as long has seen (${most?.en}).`,
      ),
    }),
  ];
}

export const jumps: Rule = (question) => {
  const levels = question.statements.filter(
    (one) => (one.basis === 'LEVEL' || one.basis === 'CUMULATIVE') && isToBeReached(one),
  );
  return [
    ...[...grouped(levels, (one) => `${subjectOf(one)} ${one.basis}`).values()].flatMap(betweenStages),
    ...(question.known ? question.statements.flatMap((one) => againstPast(one, question)) : []),
  ];
};
