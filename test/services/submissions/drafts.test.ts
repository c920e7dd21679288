import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import { insert, insertReject } from '../../support/factories';
import { currentFigures, insertTargets } from '../ingestion/feed-rows';
import { insertReferenceRows } from '../ingestion/reference-rows';
import { Chain, clear, insertReviewedFeed, OFFICER, person } from './chain-fixture';

const MAY = '鹤壁市,专利授权量,2019-05,60,件,';
const FILED = '鹤壁市,专利申请量,2019-05,90,件,';

describe('drafts of submissions', () => {
  let db: Database;
  let chain: Chain;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertReferenceRows(db);
    await insertReviewedFeed(db);
    await insertTargets(db);
  });
  beforeEach(async () => {
    await clear(db);
    chain = new Chain(db);
  });
  afterAll(() => db.close());

  it('hold what the last file of a sender says, and what it leaves out is told', async () => {
    await chain.send([MAY, FILED]);
    const run = await chain.send(['鹤壁市,专利授权量,2019-05,61,件,']);
    const { id } = await chain.last();
    expect(await chain.figuresOf(id, 2)).toEqual(['patents-granted 61']);
    expect(await chain.figuresOf(id, 1)).toEqual(['patent-applications 90', 'patents-granted 60']);
    expect(run.rejects).toMatchObject([{ code: 'LEFT_OUT_OF_DRAFT', severity: 'INFO' }]);
    expect(run.rejects[0]?.messageZh).toContain('鹤壁市 2019-05的 1 个数据');
  });

  it('keep the figures of another office of the same region, until its own file speaks of them', async () => {
    const finance = person('finance', { role: 'DATA_OFFICER', regionCodes: ['410600'] });
    const first = await chain.send([MAY]);
    const second = await chain.send([FILED], finance);
    const { id } = await chain.last();
    expect(await chain.figuresOf(id, 2)).toEqual(['patent-applications 90', 'patents-granted 60']);
    expect(second.rejects).toEqual([]);
    expect(
      await db.query(
        'select feed_run_id as run from submission_figure where draft = 2 order by indicator_code',
      ),
    ).toEqual([{ run: second.runId }, { run: first.runId }]);
    await chain.publish();
    expect(await currentFigures(db)).toHaveLength(2);
    expect(await db.query('select feed_run_id as run from observation order by indicator_code')).toEqual([
      { run: second.runId },
      { run: first.runId },
    ]);
  });

  it('take up what a key of some regions sends to a feed that publishes directly for others', async () => {
    await insertReviewedFeed(db, { review: 'none' });
    expect(await chain.send([MAY])).toMatchObject({ status: 'AWAITING_REVIEW', rowsNew: 1 });
    expect(await currentFigures(db)).toEqual([]);
    const everywhere = person('national desk', { role: 'DATA_OFFICER' });
    expect(await chain.send([FILED], everywhere)).toMatchObject({ status: 'PUBLISHED', rowsNew: 1 });
    expect(await currentFigures(db)).toEqual(['410600 patent-applications 2019-05 90']);
    await insertReviewedFeed(db);
  });

  it('do not change when a file says the same, and no submission is opened for what is published already', async () => {
    await chain.send([MAY]);
    expect((await chain.send([`${MAY} `])).status).toBe('UNCHANGED');
    expect(await chain.last()).toMatchObject({ draft: 1, revision: 1 });
    await chain.publish();
    const run = await chain.send(['鹤壁市,专利授权量,2019年5月,60,件,']);
    expect(run).toMatchObject({ status: 'UNCHANGED', rowsUnchanged: 1, submissions: [] });
    expect(await chain.submissions()).toHaveLength(1);
  });

  it('take the latest of several vintages of one figure, and say which are left out', async () => {
    const run = await chain.send([
      '鹤壁市,专利授权量,2019-05,60,件,2019-06-10',
      '鹤壁市,专利授权量,2019-05,62,件,2019-07-10',
    ]);
    expect(run).toMatchObject({ status: 'AWAITING_REVIEW', rowsNew: 1, rowsUnchanged: 1 });
    expect(run.rejects).toMatchObject([{ code: 'EARLIER_VINTAGE', line: 2, raw: '60' }]);
    expect(await chain.figuresOf((await chain.last()).id, 1)).toEqual(['patents-granted 62']);
  });

  it('do not hold a blank where a value is published', async () => {
    await chain.send([MAY]);
    await chain.publish();
    const run = await chain.send(['鹤壁市,专利授权量,2019-05,,件,']);
    expect(run).toMatchObject({ status: 'UNCHANGED', rejects: [{ code: 'BLANK_KEPT' }] });
    const other = await chain.send(['鹤壁市,专利授权量,2019-05,,件,', FILED]);
    expect(other).toMatchObject({ status: 'AWAITING_REVIEW', rowsNew: 1, rowsUnchanged: 1 });
  });

  it('leave their office only when every warning about their lines is answered', async () => {
    const run = await chain.send([MAY, '鹤壁市,专利申请量,2018-05,90,件,']);
    const [of2018, of2019] = await chain.submissions();
    const warning = { runId: run.runId, severity: 'WARNING', code: 'JUMP', raw: '60' };
    const { id: rejectId } = await insertReject(db, { ...warning, line: 2 });
    expect(await chain.tried('SUBMIT', OFFICER, { id: of2019?.id as string })).toBe('WARNINGS_OPEN');
    expect(await chain.tried('SUBMIT', OFFICER, { id: of2018?.id as string })).toBe('AWAITING_REVIEW');
    await db.query(
      `update feed_reject set accepted_at = now(), accepted_by = 'key:x', accepted_reason = '核实无误' where id = $1`,
      [rejectId],
    );
    const { id: ofFile } = await insertReject(db, { ...warning, line: 0 });
    expect(await chain.tried('SUBMIT', OFFICER, { id: of2019?.id as string })).toBe('WARNINGS_OPEN');
    await db.query('delete from feed_reject where id = $1', [ofFile]);
    expect(await chain.tried('SUBMIT', OFFICER, { id: of2019?.id as string })).toBe('AWAITING_REVIEW');
  });

  it('are refused by the database itself when something goes around the rules', async () => {
    await chain.send([MAY]);
    const { id } = await chain.last();
    await chain.act('SUBMIT', OFFICER);
    await expect(db.query('update submission_figure set value = 99')).rejects.toThrow(/append-only/);
    await expect(db.query('delete from submission_event')).rejects.toThrow(/append-only/);
    const { run } = (await db.query<{ run: string }>('select id as run from feed_run'))[0] as { run: string };
    const figure = {
      ...{
        submissionId: id,
        draft: 1,
        indicatorCode: 'gdp',
        value: 1,
        publishedText: '1',
        publishedUnit: 'CNY',
      },
      ...{ status: 'A', retracts: false, statedAt: new Date(), feedRunId: run, handedInBy: 'key:x' },
    };
    await expect(insert(db, 'submission_figure', figure)).rejects.toThrow(/locked/);
    await expect(
      db.query(`update submission set status = 'PUBLISHED', published_at = now()`),
    ).rejects.toThrow(/three steps by three others/);
    await expect(
      insert(db, 'submission_event', {
        ...{ submissionId: id, step: 'RETURNED', toStatus: 'RETURNED', draft: 1, actor: 'x', comment: ' ' },
        happenedAt: new Date(),
      }),
    ).rejects.toThrow(/return_reasoned/);
    await chain.act('WITHDRAW', OFFICER);
    await expect(db.query(`update submission set status = 'DRAFT'`)).rejects.toThrow(/stays as it is/);
  });
});
