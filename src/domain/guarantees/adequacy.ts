/** What is added to capital and reserve each year (二(二)), against its band: a band, not its mean. */
import { type Bilingual, bilingual } from '../bilingual';
import { type Decimal, HUNDRED } from '../decimal';
import { exactYuan } from '../programmes/amount-words';
import type { Band, RuleRef, Term } from '../programmes/terms';
import type { BandVerdict } from './vocabulary';

/** What a guarantor reported of a year; what it did not say is null. */
export interface GuarantorFigures {
  readonly paidInCapital: Decimal | null;
  readonly capitalAdded: Decimal | null;
  readonly reserveAdded: Decimal | null;
  readonly smeGuarantees: Decimal | null;
}

export interface BandCheck {
  readonly rule: RuleRef;
  readonly verdict: BandVerdict;
  /** Yuan added in the year. */
  readonly added: Decimal | null;
  /** Yuan that the percentages are of. */
  readonly base: Decimal | null;
  readonly minPercent: Decimal | null;
  readonly maxPercent: Decimal | null;
  /** Yuan that the ends of the band stand for, exact: they may have parts of a cent. */
  readonly min: Decimal | null;
  readonly max: Decimal | null;
  readonly words: Bilingual;
  /** How the text is read where it leaves something open. */
  readonly reading: Bilingual | null;
}

interface Asked {
  readonly term: Term<Band>;
  readonly added: Decimal | null;
  readonly base: Decimal | null;
  readonly addedWords: Bilingual;
  readonly baseWords: Bilingual;
}

const VERDICT_WORDS: Readonly<Record<Exclude<BandVerdict, 'CANNOT_BE_JUDGED'>, Bilingual>> = {
  BELOW: bilingual('低于', 'below'),
  WITHIN: bilingual('在', 'within'),
  ABOVE: bilingual('高于', 'above'),
};

const verdictIn = (added: Decimal, min: Decimal, max: Decimal) => {
  if (added.lessThan(min)) return 'BELOW';
  return added.greaterThan(max) ? 'ABOVE' : 'WITHIN';
};

function unjudged(found: Omit<BandCheck, 'verdict' | 'words'>, { zh, en }: Bilingual): BandCheck {
  const { nameZh, nameEn, clause } = found.rule;
  const words = bilingual(
    `“${nameZh}”无法判断：${zh}（${clause}）`,
    `"${nameEn}" cannot be judged: ${en} (${clause})`,
  );
  return { ...found, verdict: 'CANNOT_BE_JUDGED', words };
}

const readingOf = (term: Term<Band>): Bilingual | null =>
  term.stated && term.readingZh !== undefined && term.readingEn !== undefined
    ? bilingual(term.readingZh, term.readingEn)
    : null;

function judgeBand({ term, added, base, addedWords, baseWords }: Asked): BandCheck {
  const { rule } = term;
  const open = {
    ...{ rule, added, base, reading: readingOf(term) },
    ...{ minPercent: null, maxPercent: null, min: null, max: null },
  };
  if (!term.stated) return unjudged(open, bilingual(term.gapZh, term.gapEn));
  const { min: minPercent, max: maxPercent } = term.value;
  const percents = { ...open, minPercent, maxPercent };
  if (base === null)
    return unjudged(percents, bilingual(`未报告${baseWords.zh}`, `${baseWords.en} is not reported`));
  const part = (percent: Decimal) => base.times(percent).dividedBy(HUNDRED);
  const found = { ...percents, min: part(minPercent), max: part(maxPercent) };
  if (added === null)
    return unjudged(found, bilingual(`未报告${addedWords.zh}`, `${addedWords.en} is not reported`));
  const verdict = verdictIn(added, found.min, found.max);
  const said = VERDICT_WORDS[verdict];
  const [from, to] = [exactYuan(found.min), exactYuan(found.max)];
  const band = `${minPercent.toFixed()}%`;
  const words = bilingual(
    `${addedWords.zh}${exactYuan(added)}元，${said.zh}${baseWords.zh}${exactYuan(base)}元的` +
      `${band}—${maxPercent.toFixed()}%（${from}元至${to}元）${verdict === 'WITHIN' ? '以内' : ''}（${rule.clause}）`,
    `${addedWords.en}: ${exactYuan(added)} yuan, ${said.en} ` +
      `${minPercent.toFixed()} to ${maxPercent.toFixed()} % of ${baseWords.en}, ` +
      `${exactYuan(base)} yuan: ${from} to ${to} yuan (${rule.clause})`,
  );
  return { ...found, verdict, words };
}

/** The base is the year before: after 上 a character (上年) seems to be lost. */
export const judgeCapital = (
  term: Term<Band>,
  year: GuarantorFigures | null,
  yearBefore: GuarantorFigures | null,
): BandCheck =>
  judgeBand({
    ...{ term, added: year?.capitalAdded ?? null, base: yearBefore?.smeGuarantees ?? null },
    addedWords: bilingual('当年扩充的资本金', 'capital added in the year'),
    baseWords: bilingual('上年对中小企业实际担保额', 'guarantees given to SMEs the year before'),
  });

/** Of which day the paid-in capital is, is not stated: what is reported for the year itself is taken. */
export const judgeReserve = (term: Term<Band>, year: GuarantorFigures | null): BandCheck =>
  judgeBand({
    ...{ term, added: year?.reserveAdded ?? null, base: year?.paidInCapital ?? null },
    addedWords: bilingual('当年增拨的风险准备金', 'risk reserve added in the year'),
    baseWords: bilingual('当年报告的实收资本金', 'paid-in capital reported for the year'),
  });
