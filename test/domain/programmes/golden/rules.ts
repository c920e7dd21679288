/** What each article states, as it is read from the data: numbers, shares, bodies and readings, by hand. */
import type { RuleTerms, Term } from '../../../../src/domain/programmes/terms';
import { seededTerms } from '../seeded-terms';
import type { GoldenCase } from './golden-case';

/** What a term comes to as plain data; of one that is not stated, its gap. */
function plain(term: Term<unknown> | null): unknown {
  if (term === null) return 'NOT_MENTIONED';
  return term.stated ? JSON.parse(JSON.stringify(term.value)) : `NOT_STATED ${term.gapZh}`;
}

interface Read {
  readonly clause: string;
  readonly shows: string;
  readonly of: (terms: RuleTerms) => Term<unknown> | null;
  readonly expected: unknown;
}

const read = (programme: string, cases: readonly Read[]): readonly GoldenCase[] =>
  cases.map(({ of, ...rest }) => ({
    ...{ programme, ...rest },
    answer: () => plain(of(seededTerms(programme))),
  }));

const LENDING = read('risk-fund', [
  {
    ...{ clause: '第九条(一)', shows: '65周岁以下 is an age of 65, in years', expected: 65 },
    of: ({ maxAgeYears }) => maxAgeYears,
  },
  {
    ...{ clause: '第十条', shows: '5万元以下 is 50,000 yuan of one household' },
    ...{ of: ({ loanCap }) => loanCap.NATURAL_PERSON, expected: { yuan: '50000', perHousehold: false } },
  },
  {
    ...{ clause: '第十条', shows: 'a firm may draw the 50,000 yuan of each household that it leads' },
    ...{ of: ({ loanCap }) => loanCap.LEGAL_PERSON, expected: { yuan: '50000', perHousehold: true } },
  },
  {
    ...{ clause: '第十条', shows: '3年期以内 is 36 months', expected: 36 },
    of: ({ tenorMonths }) => tenorMonths,
  },
  {
    ...{ clause: '第十条', shows: '基准利率放贷 leaves nothing above the benchmark' },
    ...{ of: ({ rateCeiling }) => rateCeiling, expected: { percentAboveBenchmark: '0' } },
  },
  {
    ...{ clause: '第十三条', shows: '1:10 is ten yuan lent for one of the fund', expected: '10' },
    of: ({ leverage }) => leverage,
  },
  {
    ...{ clause: '第十三条', shows: '本息 is principal and interest', expected: true },
    of: ({ coversInterest }) => coversInterest,
  },
]);

const PROCEDURE = read('risk-fund', [
  {
    ...{
      clause: '第十七条(二)',
      shows: 'four bodies review a natural person, and nobody decides after them',
    },
    of: ({ approvals }) => approvals.NATURAL_PERSON,
    expected: {
      reviewers: ['poverty-office', 'industry-centres', 'finance-office', 'county-pbc'],
      approver: null,
    },
  },
  {
    ...{ clause: '第十七条(二)', shows: 'three bodies review a firm, and the leading group approves' },
    of: ({ approvals }) => approvals.LEGAL_PERSON,
    expected: {
      reviewers: ['poverty-office', 'industry-centres', 'finance-office'],
      approver: 'leading-group',
    },
  },
  {
    ...{ clause: '第十七条(三)', shows: 'granted loans are filed with two bodies within 15 working days' },
    of: ({ filing }) => filing,
    expected: { workingDays: 15, filedWith: ['poverty-office', 'finance-office'] },
  },
  {
    ...{ clause: '第十九条', shows: 'compensation starts at 90 days overdue', expected: 90 },
    of: ({ overdueDays }) => overdueDays,
  },
  {
    ...{ clause: '第二十条(二)', shows: 'the notice lasts 7 days at least', expected: 7 },
    of: ({ noticeDays }) => noticeDays,
  },
]);

