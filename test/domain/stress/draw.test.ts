/** One draw at a time: money is neither made nor lost, and what must rise with the assumptions rises. */
import fc from 'fast-check';
import { SeededRandom } from '../../../src/domain/random';
import { StressDraw } from '../../../src/domain/stress/draw';
import { STRESS_FLOWS, type StressFlow, type StressPlan } from '../../../src/domain/stress/plan';
import { anyPlan, loan, plan } from './plans';

function drawn(given: StressPlan, seed = 1) {
  const { flows, events, bankEvents } = new StressDraw(given).run(new SeededRandom(seed));
  const { banks, months } = given;
  const at = (flow: StressFlow, month: number, bank: number) =>
    flows[(STRESS_FLOWS.indexOf(flow) * banks.length + bank) * months + month - 1] as number;
  const list = (flow: StressFlow, bank = 0) =>
    Array.from({ length: months }, (_, month) => at(flow, month + 1, bank));
  const sum = (flow: StressFlow, bank: number) => list(flow, bank).reduce((total, cents) => total + cents, 0);
  const everywhere = (flow: StressFlow) => banks.reduce((total, _, bank) => total + sum(flow, bank), 0);
  const [depleted, leverage, suspended] = [...events];
  return { at, list, sum, everywhere, depleted, leverage, suspended, bankEvents: [...bankEvents] };
}

const anySeed = fc.integer();

