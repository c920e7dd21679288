/** Findings on clauses that do not fit together: of which kind, and how grave, by one name on every page. */
import type { ContradictionKind, ContradictionSeverity } from '../api/vocabulary';
import type { Language } from './language';

type Word = Readonly<Record<Language, string>>;

const KINDS: Readonly<Record<ContradictionKind, Word>> = {
  AMOUNT_AGAINST_COUNT: { zh: '金额与数量对不上', en: 'amount against count' },
  BASE_NOT_AS_KNOWN: { zh: '倒推的起点与实际不符', en: 'starting point not as known' },
  CITY_AGAINST_COUNTIES: { zh: '市与县的承诺不一致', en: 'city against counties' },
  COMPARATORS_DIFFER: { zh: '比较方式不同', en: 'comparisons differ' },
  FIRMNESS_DIFFERS: { zh: '一处力争、一处不是', en: 'firmness differs' },
  FLOWS_AGAINST_TOTAL: { zh: '各阶段之和与总数', en: 'stages against the total' },
  IMPLAUSIBLE_JUMP: { zh: '速度远超以往', en: 'implausible jump' },
  INCREMENTS_AGAINST_TOTALS: { zh: '增量与总量', en: 'increments against totals' },
  PARTS_AGAINST_WHOLE: { zh: '分项与合计', en: 'parts against the whole' },
  PART_ABOVE_WHOLE: { zh: '分项大于合计', en: 'part above the whole' },
  SCOPES_DIFFER: { zh: '同数不同范围', en: 'same number, other scope' },
  STAGES_FALL: { zh: '后一阶段反而更低', en: 'later stage asks for less' },
  UNITS_DISAGREE: { zh: '单位或量级不一致', en: 'units disagree' },
  VALUES_DIFFER: { zh: '同一件事数不同', en: 'values differ' },
};

const SEVERITIES: Readonly<Record<ContradictionSeverity, Word & { readonly mark: string }>> = {
  CONTRADICTION: { zh: '矛盾', en: 'contradiction', mark: '✖' },
  TENSION: { zh: '存疑', en: 'tension', mark: '◆' },
  REMARK: { zh: '说明', en: 'remark', mark: '·' },
};

const MEANINGS: Word = {
  zh: '“矛盾”是两条不能同时成立；“存疑”是要加一个条款里没写的条件才能同时成立；“说明”不改变任何承诺。',
  en:
    'A contradiction: not both can hold. A tension: both can hold only under a condition that no clause ' +
    'states. A remark changes nothing that was promised.',
};

export const findingWord = (kind: ContradictionKind, language: Language) => KINDS[kind][language];
export const severityWord = (severity: ContradictionSeverity, language: Language) =>
  SEVERITIES[severity][language];
/** A sign beside the word: read in black and white, and by those who see colours otherwise. */
export const severityMark = (severity: ContradictionSeverity) => SEVERITIES[severity].mark;
export const severityMeanings = (language: Language) => MEANINGS[language];
