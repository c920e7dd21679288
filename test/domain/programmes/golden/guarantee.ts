/** 晋政发〔2008〕36号 一 and 二, Jiayuguan 二(一) and 六(一), Yunnan's crops, Hebi 三(八): worked by hand. */
import { matchingLine, openLines } from '../../../../src/domain/grants/open-grants';
import { plantingLine } from '../../../../src/domain/grants/planting';
import { type BandCheck, judgeCapital, judgeReserve } from '../../../../src/domain/guarantees/adequacy';
import { judgeBadLoans } from '../../../../src/domain/guarantees/bad-loans';
import { judgeFee } from '../../../../src/domain/guarantees/fee-cut';
import { payOut } from '../../../../src/domain/guarantees/pay-out';
import { judgeJointChain, judgeRenewal, judgeVisit } from '../../../../src/domain/guarantees/review';
import type { GuaranteeParts } from '../../../../src/domain/guarantees/shares';
import type { GuarantorOwnership } from '../../../../src/domain/guarantees/vocabulary';
import type { RegionLevel } from '../../../../src/domain/vocabulary';
import * as texts from '../../guarantees/texts';
import type { GoldenCase } from './golden-case';

const { d, parts } = texts;

const golden =
  (programme: string) =>
  (clause: string, shows: string, answer: () => unknown, expected: unknown): GoldenCase => ({
    ...{ programme, clause, shows, answer, expected },
  });
const [shanxi, jiayuguan] = [golden('shanxi'), golden('jiayuguan')];
const [yunnan, hebi] = [golden('yunnan-crops'), golden('hebi-loan-risk-sharing')];

const fee = (agreed: string, current: string | null, ownership: GuarantorOwnership | null = 'POLICY') => {
  const check = judgeFee(texts.FEE_CUT, {
    ...{ ownerships: [ownership], feePercent: d(agreed) },
    currentFeePercent: current === null ? null : d(current),
  });
  return check && [check.verdict, check.limit];
};

const shown = ({ verdict, min, max }: BandCheck) => [verdict, min?.toFixed() ?? null, max?.toFixed() ?? null];
const figures = (given: Readonly<Record<string, string>>) => {
  const of = (name: string) => (given[name] === undefined ? null : d(given[name]));
  return {
    ...{ paidInCapital: of('paidInCapital'), capitalAdded: of('capitalAdded') },
    ...{ reserveAdded: of('reserveAdded'), smeGuarantees: of('smeGuarantees') },
  };
};
const capital = (capitalAdded: string, guaranteedBefore: string | null) =>
  shown(
    judgeCapital(
      texts.CAPITAL,
      figures({ capitalAdded }),
      guaranteedBefore === null ? null : figures({ smeGuarantees: guaranteedBefore }),
    ),
  );
const reserve = (reserveAdded: string, paidInCapital: string) =>
  shown(judgeReserve(texts.RESERVE, figures({ reserveAdded, paidInCapital })));

const visit = (amount: string, level: RegionLevel) =>
  judgeVisit(texts.SHORTCUT, texts.LOCAL_REVIEW, { amount: d(amount), level }).verdict;
const renewal = (dueOn: string, reviewedOn: string) =>
  judgeRenewal(texts.RENEWAL, { dueOn, reviewedOn, today: '2009-12-31' }).verdict;

const SHANXI: readonly GoldenCase[] = [
  shanxi(
    '一(五)',
    'a current rate of 1.5 % falls to 1.2 %: a fifth of it, no 20 points',
    () => fee('1.2', '1.5'),
    [...['PASSED', '1.2']],
  ),
  shanxi('一(五)', '1.200001 % is above it', () => fee('1.200001', '1.5'), ['FAILED', '1.2']),
  shanxi('一(五)', 'a rate that does not divide stays exact: 1.999999 × 0.8', () => fee('1.5', '1.999999'), [
    ...['PASSED', '1.5999992'],
  ]),
  shanxi('一(五)', 'without the current rate nobody can say', () => fee('1.2', null), [
    'CANNOT_BE_JUDGED',
    null,
  ]),
  shanxi('一(五)', 'commercial guarantors are not asked', () => fee('3', '1.5', 'COMMERCIAL'), null),
  shanxi(
    '二(二)',
    '1 % of 200 million guaranteed the year before is 2 million: the edge is within',
    () => {
      return capital('2000000', '200000000');
    },
    ['WITHIN', '2000000', '10000000'],
  ),
  shanxi('二(二)', 'a cent less is below', () => capital('1999999.99', '200000000'), [
    ...['BELOW', '2000000', '10000000'],
  ]),
  shanxi(
    '二(二)',
    '5 % itself is within, 6 million (the mean) is nothing special',
    () => {
      return [capital('10000000', '200000000')[0], capital('6000000', '200000000')[0]];
    },
    ['WITHIN', 'WITHIN'],
  ),
  shanxi('二(二)', 'a cent above 5 % is above', () => capital('10000000.01', '200000000'), [
    ...['ABOVE', '2000000', '10000000'],
  ]),
  shanxi('二(二)', 'nothing known of the year before: nobody can say', () => capital('2000000', null), [
    ...['CANNOT_BE_JUDGED', null, null],
  ]),
  shanxi(
    '二(二)',
    'an amount that does not divide keeps its parts of a cent: 1 % of 123.45',
    () => {
      return capital('1.23', '123.45');
    },
    ['BELOW', '1.2345', '6.1725'],
  ),
  shanxi(
    '二(二)',
    '5 to 8 % of 100 million paid in: 5 to 8 million',
    () => {
      return [reserve('5000000', '100000000'), reserve('8000000.01', '100000000')[0]];
    },
    [['WITHIN', '5000000', '8000000'], 'ABOVE'],
  ),
  shanxi(
    '一(三)2',
    '8 million itself needs no visit, a cent more does',
    () => {
      return [visit('8000000', 'PROVINCE'), visit('8000000.01', 'PROVINCE')];
    },
    ['PASSED', 'FAILED'],
  ),
  shanxi(
    '一(三)2',
    'cities and counties decide themselves',
    () => visit('100000', 'COUNTY'),
    'CANNOT_BE_JUDGED',
  ),
  shanxi(
    '一(三)3',
    'due on 31 March: reviewed by 28 February',
    () => {
      return [renewal('2009-03-31', '2009-02-28'), renewal('2009-03-31', '2009-03-01')];
    },
    ['PASSED', 'FAILED'],
  ),
  shanxi(
    '一(四)',
    'what each of the three levels bears is not stated',
    () => {
      return judgeJointChain(texts.CHAIN, ['PROVINCE', 'PREFECTURE', 'COUNTY']).verdict;
    },
    'CANNOT_BE_JUDGED',
  ),
];

