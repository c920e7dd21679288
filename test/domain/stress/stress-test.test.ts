/** What many draws come to: bands, chances of the limits, and the same answer for the same seed. */
import { stressTest } from '../../../src/domain/stress/stress-test';
import { loan, plan } from './plans';

const OPTIONS = { seed: 42, draws: 200 };

describe('a stress test', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const given = plan({ loans: Array.from({ length: 50 }, () => loan()), deviation: 0.05 });
    const once = JSON.stringify(stressTest(given, OPTIONS));
    expect(JSON.stringify(stressTest(given, OPTIONS))).toBe(once);
    expect(JSON.stringify(stressTest(given, { ...OPTIONS, seed: 43 }))).not.toBe(once);
  });

  it('comes to what can be worked out by hand where nothing is left to chance', () => {
    const given = plan({ defaultRate: 1, loans: [loan(), loan()], balances: [1_000_000] });
    const { programme, events, banks } = stressTest(given, OPTIONS);
    const sure = (cents: number) => ({ p10: cents, p50: cents, p90: cents });
    expect(programme.total).toEqual({
      ...{ DEFAULTED: sure(2_000_000), PAID: sure(1_000_000), FURTHER: sure(400_000) },
      ...{ RECOVERED: sure(700_000), WAITING: sure(0), BALANCE: sure(700_000), OUTSTANDING: sure(0) },
    });
    expect(programme.months).toHaveLength(24);
    expect(programme.months[4]?.PAID).toEqual(sure(1_000_000));
    expect(events).toEqual({
      DEPLETED: { probability: 1, p10Month: 5, p50Month: 5 },
      LEVERAGE_REACHED: { probability: 0, p10Month: null, p50Month: null },
      SUSPENDED: { probability: 0, p10Month: null, p50Month: null },
    });
    expect(banks).toHaveLength(1);
    expect(banks[0]).toMatchObject({ bank: 'a', total: programme.total, months: programme.months });
  });

  it('has a tenth of a large pool in default after a year at a tenth a year, none after its due date', () => {
    const loans = Array.from({ length: 4_000 }, () => loan({ principal: 100 }));
    const { programme } = stressTest(plan({ loans, balances: [10_000_000] }), OPTIONS);
    const { p10, p50, p90 } = programme.total.DEFAULTED;
    // 400 ± 19 loans of a yuan: a binomial of 4,000 at 0.1.
    expect(Math.abs(p50 / 100 - 400)).toBeLessThan(6);
    expect(p90 / 100 - 400).toBeGreaterThan(15);
    expect(400 - p10 / 100).toBeGreaterThan(15);
    expect(programme.months[12]?.DEFAULTED.p90).toBe(0);
    const half = programme.months.slice(0, 6).reduce((sum, { DEFAULTED }) => sum + DEFAULTED.p50, 0);
    // 1 − 0.9^(1/2) = 5.13 %.
    expect(Math.abs(half / 100 / 4_000 - 0.0513)).toBeLessThan(0.004);
  });

  it('spreads further where the rate itself is uncertain: loans fail together', () => {
    const loans = Array.from({ length: 500 }, () => loan());
    const width = (deviation: number) => {
      const { p10, p90 } = stressTest(plan({ loans, deviation }), OPTIONS).programme.total.DEFAULTED;
      return p90 - p10;
    };
    expect(width(0.05)).toBeGreaterThan(2 * width(0));
  });

  it('counts in how many draws a limit is reached, and by which month in half of them', () => {
    const some = stressTest(
      plan({ loans: [loan({ dueIn: 36 })], balances: [0], months: 36, claimMonths: 0, defaultRate: 0.5 }),
      { seed: 1, draws: 2_000 },
    ).events.DEPLETED;
    // 1 − 0.5³ = 0.875; half of the draws by the end of the first year.
    expect(Math.abs(some.probability - 0.875)).toBeLessThan(0.03);
    expect(Math.abs((some.p50Month ?? 0) - 12)).toBeLessThanOrEqual(1);
    const rare = stressTest(plan({ balances: [0], claimMonths: 0 }), OPTIONS).events.DEPLETED;
    expect(rare.probability).toBeLessThan(0.2);
    expect(rare.p50Month).toBeNull();
  });

  it('adds the banks up to the programme in every draw', () => {
    const loans = [loan({ bank: 0 }), loan({ bank: 1 }), loan({ bank: 1 })];
    const { programme, banks } = stressTest(
      plan({ loans, banks: ['a', 'b'], balances: [50_000, 70_000], defaultRate: 0, months: 11 }),
      OPTIONS,
    );
    expect(programme.total.BALANCE.p50).toBe(120_000);
    expect(programme.total.OUTSTANDING.p50).toBe(3_000_000);
    expect(banks.map(({ total }) => total.OUTSTANDING.p90)).toEqual([1_000_000, 2_000_000]);
  });
});
