/** A run rate in words: what it takes a month, and what there has been. */
import { type Bilingual, bilingual, joinSentences } from '../bilingual';
import { Decimal } from '../decimal';
import { counted } from '../english-count';
import { amount, COMPUTED_DECIMALS, dayText, spanText } from '../progress/wording';
import type { Feasibility, FeasibilityQuestion, Pace } from './terms';

const POINTS = bilingual('个百分点', 'percentage points');

const MOVED: Readonly<Record<'REACHED' | 'OVER' | 'NOT_APPLICABLE', Bilingual>> = {
  REACHED: bilingual('已经达到。', 'It is reached already.'),
  OVER: bilingual('期限已过，没有达到。', 'The deadline is over, and it was not reached.'),
  NOT_APPLICABLE: bilingual(
    '这一目标不按每月多少来完成（比率下限、增速、平均数、事项或没有数值），不算所需速度。',
    'This is no matter of so many a month (a floor, growth, an average, a deed, or no number at all).',
  ),
};

/** A share gains points, not percent. */
const unitOf = ({ terms }: FeasibilityQuestion): Bilingual => (terms.unit.zh === '%' ? POINTS : terms.unit);

const perMonth = (value: Decimal, question: FeasibilityQuestion): Bilingual => {
  const { zh, en } = amount(value, unitOf(question), COMPUTED_DECIMALS);
  return bilingual(`每月${zh}`, `${en} a month`);
};

function pastText(name: Bilingual, pace: Pace, question: FeasibilityQuestion): Bilingual {
  const [rate, when] = [perMonth(pace.perMonth, question), spanText(pace)];
  return bilingual(`${name.zh}为${rate.zh}（${when.zh}）`, `${name.en} was ${rate.en} (${when.en})`);
}

const NO_HISTORY = bilingual(
  '没有足够的历史可比（至少要三段同样长的时间）。',
  'There is too little history to compare with (it takes three stretches as long).',
);
const BEST = bilingual('历史最好', 'the best of the past');
const RECENT = bilingual('最近', 'of late it');

function comparison({ required, best, compared }: Found, question: FeasibilityQuestion): Bilingual {
  if (!required) return bilingual('', '');
  const need = perMonth(required, question);
  if (!best)
    return joinSentences([
      bilingual(`${need.zh.replace('每月', '每月需')}。`, `It takes ${need.en}.`),
      NO_HISTORY,
    ]);
  const past = pastText(BEST, best, question);
  const among = bilingual(`在${compared}段同样长的时间里`, `among ${compared} stretches as long`);
  return bilingual(
    `${need.zh.replace('每月', '每月需')}，${among.zh}，${past.zh}。`,
    `It takes ${need.en}; ${past.en}, ${among.en}.`,
  );
}

type Found = Omit<Feasibility, 'explanation'>;

function verdictText({ verdict, required, best }: Found): Bilingual | null {
  const times =
    required && best?.perMonth.gt(0)
      ? Decimal.div(required, best.perMonth).toDecimalPlaces(COMPUTED_DECIMALS).toFixed()
      : null;
  switch (verdict) {
    case 'FEASIBLE':
      return bilingual('这样的速度曾经有过。', 'There has been such a pace.');
    case 'HARD':
      return times
        ? bilingual(`需要历史最好的${times}倍。`, `That is ${times} times the best of the past.`)
        : bilingual('历史上从未有过净增。', 'In the past it has never gained at all.');
    case 'OUT_OF_REACH':
      if (!required) return bilingual('没有剩余时间了。', 'There is no time left.');
      return times
        ? bilingual(
            `需要历史最好的${times}倍，按已有的记录做不到。`,
            `That is ${times} times the best of the past: out of reach by all that is on record.`,
          )
        : bilingual(
            '历史上从未有过净增，按已有的记录做不到。',
            'In the past it has never gained at all: out of reach by all that is on record.',
          );
    default:
      return null;
  }
}

export function explainFeasibility(question: FeasibilityQuestion, found: Found): Bilingual {
  const { verdict, remaining, deadline, daysLeft, recent } = found;
  if (verdict === 'REACHED' || verdict === 'OVER' || verdict === 'NOT_APPLICABLE') return MOVED[verdict];
  if (!remaining)
    return bilingual(
      '没有可用的数据，不知道还差多少。',
      'No figure is known, so nobody can say how much is missing.',
    );
  const [gap, day] = [amount(remaining, unitOf(question)), dayText(deadline)];
  const head = bilingual(
    `到${day.zh}还有${daysLeft}天，还差${gap.zh}。`,
    `${gap.en} ${remaining.eq(1) ? 'is' : 'are'} missing, with ${counted(daysLeft, 'days')} left until ${day.en}.`,
  );
  const late = recent && pastText(RECENT, recent, question);
  const parts = [head, comparison(found, question), verdictText(found)];
  if (late) parts.push(bilingual(`${late.zh}。`, `${late.en.charAt(0).toUpperCase()}${late.en.slice(1)}.`));
  return joinSentences(parts.flatMap((part) => (part && part.zh !== '' ? [part] : [])));
}