const paid = (loss: string, of: GuaranteeParts) => {
  const { bank, guarantors, reGuarantees, borne } = payOut(d(loss), of);
  const texted = (amounts: ReadonlyMap<string, { toFixed(places: number): string }>) =>
    Object.fromEntries([...amounts].map(([who, amount]) => [who, amount.toFixed(2)]));
  return {
    ...{ bank: bank.toFixed(2), guarantors: texted(guarantors), borne: texted(borne) },
    onward: reGuarantees.map(({ from, to, amount }) => `${from}→${to} ${amount.toFixed(2)}`),
  };
};
const npl = (rate: string, target: string | null) =>
  judgeBadLoans(texts.TOLERANCE, {
    ...{ nplPercent: d(rate), ownTargetPercent: target === null ? null : d(target) },
  }).verdict;

const JIAYUGUAN: readonly GoldenCase[] = [
  jiayuguan(
    '二(一)',
    'half each, and an odd cent goes to one of them',
    () => {
      return paid('100000.01', parts('50', { company: '50' }));
    },
    { bank: '50000.01', guarantors: { company: '50000.00' }, borne: { company: '50000.00' }, onward: [] },
  ),
  jiayuguan(
    '二(一)',
    'the guarantor’s half goes on along its re-guarantees: 30 of its 50 to the province',
    () => {
      return paid('100000', parts('50', { company: '50' }, [['company', 'province', '30']]));
    },
    {
      ...{ bank: '50000.00', guarantors: { company: '50000.00' }, onward: ['province→company 30000.00'] },
      borne: { company: '20000.00', province: '30000.00' },
    },
  ),
  jiayuguan(
    '六(一)',
    '2 points above the own target itself cost nothing, a ten-thousandth more may',
    () => {
      return [npl('4.5', '2.5'), npl('4.5001', '2.5'), npl('1', '2.5')];
    },
    ['PASSED', 'FAILED', 'PASSED'],
  ),
  jiayuguan(
    '六(一)',
    'without the bank’s own target nobody can say',
    () => npl('4.5', null),
    'CANNOT_BE_JUDGED',
  ),
];

const planted = (crop: string, mu: string) => {
  const line = plantingLine(texts.CROPS, crop, d(mu));
  return line && [line.rule.key, line.amount?.toFixed(2) ?? null];
};

const GRANTS: readonly GoldenCase[] = [
  yunnan(
    '出台政策，一是',
    '80 yuan a mu of bamboo, 100 of coffee, 50 of walnut',
    () => {
      return [planted('竹子', '10'), planted('咖啡', '10'), planted('walnut', '10')];
    },
    [
      ['bamboo', '800.00'],
      ['coffee', '1000.00'],
      ['walnut', '500.00'],
    ],
  ),
  yunnan(
    '出台政策，一是',
    '0.3125 mu of bamboo: 25 yuan to the cent; 0.0313 of walnut: 1.565, half up',
    () => {
      return [planted('竹子', '0.3125'), planted('核桃', '0.0313')];
    },
    [
      ['bamboo', '25.00'],
      ['walnut', '1.57'],
    ],
  ),
  yunnan('出台政策，一是', 'tea is not among the crops named', () => planted('茶叶', '10'), [
    'other-crops',
    null,
  ]),
  yunnan(
    '出台政策，一是',
    'the city gives as much as the prefecture; without that amount nobody can say',
    () => {
      return [matchingLine(texts.MATCHING, d('123456.78')), matchingLine(texts.MATCHING, null)].map(
        ({ amount }) => amount?.toFixed(2) ?? null,
      );
    },
    ['123456.78', null],
  ),
  yunnan(
    '严格奖惩',
    'townships pay a deposit whose amount is not stated',
    () => {
      return openLines([texts.DEPOSIT]).map(({ rule, amount }) => [rule.key, amount]);
    },
    [['deposit', null]],
  ),
  hebi(
    '三(八)',
    'pledge financing: the costs are named, no rate is',
    () => {
      return openLines([texts.PLEDGE_COSTS]).map(({ amount, covers }) => [
        amount,
        covers.map(({ zh }) => zh),
      ]);
    },
    [[null, ['利息', '评估', '担保', '保险']]],
  ),
];

export const GUARANTEE_CASES: readonly GoldenCase[] = [...SHANXI, ...JIAYUGUAN, ...GRANTS];
