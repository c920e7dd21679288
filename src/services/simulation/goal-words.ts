/** The end of a search in words: which value of which lever, or that none within reason does. */
import { type Bilingual, bilingual } from '../../domain/bilingual';
import type { GoalOutcome } from '../../domain/simulation/outcome';
import { type LeverNames, leverText } from './lever-words';
import { chanceText } from './outcome-words';
import type { GoalRequest, LeverRequest } from './request';

const NOTHING = bilingual('', '');

export function goalOutcomeText(
  outcome: GoalOutcome,
  goal: GoalRequest,
  lever: LeverRequest,
  names: LeverNames,
): Bilingual {
  const wanted = chanceText(goal.probability);
  const found = outcome.probability === null ? '' : chanceText(outcome.probability);
  if (outcome.verdict === 'ALREADY_REACHED') {
    return bilingual(
      `不用这项措施，可能性已有${found}，不低于所求的${wanted}。`,
      `Without the lever the chance is ${found}, which is the ${wanted} asked for already.`,
    );
  }
  if (outcome.value === null) return NOTHING;
  const what = leverText(lever, outcome.value, names);
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
