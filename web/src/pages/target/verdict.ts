/** Is it going to be reached? The answer in one sentence, from the state of the target. */
import type { ProgressStatus, TargetBasis } from '../../api/vocabulary';
import type { Language } from '../../format/language';

type Verdict = Readonly<Record<Language, string>>;

const VERDICTS: Readonly<Record<ProgressStatus, Verdict>> = {
  MET: { zh: '已经达到承诺的数。', en: 'What was promised has been reached.' },
  ON_TRACK: { zh: '照现在的进度，能达成。', en: 'At this pace it will be reached.' },
  AT_RISK: { zh: '有风险：照现在的进度，可能达不成。', en: 'At risk: at this pace it may not be reached.' },
  OFF_TRACK: { zh: '照现在的进度，达不成。', en: 'At this pace it will not be reached.' },
  MISSED: { zh: '期限已过，没有达成。', en: 'The deadline is over, and it was not reached.' },
  NO_DATA: { zh: '没有可用的数据，说不准。', en: 'There is no figure to judge it by.' },
  NOT_STARTED: { zh: '这个阶段还没有开始。', en: 'The stage has not begun yet.' },
};
const KEPT: Verdict = {
  zh: '已经达到承诺的数，到期那天也要保持住。',
  en: 'What was promised has been reached; it must still hold on the day of the deadline.',
};
const FINAL: Verdict = { zh: '期限已过，已经达成。', en: 'The deadline is over, and it was reached.' };
const DONE: Verdict = { zh: '已经办成。', en: 'It has been done.' };
const UNREPORTED: Verdict = {
  zh: '没有关于是否办成的报告。',
  en: 'Nobody has reported whether it was done.',
};
const OPEN: Verdict = {
  zh: '文件没有写出数字，无法评价。',
  en: 'The document gives no number to judge it by.',
};

export function verdictOf(
  status: ProgressStatus,
  of: { readonly basis: TargetBasis; readonly isFinal: boolean; readonly isOpen: boolean },
  language: Language,
): string {
  const isDeed = of.basis === 'MILESTONE';
  if (of.isOpen) return OPEN[language];
  if (isDeed && status === 'MET') return DONE[language];
  if (isDeed && status === 'NO_DATA') return UNREPORTED[language];
  if (status === 'MET' && of.isFinal) return FINAL[language];
  if (status === 'MET' && of.basis === 'LEVEL') return KEPT[language];
  return VERDICTS[status][language];
}
