import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { csv, insertAll } from '../ingestion/feed-rows';
import { list, putFeed, putRegions, registerFeed, uscc } from '../ingestion/register-feeds';
import { everything, offer } from './correcting';

/** The file as it came, the run and what it says of itself; and that there was a dry run. */
const WRITTEN = ['raw_file', 'raw_chunk', 'feed_batch', 'feed_run', 'feed_reject', 'outbox', 'receipt'];
const ALLOWED = [...WRITTEN, 'audit_record', 'audit_head'];

const MAY = '鹤壁市,专利授权量,2019-05,120,件,2019-06-18';

describe('a dry run', () => {
  describe('of figures', () => {
    let db: Database;
    beforeEach(async () => {
      db = await openTestDatabase();
      await insertAll(db);
      await offer(db, 'bureau', csv(MAY));
      await db.query('truncate outbox');
    });
    afterEach(() => db.close());

    it('says all that a run would, and writes nothing', async () => {
      const file = csv(
        '鹤壁市,专利授权量,2019-05,144,件,2019-07-18',
        '鹤壁市,专利授权量,2019-06,7,件,2019-07-18',
      );
      const before = await everything(db, ALLOWED);
      const dry = await offer(db, 'bureau', file, { dryRun: true, now: new Date('2019-12-01T00:00:00Z') });
      expect(dry).toMatchObject({
        ...{ status: 'CHECKED', isDryRun: true, rowsRead: 2, rowsNew: 1, rowsRevised: 1, rowsDone: 2 },
        ...{ targetsAffected: 1, errorCode: null },
      });
      expect(dry.impact).toMatchObject({
        figures: { revised: 1, changes: [{ before: { value: '120' }, after: { value: '144' } }, {}] },
        targets: { changes: [{ targetKey: 'p/s/patents', actualBefore: '120', actualAfter: '151' }] },
      });
      expect(await everything(db, ALLOWED)).toEqual(before);
      expect(await db.query(`select key from outbox where queue <> 'feed-ingest'`)).toEqual([]);
      const audit = await db.query<{ action: string; detail: object }>(
        `select action, content::jsonb -> 'detail' as detail from audit_record order by seq desc limit 2`,
      );
      expect(audit).toEqual([
        { action: 'RUN_ENDED', detail: expect.objectContaining({ status: 'CHECKED', dryRun: 'true' }) },
        { action: 'FILE_ACCEPTED', detail: expect.objectContaining({ dryRun: true }) },
      ]);
    });

    it('does not stand in the way of the same bytes sent for real, which do what it said', async () => {
      const file = csv('鹤壁市,专利授权量,2019-05,144,件,2019-07-18');
      const dry = await offer(db, 'bureau', file, { dryRun: true });
      const real = await offer(db, 'bureau', file);
      expect(real).toMatchObject({ status: 'PUBLISHED', isDryRun: false, duplicate: false, rowsRevised: 1 });
      expect(real.rowsRevised).toBe(dry.rowsRevised);
      const again = await offer(db, 'bureau', file, { dryRun: true });
      expect(again).toMatchObject({ status: 'CHECKED', rowsRevised: 0, rowsUnchanged: 1, duplicate: false });
      expect((await offer(db, 'bureau', file)).runId).toBe(real.runId);
    });

    it('fails as a run would, with every reject', async () => {
      const dry = await offer(
        db,
        'bureau',
        csv('鹤壁市,专利授权量,2019-05,x,件,', '火星,专利授权量,2019,1,件,'),
        {
          dryRun: true,
        },
      );
      expect(dry).toMatchObject({
        status: 'FAILED',
        errorCode: 'ROWS_REJECTED',
        impact: null,
        rejectsFound: 2,
      });
      expect(dry.rejects.map(({ line, cell, code }) => `${line} ${cell} ${code}`)).toEqual([
        '2 D2 NOT_A_NUMBER',
        '3 A3 UNKNOWN_REGION',
      ]);
    });
  });

  it('of a full list takes nothing out, moves nobody and seals nothing', async () => {
    const db = await openTestDatabase();
    await putRegions(db);
    const coverage = { startsOn: '2024-01-01', endsOn: 'received', region: '410600' };
    await putFeed(db, registerFeed('enterprises', { fullList: true, maxRemovedShare: 1, coverage }));
    const header = 'uscc,name,region,contactName,contactPhone';
    const [A, B] = [`${uscc(1)},甲,410611,张三,13812345678`, `${uscc(2)},乙,410621,,`];
    await offer(db, 'enterprises', list(header, A, B));
    const before = await everything(db, ALLOWED);
    const moved = list(header, `${uscc(1)},甲甲,410621,李四,13900000000`, `${uscc(3)},丙,410611,,`);
    const dry = await offer(db, 'enterprises', moved, { dryRun: true });
    expect(dry).toMatchObject({
      ...{ status: 'CHECKED', rowsNew: 1, rowsRevised: 1, rowsRemoved: 1 },
      impact: { figures: { totalCount: 0 } },
    });
    expect(await everything(db, ALLOWED)).toEqual(before);
    expect(await offer(db, 'enterprises', moved)).toMatchObject({ status: 'PUBLISHED', rowsRemoved: 1 });
    await db.close();
  });
});
