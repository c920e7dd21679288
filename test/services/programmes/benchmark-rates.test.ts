/** The benchmark rates of the seeds, as they come out of the database. */
import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { type BenchmarkRateRow, benchmarkFor } from '../../../src/domain/lending/benchmark';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { readBenchmarkRates } from '../../../src/services/programmes/benchmark-rates';
import { openTestDatabase } from '../../support/database';

const LOADING_MS = 60_000;

describe('the benchmark rates of the catalogue', () => {
  let db: Database;
  let rates: readonly BenchmarkRateRow[];

  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(join(__dirname, '../../../seeds')), new Date());
    rates = await readBenchmarkRates(db);
  }, LOADING_MS);
  afterAll(() => db.close());

  it.each([
    ['2018-08-28', 12, '4.35'],
    ['2018-08-28', 36, '4.75'],
    ['2018-08-28', 72, '4.90'],
    ['2015-10-23', 12, '4.60'],
    ['2014-11-21', 12, '6.00'],
    ['2014-11-22', 12, '5.60'],
    ['2012-06-08', 12, '6.31'],
    ['2008-12-22', 12, '5.58'],
    ['2008-12-23', 12, '5.31'],
  ])('hold on %s for %i months at %s', (day, months, percent) => {
    expect(benchmarkFor(rates, day, months)?.rate.toFixed(2)).toBe(percent);
  });

  it('begin in December 2007, cover every term and tell of the loan prime rate', () => {
    expect(benchmarkFor(rates, '2007-12-20', 12)).toBeNull();
    const days = [...new Set(rates.map(({ effectiveOn }) => effectiveOn))];
    for (const day of days) {
      for (const months of [1, 6, 7, 12, 13, 36, 60, 61, 360]) {
        expect([day, months, benchmarkFor(rates, day, months) === null]).toEqual([day, months, false]);
      }
      const percents = rates
        .filter((rate) => rate.effectiveOn === day)
        .map(({ percent }) => percent.toNumber());
      expect(percents).toEqual([...percents].sort((a, b) => a - b));
    }
    expect(benchmarkFor(rates, '2020-01-01', 12)?.noteZh).toContain('LPR');
    expect(benchmarkFor(rates, '2015-08-26', 12)?.noteZh).toBeNull();
  });

  it('leave the table when the catalogue drops them', async () => {
    const catalogue = await readCatalogue(join(__dirname, '../../../seeds'));
    const [first, ...benchmarks] = catalogue.benchmarks;
    await loadCatalogue(db, { ...catalogue, benchmarks, contentHash: 'other' }, new Date());
    expect((await readBenchmarkRates(db)).some((rate) => rate.effectiveOn === first?.effectiveOn)).toBe(
      false,
    );
  });
});
