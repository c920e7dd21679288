/** Kinds of rule on subsidies, and on guarantors: fees, capital, reserves, tolerance for bad loans. */
import { amountIn, decimalOf, oneOf, textOf, wholeIn } from '../fields';
import type { RuleData } from '../programme-data';
import type { Band, PlantingSubsidy } from '../terms';
import {
  borrowersOf,
  forBorrowers,
  parametersOf,
  type Reading,
  type RuleKind,
  type Said,
  termOf,
} from './rule-kind';

const SUBSIDY_BASES = ['OUTSTANDING', 'CREDIT_FOR_HOUSEHOLDS_LED'] as const;

function bandOf(rule: RuleData): Band | null {
  const parameters = parametersOf(rule);
  const [min, max] = [decimalOf(parameters.min), decimalOf(parameters.max)];
  return rule.content.unit === 'PERCENT' && min && max ? { min, max } : null;
}

function subsidy(rule: RuleData): Said {
  const { base: named, rate } = parametersOf(rule);
  const base = oneOf(SUBSIDY_BASES, named);
  const value = base && rate === 'LENDING_BENCHMARK' ? { base } : null;
  return { subsidy: forBorrowers(rule, termOf(rule, value)) };
}

function planting(rule: RuleData, { units }: Reading): Said {
  const { cropZh, cropEn } = parametersOf(rule);
  const yuanPerMu = amountIn('CNY_PER_MU', rule.content, units);
  const [zh, en] = [textOf(cropZh), textOf(cropEn)];
  const value: PlantingSubsidy | null = yuanPerMu && zh && en ? { cropZh: zh, cropEn: en, yuanPerMu } : null;
  return { plantingSubsidies: [termOf(rule, value)] };
}

export const SUPPORT_KINDS = {
  SUBSIDY_RATE: {
    ...{ nameZh: '贴息率和计息基数', nameEn: 'rate and base of the interest subsidy' },
    evaluatedZh: '按基准利率、实际天数、所列基数逐月计算。',
    evaluatedEn: 'Worked out by the month at the benchmark rate, on actual days and the base given.',
    read: subsidy,
  },
  SUBSIDY_STOP: {
    ...{ nameZh: '停止贴息', nameEn: 'end of the interest subsidy' },
    evaluatedZh: '到期日当天起不计贴息。',
    evaluatedEn: 'Nothing accrues from the due date on.',
    read: (rule) => {
      const ends = parametersOf(rule).from === 'DUE_DATE' ? borrowersOf(rule) : null;
      return { subsidyEndsAtDueDate: termOf(rule, ends) };
    },
  },
  SUBSIDY_SETTLEMENT: {
    ...{ nameZh: '贴息结算周期', nameEn: 'settlement of the interest subsidy' },
    evaluatedZh: '每期结算一次，同一贷款同一期只付一次。',
    evaluatedEn: 'Settled once a period; a loan is paid once for it.',
    read: (rule, { units }) => ({
      subsidySettlementMonths: termOf(rule, wholeIn('MONTH', rule.content, units)),
    }),
  },
  PLANTING_SUBSIDY: {
    ...{ nameZh: '种植补助', nameEn: 'planting subsidy' },
    evaluatedZh: '种植亩数乘每亩补助。',
    evaluatedEn: 'The area planted in mu times the amount.',
    read: planting,
  },
  NPL_TOLERANCE: {
    ...{ nameZh: '不良率容忍度', nameEn: 'tolerance for bad loans' },
    evaluatedZh: '特色贷款不良率减银行自身年度目标，不超过此百分点的不扣分。',
    evaluatedEn:
      "The bad-loan rate of these loans less the bank's own target; up to so many points cost nothing.",
    read: (rule, { units }) => ({
      nplTolerancePoints: termOf(rule, amountIn('PERCENT_POINT', rule.content, units)),
    }),
  },
  FEE_CUT: {
    ...{ nameZh: '担保费下浮', nameEn: 'cut of guarantee fees' },
    evaluatedZh: '现行费率乘（1减下浮比例）；现行费率由担保机构填报。',
    evaluatedEn: 'The current fee rate, as the guarantor reports it, less this part of it.',
    read: (rule, { units }) => ({ feeCutPercent: termOf(rule, amountIn('PERCENT', rule.content, units)) }),
  },
  CAPITAL_TOP_UP: {
    ...{ nameZh: '资本金补充区间', nameEn: 'band of the capital top-up' },
    evaluatedZh: '实际补充额占基数的比例与区间相比：低于、在内、高于；不取中值。',
    evaluatedEn:
      'What was added, as a part of the base, lies below, within or above the band; never its mean.',
    read: (rule) => ({ capitalTopUp: termOf(rule, bandOf(rule)) }),
  },
  RESERVE_TOP_UP: {
    ...{ nameZh: '风险准备金增拨区间', nameEn: 'band of the reserve top-up' },
    evaluatedZh: '实际增拨额占实收资本的比例与区间相比；不取中值。',
    evaluatedEn: 'What was added, as a part of paid-in capital, against the band; never its mean.',
    read: (rule) => ({ reserveTopUp: termOf(rule, bandOf(rule)) }),
  },
} as const satisfies Readonly<Record<string, RuleKind>>;
