import type { Database } from '../../../src/db/database';
import { runNote } from '../../../src/jobs/inbox-note';
import { openTestDatabase } from '../../support/database';
import { currentFigures, insertTargets, recomputesAsked } from '../ingestion/feed-rows';
import { insertReferenceRows } from '../ingestion/reference-rows';
import {
  AUDITOR,
  Chain,
  clear,
  insertReviewedFeed,
  LEADER,
  OFFICER,
  person,
  REVIEWER,
  STEPS,
} from './chain-fixture';

const MAY = '鹤壁市,专利授权量,2019-05,60,件,';
const FILED = '鹤壁市,专利申请量,2019-05,90,件,';

describe('figures on their way through review', () => {
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

  it('go into one draft per region and period, and the sender is told so', async () => {
    const run = await chain.send(
      [MAY, FILED, '金塔县,专利授权量,2019-05,3,件,', '鹤壁市,专利授权量,2019,9,件,'],
      {
        ...OFFICER,
        regionCodes: null,
      },
    );
    expect(run).toMatchObject({ status: 'AWAITING_REVIEW', rowsRead: 4, rowsNew: 4, targetsAffected: 0 });
    expect(run.messageZh).toContain('数据尚未公布：4 个数据在 3 份报送稿中');
    expect(run.messageEn).toContain('4 figures in 3 submissions');
    expect(run.messageEn).toContain('Jinta 2019-05 (version 1)');
    const note = runNote(run);
    expect(note).toMatch(/^已收到，尚待审核，未公布/);
    for (const { id } of run.submissions) expect(note).toContain(id);
    expect(run.submissions).toMatchObject([
      { region: '410600', period: '2019-05', version: 1, status: 'DRAFT' },
      { region: '410600', period: '2019', version: 1, status: 'DRAFT' },
      { region: '620921', period: '2019-05', version: 1, status: 'DRAFT' },
    ]);
    expect(await currentFigures(db)).toEqual([]);
    expect(await recomputesAsked(db)).toEqual([]);
  });

  it('are published by the third approval, at its moment, with the place they came from', async () => {
    const [start] = await db.query<{ seq: string }>('select coalesce(max(seq), 0) as seq from audit_record');
    const run = await chain.send([MAY]);
    await chain.publish();
    expect(await currentFigures(db)).toEqual(['410600 patents-granted 2019-05 60']);
    const [{ published_at: publishedAt }] = (await db.query('select published_at from submission')) as [
      { published_at: Date },
    ];
    expect(
      await db.query(
        `select feed_run_id, source_line, source_column, published_at, revision from observation`,
      ),
    ).toEqual([
      {
        ...{ feed_run_id: run.runId, source_line: 2, source_column: '数值', revision: 'NEW' },
        published_at: publishedAt,
      },
    ]);
    expect(publishedAt.getUTCFullYear()).toBe(2026);
    expect(await recomputesAsked(db)).toEqual([['p/s/patents']]);
    expect((await chain.send([MAY])).status).toBe('UNCHANGED');
    const [first] = await db.query<{ status: string }>('select status from feed_run order by queued_at');
    expect(first?.status).toBe('PUBLISHED');
    const audited = await db.query<{ action: string; actor: string }>(
      `select action, actor from audit_record where action like 'SUBMISSION%' and seq > $1 order by seq`,
      [start?.seq],
    );
    expect(audited.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'SUBMISSION_SUBMITTED key:officer',
      'SUBMISSION_REVIEWED key:reviewer',
      'SUBMISSION_AUDITED key:auditor',
      'SUBMISSION_PUBLISHED key:leader',
    ]);
  });

  it('come back with a reason and a deadline, are corrected, and start again', async () => {
    await chain.send([MAY]);
    await chain.act('SUBMIT', OFFICER);
    await chain.act('REVIEW', REVIEWER);
    expect(await chain.tried('RETURN', AUDITOR)).toBe('RETURN_NEEDS_REASON');
    const told = { comment: ' 与专利局不符 ', deadline: '2026-06-10' };
    expect(await chain.tried('RETURN', AUDITOR, { ...told, deadline: '2026-05-31' })).toBe('DEADLINE_PASSED');
    expect(await chain.act('RETURN', AUDITOR, told)).toMatchObject({
      submission: { status: 'RETURNED', dueOn: '2026-06-10', draft: 1 },
    });
    const run = await chain.send(['鹤壁市,专利授权量,2019-05,61,件,']);
    expect(run).toMatchObject({
      status: 'AWAITING_REVIEW',
      submissions: [{ status: 'RETURNED', version: 1 }],
    });
    const { id, draft } = await chain.last();
    expect([draft, await chain.figuresOf(id, 1), await chain.figuresOf(id, 2)]).toEqual([
      ...[2, ['patents-granted 60'], ['patents-granted 61']],
    ]);
    await chain.publish();
    expect(await currentFigures(db)).toEqual(['410600 patents-granted 2019-05 61']);
    expect(await db.query(`select comment from submission_event where step = 'RETURNED'`)).toEqual([
      { comment: '与专利局不符' },
    ]);
    expect(await db.query('select due_on from submission')).toEqual([{ due_on: null }]);
  });

  it('stay as their reviewers see them: a file that would change them is refused, row by row', async () => {
    await chain.send([MAY, FILED]);
    await chain.act('SUBMIT', OFFICER);
    const run = await chain.send([
      FILED,
      '鹤壁市,专利授权量,2019-05,61,件,',
      '鹤壁市,专利授权量,2019-06,7,件,',
    ]);
    expect(run).toMatchObject({ status: 'FAILED', errorCode: 'ROWS_REJECTED', rowsRejected: 1 });
    expect(run.rejects).toMatchObject([
      { code: 'IN_REVIEW', line: 3, column: '数值', raw: '61', severity: 'ERROR' },
    ]);
    expect(run.rejects[0]?.messageZh).toContain('鹤壁市 2019-05');
    expect(await chain.submissions()).toHaveLength(1);
    expect((await chain.send([FILED, `${MAY} `])).status).toBe('UNCHANGED');
    await chain.act('RETURN', REVIEWER, { comment: '重报' });
    const again = await chain.send([
      FILED,
      '鹤壁市,专利授权量,2019-05,61,件,',
      '鹤壁市,专利授权量,2019-06,7,件,',
    ]);
    expect(again.status).toBe('AWAITING_REVIEW');
  });

  it('once published change only by a new version, with a reason and an approval of its own', async () => {
    await chain.send([MAY, FILED]);
    await chain.publish();
    const [before] = await db.query<{ at: Date }>('select max(published_at) as at from observation');
    const run = await chain.send(['鹤壁市,专利授权量,2019-05,64,件,']);
    expect(run).toMatchObject({ status: 'AWAITING_REVIEW', rowsRevised: 1, submissions: [{ version: 2 }] });
    expect(run.messageEn).toContain('a correction: say why when you submit it');
    expect(await currentFigures(db)).toContain('410600 patents-granted 2019-05 60');
    const [first, second] = await chain.submissions();
    expect([first?.status, second?.corrects]).toEqual(['PUBLISHED', first?.id]);
    expect(await chain.tried('SUBMIT', OFFICER)).toBe('REVISION_NEEDS_REASON');
    await chain.publish({ revisionReason: '普查后修订' });
    expect(await currentFigures(db)).toEqual([
      '410600 patent-applications 2019-05 90',
      '410600 patents-granted 2019-05 64',
    ]);
    const known = await db.query(
      `select value from observation where indicator_code = 'patents-granted'
         and published_at <= $1 and (superseded_at is null or superseded_at > $1)`,
      [before?.at],
    );
    expect(known).toEqual([{ value: '60' }]);
    expect(await db.query('select revision_reason from submission where version = 2')).toEqual([
      { revision_reason: '普查后修订' },
    ]);
  });

  it('are approved once when two leaders do so at the same moment', async () => {
    await chain.send([MAY]);
    await chain.act('SUBMIT', OFFICER);
    await chain.act('REVIEW', REVIEWER);
    await chain.act('AUDIT', AUDITOR);
    const leaders = Array.from({ length: 4 }, (_, i) => person(`leader-${i}`, { scopes: ['APPROVE'] }));
    const outcomes = await Promise.all(leaders.map((leader) => chain.tried('APPROVE', leader)));
    expect(outcomes.sort()).toEqual([...Array(3).fill('NOT_AWAITING_APPROVAL'), 'PUBLISHED']);
    expect(await db.query('select 1 from observation')).toHaveLength(1);
    expect(await db.query(`select 1 from submission_event where step = 'APPROVED'`)).toHaveLength(1);
  });

  it('are decided only as they were seen', async () => {
    await chain.send([MAY]);
    const { revision } = await chain.last();
    await chain.send(['鹤壁市,专利授权量,2019-05,61,件,']);
    expect(await chain.tried('SUBMIT', OFFICER, { expectedRevision: revision })).toBe('CHANGED_MEANWHILE');
    expect(await chain.tried('SUBMIT', OFFICER, { expectedRevision: revision + 1 })).toBe('AWAITING_REVIEW');
  });

  it('can be withdrawn until they are published, and handed in again as they were', async () => {
    await chain.send([MAY]);
    await chain.act('SUBMIT', OFFICER);
    expect(await chain.tried('WITHDRAW', REVIEWER)).toBe('NOT_THE_OFFICE');
    expect(await chain.tried('WITHDRAW', OFFICER)).toBe('WITHDRAWN');
    for (const [action, by] of STEPS) expect(await chain.tried(action, by)).toMatch(/^NOT_AWAITING/);
    expect((await chain.send([MAY])).submissions.at(-1)).toMatchObject({ version: 2, status: 'DRAFT' });
    expect((await chain.last()).corrects).toBeNull();
    await chain.publish();
    expect(await chain.tried('WITHDRAW', OFFICER)).toBe('ALREADY_FINAL');
    expect(await currentFigures(db)).toHaveLength(1);
  });

  it('are not there for those whose regions they do not lie in', async () => {
    await chain.send([MAY]);
    for (const foreign of [
      { ...OFFICER, regionCodes: ['620921'] },
      { ...OFFICER, regionCodes: [] },
    ]) {
      expect(await chain.tried('SUBMIT', foreign)).toBe('UNKNOWN_SUBMISSION');
    }
    for (const id of [null, 'x', '00000000-0000-0000-0000-000000000000']) {
      const tried = await chain.act('SUBMIT', OFFICER, { id: id ?? '' });
      expect(tried).toMatchObject({ refusals: [{ code: 'UNKNOWN_SUBMISSION' }] });
    }
    await expect(chain.tried('REVIEW', person('planner'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(
      chain.tried('REVIEW', person('bank', { role: 'BANK', scopes: ['REVIEW'] })),
    ).rejects.toThrow();
    expect(await chain.tried('REVIEW', LEADER)).toBe('NOT_AWAITING_REVIEW SCOPE_MISSING');
  });
});
