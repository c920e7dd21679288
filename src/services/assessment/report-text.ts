/** The half-yearly report as Markdown, in one language. */

import type { MilestoneState } from '../../domain/assessment/milestone-state';
import type { Bilingual } from '../../domain/bilingual';
import { parsePeriod, periodNames } from '../../domain/period';
import type { AssessmentReport, ReportedDepartment, ReportedTarget } from './report';

type Language = keyof Bilingual;
type Cells = readonly (string | null)[];

export const STATE_WORDS: Readonly<Record<MilestoneState, Bilingual>> = {
  DONE: { zh: '已完成', en: 'done' },
  DONE_LATE: { zh: '逾期完成', en: 'done late' },
  NOT_DUE: { zh: '未到期', en: 'not due' },
  OVERDUE: { zh: '逾期', en: 'overdue' },
  UNREPORTED: { zh: '到期未报', en: 'due, not reported' },
};

export const decisionWords = (upheld: boolean | null): Bilingual =>
  upheld === null
    ? { zh: '待裁定', en: 'open' }
    : upheld
      ? { zh: '成立', en: 'upheld' }
      : { zh: '不成立', en: 'rejected' };

const NONE: Bilingual = { zh: '无。', en: 'None.' };

const cell = (text: string | null) => (text ?? '—').replaceAll('|', '\\|').replace(/\s+/g, ' ');
const row = (cells: Cells) => `| ${cells.map(cell).join(' | ')} |`;

function table(header: Cells, rows: readonly Cells[], language: Language): readonly string[] {
  if (rows.length === 0) return [NONE[language]];
  return [row(header), row(header.map(() => '---')), ...rows.map(row)];
}

/** What all tables of one report share. */
interface Writing {
  readonly report: AssessmentReport;
  readonly language: Language;
  readonly say: (zh: string, en: string) => string;
  /** The name of a department. */
  readonly body: (slug: string) => string;
}

function writingOf(report: AssessmentReport, language: Language): Writing {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const names = new Map(report.departments.map((one) => [one.department, say(one.nameZh, one.nameEn)]));
  return { report, language, say, body: (slug) => names.get(slug) ?? slug };
}

type Section = (writing: Writing) => readonly [heading: string, header: Cells, rows: readonly Cells[]];

const scores: Section = ({ report, say }) => {
  const band = (code: string | null | undefined) => {
    const found = report.bands.find((one) => one.code === code);
    return found ? say(found.nameZh, found.nameEn) : (code ?? null);
  };
  const results = ({ quarters }: ReportedDepartment) =>
    quarters.flatMap((result) => [result?.score ?? null, band(result?.band)]);
  const quarters = report.quarters.flatMap((quarter) => [quarter, say('等次', 'Band')]);
  return [
    say('各部门得分', 'Scores of the departments'),
    [say('部门', 'Department'), ...quarters, say('变化', 'Change')],
    report.departments.map((one) => [say(one.nameZh, one.nameEn), ...results(one), one.change]),
  ];
};

const bodies = ({ say, body }: Writing, { departments }: ReportedTarget) =>
  departments.map(body).join(say('、', ', '));

const targetRow = (writing: Writing, one: ReportedTarget): Cells => {
  const { say } = writing;
  const { item } = one;
  return [say(item.nameZh, item.nameEn), bodies(writing, one), say(item.explanationZh, item.explanationEn)];
};

const atRisk: Section = (writing) => {
  const { report, say } = writing;
  return [
    say('有风险的目标', 'Targets at risk'),
    [say('目标', 'Target'), say('部门', 'Departments'), say('说明', 'Why')],
    report.atRisk.map((one) => targetRow(writing, one)),
  ];
};

const milestones: Section = (writing) => {
  const { report, say, language } = writing;
  return [
    say('里程碑', 'Milestones'),
    [say('事项', 'Deed'), say('部门', 'Departments'), say('期限', 'Deadline'), say('状态', 'State')],
    report.milestones.map((one) => [
      ...[say(one.item.nameZh, one.item.nameEn), bodies(writing, one)],
      ...[one.item.endsOn, STATE_WORDS[one.state][language]],
    ]),
  ];
};

const unscored: Section = (writing) => {
  const { report, say } = writing;
  return [
    say('未计分的考核项', 'Items that are not scored'),
    [say('目标', 'Target'), say('部门', 'Departments'), say('原因', 'Why')],
    report.unscored.map((one) => targetRow(writing, one)),
  ];
};

const appeals: Section = ({ report, say, body, language }) => [
  say('申诉', 'Appeals'),
  [
    ...[say('部门', 'Department'), say('季度', 'Quarter'), say('目标', 'Target'), say('理由', 'Reason')],
    ...[say('原得分', 'Score before'), say('若成立', 'If upheld'), say('裁定', 'Decision')],
    say('裁定理由', 'Why'),
  ],
  report.appeals.map((one) => [
    ...[body(one.department), one.quarter, one.targetKey, one.reason],
    ...[one.scoreBefore, one.scoreIfUpheld, decisionWords(one.upheld)[language], one.decisionReason],
  ]),
];

export function reportText(report: AssessmentReport, language: Language): string {
  const writing = writingOf(report, language);
  const { say } = writing;
  const half = periodNames(parsePeriod(report.half))[language];
  const title = say(
    `${report.plan.titleZh}：${half}考核汇报`,
    `${report.plan.titleEn}: assessment report, ${half}`,
  );
  const made = say('含有为演示编造的合成数据。', 'It rests on synthetic data made up for demonstration.');
  const sections = [scores, atRisk, milestones, unscored, appeals].flatMap((section) => {
    const [heading, header, rows] = section(writing);
    return ['', `## ${heading}`, '', ...table(header, rows, language)];
  });
  return [`# ${title}`, ...(report.isSynthetic ? ['', made] : []), ...sections, ''].join('\n');
}
