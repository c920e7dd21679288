import type { Database } from '../../../src/db/database';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { openWarnings } from '../../../src/services/validation/open-warnings';
import { openTestDatabase } from '../../support/database';
import { currentFigures, insertAll, insertFeed, takeIn } from '../ingestion/feed-rows';
import { putRules } from './judging-fixture';

const GRANTED = { lesser: 'patents-granted', greater: 'patent-applications' };

describe('a run whose figures are judged', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertAll(db);
  });
  beforeEach(async () => {
    await db.query('truncate observation, outbox, receipt, raw_file cascade');
    await insertFeed(db);
    await putRules(
      db,
      { kind: 'NON_NEGATIVE', code: 'no-debts', scope: { measures: ['FLOW'] } },
      { kind: 'NOT_ABOVE', code: 'granted', severity: 'WARNING', parameters: GRANTED },
    );
  });
  afterAll(() => db.close());

  it('is refused as a whole for one figure that breaks a rule, which stands in its rejects', async () => {
    const run = await takeIn(db, '鹤壁市,专利授权量,2019,-5,件,', '鹤壁市,地区生产总值,2019,1,亿元,');
    expect(run).toMatchObject({
      ...{ status: 'FAILED', errorCode: 'ROWS_REJECTED', rowsRead: 2, rowsRejected: 1, rowsNew: 0 },
      ...{ warnings: 0, openWarnings: 0 },
    });
    expect((await runSummary(db, run.runId)).rejects).toEqual([
      {
        ...{ severity: 'ERROR', line: 2, sheet: null, column: '数值', cell: 'D2', raw: '-5' },
        ...{ code: 'RULE_NON_NEGATIVE', rule: 'no-debts' },
        messageZh: '鹤壁市2019年专利授权量为-5件，不应为负数',
        messageEn: 'Patents granted of Hebi, 2019 is -5 item, and must not be negative',
      },
    ]);
    expect(await currentFigures(db)).toEqual([]);
  });

  it('keeps the valid rows where its feed says so, without warnings about those that went', async () => {
    await insertFeed(db, { onReject: 'keep-valid' });
    const run = await takeIn(
      db,
      ...[
        '鹤壁市,专利授权量,2019,5,件,',
        '鹤壁市,专利申请量,2019,-1,件,',
        '鹤壁市,地区生产总值,2019,1,亿元,',
      ],
    );
    expect(run).toMatchObject({
      status: 'PUBLISHED',
      rowsRead: 3,
      rowsRejected: 1,
      rowsNew: 2,
      warnings: 0,
    });
    expect(await currentFigures(db)).toEqual(['410600 gdp 2019 100000000', '410600 patents-granted 2019 5']);
  });

  it('publishes what is only warned of, and counts the warnings that nobody has answered for', async () => {
    const rows = ['鹤壁市,专利授权量,2019,5,件,', '鹤壁市,专利申请量,2019,4,件,'];
    const run = await takeIn(db, ...rows);
    expect(run).toMatchObject({
      status: 'PUBLISHED',
      rowsNew: 2,
      rowsRejected: 0,
      warnings: 1,
      openWarnings: 1,
    });
    expect(await openWarnings(db, [run.runId])).toEqual(new Map([[run.runId, 1]]));
    const again = await takeIn(db, ...rows, '鹤壁市,专利授权量,2018,1,件,');
    expect(again).toMatchObject({ status: 'PUBLISHED', rowsNew: 1, warnings: 0, openWarnings: 0 });
    expect(await openWarnings(db, [again.runId])).toEqual(new Map());
  });

  it('keeps out every figure that breaks a rule, and lists a bounded number of them', async () => {
    await insertFeed(db, { onReject: 'keep-valid' });
    const rows = Array.from(
      { length: 6_000 },
      (_, at) => `鹤壁市,专利授权量,${1910 + (at % 100)}-01,-1,件,${day(at)}`,
    );
    const run = await takeIn(db, ...rows, '鹤壁市,地区生产总值,2019,1,亿元,');
    expect(run).toMatchObject({ status: 'PUBLISHED', rowsRejected: 6_000, rowsNew: 1 });
    const [stored] = await db.query<{ count: number }>(
      'select count(*)::integer as count from feed_reject where run_id = $1',
      [run.runId],
    );
    expect(stored?.count).toBe(5_000);
  });
});

/** A day of publication for each time a month comes again. */
const day = (at: number) => new Date(Date.UTC(2019, 0, 1 + Math.floor(at / 100))).toISOString().slice(0, 10);
