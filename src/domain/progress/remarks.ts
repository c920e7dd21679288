/** Sentences on what is missing or unusual in the evidence, so that no number pretends to be complete. */
import { type Bilingual, bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import type { Span } from '../span';
import { dayText, spanText, yearsText } from './wording';

const listed = (spans: readonly Span[]): Bilingual => {
  const texts = spans.map(spanText);
  return bilingual(texts.map((text) => text.zh).join('、'), texts.map((text) => text.en).join('; '));
};

export const noBaseline = (startsOn: IsoDate): Bilingual =>
  bilingual(
    `${dayText(startsOn).zh}之前没有数据，起点未知。`,
    `No figure is known from before ${dayText(startsOn).en}, so the starting point is unknown.`,
  );

export const onlyOlder = (when: Bilingual, number: Bilingual): Bilingual =>
  bilingual(
    `本阶段内没有数据，最近的一次为${when.zh}的${number.zh}。`,
    `No figure falls into the stage; the last one before it is ${number.en} ${when.en}.`,
  );

export const tooShortHistory = (): Bilingual =>
  bilingual(
    '历史数据不足，无法推算到期数值。',
    'There is not enough history to project the value at the deadline.',
  );

export const outstandingTail = (span: Span): Bilingual =>
  bilingual(
    `尚缺${spanText(span).zh}的数据，补齐后结果可能改变。`,
    `Figures for ${spanText(span).en} are still missing and may change the result.`,
  );

export const missingSpans = (spans: readonly Span[]): Bilingual =>
  bilingual(
    `${listed(spans).zh}没有数据，未计入。`,
    `No figure is known for ${listed(spans).en}; it is not included.`,
  );

export const cannotAddUp = (): Bilingual =>
  bilingual(
    '比率、增速和指数不能逐期相加，因此没有合计。',
    'Ratios, growth rates and indices cannot be added up, so there is no total.',
  );

export const missingBase = (span: Span): Bilingual =>
  bilingual(
    `缺少${spanText(span).zh}的基期数据，无法计算。`,
    `The base figure for ${spanText(span).en} is missing, so nothing can be computed.`,
  );

export const baseNotPositive = (span: Span): Bilingual =>
  bilingual(
    `${spanText(span).zh}的基期数据不大于零，无法计算增速。`,
    `The base figure for ${spanText(span).en} is not above zero, so there is no growth rate.`,
  );

export const nothingToCompare = (span: Span): Bilingual =>
  bilingual(
    `没有${spanText(span).zh}的可比数据，无法计算同比。`,
    `No comparable figure above zero is known for ${spanText(span).en}, so there is no growth rate.`,
  );

export const countedFrom = (when: Bilingual, number: Bilingual): Bilingual =>
  bilingual(
    `起点取此前最近的一次数据：${when.zh}的${number.zh}。`,
    `The starting point is the last figure before: ${number.en} ${when.en}.`,
  );

export const noCompleteYear = (): Bilingual =>
  bilingual('本阶段内尚无数据完整的年度。', 'No complete year with figures lies in the stage yet.');

export const missingYears = (years: readonly number[]): Bilingual =>
  bilingual(
    `${yearsText(years).zh}的数据不完整，未计入。`,
    `Figures for ${yearsText(years).en} are incomplete and not included.`,
  );

export const doneLate = (doneOn: IsoDate): Bilingual =>
  bilingual(
    `实际于${dayText(doneOn).zh}完成，晚于期限。`,
    `It was done on ${dayText(doneOn).en}, after the deadline.`,
  );

export const noReport = (): Bilingual =>
  bilingual(
    '没有关于是否完成的报告，没有报告不等于没有完成。',
    'Nobody has reported whether it is done; silence is not failure.',
  );
