import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { revisionOf } from '../../../src/domain/decimal';
import type { IncomingFigure } from '../../../src/services/ingestion/figure-lines';
import {
  type MergeOptions,
  type MergeOutcome,
  mergeObservations,
} from '../../../src/services/ingestion/merge-observations';
import { stageFigures } from '../../../src/services/ingestion/staging';
import { openTestDatabase } from '../../support/database';
import { figure, insertReferenceRows } from './reference-rows';

const DAY = (n: number) => `2020-01-${String(n).padStart(2, '0')}T00:00:00.000Z`;

describe('merging figures into the observations', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertReferenceRows(db);
  });
  beforeEach(() => db.query('truncate observation'));
  afterAll(() => db.close());

  const merge = (
    figures: readonly IncomingFigure[],
    options: Partial<MergeOptions> = {},
  ): Promise<MergeOutcome> =>
    db.transaction(async (tx) => {
      await stageFigures(tx, [figures]);
      return mergeObservations(tx, { feedRunId: null, isSynthetic: false, ...options });
    });

  interface Vintage {
    readonly value: string | null;
    readonly revision: string;
    readonly from: string;
    readonly to: string | null;
  }
  const vintages = async (period = '2019'): Promise<Vintage[]> => {
    const rows = await db.query<{ value: string | null; revision: string; from: Date; to: Date | null }>(
      `select value, revision, published_at as from, superseded_at as to from observation
       where period = $1 order by published_at, id`,
      [period],
    );
    return rows.map((r) => ({ ...r, from: r.from.toISOString(), to: r.to?.toISOString() ?? null }));
  };
  const knownAt = async (instant: string): Promise<string | null | undefined> => {
    const rows = await db.query<{ value: string | null }>(
      `select value from observation
       where published_at <= $1 and (superseded_at is null or superseded_at > $1)`,
      [instant],
    );
    expect(rows.length).toBeLessThanOrEqual(1);
    return rows[0]?.value;
  };

  it('takes in a first figure as new and names its series as changed', async () => {
    const outcome = await merge([
      figure({ period: '2019' }),
      figure({ period: '2018', regionCode: '530600' }),
    ]);
    expect(outcome).toMatchObject({ new: 2, revised: 0, precisionOnly: 0, unchanged: 0 });
    expect([...outcome.changedSeries].sort((a, b) => a.regionCode.localeCompare(b.regionCode))).toEqual([
      { indicatorCode: 'patents-granted', regionCode: '410600' },
      { indicatorCode: 'patents-granted', regionCode: '530600' },
    ]);
  });

  it('changes nothing when the same figures come again, and names no series', async () => {
    const figures = [figure({ period: '2019' }), figure({ period: '2018', value: null })];
    await merge(figures);
    const again = await merge(figures.map((f) => ({ ...f, publishedAt: DAY(9) })));
    expect(again).toMatchObject({ new: 0, revised: 0, precisionOnly: 0, unchanged: 2, changedSeries: [] });
    expect(await db.query('select 1 from observation')).toHaveLength(2);
  });

  it('keeps the old answer when a correction comes', async () => {
    await merge([figure({ period: '2019', value: '80', publishedAt: DAY(1) })]);
    const outcome = await merge([figure({ period: '2019', value: '88', publishedAt: DAY(5) })]);
    expect(outcome).toMatchObject({ new: 0, revised: 1, unchanged: 0 });
    expect(await vintages()).toEqual([
      { value: '80', revision: 'NEW', from: DAY(1), to: DAY(5) },
      { value: '88', revision: 'REVISED', from: DAY(5), to: null },
    ]);
    expect([await knownAt(DAY(4)), await knownAt(DAY(5))]).toEqual(['80', '88']);
  });

  it('puts an older vintage that arrives late between its neighbours', async () => {
    await merge([figure({ period: '2019', value: '10', publishedAt: DAY(1) })]);
    await merge([figure({ period: '2019', value: '30', publishedAt: DAY(9) })]);
    const outcome = await merge([figure({ period: '2019', value: '20', publishedAt: DAY(5) })]);
    expect(outcome).toMatchObject({ revised: 1 });
    expect(await vintages()).toEqual([
      { value: '10', revision: 'NEW', from: DAY(1), to: DAY(5) },
      { value: '20', revision: 'REVISED', from: DAY(5), to: DAY(9) },
      { value: '30', revision: 'REVISED', from: DAY(9), to: null },
    ]);
    await merge([figure({ period: '2019', value: '5', publishedAt: '2019-12-01T00:00:00.000Z' })]);
    expect(await knownAt('2019-12-15T00:00:00Z')).toBe('5');
    expect(await knownAt(DAY(2))).toBe('10');
  });

  it('takes several vintages of one figure in one file in the order of their publication', async () => {
    const outcome = await merge([
      figure({ period: '2019', value: '30', publishedAt: DAY(9) }),
      figure({ period: '2019', value: '10', publishedAt: DAY(1) }),
      figure({ period: '2019', value: '10', publishedAt: DAY(5) }),
      figure({ period: '2018', value: '7', publishedAt: DAY(5) }),
    ]);
    expect(outcome).toMatchObject({ new: 2, revised: 1, unchanged: 1 });
    expect(await vintages()).toEqual([
      { value: '10', revision: 'NEW', from: DAY(1), to: DAY(9) },
      { value: '30', revision: 'REVISED', from: DAY(9), to: null },
    ]);
  });

  it('ends in the same history whatever the order of arrival', async () => {
    const history = [1, 3, 5, 7, 9].map((day) =>
      figure({ period: '2019', value: `${day}`, publishedAt: DAY(day) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(history, { minLength: history.length }), async (order) => {
        await db.query('truncate observation');
        for (const one of order) await merge([one]);
        const kept = await vintages();
        expect(kept.map(({ value, from, to }) => [value, from, to])).toEqual(
          [1, 3, 5, 7, 9].map((day, i) => [`${day}`, DAY(day), i < 4 ? DAY(day + 2) : null]),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('calls a number with fewer or more digits a matter of precision, in its printed unit', async () => {
    const gdp = { indicatorCode: 'gdp', period: '2018', unit: 'CNY_100M' };
    const first = figure({ ...gdp, value: '3310597000000', published: '33105.97' });
    const rounded = figure({ ...gdp, value: '3310600000000', published: '33,106', publishedAt: DAY(5) });
    const other = figure({ ...gdp, value: '3310500000000', published: '33105', publishedAt: DAY(7) });
    await merge([first]);
    expect(await merge([rounded])).toMatchObject({ precisionOnly: 1, revised: 0 });
    expect(await merge([{ ...first, publishedAt: DAY(6) }])).toMatchObject({ precisionOnly: 1, revised: 0 });
    expect(await merge([other])).toMatchObject({ precisionOnly: 0, revised: 1 });
    const inTenThousands = { unit: 'CNY_10K', published: '331050000', publishedAt: DAY(8) };
    expect(await merge([{ ...other, ...inTenThousands }])).toMatchObject({ precisionOnly: 1 });
  });

  it('judges printed numbers exactly as the domain does', async () => {
    const number = fc
      .tuple(
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 2 }),
      )
      .map(([whole, hundredths, scale]) => (whole + hundredths / 100).toFixed(scale));
    await fc.assert(
      fc.asyncProperty(number, number, async (before, after) => {
        await db.query('truncate observation');
        const [one, two] = [before, after].map((text) => text.replace(/^-(0(\.0*)?)$/, '$1')) as [
          string,
          string,
        ];
        await merge([figure({ period: '2019', value: one, published: one })]);
        const outcome = await merge([
          figure({ period: '2019', value: two, published: two, publishedAt: DAY(5) }),
        ]);
        const found = outcome.revised ? 'REVISED' : outcome.precisionOnly ? 'PRECISION_ONLY' : 'UNCHANGED';
        expect(found).toBe(revisionOf(one, two));
      }),
      { numRuns: 60 },
    );
  });

  it('lets a blank take nothing back unless blanks retract', async () => {
    const value = figure({ period: '2019', value: '80', publishedAt: DAY(1) });
    const blank = figure({ period: '2019', value: null, publishedAt: DAY(5), line: 7, column: '数值' });
    await merge([value]);
    const kept = await merge([blank]);
    expect(kept).toMatchObject({ revised: 0, unchanged: 1, changedSeries: [] });
    expect(kept.kept).toEqual([{ line: 7, column: '数值', text: '', reason: 'BLANK' }]);
    expect(await merge([blank], { blanksRetract: true })).toMatchObject({ revised: 1 });
    expect(await knownAt(DAY(6))).toBeNull();
    expect(await merge([{ ...value, publishedAt: DAY(8) }])).toMatchObject({ revised: 1 });
    expect(await knownAt(DAY(8))).toBe('80');
  });

  it('records a change of status as a vintage of its own', async () => {
    await merge([figure({ period: '2019', value: '80', status: 'P', publishedAt: DAY(1) })]);
    const outcome = await merge([figure({ period: '2019', value: '80', status: 'A', publishedAt: DAY(5) })]);
    expect(outcome).toMatchObject({ revised: 1 });
  });

  it('lets a second statement of the same moment stand, the first being in force for no time', async () => {
    await merge([figure({ period: '2019', value: '80', publishedAt: DAY(1) })]);
    await merge([figure({ period: '2019', value: '88', publishedAt: DAY(1) })]);
    expect(await knownAt(DAY(1))).toBe('88');
    await merge([figure({ period: '2019', value: '70', publishedAt: '2019-12-31T00:00:00.000Z' })]);
    expect((await vintages()).map(({ value, to }) => [value, to])).toEqual([
      ['70', DAY(1)],
      ['80', DAY(1)],
      ['88', null],
    ]);
  });

  it('does not let two documents of one day take turns when they are loaded again', async () => {
    const both = [
      figure({ period: '2019', value: '80', documentSlug: 'report' }),
      figure({ period: '2019', value: '88', documentSlug: 'bulletin' }),
    ];
    await merge(both);
    expect(await merge(both)).toMatchObject({ new: 0, revised: 0, unchanged: 2, changedSeries: [] });
    expect(await vintages()).toHaveLength(2);
  });

  it('lets a document go back to what it had said before', async () => {
    for (const value of ['80', '88', '80']) {
      expect((await merge([figure({ period: '2019', value })])).changedSeries).toHaveLength(1);
      expect(await knownAt(DAY(2))).toBe(value);
    }
    expect(await vintages()).toHaveLength(3);
  });

  it('never lets a synthetic figure take the place of a real one, early or late', async () => {
    const real = figure({ period: '2019', value: '80', publishedAt: DAY(5) });
    const madeUp = figure({ period: '2019', value: '99', publishedAt: DAY(9) });
    await merge([real]);
    const late = await merge([madeUp], { isSynthetic: true });
    expect(late).toMatchObject({ new: 0, revised: 0, unchanged: 1 });
    expect(late.kept).toMatchObject([{ reason: 'SYNTHETIC' }]);
    expect(await merge([{ ...madeUp, publishedAt: DAY(1) }], { isSynthetic: true })).toMatchObject({
      new: 0,
    });
    expect(await vintages()).toHaveLength(1);
  });

  it('puts a real figure in the place of synthetic ones, equal or not, even when it is older', async () => {
    await merge([figure({ period: '2019', value: '80', publishedAt: DAY(9) })], { isSynthetic: true });
    await merge([figure({ period: '2019', value: '80', publishedAt: DAY(5) })]);
    const [inForce] = await db.query(
      'select value, is_synthetic from observation where superseded_at is null',
    );
    expect(inForce).toEqual({ value: '80', is_synthetic: false });
    expect(await knownAt(DAY(10))).toBe('80');
    await merge([figure({ period: '2019', value: '90', publishedAt: DAY(15) })]);
    await merge([figure({ period: '2019', value: '85', publishedAt: DAY(12) })]);
    expect(await knownAt(DAY(11))).toBe('80');
    expect(await knownAt(DAY(13))).toBe('85');
    await db.query('truncate observation');
    await merge([figure({ period: '2019', value: '80', publishedAt: DAY(1) })], { isSynthetic: true });
    expect(await merge([figure({ period: '2019', value: '80', publishedAt: DAY(5) })])).toMatchObject({
      revised: 1,
    });
  });

  it('keeps one history per span of days, however the period is called', async () => {
    await merge([figure({ period: '2019-Q1', value: '5', publishedAt: DAY(1) })]);
    const outcome = await merge([figure({ period: '2019-01/2019-03', value: '5', publishedAt: DAY(5) })]);
    expect(outcome).toMatchObject({ unchanged: 1, new: 0 });
  });

  it('lets writers of the same figure wait for each other', async () => {
    const outcomes = await Promise.all(
      [3, 1, 4, 2].map((day) => merge([figure({ period: '2019', value: `${day}`, publishedAt: DAY(day) })])),
    );
    expect(outcomes.map((o) => o.new + o.revised)).toEqual([1, 1, 1, 1]);
    expect((await vintages()).map(({ value, to }) => [value, to])).toEqual([
      ['1', DAY(2)],
      ['2', DAY(3)],
      ['3', DAY(4)],
      ['4', null],
    ]);
  });

  it('takes text with tabs, quotes and line ends in columns and notes as it is', async () => {
    const odd = 'a\tb\\c\n"鹤壁"';
    await merge([figure({ period: '2019', column: odd, noteZh: odd })]);
    expect(await db.query('select source_column, note_zh from observation')).toEqual([
      { source_column: odd, note_zh: odd },
    ]);
  });
});
