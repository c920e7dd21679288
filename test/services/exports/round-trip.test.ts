import type { Database } from '../../../src/db/database';
import type { ExportFormat } from '../../../src/services/exports/export-limits';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { openTestDatabase } from '../../support/database';
import { exported, plantFigures, plantInstallation, sendTo, vintagesIn } from './exported-figures';

/** Of 19 figures that were sent one repeats another in other words. */
const VINTAGES = 18;
const IN_FORCE = 13;
const MADE_UP = 2;

const ROUND_TRIPS: readonly (readonly [format: ExportFormat, feed: string])[] = [
  ['xlsx', 'kejin-workbook'],
  ['sdmx-csv', 'kejin-sdmx'],
  ['sdmx-json', 'kejin-sdmx'],
];

describe('reading our own exports back', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(8);
    await plantInstallation(db);
    await plantFigures(db);
  });
  afterAll(() => db.close());

  it.each(ROUND_TRIPS)('%s through %s changes nothing, whichever vintages it holds', async (format, feed) => {
    const before = await vintagesIn(db);
    expect(before).toHaveLength(VINTAGES);
    const questions = [
      [{ vintages: 'all' }, VINTAGES, 0],
      [{}, IN_FORCE, 0],
      [{ asKnownAt: '2020-12-31T00:00:00Z' }, 12, 0],
      [{ vintages: 'all', synthetic: 'include' }, VINTAGES, MADE_UP],
    ] as const;
    for (const [question, rows, ignored] of questions) {
      const outcome = await sendTo(db, feed, await exported(db, format, question));
      expect(await runSummary(db, outcome.runId)).toMatchObject({
        ...{ status: 'UNCHANGED', rowsRead: rows + ignored, rowsUnchanged: rows },
        ...{ rowsNew: 0, rowsRevised: 0, rowsPrecisionOnly: 0, rowsRejected: 0 },
      });
    }
    expect(await vintagesIn(db)).toEqual(before);
  });

  it.each(ROUND_TRIPS)(
    '%s through %s tells another installation all that was known when',
    async (format, feed) => {
      const other = await openTestDatabase(8);
      try {
        await plantInstallation(other);
        const file = await exported(db, format, { vintages: 'all' });
        expect(await sendTo(other, feed, file)).toMatchObject({ status: 'PUBLISHED', rowsRejected: 0 });
        expect(await vintagesIn(other)).toEqual(await vintagesIn(db));
        expect(await exported(other, 'sdmx-csv', { vintages: 'all' })).toEqual(
          await exported(db, 'sdmx-csv', { vintages: 'all' }),
        );
        for (const asKnownAt of ['2019-07-01', '2020-12-31', '2021-06-30', '2022-06-30']) {
          expect(await exported(other, 'sdmx-csv', { asKnownAt })).toEqual(
            await exported(db, 'sdmx-csv', { asKnownAt }),
          );
        }
      } finally {
        await other.close();
      }
    },
  );
});
