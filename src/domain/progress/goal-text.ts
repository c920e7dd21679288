/** What a target promises, in words: basis, comparator, number and deadline. */
import { type Bilingual, bilingual } from '../bilingual';
import type { NumberedTerms } from './judgement';
import { amount, dayText, percentText } from './wording';

function compared({ comparator, value, unit, thresholds }: NumberedTerms): Bilingual {
  const { zh, en } = amount(value, unit);
  switch (comparator) {
    case 'AT_LEAST':
      return bilingual(`不低于${zh}`, `at least ${en}`);
    case 'MORE_THAN':
      return bilingual(`超过${zh}`, `more than ${en}`);
    case 'ABOUT': {
      const band = percentText(thresholds.about);
      return bilingual(`${zh}左右（上下${band}以内）`, `about ${en} (within ±${band})`);
    }
    case 'AT_MOST':
      return bilingual(`不超过${zh}`, `at most ${en}`);
    case 'LESS_THAN':
      return bilingual(`低于${zh}`, `less than ${en}`);
  }
}

export function goalText(terms: NumberedTerms): Bilingual {
  const [goal, by] = [compared(terms), dayText(terms.endsOn)];
  switch (terms.basis) {
    case 'LEVEL':
      return bilingual(`到${by.zh}${goal.zh}`, `${goal.en} by ${by.en}`);
    case 'NEW_IN_PERIOD':
      return bilingual(`到${by.zh}新增${goal.zh}`, `${goal.en} added by ${by.en}`);
    case 'PERIOD_TOTAL':
      return bilingual(`到${by.zh}合计${goal.zh}`, `a total of ${goal.en} by ${by.en}`);
    case 'CUMULATIVE':
      return bilingual(`到${by.zh}累计${goal.zh}`, `a cumulative total of ${goal.en} by ${by.en}`);
    case 'ANNUAL_AVERAGE':
      return bilingual(`到${by.zh}平均每年${goal.zh}`, `an average of ${goal.en} a year up to ${by.en}`);
    case 'EVERY_YEAR':
      return bilingual(`到${by.zh}每年${goal.zh}`, `${goal.en} in every year up to ${by.en}`);
    case 'GROWTH':
      return terms.growthBase?.compounded
        ? bilingual(`到${by.zh}年均增长${goal.zh}`, `growth of ${goal.en} a year on average up to ${by.en}`)
        : bilingual(`到${by.zh}增长${goal.zh}`, `growth of ${goal.en} by ${by.en}`);
    case 'MILESTONE':
      return bilingual(`在${by.zh}之前完成`, `to be done by ${by.en}`);
  }
}
