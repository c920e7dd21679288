/** Plans of stress tests, by hand and at random. */
import fc from 'fast-check';
import type { PooledLoan, StressPlan } from '../../../src/domain/stress/plan';

const YUAN = 100;

/** 10,000 yuan of which the fund bears 70 %, half of it recovered. */
export const loan = (given: Partial<PooledLoan> = {}): PooledLoan => {
  const principal = given.principal ?? 10_000 * YUAN;
  return {
    ...{ bank: 0, principal, fundPart: Math.round(principal * 0.7) },
    ...{ fundRecovery: Math.round(principal * 0.35), dueIn: 12, termMonths: 12, ...given },
  };
};

export const plan = (given: Partial<StressPlan> = {}): StressPlan => ({
  ...{ banks: ['a'], balances: [100_000 * YUAN], loans: [loan()], othersPayBeyond: true, leverage: null },
  ...{ claimMonths: 4, recoveryMonths: 6, months: 24, defaultRate: 0.1, deviation: 0, lendsAgain: false },
  ...{ suspendAbove: null, tolerated: null, ...given },
});

const anyLoan = (banks: number) =>
  fc
    .record({
      bank: fc.nat(banks - 1),
      principal: fc.integer({ min: 1, max: 5_000_000 }),
      dueIn: fc.nat(30),
      termMonths: fc.integer({ min: 1, max: 24 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      back: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, back, ...rest }) => {
      const fundPart = Math.round(rest.principal * share);
      return { ...rest, fundPart, fundRecovery: Math.round(fundPart * back) };
    });

export const anyPlan = (most: Partial<StressPlan> = {}): fc.Arbitrary<StressPlan> =>
  fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.record({
      banks: fc.constant(['a', 'b', 'c'].slice(0, count)),
      balances: fc.array(fc.nat(20_000_000), { minLength: count, maxLength: count }),
      loans: fc.array(anyLoan(count), { maxLength: 20 }),
      othersPayBeyond: fc.boolean(),
      leverage: fc.option(fc.constantFrom(1, 5, 10)),
      claimMonths: fc.nat(6),
      recoveryMonths: fc.integer({ min: 1, max: 12 }),
      months: fc.integer({ min: 1, max: 30 }),
      defaultRate: fc.double({ min: 0, max: 1, noNaN: true }),
      deviation: fc.constantFrom(0, 0.05, 0.3),
      lendsAgain: fc.boolean(),
      suspendAbove: fc.option(fc.constantFrom(0, 0.1, 0.5)),
      tolerated: fc.constant(null),
      ...Object.fromEntries(Object.entries(most).map(([name, value]) => [name, fc.constant(value)])),
    }),
  );
