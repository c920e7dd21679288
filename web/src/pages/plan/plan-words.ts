/** What the catalogue calls by a code, in words: fields that were inferred, states of an assessment. */
import type { AssessmentStatus } from '../../api/vocabulary';
import type { Language } from '../../format/language';

type Word = Readonly<Record<Language, string>>;

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

export const fieldWord = (field: string, language: Language) => FIELDS[field]?.[language] ?? field;
export const assessmentWord = (status: AssessmentStatus, language: Language) => ASSESSMENTS[status][language];
