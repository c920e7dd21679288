/** The end of a search in words: which value of which lever, or that none within reason does. */
import { type Bilingual, bilingual } from '../../domain/bilingual';
import { Decimal } from '../../domain/decimal';
import { amount, COMPUTED_DECIMALS, PERCENT } from '../../domain/progress/wording';
import type { GoalOutcome } from '../../domain/simulation/outcome';
import { chanceText } from './outcome-words';
import type { GoalRequest, LeverRequest } from './request';

const HUNDRED = 100;
const NOTHING = bilingual('', '');
const YUAN = bilingual('元', 'yuan');

const plain = (value: number, unit: Bilingual = NOTHING) =>
  amount(new Decimal(value), unit, COMPUTED_DECIMALS);
const percent = (value: number) => amount(new Decimal(value).times(HUNDRED), PERCENT, COMPUTED_DECIMALS);

/** The lever at a value, as a noun. */
export function leverText(
  { growth, additions, renewal, fund, delay }: LeverRequest,
  value: number,
): Bilingual {
  if (growth) {
    const rate = percent(value);
    return bilingual(
      `${growth.indicator}每年增长${rate.zh}`,
      `growth of ${growth.indicator} by ${rate.en} a year`,
    );
  }
  if (additions) {
    const [number, { indicator }] = [plain(value), additions];
    return additions.mode === 'BESIDES'
      ? bilingual(`${indicator}每年另增${number.zh}`, `${number.en} more of ${indicator} a year`)
      : bilingual(`${indicator}每年新增${number.zh}`, `${number.en} of ${indicator} added a year`);
  }
  if (renewal) {
    const rate = percent(value);
    return bilingual(`${renewal.kind}续期率${rate.zh}`, `${rate.en} of ${renewal.kind} certificates renewed`);
  }
  if (fund) {
    const money = plain(value, YUAN);
    return bilingual(
      `向${fund.programme}的基金投入${money.zh}`,
      `${money.en} paid into the fund of ${fund.programme}`,
    );
  }
  const days = plain(value);
  return bilingual(`${delay?.feed}迟报${days.zh}天`, `${delay?.feed} ${days.en} days late`);
}

export function goalOutcomeText(outcome: GoalOutcome, goal: GoalRequest, lever: LeverRequest): Bilingual {
  const wanted = chanceText(goal.probability);
  const found = outcome.probability === null ? '' : chanceText(outcome.probability);
  if (outcome.verdict === 'ALREADY_REACHED') {
    return bilingual(
      `不用这项措施，可能性已有${found}，不低于所求的${wanted}。`,
      `Without the lever the chance is ${found}, which is the ${wanted} asked for already.`,
    );
  }
  if (outcome.value === null) return NOTHING;
  const what = leverText(lever, outcome.value);
  if (outcome.verdict === 'REACHED') {
    const bound = outcome.bound === 'AT_LEAST' ? bilingual('至少', 'at least') : bilingual('至多', 'at most');
    return bilingual(
      `要使可能性达到${wanted}，需要${bound.zh}：${what.zh}（此时为${found}）。`,
      `A chance of ${wanted} takes ${bound.en} ${what.en} (then it is ${found}).`,
    );
  }
  return bilingual(
    `只用这项措施达不到${wanted}：${what.zh}时最好，也只有${found}。`,
    `This lever alone does not reach ${wanted}: at its best, ${what.en}, the chance is ${found}.`,
  );
}
