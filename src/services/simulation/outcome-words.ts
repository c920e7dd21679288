/** What came of a target in words: how likely it is, or why nothing can be said. */
import { type Bilingual, bilingual, joinSentences } from '../../domain/bilingual';
import { Decimal } from '../../domain/decimal';
import { goalText } from '../../domain/progress/goal-text';
import { hasValue } from '../../domain/progress/judgement';
import type { TargetTerms } from '../../domain/progress/terms';
import { amount, COMPUTED_DECIMALS, dayText, percentText } from '../../domain/progress/wording';
import type { Forecast, Shortage, ShortageOf } from '../../domain/simulation/outcome';
import type { Obstacle } from './figure-parts';

const OBSTACLES: Readonly<Record<Obstacle, Bilingual>> = {
  NO_FIGURES: bilingual('截至这一天还没有可用的数据。', 'Up to that day nothing is known of it.'),
  START_UNKNOWN: bilingual(
    '期初以来已完成多少还不清楚，不能由此推演。',
    'How much has been reached since its beginning is not known, so nothing can go on from there.',
  ),
  TOO_FAR_BEHIND: bilingual(
    '最近的数据止于目标期开始之前，中间一段不清楚。',
    'The latest figure ends before the target begins, and what lies between is not known.',
  ),
  CANNOT_ADD_UP: bilingual('比率和指数不能累加。', 'Ratios and indices cannot be added up.'),
  BASE_UNKNOWN: bilingual('用来比较的基数不清楚。', 'What it is compared with is not known.'),
  YEAR_UNKNOWN: bilingual('已过去的年份缺少数据。', 'Figures of a past year are missing.'),
  NO_COMPLETE_YEAR: bilingual('目标期内没有完整的一年。', 'There is no complete year in its time.'),
  GROWTH_NOT_FOLLOWED: bilingual(
    '这种增长的基期不是整年，推演不支持。',
    'Its growth is measured against something else than a whole year, which is not simulated.',
  ),
};

const SHORTAGES: Readonly<Record<ShortageOf, Bilingual>> = {
  FIGURES: bilingual(
    '历史数据只有{have}个，至少要{need}个',
    'there are {have} figures of the past, {need} are needed',
  ),
  BUCKETS: bilingual(
    '历史时段只有{have}段，至少要{need}段',
    'there are {have} stretches of the past, {need} are needed',
  ),
  AMOUNTS: bilingual(
    '历史上只有{have}段有发生额，至少要{need}段',
    'something happened in {have} stretches of the past, {need} are needed',
  ),
  LAPSES: bilingual(
    '过去到期的证书只有{have}张，至少要{need}张才能估计续期率',
    '{have} certificates lapsed in the past, {need} are needed to estimate how many are renewed',
  ),
  BASE: bilingual('用来比较的基数不清楚', 'what it is compared with is not known'),
};

const fill = (text: string, { have, need }: Shortage) =>
  text.replace('{have}', String(have)).replace('{need}', String(need));

export const obstacleText = (obstacle: Obstacle): Bilingual => OBSTACLES[obstacle];

export function shortageText(shortages: readonly Shortage[]): Bilingual {
  const each = shortages.map((shortage) => ({
    zh: fill(SHORTAGES[shortage.what].zh, shortage),
    en: fill(SHORTAGES[shortage.what].en, shortage),
  }));
  const [zh, en] = [each.map((one) => one.zh), each.map((one) => one.en)];
  return bilingual(
    `历史太短，不作推演：${[...new Set(zh)].join('；')}。`,
    `Too little is known to simulate: ${[...new Set(en)].join('; ')}.`,
  );
}

export const numberText = (value: number, { unit }: TargetTerms): Bilingual =>
  amount(new Decimal(value), unit, COMPUTED_DECIMALS);

/** A share of draws is known no better than to its last draw: never certain, never impossible. */
export function chanceText(probability: number): string {
  if (probability >= 1) return '>99.9%';
  return probability <= 0 ? '<0.1%' : percentText(new Decimal(probability));
}

export function forecastText(terms: TargetTerms, forecast: Forecast, baseline: Forecast | null): Bilingual {
  if (!hasValue(terms)) return bilingual('', '');
  const goal = goalText(terms);
  const { p10, p90 } = forecast.atDeadline;
  const [low, high] = [numberText(p10, terms), numberText(p90, terms)];
  const chance = chanceText(forecast.probability);
  const before = baseline ? chanceText(baseline.probability) : null;
  const told = bilingual(
    `${goal.zh}的可能性为${chance}；十次中有八次落在${low.zh}与${high.zh}之间。`,
    `The chance of ${goal.en} is ${chance}; eight times out of ten it ends between ${low.en} and ${high.en}.`,
  );
  if (before === null || before === chance) return told;
  const without = bilingual(`不采取措施时为${before}。`, `Without the levers it is ${before}.`);
  return joinSentences([told, without]);
}

export function decidedText(terms: TargetTerms, met: boolean): Bilingual {
  const end = dayText(terms.endsOn);
  return met
    ? bilingual(`期限${end.zh}已到，目标已达成。`, `Its deadline, ${end.en}, is over, and it was met.`)
    : bilingual(`期限${end.zh}已到，目标未达成。`, `Its deadline, ${end.en}, is over, and it was missed.`);
}

export const NO_VALUE_TEXT = bilingual(
  '文件没有写明目标值，无从推演。',
  'The document leaves its number open, so there is nothing to reach.',
);

export const deedText = (isDone: boolean): Bilingual =>
  isDone
    ? bilingual('这项工作已完成。', 'The deed is done.')
    : bilingual(
        '这是一项工作，不由概率决定，不作推演。',
        'It is a deed: no chance decides it, and nothing is drawn.',
      );
