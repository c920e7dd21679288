import fc from 'fast-check';
import type { FeedRow } from '../../../../src/feeds/feed-batch';
import { sourceOf } from '../../support/reading';
import { HARVEST, readSdmx, sdmxFeed } from '../../support/sdmx';
import { type Observed, WRITERS } from '../../support/sdmx-writers';

const FEED = sdmxFeed(HARVEST);

/** As SDMX writes them, and as they are kept. */
const PERIODS: Readonly<Record<string, string>> = {
  ...{ '2024': '2024', '2025-A1': '2025', '2026-Q2': '2026-Q2', '2026-S1': '2026-H1', '2026-M05': '2026-05' },
  ...{ '2026-07': '2026-07', '2026-01-01/P5M': '2026-01/2026-05', '2025-04-01/P3M': '2025-Q2' },
};

const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.integer({ min: 0, max: 10 ** 9 }),
    fc.stringMatching(/^(?:\.\d{1,6})?$/),
  )
  .map((parts) => parts.join(''));
const observation = fc.record({
  crop: fc.constantFrom('RICE', 'WHEAT'),
  area: fc.constantFrom('410600', '620921', '110000'),
  period: fc.constantFrom(...Object.keys(PERIODS)),
  value: number,
  status: fc.constantFrom('A', 'P', 'E'),
  isMissing: fc.boolean(),
});
const observations = fc
  .uniqueArray(observation, {
    minLength: 1,
    maxLength: 25,
    selector: ({ crop, area, period }) => `${crop} ${area} ${period}`,
  })
  .map((all) =>
    all.map(({ isMissing, ...one }): Observed => (isMissing ? { ...one, value: null, status: 'L' } : one)),
  );

const said = (rows: readonly FeedRow[]) =>
  rows
    .map(({ indicatorCode, regionCode, period, value, missingReason, published, unit, status }) =>
      [indicatorCode, regionCode, period.text, value ?? missingReason, published, unit, status].join(' '),
    )
    .sort();

/** Kilograms by the thousand are as many tonnes. */
const expected = (all: readonly Observed[]) =>
  all
    .map(({ crop, area, period, value, status }) => {
      const plain = value?.replace(/^-?0+(?=\d)/, (zeros) => (zeros.startsWith('-') ? '-' : ''));
      const short = plain?.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
      const canonical = short === '-0' ? '0' : short;
      const said = [canonical ?? 'NOT_COLLECTED', value ?? '', 'KG', status];
      return [crop.toLowerCase(), area, PERIODS[period], ...said].join(' ');
    })
    .sort();

describe('the same observations', () => {
  it.each(Object.entries(WRITERS))('read to the same rows from %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(observations, fc.integer({ min: 7, max: 4_000 }), async (all, chunkBytes) => {
        const { rows, problems } = await readSdmx(sourceOf(write(all), chunkBytes), FEED);
        expect(problems).toEqual([]);
        expect(said(rows)).toEqual(expected(all));
      }),
      { numRuns: 25 },
    );
  });
});
