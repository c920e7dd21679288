/** From loans and published terms to a plan: the fund's part to the cent, months that are begun, refusals. */
import { Decimal } from '../../../src/domain/decimal';
import type { RuleRef } from '../../../src/domain/programmes/terms';
import { checkAssumptions, type StressAssumptions } from '../../../src/domain/stress/assumptions';
import {
  claimDays,
  type LoanOfPool,
  monthsUntil,
  prepareStress,
  type StressTerms,
} from '../../../src/domain/stress/prepare';

const rule: RuleRef = {
  ...{ programme: 'risk-fund', key: 'r', kind: 'K', clause: '第二十二条', nameZh: '规则', nameEn: 'Rule' },
};
const stated = <T>(value: T) => ({ stated: true, value, rule }) as const;
const unstated = { stated: false, rule, gapZh: '没有写明比例', gapEn: 'No share is stated' } as const;

const TERMS: StressTerms = {
  lossShares: stated([
    { bearer: 'FUND', percent: new Decimal(70) },
    { bearer: 'BANK', percent: new Decimal(30) },
  ] as const),
  insuredLossShares: stated([] as const),
  leverage: stated(new Decimal(10)),
  overdueDays: stated(90),
  noticeDays: stated(7),
  beyondFund: stated({ bodies: ['finance'] }),
  nplTolerancePoints: null,
};
const ASSUMED: StressAssumptions = {
  ...{ months: 36, defaultRate: 0.05, deviation: 0.01, recoveryShare: 0.3, recoveryMonths: 12 },
  ...{ lendsAgain: true, suspendAbove: 0.1, badLoanTarget: null, delayDays: null, draws: 1_000, seed: 1 },
};
const LOAN: LoanOfPool = {
  ...{ bankSlug: 'bank-b', principal: new Decimal('50000'), outstanding: new Decimal('33333.33') },
  ...{ insuredPercent: null, drawnOn: '2018-01-31', dueOn: '2019-09-30' },
};

const prepared = (
  loans: readonly Partial<LoanOfPool>[] = [{}],
  terms: Partial<StressTerms> = {},
  assumed: Partial<StressAssumptions> = {},
) =>
  prepareStress(
    {
      ...{ asOf: '2019-06-30', balances: new Map([['bank-a', new Decimal('1000.01')]]) },
      ...{ loans: loans.map((given) => ({ ...LOAN, ...given })), terms: { ...TERMS, ...terms } },
    },
    { ...ASSUMED, ...assumed },
  );
const planOf = (...given: Parameters<typeof prepared>) => {
  const made = prepared(...given);
  if ('refusals' in made) throw new Error(made.refusals[0]?.code);
  return made.plan;
};
const refusedBy = (...given: Parameters<typeof prepared>) => {
  const made = prepared(...given);
  return 'refusals' in made ? made.refusals[0] : null;
};

