/** Every reason that an entry of evidence can bear, in words. */
import type { Bilingual } from '../bilingual';
import { type EvidenceReason, REASON_WORDING } from './reasons';

/** Of entries that are no rows of a register, and of rows that two sides of a difference share. */
const OTHER_WORDING = {
  PUBLISHED: { zh: '公布的数据', en: 'a published figure' },
  COMPARED_WITH: { zh: '作为比较的基数扣除', en: 'taken off as what is compared with' },
  DENOMINATOR: {
    zh: '作为分母等计算依据，本身不计入',
    en: 'only divided by, or read otherwise: adds nothing itself',
  },
  REPORTED: { zh: '已报告完成', en: 'reported as done' },
  BY_RULE: {
    zh: '条数过多，按规则和时点保存，可以重现',
    en: 'too many to list: kept as a rule that lists them again',
  },
  UNITEMISED: {
    zh: '计算期间登记有变动，逐条清单待重新计算',
    en: 'the register changed meanwhile: not itemised',
  },
  NOT_KEPT: { zh: '早期结果，当时未保存逐条依据', en: 'from before evidence was kept' },
  KEPT: { zh: '期初已有且仍然有效，不构成增减', en: 'there before and still there: neither more nor less' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ItemReason = EvidenceReason | keyof typeof OTHER_WORDING;

const WORDING: Readonly<Record<string, Bilingual>> = { ...REASON_WORDING, ...OTHER_WORDING };

/** A reason of a later version is shown by its code. */
export const reasonText = (reason: string): Bilingual => WORDING[reason] ?? { zh: reason, en: reason };
