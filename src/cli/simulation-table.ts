/** The table of `kejin simulate`: of each open target its chance, its band, and the pace that it takes. */
import Table from 'cli-table3';
import { bold, dim, green, red, yellow } from 'picocolors';
import type { OutcomeAnswer, SimulationAnswer } from '../services/simulation/answer';
import { chanceText } from '../services/simulation/outcome-words';
import type { TargetRow } from '../services/simulation/plan-rows';
import { amountText } from './amounts';
import type { Language } from './language';
import { wrapText } from './wrap-text';

const TEXT = {
  head: {
    zh: ['目标', '可能性', '不采取措施', 'P10 – P50 – P90', '每月须增 / 历史最快'],
    en: ['Target', 'Chance', 'Without levers', 'P10 – P50 – P90', 'Needed a month / best so far'],
  },
  asOf: { zh: '截至', en: 'As of' },
  left: { zh: '未推演', en: 'Not simulated' },
  taken: { zh: '依据与假定', en: 'What it rests on' },
  synthetic: { zh: '* 含合成的演示数据，不反映任何真实情况', en: '* rests on synthetic demonstration data' },
} as const;

const NAME_WIDTH = 40;
const GOOD = 0.8;
const POOR = 0.3;

function chance(probability: number | null): string {
  if (probability === null) return '–';
  const text = chanceText(probability);
  if (probability >= GOOD) return green(text);
  return probability < POOR ? red(text) : yellow(text);
}

function rowOf(outcome: OutcomeAnswer, target: TargetRow, language: Language): string[] {
  const unit = { code: target.unitCode, zh: '', en: '' };
  const value = (number: number | string | null) =>
    number === null ? '–' : amountText(String(number), unit, language);
  // A tenth of an enterprise is nothing that anybody could find.
  const isCount = target.dimension.startsWith('count');
  const level = (number: number | null) => value(isCount && number !== null ? Math.round(number) : number);
  const { requiredPerMonth, bestPerMonth, p10, p50, p90 } = outcome;
  const pace = requiredPerMonth === null ? '' : `${value(requiredPerMonth)} / ${value(bestPerMonth)}`;
  return [
    wrapText(language === 'zh' ? target.nameZh : target.nameEn, NAME_WIDTH),
    `${chance(outcome.probability)}${outcome.synthetic ? ' *' : ''}`,
    chance(outcome.baselineProbability),
    `${level(p10)} – ${level(p50)} – ${level(p90)}`,
    pace,
  ];
}

function openTargets(answer: SimulationAnswer, targets: ReadonlyMap<string, TargetRow>, language: Language) {
  const table = new Table({
    head: TEXT.head[language].map(bold),
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  let stage = '';
  for (const outcome of answer.outcomes) {
    const target = targets.get(outcome.target);
    if (!target || outcome.verdict !== 'SIMULATED') continue;
    const name = language === 'zh' ? target.stageZh : target.stageEn;
    if (name !== stage) table.push([{ colSpan: 5, content: bold(name) }]);
    stage = name;
    table.push(rowOf(outcome, target, language));
  }
  return table.toString();
}

function leftOut(answer: SimulationAnswer, targets: ReadonlyMap<string, TargetRow>, language: Language) {
  const short = answer.outcomes.filter(({ verdict }) => verdict === 'INSUFFICIENT_HISTORY');
  return short.map((outcome) => {
    const target = targets.get(outcome.target);
    const [name, reason] =
      language === 'zh' ? [target?.nameZh, outcome.reasonZh] : [target?.nameEn, outcome.reasonEn];
    return `  ${name}: ${reason}`;
  });
}

export function simulationTable(
  answer: SimulationAnswer,
  rows: readonly TargetRow[],
  language: Language,
): string {
  const targets = new Map(rows.map((row) => [row.key, row]));
  const left = leftOut(answer, targets, language);
  const { solution } = answer;
  return [
    bold(
      `${TEXT.asOf[language]} ${answer.asOf} · ${answer.planSlug} · seed ${answer.seed} · ${answer.draws}`,
    ),
    openTargets(answer, targets, language),
    ...(solution ? [bold(language === 'zh' ? solution.explanationZh : solution.explanationEn)] : []),
    ...(left.length > 0 ? [bold(TEXT.left[language]), ...left] : []),
    bold(TEXT.taken[language]),
    ...answer.assumptions.map((one) => `  ${one[language]}`),
    ...(answer.synthetic ? [dim(TEXT.synthetic[language])] : []),
    dim(`sha256 ${answer.digest}`),
  ].join('\n');
}
