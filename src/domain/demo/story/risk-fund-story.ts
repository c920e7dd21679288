/** The life of X County's risk compensation fund from 2017 to the middle of 2020: wholly made up. */
import { SeededRandom } from '../../random';
import { DEMO_SEED } from '../places';
import { agreed, type LoanPlan, wayToAdmission } from './apply-and-lend';
import { BANKS, Cast, FUNDS, RISK_FUND_ACTORS, STORY_ENDS_ON } from './risk-fund-cast';
import { claimEvents, loansClaimedFor } from './risk-fund-claims';
import { lendingRounds } from './risk-fund-rounds';
import { ADMINISTRATOR } from './story-banks';
import { inOrderOfDays, type ProgrammeStory, type StoryEvent } from './story-event';

const OPENED_ON = '2017-01-10';
const OFFICE = 'poverty-office';
const [BANK_A, BANK_B] = [BANKS.A.slug, BANKS.B.slug];
const { COMPENSATION, SUBSIDIES } = FUNDS;

const openings: readonly StoryEvent[] = [
  {
    ...{
      does: 'OPEN_FUND',
      on: OPENED_ON,
      by: ADMINISTRATOR.key,
      kind: 'RISK_COMPENSATION',
      slug: COMPENSATION,
    },
    nameZh: '演示·金融扶贫小额信贷风险补偿资金',
    nameEn: 'Demo Risk Compensation Fund for Poverty-Relief Microcredit',
  },
  {
    ...{ does: 'OPEN_FUND', on: OPENED_ON, by: ADMINISTRATOR.key, kind: 'INTEREST_SUBSIDY', slug: SUBSIDIES },
    ...{ nameZh: '演示·扶贫贷款贴息资金', nameEn: 'Demo Interest Subsidies for Poverty-Relief Loans' },
    size: '600000.00',
  },
  ...Object.values(BANKS).map(
    ({ slug: institution, body }) =>
      ({ does: 'SET_PARTNER', on: OPENED_ON, by: ADMINISTRATOR.key, institution, body }) as const,
  ),
];

const FROM_ABOVE = '演示·上级财政专项扶贫资金';
const FROM_COUNTY = '演示·县财政扶贫资金';

/** What article 5 and article 7 lay down, in two years: 4 and 16 million, 15 at the one bank and 5 at the other. */
const DEPOSITS = [
  ['2017-01-16', COMPENSATION, BANK_A, FROM_ABOVE, '4000000.00'],
  ['2017-01-16', COMPENSATION, BANK_A, FROM_COUNTY, '5000000.00'],
  ['2017-01-16', COMPENSATION, BANK_B, FROM_COUNTY, '3000000.00'],
  ['2018-01-15', COMPENSATION, BANK_A, FROM_COUNTY, '6000000.00'],
  ['2018-01-15', COMPENSATION, BANK_B, FROM_COUNTY, '2000000.00'],
  ['2017-01-16', SUBSIDIES, BANK_A, FROM_COUNTY, '200000.00'],
  ['2017-01-16', SUBSIDIES, BANK_B, FROM_COUNTY, '100000.00'],
  ['2019-01-15', SUBSIDIES, BANK_A, FROM_COUNTY, '300000.00'],
] as const;

const INTEREST = [
  ['2017-12-21', BANK_A, '29700.00'],
  ['2017-12-21', BANK_B, '9900.00'],
  ['2018-12-21', BANK_A, '48300.00'],
  ['2018-12-21', BANK_B, '16100.00'],
  ['2019-12-21', BANK_A, '52400.00'],
  ['2019-12-21', BANK_B, '17450.00'],
  ['2020-06-21', BANK_A, '26180.00'],
] as const;

const money: readonly StoryEvent[] = [
  ...DEPOSITS.map(
    ([on, fund, institution, contributor, amount]) =>
      ({ does: 'DEPOSIT', on, by: OFFICE, fund, institution, contributor, amount }) as const,
  ),
  ...INTEREST.map(
    ([on, institution, amount]) =>
      ({ does: 'INTEREST', on, by: OFFICE, fund: COMPENSATION, institution, amount }) as const,
  ),
];

