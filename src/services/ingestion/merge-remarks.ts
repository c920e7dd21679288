/** What only a look at the store or the clock can tell about a row: code → severity and messages. */
import type { ProblemSeverity } from '../../feeds/problems';
import type { Reject } from './rejects';

interface Remark {
  readonly severity: ProblemSeverity;
  readonly zh: string;
  readonly en: string;
}

export const MERGE_REMARKS = {
  PUBLISHED_IN_FUTURE: {
    severity: 'ERROR',
    zh: '发布日期 {detail} 晚于收到文件的日期',
    en: 'The publication date {detail} is after the day the file arrived',
  },
  UNKNOWN_CODE: {
    severity: 'ERROR',
    zh: '目录中没有代码 {detail}',
    en: 'The catalogue has no code {detail}',
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
} as const satisfies Record<string, Remark>;

export function mergeRemark(
  code: keyof typeof MERGE_REMARKS,
  place: { readonly line: number; readonly column: string | null; readonly raw: string },
  detail = '',
): Reject {
  const { severity, zh, en } = MERGE_REMARKS[code];
  return {
    code,
    severity,
    ...place,
    messageZh: zh.replace('{detail}', () => detail),
    messageEn: en.replace('{detail}', () => detail),
  };
}
