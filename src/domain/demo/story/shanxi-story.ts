/** The life of Shanxi's guarantees for small enterprises: what guarantors report, and what they guarantee. */
import { addMonths, type IsoDate } from '../../calendar';
import { ADMINISTRATOR, staffOf } from './story-banks';
import { storyEnterprise } from './story-enterprises';
import { inOrderOfDays, type ProgrammeStory, type StoryActor, type StoryEvent } from './story-event';

const BANK = 'demo-bank-c';
const BEGUN_ON = '2018-01-10';

const reporter = (key: string, name: string): StoryActor => ({
  ...{ key, name: `${name}·报表`, institution: key, bodies: [] },
});

const ACTORS: readonly StoryActor[] = [
  ADMINISTRATOR,
  ...staffOf('C', BANK, '演示银行丙'),
  reporter('demo-guarantor-a', '演示融资担保公司甲'),
  reporter('demo-guarantor-b', '演示融资担保公司乙'),
  reporter('demo-re-guarantor', '演示再担保公司'),
];

type YearRow = readonly [
  on: IsoDate,
  guarantor: string,
  year: number,
  ownership: 'POLICY' | 'COMMERCIAL',
  paidInCapital: string,
  capitalAdded: string,
  reserveAdded: string,
  smeGuarantees: string,
];

/** Against the bands of 二(二): the first keeps both, the second falls short, the third adds more than asked. */
const YEARS: readonly YearRow[] = [
  ['2019-02-20', 'demo-guarantor-a', 2018, 'POLICY', '200000000', '6000000', '12000000', '600000000'],
  ['2020-02-25', 'demo-guarantor-a', 2019, 'POLICY', '212000000', '12000000', '13000000', '640000000'],
  ['2019-03-05', 'demo-guarantor-b', 2018, 'COMMERCIAL', '100000000', '0', '5000000', '250000000'],
  ['2020-03-12', 'demo-guarantor-b', 2019, 'COMMERCIAL', '102000000', '2000000', '3000000', '290000000'],
  ['2019-02-26', 'demo-re-guarantor', 2018, 'POLICY', '500000000', '50000000', '30000000', '2000000000'],
  ['2020-02-27', 'demo-re-guarantor', 2019, 'POLICY', '620000000', '120000000', '40000000', '2300000000'],
];

const years: readonly StoryEvent[] = YEARS.map(([on, by, year, ownership, ...amounts]) => {
  const [paidInCapital, capitalAdded, reserveAdded, smeGuarantees] = amounts;
  const figures = { paidInCapital, capitalAdded, reserveAdded, smeGuarantees };
  return { does: 'REPORT_GUARANTOR', on, by, year, ownership, ...figures };
});

type LoanRow = readonly [key: string, drawn: IsoDate, months: number, amount: string, guarantor: string];

const LOANS: readonly LoanRow[] = [
  ['S01', '2018-05-16', 12, '3000000', 'demo-guarantor-a'],
  ['S02', '2019-04-18', 24, '5000000', 'demo-guarantor-a'],
  ['S03', '2019-07-10', 12, '1200000', 'demo-guarantor-b'],
  ['S04', '2019-11-20', 24, '2500000', 'demo-guarantor-b'],
  ['S05', '2020-05-12', 12, '800000', 'demo-guarantor-a'],
];

/** What has been paid back by the end of the story. */
const REPAID: Readonly<Record<string, IsoDate>> = { S01: '2019-05-14' };

/** Shared by bank, guarantor and re-guarantor; a policy guarantor cuts its fee by a fifth (一(五)). */
const loans: readonly StoryEvent[] = LOANS.flatMap(([loan, drawnOn, months, amount, guarantor], at) => {
  const dueOn = addMonths(drawnOn, months);
  const by = 'clerk-C';
  const { uscc } = storyEnterprise('shanxi', at);
  const contract = { key: loan, contractNumber: `DEMO-SX-${loan}`, principal: amount, annualRate: '0.0520' };
  const repaid = REPAID[loan];
  const told: StoryEvent[] = [
    { does: 'LEND', on: drawnOn, by, loans: [{ ...contract, drawnOn, dueOn, uscc, purpose: '流动资金' }] },
    {
      ...{ does: 'GUARANTEE', on: drawnOn, by, loan, bankPercent: '20', untilOn: dueOn },
      guarantors: [{ institution: guarantor, percent: '80' }],
      reGuarantees: [{ guarantor, reGuarantor: 'demo-re-guarantor', percent: '30' }],
      ...{ counterGuarantee: '演示：法定代表人连带保证', feePercent: '1.2', currentFeePercent: '1.5' },
    },
  ];
  return repaid ? [...told, { does: 'REPAY', on: repaid, by, loan, principal: null }] : told;
});

export const shanxiStory: ProgrammeStory = {
  ...{ programme: 'shanxi', endsOn: '2020-06-30', hasPersons: false, actors: ACTORS },
  events: inOrderOfDays([
    {
      ...{ does: 'SET_PARTNER', on: BEGUN_ON, by: ADMINISTRATOR.key },
      ...{ institution: BANK, body: 'partner-banks' },
    },
    ...years,
    ...loans,
  ]),
};
