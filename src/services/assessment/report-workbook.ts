/** The half-yearly report as a workbook: departments, items, risks, milestones, appeals, and what it is. */
import { guardedText, numberCell, type WorkbookCell } from '../exports/workbook-rows';
import { writeWorkbook } from '../exports/write-workbook';
import type { AssessmentReport, ReportedTarget } from './report';
import { decisionWords, STATE_WORDS } from './report-text';

type Row = readonly WorkbookCell[];

const text = (value: string | null | undefined): WorkbookCell => (value == null ? null : guardedText(value));
const both = ({ zh, en }: { readonly zh: string; readonly en: string }) => `${zh} ${en}`;

export function reportWorkbook(report: AssessmentReport, now: Date): Promise<Buffer> {
  const sheet = (name: string, header: Row, rows: readonly Row[], widths: readonly number[]) => ({
    ...{ name, rows: [header, ...rows], widths, hasHeader: true },
  });
  const notes = notesOf(report, now);
  return writeWorkbook([
    sheet('部门', departmentHeader(report), departmentRows(report), [34, 12, 14, 10, 12, 14, 10, 12]),
    sheet('考核项', ITEM_HEADER, itemRows(report), [30, 10, 34, 9, 9, 14, 14, 14, 11, 9, 9, 14, 70]),
    sheet('风险', ['目标', '状态', '责任部门', '得分', '说明'], riskRows(report), [34, 11, 40, 9, 70]),
    sheet(
      '里程碑',
      ['事项', '责任部门', '期限', '完成日期', '状态'],
      milestoneRows(report),
      [40, 40, 12, 12, 22],
    ),
    sheet('申诉', APPEAL_HEADER, appealRows(report), [30, 10, 40, 40, 10, 10, 12, 20, 40]),
    { name: '说明', rows: notes, widths: [22, 70], hasHeader: false },
  ]);
}

const departmentHeader = ({ quarters }: AssessmentReport): Row => [
  '部门',
  ...quarters.flatMap((quarter) => [`${quarter} 得分`, `${quarter} 等次`, `${quarter} 状态`]),
  '变化',
];

function departmentRows({ departments, bands }: AssessmentReport): readonly Row[] {
  const band = (code: string | null) => bands.find((one) => one.code === code)?.nameZh ?? code;
  return departments.map((one) => [
    text(one.nameZh),
    ...one.quarters.flatMap((result) =>
      result ? [numberCell(result.score), text(band(result.band)), result.status] : [null, null, null],
    ),
    numberCell(one.change),
  ]);
}

const ITEM_HEADER: Row = [
  ...['部门', '季度', '目标', '责任', '权重', '目标值', '应达', '实际', '状态', '得分', '计入总分'],
  ...['未计分原因', '说明'],
];

function itemRows({ departments, items }: AssessmentReport): readonly Row[] {
  const results = departments.flatMap((one) =>
    one.quarters.flatMap((result) =>
      result ? [[result.id, { ...result, nameZh: one.nameZh }] as const] : [],
    ),
  );
  const of = new Map(results);
  return items.map((item) => [
    ...[text(of.get(item.assessmentId)?.nameZh), of.get(item.assessmentId)?.quarter ?? null],
    ...[text(item.nameZh), item.role, numberCell(item.weight), numberCell(item.value)],
    ...[numberCell(item.expected), numberCell(item.actual), item.status, numberCell(item.points)],
    ...[numberCell(item.contribution), item.unscored, text(item.explanationZh)],
  ]);
}

const bodiesIn = ({ departments }: AssessmentReport) => {
  const names = new Map(departments.map((one) => [one.department, one.nameZh]));
  return (target: ReportedTarget) => target.departments.map((slug) => names.get(slug) ?? slug).join('、');
};

function riskRows(report: AssessmentReport): readonly Row[] {
  const bodies = bodiesIn(report);
  return report.atRisk.map((one) => [
    ...[text(one.item.nameZh), one.item.status, text(bodies(one)), numberCell(one.item.points)],
    text(one.item.explanationZh),
  ]);
}

function milestoneRows(report: AssessmentReport): readonly Row[] {
  const bodies = bodiesIn(report);
  return report.milestones.map((one) => [
    ...[text(one.item.nameZh), text(bodies(one)), one.item.endsOn, one.item.doneOn],
    both(STATE_WORDS[one.state]),
  ]);
}

const APPEAL_HEADER: Row = [
  ...['部门', '季度', '目标', '理由', '原得分', '若成立', '裁定期限', '裁定', '裁定理由'],
];

function appealRows({ appeals, departments }: AssessmentReport): readonly Row[] {
  const names = new Map(departments.map((one) => [one.department, one.nameZh]));
  return appeals.map((one) => [
    ...[text(names.get(one.department) ?? one.department), one.quarter, one.targetKey, text(one.reason)],
    ...[numberCell(one.scoreBefore), numberCell(one.scoreIfUpheld), one.decideBy],
    ...[both(decisionWords(one.upheld)), text(one.decisionReason)],
  ]);
}

const notesOf = ({ plan, half, quarters, isSynthetic }: AssessmentReport, now: Date): readonly Row[] =>
  [
    ['方案 Plan', `${plan.titleZh} ${plan.titleEn}`],
    ['汇报期 Half-year', `${half}（${quarters.join('、')}）`],
    ['导出时间 Exported', now.toISOString()],
    [
      '得分 Scores',
      '满分 100，按现行版本的考核结果，不重新计算 Out of 100, from the stored results in force',
    ],
    ['未计分 Not scored', '没有数据的考核项不计分、不算 0，列出原因 What is not known is named, never 0'],
    ['合成数据 Synthetic', isSynthetic ? '含有为演示编造的数据 included' : '无 none'],
  ].map((row) => row.map((one) => text(one)));
