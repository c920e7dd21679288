/** The tables of `kejin stress`: the fund month by month, the banks, the limits, and what it rests on. */
import Table from 'cli-table3';
import { bold, dim } from 'picocolors';
import { Decimal, HUNDRED } from '../domain/decimal';
import { yuanText } from '../domain/money';
import type { StressFlow, StressLimitKind } from '../domain/stress/plan';
import type { StressBand, StressChance } from '../domain/stress/stress-test';
import type { StressAnswer } from '../services/stress/run-stress-test';
import type { Language } from './language';

const TEXT = {
  month: { zh: '月', en: 'Month' },
  bank: { zh: '银行', en: 'Bank' },
  all: { zh: '合计', en: 'All' },
  basis: { zh: '依据与假定', en: 'What it rests on' },
  limit: {
    zh: ['界限', '概率', '一成抽样到达的月', '半数抽样到达的月'],
    en: ['Limit', 'Chance', 'P10 month', 'P50 month'],
  },
  synthetic: { zh: '* 含合成的演示数据，不反映任何真实情况', en: '* rests on synthetic demonstration data' },
} as const;

const FLOW_HEADS: Readonly<Record<StressFlow, Readonly<Record<Language, string>>>> = {
  DEFAULTED: { zh: '违约', en: 'Defaulted' },
  PAID: { zh: '补偿金支付', en: 'Paid' },
  FURTHER: { zh: '另行安排', en: 'Further' },
  RECOVERED: { zh: '追回', en: 'Recovered' },
  WAITING: { zh: '待付', en: 'Waiting' },
  BALANCE: { zh: '余额', en: 'Balance' },
  OUTSTANDING: { zh: '贷款余额', en: 'Outstanding' },
};
const SHOWN: readonly StressFlow[] = ['DEFAULTED', 'PAID', 'FURTHER', 'RECOVERED', 'WAITING', 'BALANCE'];

const LIMITS: Readonly<Record<StressLimitKind, Readonly<Record<Language, string>>>> = {
  DEPLETED: { zh: '补偿金不足', en: 'Fund depleted' },
  LEVERAGE_REACHED: { zh: '达到放大倍数，停止再贷', en: 'Leverage reached' },
  SUSPENDED: { zh: '暂停发放', en: 'Lending suspended' },
  ACCOUNT_SHORT: { zh: '专户不足而补偿金总额足够', en: 'Account short, fund not' },
  TOLERANCE_EXCEEDED: { zh: '超过不良容忍度', en: 'Tolerance exceeded' },
};

const yuan = (cents: number) => yuanText(new Decimal(cents).dividedBy(HUNDRED));
const bandText = ({ p10, p50, p90 }: StressBand) =>
  p10 === p90 ? yuan(p50) : `${yuan(p50)} (${yuan(p10)}–${yuan(p90)})`;

const tableOf = (head: readonly string[]) =>
  new Table({
    head: head.map(bold),
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, at) => (at === 0 ? 'left' : 'right')),
  });

function flowsTable(
  first: string,
  rows: readonly (readonly [name: string, flows: Readonly<Record<StressFlow, StressBand>>])[],
  language: Language,
): string {
  const table = tableOf([first, ...SHOWN.map((flow) => FLOW_HEADS[flow][language])]);
  for (const [name, flows] of rows) table.push([name, ...SHOWN.map((flow) => bandText(flows[flow]))]);
  return table.toString();
}

function limitsTable(
  limits: readonly (readonly [name: string, chance: StressChance])[],
  language: Language,
): string {
  const table = tableOf(TEXT.limit[language]);
  for (const [name, { probability, p10Month, p50Month }] of limits) {
    table.push([name, `${(probability * 100).toFixed(1)} %`, p10Month ?? '–', p50Month ?? '–']);
  }
  return table.toString();
}

function limitsOf({ events, banks }: StressAnswer, language: Language) {
  const named = (chances: object, suffix = '') =>
    Object.entries(chances as Record<StressLimitKind, StressChance>).map(
      ([kind, chance]) => [`${LIMITS[kind as StressLimitKind][language]}${suffix}`, chance] as const,
    );
  return [
    ...named(events ?? {}),
    ...banks.flatMap(({ bank, events: own }) =>
      named(own, ` · ${bank}`).filter(([, { probability }]) => probability > 0),
    ),
  ];
}

export function stressTable(answer: StressAnswer, language: Language): string {
  const { programme, banks, words, assumptions, asOf, programmeSlug } = answer;
  const months = (programme?.months ?? []).map((flows, at) => [String(at + 1), flows] as const);
  const totals = [
    ...banks.map(({ bank, total }) => [bank, total] as const),
    ...(programme ? [[TEXT.all[language], programme.total] as const] : []),
  ];
  const { seed, draws } = assumptions;
  return [
    bold(`${programmeSlug} · ${asOf} · seed ${seed} · ${draws}`),
    ...(programme ? [flowsTable(TEXT.month[language], months, language)] : []),
    flowsTable(TEXT.bank[language], totals, language),
    limitsTable(limitsOf(answer, language), language),
    bold(TEXT.basis[language]),
    ...words.map((one) => `  ${one[language]}${one.clause ? ` (${one.clause})` : ''}`),
    ...(answer.synthetic ? [dim(TEXT.synthetic[language])] : []),
    dim(`sha256 ${answer.digest}`),
  ].join('\n');
}
