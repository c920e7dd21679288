/** The same thing stated twice: with different numbers, comparators, firmness, or only different words. */
import { type Bilingual, bilingual } from '../bilingual';
import { finding, grouped, isToBeReached, momentOf, powerOfTen, quote, subjectOf } from './statements';
import type { Finding, Rule, Statement } from './terms';

/** Fewer zeros than these may be a different number; more are a slip between 元, 万元 and 亿元. */
const FEWEST_ZEROS = 3;

const ASPIRATIONAL = bilingual('力争', 'aspirational');
const BINDING = bilingual('没有力争', 'binding');
const firmnessOf = ({ firmness }: Statement) => (firmness === 'ASPIRATIONAL' ? ASPIRATIONAL : BINDING);

/** 以上 and the like, as printed; 达到 or a bare number leave it to the reader. */
const saysMore = ({ statedText }: Statement): boolean => /以上|不少于|不低于|至少/.test(statedText ?? '');

function twoQuotes(a: Statement, b: Statement): Bilingual {
  const [one, other] = [quote(a), quote(b)];
  return bilingual(
    `${one.zh}与${other.zh}说的是同一件事`,
    `${one.en} and ${other.en} speak of the same thing`,
  );
}

/** A floor below a cap is a range; a binding floor below an aspiration is a floor and a stretch. */
function goTogether(a: Statement, b: Statement): boolean {
  const [lower, higher] = a.value.lt(b.value) ? [a, b] : [b, a];
  if (isToBeReached(lower) !== isToBeReached(higher)) return isToBeReached(lower);
  return isToBeReached(a) && lower.firmness === 'BINDING' && higher.firmness === 'ASPIRATIONAL';
}

function differentValues(a: Statement, b: Statement): Finding | null {
  const zeros = powerOfTen(a.value, b.value);
  const same = twoQuotes(a, b);
  if (zeros !== null && zeros >= FEWEST_ZEROS) {
    return finding({
      ...{ kind: 'UNITS_DISAGREE', severity: 'CONTRADICTION', statements: [a, b] },
      explanation: bilingual(
        `${same.zh}，两数正好相差${zeros}个零，应是单位写错（如万元与亿元），不会都对。`,
        `${same.en}; the numbers differ by exactly ${zeros} zeros, as when a unit is mistaken (万元 for 亿元): ` +
          'they cannot both be right.',
      ),
    });
  }
  if (goTogether(a, b)) return null;
  return finding({
    ...{ kind: 'VALUES_DIFFER', severity: 'CONTRADICTION', statements: [a, b] },
    explanation: bilingual(
      `${same.zh}，数却不同，文件没有说以哪一个为准。`,
      `${same.en} with different numbers, and the document does not say which one holds.`,
    ),
  });
}

function differentFirmness(a: Statement, b: Statement): Finding {
  const [same, one, other] = [twoQuotes(a, b), firmnessOf(a), firmnessOf(b)];
  return finding({
    ...{ kind: 'FIRMNESS_DIFFERS', severity: 'TENSION', statements: [a, b] },
    explanation: bilingual(
      `${same.zh}，数也相同，但前者${one.zh === '力争' ? '是“力争”' : one.zh}，后者` +
        `${other.zh === '力争' ? '是“力争”' : other.zh}：没有做到时，是否算没有完成，两条答案不同。`,
      `${same.en} with the same number, but the first is ${one.en} and the second ${other.en}: ` +
        'whether missing it breaks a promise depends on the clause.',
    ),
  });
}

function differentComparators(a: Statement, b: Statement): Finding {
  const same = twoQuotes(a, b);
  return finding({
    ...{ kind: 'COMPARATORS_DIFFER', severity: 'TENSION', statements: [a, b] },
    explanation: bilingual(
      `${same.zh}，数相同而要求不同：正好做到这个数时，一条达成、另一条没有。`,
      `${same.en} with the same number but another comparison: ` +
        'reaching just that number meets one clause only.',
    ),
  });
}

function differentWords(a: Statement, b: Statement): Finding {
  const same = twoQuotes(a, b);
  return finding({
    ...{ kind: 'COMPARATORS_DIFFER', severity: 'REMARK', statements: [a, b] },
    explanation: bilingual(
      `${same.zh}，只有一处写了“以上”；两处都按“不低于”理解。`,
      `${same.en}; only one of them prints "or more". Both are read as "at least".`,
    ),
  });
}

function compare(a: Statement, b: Statement): Finding | null {
  if (!a.value.equals(b.value)) return differentValues(a, b);
  if (a.firmness !== b.firmness) return differentFirmness(a, b);
  if (a.comparator !== b.comparator) return differentComparators(a, b);
  return a.comparator === 'AT_LEAST' && saysMore(a) !== saysMore(b) ? differentWords(a, b) : null;
}

/** Each later statement is held against the first. */
export const statedTwice: Rule = ({ statements }) =>
  [...grouped(statements, (one) => `${subjectOf(one)} ${momentOf(one)}`).values()].flatMap(
    ([first, ...others]) => others.flatMap((other) => (first && compare(first, other)) ?? []),
  );