describe('the plan of a stress test', () => {
  it('holds accounts and loans by bank, in cents, with the terms that the text states', () => {
    expect(planOf()).toEqual({
      ...{ banks: ['bank-a', 'bank-b'], balances: [100_001, 0], othersPayBeyond: true, leverage: 10 },
      // 97 days are four months begun.
      ...{ claimMonths: 4, recoveryMonths: 12, months: 36, defaultRate: 0.05, deviation: 0.01 },
      ...{ lendsAgain: true, suspendAbove: 0.1, tolerated: null },
      loans: [
        {
          ...{ bank: 1, principal: 3_333_333, fundPart: 2_333_333, dueIn: 3, termMonths: 20 },
          // 30 % of 33,333.33 is 10,000.00; 70 % of that returns to the fund.
          fundRecovery: 700_000,
        },
      ],
    });
  });

  it('leaves insured loans to insurer and bank', () => {
    const [insured] = planOf([{ insuredPercent: new Decimal(80) }]).loans;
    expect(insured).toMatchObject({ principal: 3_333_333, fundPart: 0, fundRecovery: 0 });
  });

  it('takes the principal where nobody said what is outstanding, and leaves out what is paid back', () => {
    const { loans } = planOf([{ outstanding: null }, { outstanding: new Decimal(0) }]);
    expect(loans.map(({ principal }) => principal)).toEqual([5_000_000]);
  });

  it.each([
    ['2019-06-30', 0],
    ['2019-06-01', 0],
    ['2019-07-01', 1],
    ['2019-07-30', 1],
    ['2019-07-31', 2],
    ['2020-06-30', 12],
    ['2020-07-01', 13],
  ])('counts months begun to %s: %i', (day, months) => expect(monthsUntil('2019-06-30', day)).toBe(months));

  it('takes no time for what the rules do not state, and what the asker says instead of what they do', () => {
    expect(claimDays({ ...TERMS, overdueDays: unstated, noticeDays: null }, null)).toBe(0);
    expect(planOf([{}], {}, { delayDays: 31 }).claimMonths).toBe(2);
    expect(planOf([{}], { beyondFund: null, leverage: unstated }, {})).toMatchObject({
      ...{ othersPayBeyond: false, leverage: null },
    });
  });

  it('refuses a programme whose shares the text does not state, with the clause and its gap', () => {
    expect(refusedBy([{}], { lossShares: unstated })).toMatchObject({
      ...{ code: 'SHARES_NOT_STATED', clause: '第二十二条' },
      messageEn: 'No share is stated: there is nothing to test',
    });
    expect(refusedBy([{}], { lossShares: null })).toMatchObject({ code: 'SHARES_NOT_STATED', clause: null });
  });

  it('adds the published tolerance to the target of the bank, and refuses a target without one', () => {
    expect(
      planOf([{}], { nplTolerancePoints: stated(new Decimal(2)) }, { badLoanTarget: 0.01 }).tolerated,
    ).toBe(0.03);
    expect(refusedBy([{}], {}, { badLoanTarget: 0.01 })?.code).toBe('TOLERANCE_NOT_STATED');
  });

  it('refuses what would take all day', () => {
    expect(refusedBy([{}], {}, { draws: 5_000, months: 120 })).toBeNull();
    const many = Array.from({ length: 60_000 }, () => ({}));
    expect(refusedBy(many, {}, { draws: 5_000 })?.code).toBe('TEST_TOO_LARGE');
  });

  it.each([
    ['defaultRate', 1.01, 'ASSUMPTION_OUT_OF_RANGE'],
    ['defaultRate', -0.01, 'ASSUMPTION_OUT_OF_RANGE'],
    ['defaultRate', Number.NaN, 'ASSUMPTION_OUT_OF_RANGE'],
    ['recoveryShare', Number.POSITIVE_INFINITY, 'ASSUMPTION_OUT_OF_RANGE'],
    ['months', 0, 'ASSUMPTION_OUT_OF_RANGE'],
    ['months', 1.5, 'NOT_A_WHOLE_NUMBER'],
    ['months', 121, 'ASSUMPTION_OUT_OF_RANGE'],
    ['draws', 99, 'ASSUMPTION_OUT_OF_RANGE'],
    ['draws', 5_001, 'ASSUMPTION_OUT_OF_RANGE'],
    ['seed', 0.5, 'NOT_A_WHOLE_NUMBER'],
  ])('refuses %s of %d', (name, value, code) => {
    const [refusal, ...others] = checkAssumptions({ ...ASSUMED, [name]: value });
    expect(refusal).toMatchObject({ code, field: ['input', name] });
    expect(others).toEqual([]);
  });

  it('takes the ends of every range', () => {
    for (const rate of [0, 1]) {
      const ends = { defaultRate: rate, deviation: rate, recoveryShare: rate, suspendAbove: rate };
      expect(checkAssumptions({ ...ASSUMED, ...ends, months: 120, draws: 5_000 })).toEqual([]);
    }
  });
});
