/** What the catalogue calls by a code, in words: kinds of findings, and fields that were inferred. */
import type { AssessmentStatus, ContradictionKind, ContradictionSeverity } from '../../api/vocabulary';
import type { Language } from '../../format/language';

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

const FIELDS: Readonly<Record<string, Word>> = {
  startsOn: { zh: '起始日', en: 'first day' },
  endsOn: { zh: '截止日', en: 'last day' },
  issuedOn: { zh: '成文日期', en: 'day of issue' },
  comparator: { zh: '比较方式', en: 'comparison' },
  firmness: { zh: '是否力争', en: 'firmness' },
  growthBase: { zh: '增长的基数', en: 'base of growth' },
  lead: { zh: '牵头单位', en: 'leading departments' },
  supporting: { zh: '配合单位', en: 'supporting departments' },
  region: { zh: '地区', en: 'region' },
  thresholds: { zh: '预警线', en: 'warning thresholds' },
  titleZh: { zh: '标题', en: 'title' },
  titleEn: { zh: '英文标题', en: 'English title' },
};

const ASSESSMENTS: Readonly<Record<AssessmentStatus, Word>> = {
  DRAFT: { zh: '草稿', en: 'draft' },
  APPROVED: { zh: '已审定', en: 'approved' },
  FED_BACK: { zh: '已反馈', en: 'fed back' },
  APPEALED: { zh: '申诉中', en: 'appealed' },
  DECIDED: { zh: '申诉已决定', en: 'appeal decided' },
  FINAL: { zh: '最终', en: 'final' },
};

export const kindWord = (kind: ContradictionKind, language: Language) => KINDS[kind][language];
export const severityWord = (severity: ContradictionSeverity, language: Language) =>
  SEVERITIES[severity][language];
export const severityMark = (severity: ContradictionSeverity) => SEVERITIES[severity].mark;
export const fieldWord = (field: string, language: Language) => FIELDS[field]?.[language] ?? field;
export const assessmentWord = (status: AssessmentStatus, language: Language) => ASSESSMENTS[status][language];
