/**
 * The table of where targets stand: a plan's stages, each target with actual, target, attainment and status.
 */
import Table from 'cli-table3';
import { blue, bold, dim, green, red, yellow } from 'picocolors';
import type { Comparator, ProgressStatus } from '../domain/vocabulary';
import type { PlanSection, ProgressReport, StageSection, TargetLine } from '../services/progress/report';
import { amountText } from './amounts';
import type { Language } from './language';
import { wrapText } from './wrap-text';

const STATUS: Readonly<Record<ProgressStatus, { zh: string; en: string; paint: (text: string) => string }>> =
  {
    MET: { zh: '✔ 已达成', en: '✔ met', paint: green },
    ON_TRACK: { zh: '● 按进度', en: '● on track', paint: green },
    AT_RISK: { zh: '▲ 有风险', en: '▲ at risk', paint: yellow },
    OFF_TRACK: { zh: '▼ 落后', en: '▼ off track', paint: red },
    MISSED: { zh: '✖ 未达成', en: '✖ missed', paint: red },
    NOT_STARTED: { zh: '○ 未开始', en: '○ not started', paint: blue },
    NO_DATA: { zh: '· 无数据', en: '· no data', paint: dim },
  };

const SIGN: Readonly<Record<Comparator, string>> = {
  AT_LEAST: '≥',
  MORE_THAN: '>',
  ABOUT: '≈',
  AT_MOST: '≤',
  LESS_THAN: '<',
};

const TEXT = {
  head: {
    zh: ['目标', '实际', '目标值', '完成率', '状态'],
    en: ['Target', 'Actual', 'Target value', 'Attainment', 'Status'],
  },
  done: { zh: '完成', en: 'done' },
  asOf: { zh: '截至', en: 'As of' },
  synthetic: { zh: '* 含合成的演示数据，不反映任何真实情况', en: '* rests on synthetic demonstration data' },
} as const;

const NAME_WIDTH = 46;

export function progressTables(report: ProgressReport, language: Language): string {
  const parts = report.plans.map((plan) => planTable(plan, language));
  const lines = report.plans.flatMap((plan) => plan.stages.flatMap((stage) => stage.targets));
  const note = lines.some((line) => line.synthetic) ? `\n${dim(TEXT.synthetic[language])}` : '';
  return `${bold(`${TEXT.asOf[language]} ${report.asOf}`)}\n\n${parts.join('\n\n')}${note}`;
}

function planTable(plan: PlanSection, language: Language): string {
  const table = new Table({
    head: TEXT.head[language].map(bold),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'left'],
  });
  for (const stage of plan.stages) {
    table.push([{ colSpan: 5, content: bold(stageTitle(stage, language)) }]);
    for (const line of stage.targets) table.push(rowOf(line, language));
  }
  const title = language === 'zh' ? plan.titleZh : plan.titleEn;
  return `${bold(`${plan.slug} · ${title}`)}\n${table.toString()}`;
}

const stageTitle = (stage: StageSection, language: Language) =>
  `${language === 'zh' ? stage.nameZh : stage.nameEn}  ${stage.startsOn} – ${stage.endsOn}`;

function rowOf(line: TargetLine, language: Language): string[] {
  const unit = { code: line.unitCode, zh: line.unitZh, en: line.unitEn };
  const status = STATUS[line.status];
  const mark = line.synthetic ? ' *' : '';
  const value = (text: string | null) => (text === null ? '–' : amountText(text, unit, language));
  const isMilestone = line.basis === 'MILESTONE';
  const goal = line.value === null ? '?' : `${SIGN[line.comparator]} ${value(line.value)}`;
  return [
    wrapText(language === 'zh' ? line.nameZh : line.nameEn, NAME_WIDTH),
    isMilestone ? (line.status === 'MET' ? TEXT.done[language] : '–') : `${value(line.actual)}${mark}`,
    isMilestone ? TEXT.done[language] : goal,
    isMilestone || line.attainment === null ? '' : `${(line.attainment * 100).toFixed(1)}%`,
    status.paint(status[language]),
  ];
}