describe('one draw of a stress test', () => {
  it('keeps what each account had and got equal to what it paid and has left, every month', () => {
    fc.assert(
      fc.property(anyPlan(), anySeed, (given, seed) => {
        const { at } = drawn(given, seed);
        given.banks.forEach((_, bank) => {
          let held = given.balances[bank] as number;
          for (let month = 1; month <= given.months; month += 1) {
            held += at('RECOVERED', month, bank) - at('PAID', month, bank);
            expect(at('BALANCE', month, bank)).toBe(held);
            expect(held).toBeGreaterThanOrEqual(0);
          }
        });
      }),
    );
  });

  it('pays every claim once: from the account, by others, or it waits', () => {
    fc.assert(
      fc.property(anyPlan(), anySeed, (some, seed) => {
        const loans = some.loans.map((one) => ({ ...one, fundPart: one.principal }));
        const { at, sum, list } = drawn({ ...some, loans }, seed);
        some.banks.forEach((_, bank) => {
          const claimed = list('DEFAULTED', bank)
            .slice(0, Math.max(some.months - some.claimMonths, 0))
            .reduce((total, cents) => total + cents, 0);
          const settled = sum('PAID', bank) + sum('FURTHER', bank) + at('WAITING', some.months, bank);
          expect(settled).toBe(claimed);
          for (const flow of STRESS_FLOWS) expect(list(flow, bank).every((cents) => cents >= 0)).toBe(true);
          if (!some.othersPayBeyond) expect(sum('FURTHER', bank)).toBe(0);
        });
      }),
    );
  });

  it('has no defaults and pays nothing at a rate of 0', () => {
    fc.assert(
      fc.property(anyPlan({ defaultRate: 0, deviation: 0 }), anySeed, (given, seed) => {
        const sound = { ...given, loans: given.loans.filter(({ dueIn }) => dueIn > 0) };
        const { everywhere, at } = drawn(sound, seed);
        for (const flow of ['DEFAULTED', 'PAID', 'FURTHER', 'RECOVERED', 'WAITING'] as const) {
          expect(everywhere(flow)).toBe(0);
        }
        const left = sound.banks.map((_, bank) => at('BALANCE', sound.months, bank));
        expect(left).toEqual(sound.balances);
      }),
    );
  });

  const twoRates = fc.tuple(...[0, 1].map(() => fc.double({ min: 0, max: 1, noNaN: true })));

  it('never has fewer defaults by any month at a higher rate', () => {
    fc.assert(
      fc.property(anyPlan({ lendsAgain: false, deviation: 0 }), twoRates, anySeed, (given, rates, seed) => {
        const [low, high] = [...rates]
          .sort((a, b) => a - b)
          .map((defaultRate) => drawn({ ...given, defaultRate }, seed));
        given.banks.forEach((_, bank) => {
          let [few, many] = [0, 0];
          for (let month = 1; month <= given.months; month += 1) {
            few += low?.at('DEFAULTED', month, bank) ?? 0;
            many += high?.at('DEFAULTED', month, bank) ?? 0;
            expect(many).toBeGreaterThanOrEqual(few);
          }
        });
      }),
    );
  });

  it('ends one account with more, and asks others for less, the more is recovered', () => {
    const given = anyPlan({ lendsAgain: false, othersPayBeyond: true, banks: ['a'], balances: [3_000_000] });
    fc.assert(
      fc.property(given, anySeed, (some, seed) => {
        const loans = some.loans.map((one) => ({ ...one, bank: 0 }));
        const more = drawn({ ...some, loans }, seed);
        const none = drawn({ ...some, loans: loans.map((one) => ({ ...one, fundRecovery: 0 })) }, seed);
        expect(more.sum('FURTHER', 0)).toBeLessThanOrEqual(none.sum('FURTHER', 0));
        expect(more.sum('PAID', 0)).toBeGreaterThanOrEqual(none.sum('PAID', 0));
        expect(more.at('BALANCE', some.months, 0)).toBeGreaterThanOrEqual(none.at('BALANCE', some.months, 0));
      }),
    );
  });

  it('follows by hand where everything fails at once: claims after four months, recoveries six later', () => {
    const { list, depleted } = drawn(
      plan({ defaultRate: 1, loans: [loan(), loan()], balances: [1_000_000] }),
    );
    const only = (...places: readonly (readonly [month: number, cents: number])[]) => {
      const months = new Map(places);
      return Array.from({ length: 24 }, (_, at) => months.get(at + 1) ?? 0);
    };
    expect(list('DEFAULTED')).toEqual(only([1, 2_000_000]));
    // 7,000 and then the last 3,000 yuan; others add 4,000.
    expect(list('PAID')).toEqual(only([5, 1_000_000]));
    expect(list('FURTHER')).toEqual(only([5, 400_000]));
    expect(list('RECOVERED')).toEqual(only([11, 700_000]));
    expect(list('BALANCE').slice(3, 11)).toEqual([1_000_000, 0, 0, 0, 0, 0, 0, 700_000]);
    expect(depleted).toBe(5);
  });

  it('lets a claim wait whole where nobody else pays, until recoveries cover it', () => {
    const loans = [loan({ fundRecovery: 500_000 }), loan({ dueIn: 0 })];
    const { list, depleted } = drawn(
      plan({ ...{ defaultRate: 1, loans, balances: [900_000], othersPayBeyond: false, claimMonths: 0 } }),
    );
    expect(list('WAITING').slice(0, 8)).toEqual([...Array(6).fill(700_000), 0, 0]);
    expect(list('PAID').slice(0, 8)).toEqual([700_000, 0, 0, 0, 0, 0, 700_000, 0]);
    expect(depleted).toBe(1);
  });

  it('tells an empty account at one bank from an empty fund', () => {
    const loans = [loan({ bank: 0 }), loan({ bank: 1 })];
    const { list, depleted, bankEvents } = drawn(
      plan({ ...{ defaultRate: 1, loans, banks: ['a', 'b'], balances: [0, 9_000_000] } }),
    );
    expect(bankEvents.slice(0, 2)).toEqual([5, Number.NaN]);
    expect(depleted).toBe(Number.NaN);
    expect(list('WAITING', 0).at(-1)).toBe(700_000);
    expect(list('PAID', 1)[4]).toBe(700_000);
  });

  it('lends again what was paid back, until the leverage or the suspension stops it', () => {
    const free = plan({ defaultRate: 0, lendsAgain: true, months: 36 });
    expect(drawn(free).list('OUTSTANDING')).toEqual(Array(36).fill(1_000_000));
    expect(drawn({ ...free, lendsAgain: false }).list('OUTSTANDING')[11]).toBe(0);
    const tight = drawn({ ...free, leverage: 10, balances: [99_999] });
    expect([tight.leverage, tight.list('OUTSTANDING')[11]]).toEqual([12, 0]);
    const fits = drawn({ ...free, leverage: 10, balances: [100_000] });
    expect([fits.leverage, fits.list('OUTSTANDING')[11]]).toEqual([Number.NaN, 1_000_000]);
    const failing = { ...free, loans: [loan({ dueIn: 0 }), loan({ dueIn: 3 })] };
    expect(drawn({ ...failing, suspendAbove: 0.5 }).suspended).toBe(Number.NaN);
    const stopped = drawn({ ...failing, suspendAbove: 0.49 });
    expect([stopped.suspended, stopped.list('OUTSTANDING')[3]]).toEqual([1, 0]);
  });

  it('finds the bank whose defaults go beyond what is tolerated', () => {
    const loans = [loan({ dueIn: 0 }), ...Array.from({ length: 9 }, () => loan())];
    const at = (tolerated: number) => drawn(plan({ loans, defaultRate: 0, tolerated })).bankEvents[1];
    expect([at(0.1), at(0.099)]).toEqual([Number.NaN, 1]);
  });

  it('draws the same again, and otherwise with another seed', () => {
    const given = plan({ loans: Array.from({ length: 200 }, () => loan()), deviation: 0.1 });
    expect(drawn(given, 7).list('DEFAULTED')).toEqual(drawn(given, 7).list('DEFAULTED'));
    expect(drawn(given, 7).list('DEFAULTED')).not.toEqual(drawn(given, 8).list('DEFAULTED'));
  });
});
