/** Matching money, and subsidies, rewards and deposits whose rates the text leaves open: they say so. */
import { type Bilingual, bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import { roundCents, yuanText } from '../money';
import { decimalOf, fieldsOf, textsOf } from '../programmes/fields';
import type { RuleData } from '../programmes/programme-data';
import { type GrantLine, notQuoted, quoted } from './grant-line';

/** Kinds of rule that speak of money to or from those whom a programme supports. */
const GRANT_KINDS: readonly string[] = [
  ...[
    'COST_SUBSIDY',
    'PREMIUM_SUBSIDY',
    'INTEREST_SUBSIDY',
    'SUBSIDY_RATE',
    'GUARANTEE_SUBSIDY',
    'FEE_WAIVER',
  ],
  ...['REWARD', 'TAX_RELIEF', 'RESPONSIBILITY_DEPOSIT', 'DEPOSIT'],
];

/** 1:1 of what the prefecture gives, whose amount only who asks can tell. */
export function matchingLine({ ref, content }: RuleData, prefectureSubsidy: Decimal | null): GrantLine {
  const { value, gapZh = '', gapEn = '' } = content;
  const multiple = decimalOf(value);
  if (multiple === null) return notQuoted(ref, bilingual(gapZh, gapEn));
  if (prefectureSubsidy === null) {
    const words = bilingual(
      `须先告知州级补助金额。${gapZh}`,
      `the amount of the prefecture's subsidy must be told first. ${gapEn}`,
    );
    return notQuoted(ref, words);
  }
  const amount = roundCents(prefectureSubsidy.times(multiple));
  const [given, times] = [yuanText(prefectureSubsidy), multiple.toFixed()];
  const words = bilingual(
    `州级补助${given}元，市财政按${times}:1配套${yuanText(amount)}元`,
    `The prefecture gives ${given} yuan; the city matches it ${times} to 1: ${yuanText(amount)} yuan`,
  );
  return quoted(ref, amount, words);
}

function covered({ content }: RuleData): readonly Bilingual[] {
  const { costsZh, costsEn, forZh, forEn } = fieldsOf(content.parameters);
  const [zh, en] = [textsOf(costsZh ?? forZh), textsOf(costsEn ?? forEn)];
  return zh.map((text, at) => bilingual(text, en[at] ?? text));
}

/** Rules of these kinds that carry a number are worked out where they apply, and left out here. */
export function openLines(rules: readonly RuleData[]): readonly GrantLine[] {
  return rules.flatMap((rule) => {
    const { ref, content } = rule;
    const { gapZh, gapEn } = content;
    if (!GRANT_KINDS.includes(ref.kind) || gapZh === undefined || gapEn === undefined) return [];
    return [notQuoted(ref, bilingual(gapZh, gapEn), covered(rule))];
  });
}
