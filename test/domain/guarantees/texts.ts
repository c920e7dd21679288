/** Rules of the texts as terms, written by hand: 晋政发〔2008〕36号, Jiayuguan's specialty loans, Yunnan's crops. */
import { Decimal } from '../../../src/domain/decimal';
import type { GuaranteeParts } from '../../../src/domain/guarantees/shares';
import type { RuleData } from '../../../src/domain/programmes/programme-data';
import type { Band, PlantingSubsidy, RuleRef, Stated, Unstated } from '../../../src/domain/programmes/terms';

export const d = (text: string): Decimal => new Decimal(text);

const ref = (programme: string, key: string, clause: string, nameZh = key): RuleRef => ({
  ...{ programme, key, kind: key.toUpperCase(), clause, nameZh, nameEn: key },
});
const stated = <T>(rule: RuleRef, value: T): Stated<T> => ({ stated: true, value, rule });
const open = (rule: RuleRef, gapZh: string, gapEn: string): Unstated => ({
  stated: false,
  rule,
  gapZh,
  gapEn,
});

const band = (min: string, max: string): Band => ({ min: d(min), max: d(max) });
export const CAPITAL = stated(
  ref('shanxi', 'capital-top-up', '二(二)', '每年扩充担保资本金'),
  band('1', '5'),
);
export const RESERVE = stated(ref('shanxi', 'reserve-top-up', '二(二)', '增拨风险准备金'), band('5', '8'));
export const FEE_CUT = stated(ref('shanxi', 'fee-cut', '一(五)', '担保费率下浮'), d('20'));
export const SHORTCUT = stated(ref('shanxi', 'review-shortcut', '一(三)2'), {
  ...{ yuan: d('8000000'), body: 'provincial-guarantors' },
});
export const LOCAL_REVIEW = open(
  ref('shanxi', 'local-review', '一(三)2'),
  '金额界限未写。',
  'No limit is stated.',
);
export const RENEWAL = stated(ref('shanxi', 'early-renewal', '一(三)3'), 1);
export const CHAIN = open(
  ref('shanxi', 'joint-guarantee-chain', '一(四)'),
  '各级分担比例未写。',
  'The share of each level is not stated.',
);
export const TOLERANCE = stated(ref('jiayuguan', 'npl-tolerance', '六(一)'), d('2'));

const crop = (key: string, cropZh: string, yuanPerMu: string): Stated<PlantingSubsidy> =>
  stated(ref('yunnan-crops', key, '出台政策，一是'), { cropZh, cropEn: key, yuanPerMu: d(yuanPerMu) });
export const CROPS = [
  crop('bamboo', '竹子', '80'),
  crop('coffee', '咖啡', '100'),
  crop('walnut', '核桃', '50'),
  open(
    ref('yunnan-crops', 'other-crops', '出台政策，一是'),
    '其余产业及标准未写。',
    'Other crops are not stated.',
  ),
];
export const MATCHING: RuleData = {
  ref: ref('yunnan-crops', 'matching', '出台政策，一是'),
  content: { value: '1', unit: 'MULTIPLE', gapZh: '州级补助标准未写。', gapEn: 'The rate is not stated.' },
};
export const DEPOSIT: RuleData = {
  ref: { ...ref('yunnan-crops', 'deposit', '严格奖惩'), kind: 'RESPONSIBILITY_DEPOSIT' },
  content: { gapZh: '保证金金额未写。', gapEn: 'The amount is not stated.' },
};
export const PLEDGE_COSTS: RuleData = {
  ref: { ...ref('hebi-loan-risk-sharing', 'pledge-cost-subsidy', '三(八)'), kind: 'COST_SUBSIDY' },
  content: {
    parameters: {
      costsZh: ['利息', '评估', '担保', '保险'],
      costsEn: ['interest', 'valuation', 'guarantee', 'insurance'],
    },
    ...{ gapZh: '补助比例、上限未写。', gapEn: 'Neither rate nor cap is stated.' },
  },
};

type Handed = readonly (readonly [from: string, to: string, percent: string])[];

export const parts = (
  bank: string,
  guarantors: Readonly<Record<string, string>>,
  handedOn: Handed = [],
): GuaranteeParts => ({
  bankPercent: d(bank),
  guarantors: Object.entries(guarantors).map(([institution, percent]) => ({
    institution,
    percent: d(percent),
  })),
  handedOn: handedOn.map(([from, to, percent]) => ({ from, to, percent: d(percent) })),
});
