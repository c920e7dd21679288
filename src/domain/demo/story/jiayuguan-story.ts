/** The life of Jiayuguan's specialty industry loans in 2019 and 2020: its project pool, guarantees, bad loans. */
import { addMonths, type IsoDate } from '../../calendar';
import { ADMINISTRATOR, officeOf, staffOf } from './story-banks';
import { storyEnterprise } from './story-enterprises';
import { inOrderOfDays, type ProgrammeStory, type StoryEvent } from './story-event';

const OPENED_ON = '2019-01-15';
const FUND = 'demo-jiayuguan-compensation';
const BANKS = { A: 'demo-bank-a', C: 'demo-bank-c' } as const;
const [GUARANTOR, RE_GUARANTOR] = ['demo-guarantor-a', 'demo-re-guarantor'];
const GUARANTEE_COMPANY = 'guarantee-company';

const ACTORS = [
  ADMINISTRATOR,
  ...staffOf('A', BANKS.A, '演示银行甲'),
  ...staffOf('C', BANKS.C, '演示银行丙'),
  officeOf('industry-authorities', '行业部门'),
  officeOf('agriculture-forestry', '市农林局'),
  officeOf(GUARANTEE_COMPANY, '市担保公司'),
];

interface PoolRow {
  readonly key: string;
  readonly bank: keyof typeof BANKS;
  readonly amount: string;
  readonly months: number;
  readonly annualRate: string;
  readonly purpose: string;
  readonly applied: IsoDate;
  readonly screened?: IsoDate;
  readonly recommended?: IsoDate;
  /** By bank and guarantee company together. */
  readonly reviewed?: IsoDate;
  readonly reviewedByBank?: IsoDate;
  readonly refused?: readonly [on: IsoDate, by: string, step: string, comment: string];
  readonly drawn?: IsoDate;
  readonly repaid?: IsoDate;
}

/** The rate is at most a fifth above the benchmark: 5.22 percent for a year, 5.70 beyond (三(二)). */
const POOL: readonly PoolRow[] = [
  {
    ...{
      key: 'J01',
      bank: 'A',
      amount: '1500000',
      months: 12,
      annualRate: '0.0522',
      purpose: '日光温棚扩建',
    },
    ...{ applied: '2019-02-18', screened: '2019-02-25', recommended: '2019-03-04', reviewed: '2019-03-12' },
    ...{ drawn: '2019-03-20', repaid: '2020-03-18' },
  },
  {
    ...{ key: 'J02', bank: 'C', amount: '800000', months: 12, annualRate: '0.0522', purpose: '购入基础母羊' },
    ...{ applied: '2019-03-11', screened: '2019-03-18', recommended: '2019-03-25', reviewed: '2019-04-02' },
    drawn: '2019-04-16',
  },
  {
    ...{ key: 'J03', bank: 'A', amount: '5000000', months: 36, annualRate: '0.0565', purpose: '奶牛场建设' },
    ...{ applied: '2019-05-13', screened: '2019-05-20', recommended: '2019-05-29', reviewed: '2019-06-11' },
    drawn: '2019-06-20',
  },
  {
    ...{ key: 'J04', bank: 'C', amount: '2000000', months: 24, annualRate: '0.0550', purpose: '气调冷库' },
    ...{ applied: '2019-08-05', screened: '2019-08-12', recommended: '2019-08-20', reviewed: '2019-09-03' },
    drawn: '2019-09-10',
  },
  {
    ...{ key: 'J05', bank: 'A', amount: '600000', months: 24, annualRate: '0.0570', purpose: '药材烘干设备' },
    ...{ applied: '2020-01-06', screened: '2020-01-13', recommended: '2020-03-09', reviewed: '2020-03-23' },
    drawn: '2020-04-08',
  },
  {
    ...{
      key: 'J06',
      bank: 'A',
      amount: '3000000',
      months: 36,
      annualRate: '0.0570',
      purpose: '精淀粉生产线',
    },
    ...{ applied: '2020-04-13', screened: '2020-04-20', recommended: '2020-04-28', reviewed: '2020-06-22' },
  },
  {
    ...{ key: 'J07', bank: 'C', amount: '900000', months: 24, annualRate: '0.0570', purpose: '休闲农庄' },
    ...{ applied: '2019-10-14', screened: '2019-10-21' },
    refused: ['2019-10-30', 'agriculture-forestry', 'recommendation', '占用耕地，用地手续不全，不予推荐'],
  },
  {
    ...{
      key: 'J08',
      bank: 'A',
      amount: '8000000',
      months: 36,
      annualRate: '0.0570',
      purpose: '戈壁农业园二期',
    },
    ...{ applied: '2019-11-04', screened: '2019-11-11', recommended: '2019-11-20' },
    refused: ['2019-12-05', 'manager-A', 'joint-review', '自有资金比例偏低，现金流不足以还本付息'],
  },
  {
    ...{ key: 'J09', bank: 'C', amount: '500000', months: 12, annualRate: '0.0522', purpose: '购置拖拉机' },
    ...{ applied: '2020-05-18', screened: '2020-05-25', recommended: '2020-06-03' },
    reviewedByBank: '2020-06-24',
  },
  {
    ...{ key: 'J10', bank: 'A', amount: '1200000', months: 12, annualRate: '0.0522', purpose: '收购洋葱' },
    ...{ applied: '2020-06-08', screened: '2020-06-19' },
  },
  {
    ...{ key: 'J11', bank: 'C', amount: '700000', months: 12, annualRate: '0.0522', purpose: '蔬菜种苗' },
    applied: '2020-06-24',
  },
];

