import type { Database } from '../../../src/db/database';
import type { ApprovedFinder } from '../../../src/services/impact/approved';
import { impactOf as impactOfPublication } from '../../../src/services/impact/impact-of';
import type { RevisionImpact } from '../../../src/services/impact/revision-impact';
import type { IncomingFigure } from '../../../src/services/ingestion/figure-lines';
import { mergeObservations } from '../../../src/services/ingestion/merge-observations';
import { stageFigures } from '../../../src/services/ingestion/staging';
import { targetsDependingOn } from '../../../src/services/progress/targets-depending-on';
import { openTestDatabase } from '../../support/database';
import { insertTargets } from '../ingestion/feed-rows';
import { figure, insertReferenceRows } from '../ingestion/reference-rows';

const NOW = new Date('2019-07-01T00:00:00Z');
const MERGE = { feedRunId: null, isSynthetic: false } as const;
const AT = { asOf: '2019-07-01', now: NOW } as const;
const LATER = '2020-03-01T00:00:00.000Z';

describe('the impact of a revision', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertReferenceRows(db);
    await insertTargets(db);
    await publish([
      figure({ period: '2019-05', value: '40' }),
      figure({
        period: '2018',
        indicatorCode: 'gdp',
        value: '4290000000',
        published: '42.9',
        unit: 'CNY_100M',
      }),
    ]);
  });
  afterAll(() => db.close());

  const publish = (figures: readonly IncomingFigure[]) =>
    db.transaction(async (tx) => {
      await stageFigures(tx, [figures]);
      return mergeObservations(tx, MERGE);
    });
  const impactOf = (figures: readonly IncomingFigure[], approvedFinders?: readonly ApprovedFinder[]) =>
    db.rehearse(async (tx) => {
      const publishing = async () => {
        await stageFigures(tx, [figures]);
        const { changedSeries: series } = await mergeObservations(tx, MERGE);
        return { targetKeys: await targetsDependingOn(tx, { series }) };
      };
      const question = { ...AT, publish: publishing, ...(approvedFinders ? { approvedFinders } : {}) };
      return (await impactOfPublication(tx, question)).impact as RevisionImpact;
    });
  const everything = () => db.query('select * from observation order by id');

  it('lists each figure before and after, printed and exact, revised ones first', async () => {
    const before = await everything();
    const { figures } = await impactOf([
      figure({ period: '2019-06', value: '7', publishedAt: LATER }),
      figure({
        ...{ period: '2018', indicatorCode: 'gdp', value: '4293000000', published: '42.93' },
        ...{ unit: 'CNY_100M', publishedAt: LATER },
      }),
      figure({ period: '2019-05', value: '44', publishedAt: LATER, line: 9, cell: 'C9' }),
    ]);
    expect(figures).toMatchObject({ new: 1, revised: 1, precisionOnly: 1, totalCount: 3 });
    expect(figures.changes).toMatchObject([
      {
        ...{
          indicatorCode: 'patents-granted',
          indicatorZh: '专利授权量',
          regionEn: 'Hebi',
          period: '2019-05',
        },
        ...{ revision: 'REVISED', line: 9, cell: 'C9', isInForce: true },
        before: { publishedText: '40', value: '40', publishedAt: '2020-01-01T00:00:00.000Z' },
        after: { publishedText: '44', value: '44', publishedAt: LATER },
      },
      {
        ...{ revision: 'PRECISION_ONLY' },
        before: { publishedText: '42.9', publishedUnit: 'CNY_100M', value: '4290000000' },
        after: { publishedText: '42.93', value: '4293000000' },
      },
      { revision: 'NEW', before: null, after: { value: '7' } },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('tells which targets would stand elsewhere today, and only those', async () => {
    const { targets } = await impactOf([
      figure({ period: '2019-05', value: '140', publishedAt: LATER }),
      figure({ period: '2017', indicatorCode: 'gdp', value: '1' }),
    ]);
    expect(targets).toMatchObject({ asOf: '2019-07-01', dependent: 2, totalCount: 1 });
    expect(targets.changes).toMatchObject([
      {
        ...{ targetKey: 'p/s/patents', nameZh: '专利', unitZh: '件', actualBefore: '40', actualAfter: '140' },
        ...{ statusBefore: 'AT_RISK', statusAfter: 'MET' },
      },
    ]);
    expect(await db.query('select 1 from outbox')).toEqual([]);
  });

  it('says of a vintage that comes late that it will not be in force', async () => {
    const early = '2019-12-01T00:00:00.000Z';
    const { figures } = await impactOf([figure({ period: '2019-05', value: '39', publishedAt: early })]);
    expect(figures.changes).toMatchObject([{ revision: 'NEW', isInForce: false, before: null }]);
  });

  it('asks those who approve which of theirs rest on what would be revised', async () => {
    const finder: ApprovedFinder = async (tx, limit) => {
      const rows = await tx.query<{ region_code: string; period: string }>(
        'select region_code, period from pg_temp.revised_figure limit $1',
        [limit],
      );
      const things = rows.map(({ region_code: regionCode, period }) => ({
        ...{ kind: 'SUBMISSION', id: '1', nameZh: '二季度', nameEn: 'Q2', regionCode, period, figures: 1 },
      }));
      return { totalCount: 7, things };
    };
    const changes = [
      figure({ period: '2019-05', value: '44', publishedAt: LATER }),
      figure({ period: '2019-06', value: '7' }),
    ];
    const { approved } = await impactOf(changes, [finder, finder]);
    expect(approved).toMatchObject({
      totalCount: 14,
      things: [{ period: '2019-05' }, { period: '2019-05' }],
    });
    expect((await impactOf(changes)).approved).toEqual({ totalCount: 0, things: [] });
  });

  it('is empty where nothing would change', async () => {
    expect(await impactOf([figure({ period: '2019-05', value: '40' })])).toEqual({
      figures: { new: 0, revised: 0, precisionOnly: 0, totalCount: 0, changes: [] },
      targets: { asOf: '2019-07-01', dependent: 0, totalCount: 0, changes: [] },
      approved: { totalCount: 0, things: [] },
    });
  });
});
