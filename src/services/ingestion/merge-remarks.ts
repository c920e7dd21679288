/** What only a look at the store or the clock can tell about a row: code → severity and messages. */
import type { Bilingual } from '../../domain/bilingual';
import type { ProblemSeverity } from '../../feeds/problems';
import type { Reject } from './rejects';

interface Remark {
  readonly severity: ProblemSeverity;
  readonly zh: string;
  readonly en: string;
}

export const MERGE_REMARKS = {
  UNKNOWN_CODE: {
    severity: 'ERROR',
    zh: '目录中没有代码 {detail}',
    en: 'The catalogue has no code {detail}',
  },
  OUTSIDE_SCOPE: {
    severity: 'ERROR',
    zh: '您的权限不包括 {detail}',
    en: 'Your key does not let you write for {detail}',
  },
  UNKNOWN_REFERENCE: {
    severity: 'ERROR',
    zh: '系统中没有“{detail}”，请先导入它所在的名单',
    en: '"{detail}" is not known; take in the list that holds it first',
  },
  AMBIGUOUS_REFERENCE: {
    severity: 'ERROR',
    zh: '“{detail}”有多个，请改用代码，或注明地区',
    en: '"{detail}" may be any of several; give its code, or its region',
  },
  SYNTHETIC_REFERENCE: {
    severity: 'ERROR',
    zh: '“{detail}”只有合成（演示）记录，真实数据不能归到它名下；请先导入真实名单',
    en: '"{detail}" is known only as a made-up record; take in the real list first',
  },
  MISSING_FOR_NEW: {
    severity: 'ERROR',
    zh: '这是新记录，缺少“{detail}”',
    en: 'This record is new and lacks "{detail}"',
  },
  IMPLAUSIBLE: {
    severity: 'ERROR',
    zh: '前后矛盾：{detail}',
    en: 'It contradicts itself: {detail}',
  },
  REAL_RECORD_KEPT: {
    severity: 'INFO',
    zh: '系统中已有真实记录，合成记录不予采用',
    en: 'A real record is known; a synthetic one does not take its place',
  },
  STILL_REFERENCED: {
    severity: 'WARNING',
    zh: '“{detail}”已不在完整名单中，但其他登记册还引用它，暂予保留',
    en: '"{detail}" is no longer listed, but other registers refer to it, so it stays',
  },
  COVERAGE_OUTSIDE_SCOPE: {
    severity: 'WARNING',
    zh: '您的权限不覆盖 {detail} 全境，登记册的完整范围未更新',
    en: 'Your key does not cover all of {detail}: what the register is complete for was left as it was',
  },
  BLANK_KEPT: {
    severity: 'INFO',
    zh: '此处为空，但该时期已有数值；数据源未约定空白表示撤回，原值保留',
    en: 'This is blank where a value is known; blanks take nothing back in this feed, so the value stays',
  },
  REAL_FIGURE_KEPT: {
    severity: 'INFO',
    zh: '该时期已有真实数据，合成数据不予采用',
    en: 'A real figure is known here; a synthetic one does not take its place',
  },
  IN_REVIEW: {
    severity: 'ERROR',
    zh: '{detail}的数据正在审核中，须先退回或撤回才能更换',
    en: 'The figures of {detail} are in review; a file can change them once they are returned or withdrawn',
  },
  EARLIER_VINTAGE: {
    severity: 'INFO',
    zh: '同一数据有多个版本；送审的是发布日期最晚的一个，此处不予采用',
    en: 'The file has several vintages of this figure; the latest goes into review, and this one does not',
  },
  LEFT_OUT_OF_DRAFT: {
    severity: 'INFO',
    zh: '新文件替换了您原来的草稿：{detail}不再包含在内',
    en: 'This file replaces your draft, which no longer holds {detail}',
  },
} as const satisfies Record<string, Remark>;

export function mergeRemark(
  code: keyof typeof MERGE_REMARKS,
  place: Pick<Reject, 'line' | 'column' | 'raw'> & Partial<Pick<Reject, 'sheet' | 'cell'>>,
  detail: string | Bilingual = '',
): Reject {
  const { severity, zh, en } = MERGE_REMARKS[code];
  const details = typeof detail === 'string' ? { zh: detail, en: detail } : detail;
  return {
    code,
    severity,
    sheet: null,
    cell: null,
    ...place,
    messageZh: zh.replace('{detail}', () => details.zh),
    messageEn: en.replace('{detail}', () => details.en),
  };
}
