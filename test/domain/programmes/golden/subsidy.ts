/** Articles 4, 5, 10 and 27 of the X-county measures: the interest subsidy, month by month, by hand. */
import { periodOrNull } from '../../../../src/domain/period';
import { accrue, monthlySubsidy } from '../../../../src/domain/subsidies/accrual';
import { changesOf } from '../../../../src/domain/subsidies/changes';
import type { Accrual } from '../../../../src/domain/subsidies/subsidised-loan';
import { household, householdTerms, project, projectTerms, yuan } from '../../subsidies/subsidised-loans';
import type { GoldenCase } from './golden-case';

const shown = (accrual: Accrual) =>
  'notComputable' in accrual
    ? accrual.notComputable
    : [accrual.amount.toFixed(2), ...accrual.spans.map((span) => `${span.days}天 ${span.base.toFixed()}`)];

const inMonth = (loan: typeof household, month: string, terms = householdTerms) => {
  const period = periodOrNull(month);
  if (period === null) throw new Error(month);
  return shown(monthlySubsidy(loan, terms, period));
};

const golden = (clause: string, shows: string, answer: () => unknown, expected: unknown): GoldenCase => ({
  programme: 'risk-fund',
  ...{ clause, shows, answer, expected },
});

const repaid = (on: string, principal: string, left: string) => ({
  ...household,
  repaid: [{ on, principal: yuan(principal) }],
  outstanding: yuan(left),
});

const NATURAL: readonly GoldenCase[] = [
  golden(
    '第二十七条',
    'a month of 31 days: 50,000 × 31 × 4.75 % / 360 = 204.513…',
    () => inMonth(household, '2019-07'),
    ['204.51', '31天 50000'],
  ),
  golden('第二十七条', 'February has 28 days: 184.722…', () => inMonth(household, '2021-02'), [
    '184.72',
    '28天 50000',
  ]),
  golden('第二十七条', 'and 29 in a leap year: 191.319…', () => inMonth(household, '2020-02'), [
    '191.32',
    '29天 50000',
  ]),
  golden(
    '第二十七条',
    'drawn on 15 March 2019: that day counts, so that March has 17 days: 112.152…',
    () => inMonth(household, '2019-03'),
    ['112.15', '17天 50000'],
  ),
  golden('第二十七条', 'nothing before it was drawn', () => inMonth(household, '2019-02'), ['0.00']),
  golden(
    '第二十七条',
    'repaid in full on 20 January: that day does not count: 19 days, 125.347…',
    () => inMonth(repaid('2020-01-20', '50000', '0'), '2020-01'),
    ['125.35', '19天 50000'],
  ),
  golden(
    '第二十七条',
    'nothing in the month after it was repaid',
    () => inMonth(repaid('2020-01-20', '50000', '0'), '2020-02'),
    ['0.00'],
  ),
  golden(
    '第二十七条',
    'a part repaid on the 11th: 65.972… for ten days, 83.125 for 21, rounded once: 149.097…',
    () => inMonth(repaid('2020-03-11', '20000', '30000'), '2020-03'),
    ['149.10', '10天 50000', '21天 30000'],
  ),
  golden(
    '第二十七条',
    'drawn and repaid on one day: no day of interest',
    () => inMonth(repaid('2019-03-15', '50000', '0'), '2019-03'),
    ['0.00'],
  ),
];

const DUE: readonly GoldenCase[] = [
  golden(
    '第二十七条',
    'due on 15 March 2021 and not repaid: subsidised to the 14th: 92.361…',
    () => inMonth(household, '2021-03'),
    ['92.36', '14天 50000'],
  ),
  golden(
    '第二十七条',
    'the day before the due day has its subsidy: 6.597…',
    () => shown(accrue(household, householdTerms, '2021-03-14', '2021-03-15')),
    ['6.60', '1天 50000'],
  ),
  golden(
    '第二十七条',
    'the due day has none',
    () => shown(accrue(household, householdTerms, '2021-03-15', '2021-03-16')),
    ['0.00'],
  ),
  golden('第二十七条', 'no month after it has', () => inMonth(household, '2021-04'), ['0.00']),
  golden(
    '第二十七条',
    'an extension moves the due day: the month of the old one is whole',
    () => inMonth({ ...household, dueOn: '2021-09-15' }, '2021-03'),
    ['204.51', '31天 50000'],
  ),
  golden(
    '第十条',
    'but not beyond the three years of the policy: 9 days to 10 January, 59.375, half a cent up',
    () => inMonth({ ...household, drawnOn: '2018-01-10', dueOn: '2021-07-10' }, '2021-01'),
    ['59.38', '9天 50000'],
  ),
  golden(
    '第二十七条',
    'a project loan has none from its due day either, which the text leaves open',
    () => inMonth(project, '2021-04', projectTerms),
    ['0.00'],
  ),
];

const BASE: readonly GoldenCase[] = [
  golden(
    '第十条',
    'of 60,000 lent to a household 50,000 are subsidised',
    () => inMonth({ ...household, principal: yuan('60000'), outstanding: yuan('60000') }, '2019-07'),
    ['204.51', '31天 50000'],
  ),
  golden(
    '第二十七条',
    'seven households led are a credit of 350,000, of a loan of 500,000: 1,431.597…',
    () => inMonth(project, '2019-07', projectTerms),
    ['1431.60', '31天 350000'],
  ),
  golden(
    '第二十七条',
    'twelve are one of 600,000, but no more is subsidised than is owed: 1,979.166…',
    () => inMonth({ ...project, householdsLed: 12 }, '2019-06', projectTerms),
    ['1979.17', '30天 500000'],
  ),
  golden(
    '第二十七条',
    'no household led, no subsidy',
    () => inMonth({ ...project, householdsLed: 0 }, '2019-07', projectTerms),
    ['0.00'],
  ),
  golden(
    '第二十七条',
    'households that are not known are not nought',
    () => inMonth({ ...project, householdsLed: null }, '2019-07', projectTerms),
    'HOUSEHOLDS_UNKNOWN',
  ),
  golden(
    '第二十七条',
    'lent at 4.35 %, below the benchmark: no more than is charged: 187.291…',
    () => inMonth({ ...household, ratePercent: yuan('4.35') }, '2019-07'),
    ['187.29', '31天 50000'],
  ),
  golden(
    '第二十七条',
    'lent at 5.7 %: the benchmark, and the rest is for the borrower',
    () => inMonth({ ...household, ratePercent: yuan('5.7') }, '2019-07'),
    ['204.51', '31天 50000'],
  ),
  golden(
    '第二十七条',
    'without a benchmark nothing can be said',
    () => inMonth(household, '2019-07', { ...householdTerms, benchmarkPercent: null }),
    'BENCHMARK_UNKNOWN',
  ),
  golden(
    '第三十二条',
    'all that was paid for an ineligible loan is taken back',
    () => {
      const line = { id: '1', from: '2019-07-01', to: '2019-08-01', base: yuan('50000') };
      const paid = { ...line, percent: yuan('4.75'), amount: yuan('204.51') };
      const { takenBack, granted } = changesOf([paid], []);
      return [takenBack.map(({ amount }) => amount.toFixed(2)), granted];
    },
    [['204.51'], []],
  ),
];

export const SUBSIDY_CASES: readonly GoldenCase[] = [...NATURAL, ...DUE, ...BASE];