/** A month of one bank, and how far it has come: prepared, reported, verified, decided, paid. */
const SETTLEMENTS = [
  ['A', '2020-03', ['2020-04-02', '2020-04-07', '2020-04-10', '2020-04-14', '2020-04-16']],
  ['A', '2020-04', ['2020-05-06', '2020-05-08', '2020-05-12', '2020-05-15', '2020-05-19']],
  ['A', '2020-05', ['2020-06-02', '2020-06-04', '2020-06-09']],
  ['B', '2020-05', ['2020-06-08']],
] as const;

const settlements: readonly StoryEvent[] = SETTLEMENTS.flatMap(([bank, month, days]): StoryEvent[] => {
  const settlement = `${bank}-${month}`;
  const [prepared, reported, verified, decided, paid] = days;
  const clerk = `clerk-${bank}`;
  const both = (step: string, on: string | undefined): StoryEvent[] =>
    on
      ? [OFFICE, 'industry-centres'].map((by) => ({ does: 'DECIDE_SUBSIDY', on, by, settlement, step }))
      : [];
  const one = (step: string, by: string, on: string | undefined): StoryEvent[] =>
    on ? [{ does: 'DECIDE_SUBSIDY', on, by, settlement, step }] : [];
  const kind = { month, borrowerKind: 'NATURAL_PERSON' } as const;
  return [
    { does: 'PREPARE_SUBSIDY', on: prepared, by: clerk, settlement, ...kind },
    ...one('subsidy-reported', clerk, reported),
    ...one('subsidy-verified', 'county-pbc', verified),
    ...both('subsidy-decided', decided),
    ...both('subsidy-paid', paid),
  ];
});

/** One bank agrees with the books, the other has credited interest that nobody has recorded yet. */
const balances: readonly StoryEvent[] = [
  ['2020-04-03', 'A', '2020-03-31', '0'],
  ['2020-06-03', 'A', '2020-05-31', '0'],
  ['2020-04-03', 'B', '2020-03-31', '0'],
  ['2020-06-30', 'B', '2020-06-30', '8725.00'],
].map(([on, bank, day, more]) => ({
  ...{ does: 'REPORT_BALANCE', on: on as string, by: `clerk-${bank}`, fund: COMPENSATION },
  ...{ day: day as string, more: more as string },
  ...(more === '0' ? {} : { remark: '演示：含二季度结息' }),
}));

/** Two on their way, one admitted and not drawn, one refused, one that the household gave up. */
function otherApplications(cast: Cast): readonly StoryEvent[] {
  const plan = (key: string, drawnOn: string, principal: number): LoanPlan => ({
    ...{ key, bank: 'A', drawnOn, principal, months: 12, purpose: '养羊', borrower: cast.household(drawnOn) },
  });
  const until = (told: LoanPlan, last: string) => wayToAdmission([told]).filter(({ on }) => on <= last);
  const refusedOne = plan('R01', '2019-10-01', 40_000);
  const comment = '家庭成员名下有逾期的担保，暂不同意';
  return [
    ...until(plan('P01', '2020-07-10', 30_000), '2020-06-26'),
    ...agreed([{ key: 'P01' }], 'loan-review', ['poverty-office', 'finance-office'], '2020-06-29'),
    ...until(plan('P02', '2020-07-08', 50_000), '2020-06-29'),
    ...until(plan('P03', '2020-07-03', 50_000), STORY_ENDS_ON),
    ...until(refusedOne, '2019-09-17'),
    {
      does: 'DECIDE',
      on: '2019-09-20',
      by: 'county-pbc',
      loans: ['R01'],
      step: 'loan-review',
      agree: false,
      comment,
    },
    ...until(plan('W01', '2019-12-20', 20_000), '2019-12-20'),
    { does: 'GIVE_UP', on: '2019-12-24', by: 'clerk-A', loan: 'W01', comment: '农户已外出务工，不再贷款' },
  ];
}

export function riskFundStory(seed: number = DEMO_SEED): ProgrammeStory {
  const random = new SeededRandom(seed).fork('risk-fund story');
  const cast = new Cast(random.fork('cast'));
  const claimed = loansClaimedFor(cast);
  const events = [
    ...[...openings, ...money],
    ...lendingRounds(cast, random.fork('rounds'), claimed),
    ...claimEvents(),
    ...otherApplications(cast),
    ...[...settlements, ...balances],
  ];
  return {
    ...{ programme: 'risk-fund', endsOn: STORY_ENDS_ON, hasPersons: true, actors: RISK_FUND_ACTORS },
    events: inOrderOfDays(events),
  };
}