const REVIEW = 'joint-review';

function said(loan: string, step: string, bodies: readonly string[], on: IsoDate | undefined): StoryEvent[] {
  return on ? bodies.map((by) => ({ does: 'DECIDE', on, by, loans: [loan], step, agree: true })) : [];
}

function refusalOf({ key, refused }: PoolRow): readonly StoryEvent[] {
  if (!refused) return [];
  const [on, by, step, comment] = refused;
  return [{ does: 'DECIDE', on, by, loans: [key], step, agree: false, comment }];
}

/** Bank and guarantor answer for half each (二(一)); the guarantor hands part of its half on. */
function lent(row: PoolRow): readonly StoryEvent[] {
  const { key: loan, bank, amount, months, annualRate, drawn, repaid } = row;
  if (!drawn) return [];
  const by = `clerk-${bank}`;
  const dueOn = addMonths(drawn, months);
  const contract = { key: loan, contractNumber: `DEMO-JYG-${loan}`, principal: amount, annualRate };
  return [
    { does: 'LEND', on: drawn, by, loans: [{ ...contract, drawnOn: drawn, dueOn }] },
    {
      ...{ does: 'GUARANTEE', on: drawn, by, loan, bankPercent: '50', untilOn: dueOn },
      guarantors: [{ institution: GUARANTOR as string, percent: '50' }],
      reGuarantees: [{ guarantor: GUARANTOR as string, reGuarantor: RE_GUARANTOR as string, percent: '20' }],
      ...{ counterGuarantee: '演示：温棚、设备抵押', feePercent: '1.0', currentFeePercent: '1.5' },
    },
    ...(repaid ? [{ does: 'REPAY', on: repaid, by, loan, principal: null } as const] : []),
  ];
}

function throughThePool(row: PoolRow, at: number): readonly StoryEvent[] {
  const { key: loan, bank, amount, months, annualRate, purpose, applied } = row;
  const { uscc } = storyEnterprise('jiayuguan', at);
  const both = [`manager-${bank}`, GUARANTEE_COMPANY];
  return [
    {
      ...{ does: 'APPLY', on: applied, by: `clerk-${bank}`, loan, amount, months, annualRate, purpose },
      ...{ borrower: { uscc, householdsLed: null }, guaranteedBy: [GUARANTEE_COMPANY] },
    },
    ...said(loan, 'screening', ['industry-authorities'], row.screened),
    ...said(loan, 'recommendation', ['agriculture-forestry'], row.recommended),
    ...said(loan, REVIEW, both, row.reviewed),
    ...said(loan, REVIEW, both.slice(0, 1), row.reviewedByBank),
    ...refusalOf(row),
    ...lent(row),
  ];
}

const DEPOSITS = [
  ['2019-01-22', BANKS.A, '2000000.00'],
  ['2019-01-22', BANKS.C, '1000000.00'],
  ['2020-01-14', BANKS.A, '1000000.00'],
] as const;

const books: readonly StoryEvent[] = [
  {
    ...{ does: 'OPEN_FUND', on: OPENED_ON, by: ADMINISTRATOR.key, kind: 'RISK_COMPENSATION', slug: FUND },
    ...{
      nameZh: '演示·特色产业贷款风险补偿金',
      nameEn: 'Demo Risk Compensation for Specialty Industry Loans',
    },
    size: '5000000.00',
  },
  ...Object.values(BANKS).map(
    (institution): StoryEvent => ({
      ...{ does: 'SET_PARTNER', on: OPENED_ON, by: ADMINISTRATOR.key, institution, body: 'partner-banks' },
    }),
  ),
  ...DEPOSITS.map(
    ([on, institution, amount]): StoryEvent => ({
      ...{ does: 'DEPOSIT', on, by: 'agriculture-forestry', fund: FUND, institution, amount },
      contributor: '演示·市担保公司担保金',
    }),
  ),
];

/** Within two points of the bank's own target at the one bank, beyond them at the other (六(一)). */
const badLoans: readonly StoryEvent[] = (
  [
    ['2020-01-15', 'A', '2019', '2.0', '1.85'],
    ['2020-01-16', 'C', '2019', '2.5', '3.10'],
    ['2020-04-10', 'A', '2020-Q1', '2.0', '3.40'],
    ['2020-04-13', 'C', '2020-Q1', '2.5', '4.85'],
  ] as const
).map(([on, bank, period, ownTargetPercent, nplPercent]) => ({
  ...{ does: 'REPORT_BAD_LOANS', on, by: `clerk-${bank}`, period, ownTargetPercent, nplPercent },
}));

export const jiayuguanStory: ProgrammeStory = {
  ...{ programme: 'jiayuguan', endsOn: '2020-06-30', hasPersons: false, actors: ACTORS },
  events: inOrderOfDays([...books, ...POOL.flatMap(throughThePool), ...badLoans]),
};
