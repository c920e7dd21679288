import { BACK_TESTS, coverageOf, renewalCoverage } from './known-processes';

const SEEDS = 800;
const DRAWS = 300;

/** Of 800 seeds, a true 80 % is off by 1.4 points or less in two cases of three. */
describe('the stated 80 % band holds between 75 % and 85 % of what comes', () => {
  it.each(BACK_TESTS)('after $name', (test) => {
    const coverage = coverageOf(test, SEEDS, DRAWS);
    expect(coverage).toBeGreaterThanOrEqual(0.75);
    expect(coverage).toBeLessThanOrEqual(0.85);
  });

  it.each([
    [5, 12],
    [60, 40],
  ])('after %d lapses, of %d certificates', (lapsed, held) => {
    const coverage = renewalCoverage(lapsed, held, SEEDS, DRAWS);
    expect(coverage).toBeGreaterThanOrEqual(0.75);
    expect(coverage).toBeLessThanOrEqual(0.85);
  });
});
