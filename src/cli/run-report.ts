/** What became of a run, for people: counts, what to correct and where, what would change. */
import { bold, dim, green, red, yellow } from 'picocolors';
import type { FigureChange, RevisionImpact, TargetChange } from '../services/impact/revision-impact';
import type { RejectSummary, RunSummary } from '../services/ingestion/run-summary';
import type { Language } from './language';

const STATUS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  PUBLISHED: { zh: '已导入', en: 'Taken in' },
  UNCHANGED: { zh: '没有变化', en: 'Nothing new in it' },
  CHECKED: { zh: '试运行通过，未作任何改动', en: 'Dry run passed; nothing was changed' },
  FAILED: { zh: '未导入，数据没有改动', en: 'Not taken in; nothing was changed' },
  AWAITING_REVIEW: { zh: '等待审核', en: 'Waiting for review' },
  QUEUED: { zh: '排队中', en: 'Waiting for its turn' },
  RUNNING: { zh: '处理中', en: 'Being worked' },
};

const TEXT = {
  duplicate: { zh: '同一文件此前已提交', en: 'The same file was handed in before' },
  corrections: { zh: '其中 {n} 格按更正读取', en: '{n} cells were read as corrected' },
  more: { zh: '…另有 {n} 条', en: '… and {n} more' },
  figures: { zh: '数据将会改变', en: 'Figures that would change' },
  targets: { zh: '目标进度将会改变', en: 'Targets that would stand elsewhere' },
  approved: { zh: '涉及已审定的内容', en: 'Approved already, and affected' },
  noTargets: { zh: '没有目标的进度会改变', en: 'No target would stand elsewhere' },
  late: { zh: '（较早版本，只补历史）', en: '(an older vintage, for the history only)' },
} as const;

const COUNTS = [
  ['rowsRead', '读取', 'read'],
  ['rowsNew', '新增', 'new'],
  ['rowsRevised', '修订', 'revised'],
  ['rowsPrecisionOnly', '仅精度', 'precision only'],
  ['rowsUnchanged', '未变', 'unchanged'],
  ['rowsRejected', '未通过', 'rejected'],
  ['rowsRemoved', '移除', 'removed'],
  ['warnings', '提醒', 'warnings'],
] as const;

const MAX_CHANGES_SHOWN = 20;

const fill = (text: string, n: number) => text.replace('{n}', String(n));

function placeOf({ line, sheet, column, cell }: RejectSummary, language: Language): string {
  if (line === 0) return language === 'zh' ? '整个文件' : 'the whole file';
  const lineText = language === 'zh' ? `第 ${line} 行` : `line ${line}`;
  return [sheet, lineText, cell ?? column].filter(Boolean).join(' · ');
}

function rejectLines(reject: RejectSummary, language: Language): readonly string[] {
  const { severity, code, raw, messageZh, messageEn } = reject;
  const paint = severity === 'FATAL' || severity === 'ERROR' ? red : severity === 'WARNING' ? yellow : dim;
  const quoted = raw === '' ? '' : `  [${raw.replace(/\s+/g, ' ')}]`;
  return [
    `  ${paint(code)}  ${placeOf(reject, language)}${quoted}`,
    `      ${language === 'zh' ? messageZh : messageEn}`,
  ];
}

const more = (total: number, shown: number, language: Language) =>
  total > shown ? [dim(`  ${fill(TEXT.more[language], total - shown)}`)] : [];

function figureLine(change: FigureChange, language: Language): string {
  const isChinese = language === 'zh';
  const name = isChinese
    ? `${change.regionZh} ${change.indicatorZh}`
    : `${change.regionEn} ${change.indicatorEn}`;
  const shown = ({ publishedText, value, missingReason }: FigureChange['after']) =>
    value === null ? `— (${missingReason})` : publishedText;
  const before = change.before ? `${shown(change.before)} → ` : '';
  const late = change.isInForce ? '' : ` ${dim(TEXT.late[language])}`;
  return `  ${name} ${change.period}: ${before}${shown(change.after)}  ${dim(change.revision)}${late}`;
}

function targetLine(change: TargetChange, language: Language): string {
  const name = language === 'zh' ? change.nameZh : change.nameEn;
  const unit = language === 'zh' ? change.unitZh : change.unitEn;
  const status =
    change.statusBefore === change.statusAfter
      ? change.statusAfter
      : `${change.statusBefore} → ${change.statusAfter}`;
  const actual = `${change.actualBefore ?? '—'} → ${change.actualAfter ?? '—'} ${unit}`;
  return `  ${name}: ${actual}  ${status}  ${dim(change.targetKey)}`;
}

function section<Item>(
  title: string,
  items: readonly Item[],
  total: number,
  show: (item: Item) => string,
  language: Language,
): readonly string[] {
  const shown = items.slice(0, MAX_CHANGES_SHOWN);
  if (total === 0) return [];
  return [bold(`${title} (${total})`), ...shown.map(show), ...more(total, shown.length, language)];
}

function impactLines({ figures, targets, approved }: RevisionImpact, language: Language): readonly string[] {
  const name = (one: { nameZh: string; nameEn: string }) => (language === 'zh' ? one.nameZh : one.nameEn);
  return [
    ...section(
      TEXT.figures[language],
      figures.changes,
      figures.totalCount,
      (change) => figureLine(change, language),
      language,
    ),
    ...section(
      TEXT.targets[language],
      targets.changes,
      targets.totalCount,
      (change) => targetLine(change, language),
      language,
    ),
    ...(targets.totalCount === 0 ? [dim(TEXT.noTargets[language])] : []),
    ...section(
      TEXT.approved[language],
      approved.things,
      approved.totalCount,
      (thing) => `  ${thing.kind} ${name(thing)} ${thing.period}`,
      language,
    ),
  ];
}

export function runReport(
  summary: RunSummary,
  language: Language,
  { duplicate = false }: { readonly duplicate?: boolean } = {},
): string {
  const isChinese = language === 'zh';
  const status = STATUS[summary.status]?.[language] ?? summary.status;
  const paint = summary.status === 'FAILED' ? red : green;
  const counts = COUNTS.filter(([name], i) => i < 6 || summary[name] > 0).map(
    ([name, zh, en]) => `${isChinese ? zh : en} ${summary[name]}`,
  );
  const why = summary.errorCode
    ? [`${summary.errorCode}: ${isChinese ? summary.messageZh : summary.messageEn}`]
    : [];
  const lines = [
    `${bold(paint(status))}  ${summary.feed}${duplicate ? `  ${yellow(TEXT.duplicate[language])}` : ''}`,
    ...why,
    counts.join(' · '),
    ...(summary.corrections > 0 ? [fill(TEXT.corrections[language], summary.corrections)] : []),
    ...summary.rejects.flatMap((reject) => rejectLines(reject, language)),
    ...more(summary.rejectsFound, summary.rejects.length, language),
    ...(summary.impact ? impactLines(summary.impact, language) : []),
    dim(`run ${summary.runId}`),
  ];
  return `${lines.join('\n')}\n`;
}
