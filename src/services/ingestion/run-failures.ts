/** Why a run as a whole can fail: one table of codes and messages. A void file brings its own code. */
import type { Bilingual } from '../../domain/bilingual';

export const RUN_FAILURES = {
  ROWS_REJECTED: {
    zh: '{count} 行未通过检查，整个文件未导入；请按所列各行改正后重新提交',
    en: '{count} rows were refused, so nothing was taken in; correct the rows listed and send the file again',
  },
  NO_VALID_ROW: {
    zh: '{count} 行全部未通过检查，没有可导入的数据',
    en: 'All {count} rows were refused; nothing was left to take in',
  },
  NO_FIGURES: { zh: '文件中没有数据', en: 'There are no figures in the file' },
  TOO_MANY_REMOVED: {
    zh: '这份完整名单会移除 {count} 条记录（{detail}），超过上限，未作任何改动；请核对文件是否完整',
    en: 'This full list would remove {count} records ({detail}), more than allowed; nothing was changed',
  },
  GIVEN_UP: {
    zh: '处理失败 {count} 次后放弃：{detail}。数据没有改动，可重新提交同一文件',
    en: 'Given up after {count} tries: {detail}. Nothing was changed; the same file may be sent again',
  },
} as const satisfies Record<string, Bilingual>;

export interface RunFailure {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export function runFailure(code: keyof typeof RUN_FAILURES, count: number, detail = ''): RunFailure {
  const fill = (text: string) => text.replace('{count}', String(count)).replace('{detail}', () => detail);
  return { code, zh: fill(RUN_FAILURES[code].zh), en: fill(RUN_FAILURES[code].en) };
}
