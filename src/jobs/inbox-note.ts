/** The note beside a file that was put away: what became of it, in both languages. */
import type { AppError } from '../errors';
import type { RejectSummary, RunSummary } from '../services/ingestion/run-summary';

const STATUS: Readonly<Record<string, string>> = {
  PUBLISHED: '已导入 / Taken in',
  AWAITING_REVIEW: '已收到，尚待审核，未公布 / Taken in, awaits review, not published',
  UNCHANGED: '没有变化 / Nothing new in it',
  FAILED: '未导入 / Not taken in',
};

const lines = (...all: readonly string[]) => `${all.filter((line) => line !== '').join('\n')}\n`;

export const failureNote = (error: AppError): string =>
  lines('未导入 / Not taken in', `${error.code}`, error.messageZh, error.messageEn);

export function runNote(run: RunSummary): string {
  const counts = [
    `读取 read ${run.rowsRead}`,
    `新增 new ${run.rowsNew}`,
    `修订 revised ${run.rowsRevised}`,
    `仅精度 precision only ${run.rowsPrecisionOnly}`,
    `未变 unchanged ${run.rowsUnchanged}`,
    `未通过 rejected ${run.rowsRejected}`,
    ...(run.warnings > 0 ? [`警告 warnings ${run.warnings}`] : []),
    ...(run.rowsRemoved > 0 ? [`移除 removed ${run.rowsRemoved}`] : []),
    ...(run.warnings > 0 ? [`提醒 warnings ${run.warnings}`] : []),
  ];
  const unlisted = run.rejectsFound - run.rejects.length;
  return lines(
    STATUS[run.status] ?? run.status,
    run.errorCode ?? '',
    run.messageZh ?? '',
    run.messageEn ?? '',
    counts.join(' · '),
    `run ${run.runId}`,
    ...run.submissions.map(
      ({ id, region, period, version, status }) =>
        `报送稿 submission ${id} · ${region} ${period} · 第 ${version} 版 version ${version} · ${status}`,
    ),
    ...run.rejects.map(rejectLine),
    unlisted > 0 ? `… 另有 ${unlisted} 条 / and ${unlisted} more` : '',
  );
}

function rejectLine({ line, sheet, column, cell, code, raw, messageZh, messageEn }: RejectSummary): string {
  const parts = line === 0 ? [] : [sheet, `第 ${line} 行 line ${line}`, column, cell];
  const place = parts.flatMap((part) => (part ? [`${part} · `] : [])).join('');
  const quoted = raw === '' ? '' : ` [${raw.replace(/\s+/g, ' ')}]`;
  return `- ${place}${code}: ${messageZh} / ${messageEn}${quoted}`;
}