const LOSSES = read('risk-fund', [
  {
    ...{ clause: '第二十二条', shows: 'the fund pays 70 and the institution 30, article 26 notwithstanding' },
    of: ({ lossShares }) => lossShares,
    expected: [
      { bearer: 'FUND', percent: '70' },
      { bearer: 'BANK', percent: '30' },
    ],
  },
  {
    ...{
      clause: '第二十二条',
      shows: 'of an insured loan the policy says who bears what, and the fund nothing',
    },
    of: ({ insuredLossShares }) => insuredLossShares,
    expected: [
      { bearer: 'INSURER', percent: null },
      { bearer: 'BANK', percent: null },
    ],
  },
  {
    ...{ clause: '第二十三条', shows: 'what is recovered goes back as the risk was borne' },
    ...{ of: ({ recovery }) => recovery, expected: 'BY_LOSS_SHARE' },
  },
  {
    ...{ clause: '第二十三条', shows: 'what a lawsuit on evaded debts brings in goes to the fund alone' },
    ...{ of: ({ recoveryOfEvadedDebt }) => recoveryOfEvadedDebt, expected: 'ALL_TO_FUND' },
  },
  {
    ...{ clause: '第二十六条', shows: 'the finance bureau and the office pay what goes beyond the fund' },
    ...{ of: ({ beyondFund }) => beyondFund, expected: { bodies: ['county-finance', 'poverty-office'] } },
  },
  {
    ...{ clause: '第二十七条', shows: 'the subsidy is settled month by month', expected: 1 },
    of: ({ subsidySettlementMonths }) => subsidySettlementMonths,
  },
  {
    ...{ clause: '第二十七条', shows: 'the subsidy of natural persons alone ends at the due date' },
    ...{
      of: ({ subsidyEndsAtDueDate }) => subsidyEndsAtDueDate,
      expected: ['NATURAL_PERSON', 'LEGAL_PERSON'],
    },
  },
]);

const FUND: GoldenCase = {
  ...{
    programme: 'risk-fund',
    clause: '第七条',
    shows: 'the 20 million yuan lie 15 to 5 with two institutions',
  },
  answer: () => {
    const { fund } = seededTerms('risk-fund');
    const parts = fund?.allocations.map(({ body, yuan }) => `${body} ${yuan.toFixed()}`);
    return [fund?.yuan?.toFixed(), parts];
  },
  expected: ['20000000', ['credit-union 15000000', 'postal-bank 5000000']],
};

const OTHERS: readonly GoldenCase[] = [
  ...read('jiayuguan', [
    {
      ...{ clause: '二(一)', shows: '各承担50% is half for the bank and half for the guarantor' },
      of: ({ lossShares }) => lossShares,
      expected: [
        { bearer: 'BANK', percent: '50' },
        { bearer: 'GUARANTOR', percent: '50' },
      ],
    },
    {
      ...{ clause: '三(二)', shows: '上浮不超过20% is a fifth above the benchmark, of guaranteed loans' },
      of: ({ rateCeiling }) => rateCeiling,
      expected: { percentAboveBenchmark: '20', guaranteedBy: 'guarantee-company' },
    },
    {
      ...{ clause: '六(一)', shows: '2个百分点以内 are points, not percent', expected: '2' },
      of: ({ nplTolerancePoints }) => nplTolerancePoints,
    },
  ]),
  ...read('shanxi', [
    {
      ...{ clause: '一(三)2', shows: '800万元以内 go without the visit of risk managers of the province' },
      of: ({ reviewShortcut }) => reviewShortcut,
      expected: { yuan: '8000000', body: 'provincial-guarantors' },
    },
    {
      ...{ clause: '二(二)', shows: '1%—5% stays a band', expected: { min: '1', max: '5' } },
      of: ({ capitalTopUp }) => capitalTopUp,
    },
    {
      ...{ clause: '二(二)', shows: '5%—8% stays a band', expected: { min: '5', max: '8' } },
      of: ({ reserveTopUp }) => reserveTopUp,
    },
  ]),
  ...read('hebi-loan-risk-sharing', [
    {
      ...{ clause: '三(八)', shows: '按一定比例 is no number: the shares cannot be evaluated' },
      of: ({ lossShares }) => lossShares,
      expected: 'NOT_STATED “按一定比例进行补偿”，比例、上限、逾期天数均未写。',
    },
  ]),
];

export const RULE_CASES: readonly GoldenCase[] = [...LENDING, ...PROCEDURE, ...LOSSES, FUND, ...OTHERS];
