import type { Lever } from '../../../src/domain/simulation/lever';
import type { CertificateDriver } from '../../../src/domain/simulation/model';
import { simulationProblems } from '../../../src/domain/simulation/problems';
import { simulate } from '../../../src/domain/simulation/simulate';
import { certificateDriver, modelOf, onDay, optionsOf, simulated, target } from './models';

const certified = target('certified', onDay('certificates', 'IN_FORCE'), 60);
const renewal = (rate: number): Lever => ({ kind: 'RENEWAL', drivers: ['certificates'], rate });

/** A hundred numbers of technology enterprises, which end with the year. */
const numbers = (expiresOn: string, gaps: readonly number[], more: Partial<CertificateDriver> = {}) =>
  certificateDriver('certificates', 0, {
    held: Array.from({ length: 100 }, (_, i) => ({ certificate: `c${i}`, enterprise: `e${i}`, expiresOn })),
    validMonths: 12,
    validUntilYearEnd: true,
    arrivals: null,
    renewal: { name: 'TECH', lapsed: 40, renewed: 30, gaps },
    ...more,
  });
const pathOf = (driver: CertificateDriver, levers: readonly Lever[] = [], draws = 200) => {
  const model = modelOf([driver], [certified]);
  return simulated(simulate(model, optionsOf(levers, { draws })).targets[0]).withLevers.path;
};
const middles = (driver: CertificateDriver, rate = 1) =>
  pathOf(driver, [renewal(rate)]).map(({ p50 }) => p50);

describe('renewals that take their time', () => {
  it('leave a certificate out of force until its gap has passed, and valid to the end of that year', () => {
    // Quarters from 2019-09-30 to 2020-12-31; back on 2020-04-10.
    expect(middles(numbers('2019-12-31', [101]))).toEqual([100, 100, 0, 100, 100, 100]);
  });

  it('come back before the deadline or not, as gaps in the past were long', () => {
    const path = pathOf(numbers('2019-12-31', [80, 170, 260, 500]), [renewal(1)], 1000);
    const [march, june, september, december] = path.slice(2).map(({ p50 }) => p50);
    expect(Math.abs((march ?? 0) - 25)).toBeLessThan(3);
    expect(Math.abs((june ?? 0) - 50)).toBeLessThan(3);
    expect(Math.abs((september ?? 0) - 75)).toBeLessThan(3);
    expect(december).toBe(september);
  });

  it('may still come where the lapse was before the day, by a gap longer than the wait', () => {
    // Lapsed half a year before 2019-06-30: the short gap is out of the question.
    expect(middles(numbers('2018-12-31', [30, 250])).slice(0, 2)).toEqual([100, 100]);
    expect(middles(numbers('2018-12-31', [30, 90]))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('are less likely the longer they are waited for', () => {
    const at = (gaps: readonly number[]) =>
      pathOf(numbers('2018-12-31', gaps), [renewal(0.6)], 1000)[0]?.p50 ?? 0;
    expect(Math.abs(at([200, 210, 220, 230]) - 60)).toBeLessThan(3);
    // Three in four of the renewals would have come by now: 0.6 × ¼ ÷ (0.4 + 0.6 × ¼).
    expect(Math.abs(at([30, 60, 90, 230]) - 27)).toBeLessThan(3);
  });

  it('without a gap are as if gaps were unknown', () => {
    const held = certificateDriver('certificates', 60);
    const at = { ...held, renewal: { ...held.renewal, gaps: [-40, 0, 1] } };
    const known = pathOf({ ...at, arrivals: null }, [renewal(0.7)]);
    expect(known).toEqual(pathOf({ ...held, arrivals: null }, [renewal(0.7)]));
  });

  it('never make more renewals or arrivals less', () => {
    const driver = numbers('2019-12-31', [20, 101, 200], {
      arrivals: certificateDriver('x', 0).arrivals,
    });
    let before = 0;
    for (const rate of [0, 0.3, 0.5, 0.9, 1]) {
      const { p50 = 0 } = pathOf(driver, [renewal(rate)]).at(-1) ?? {};
      expect(p50).toBeGreaterThanOrEqual(before);
      before = p50;
    }
  });

  it('end with the year for those that arrive, too', () => {
    const arrivals: Lever = {
      ...{ kind: 'ADDITIONS', driver: 'certificates', mode: 'INSTEAD', perYear: 40, standardDeviation: 0 },
    };
    const none = numbers('2019-12-31', [], { held: [] });
    expect(pathOf(none, [arrivals, renewal(0)]).map(({ p50 }) => p50)).toEqual([10, 20, 10, 20, 30, 40]);
  });

  it('are refused where a gap is no number of days', () => {
    const model = modelOf([numbers('2019-12-31', [1.5])], [certified]);
    expect(simulationProblems(model, optionsOf()).map(({ code }) => code)).toEqual(['BAD_HISTORY']);
  });
});

describe('few whole things', () => {
  it('stay whole and few', () => {
    const history = ['2018-03-31', '2018-06-30', '2018-09-30', '2018-12-31', '2019-03-31', '2019-06-30'];
    const values = [1, 1, 1, 2, 2, 2];
    const driver = {
      ...{ kind: 'LEVEL' as const, name: 'x', lowest: 0, accidents: 'LAST' as const, counts: true },
      history: history.map((on, i) => ({ on, value: values[i] as number })),
    };
    const model = modelOf([driver], [target('x', onDay('x'), 3)]);
    const { path } = simulated(simulate(model, optionsOf()).targets[0]).withLevers;
    for (const { p10, p50, p90 } of path) {
      expect([p10, p50, p90].every((value) => Number.isInteger(value) && value >= 0 && value <= 8)).toBe(
        true,
      );
    }
  });
});
