import type { Database } from '../../../src/db/database';
import { visibilityOf } from '../../../src/domain/access/visibility';
import { readToken, writeToken } from '../../../src/services/changes/change-token';
import { checkChangeLog } from '../../../src/services/changes/check-log';
import { pruneChanges } from '../../../src/services/changes/prune-changes';
import { readChanges } from '../../../src/services/changes/read-changes';
import { openTestDatabase } from '../../support/database';
import { plantEnterprise, plantRegions, usccOf } from '../pulls/pull-fixture';
import { callerOf, pullLines } from './following-reader';

const NOW = new Date('2019-06-30T04:00:00Z');
const ADMINISTRATOR = callerOf({ role: 'ADMINISTRATOR' });

describe('the log of changes', () => {
  let db: Database;
  const follow = (since: string | null) =>
    readChanges(db, { visibility: visibilityOf(ADMINISTRATOR), since, limit: 50 });
  const watermark = async () => (await pullLines(db, ADMINISTRATOR)).watermark;
  const entries = async () => (await db.query('select 1 from enterprise_change')).length;
  const audited = () =>
    db.query<{ content: { actor: string; detail: object } }>(
      `select content::jsonb as content from audit_record where action = 'CHANGES_PRUNED' order by seq`,
    );
  const rename = (n: number, name: string) =>
    db.query('update enterprise set name_zh = $2 where uscc = $1', [usccOf(n), name]);

  beforeEach(async () => {
    db = await openTestDatabase();
    await plantRegions(db);
    for (const n of [1, 2, 3, 4, 5]) await plantEnterprise(db, { n });
  });
  afterEach(() => db.close());

  /** The entries there are so far, as if they had been written long ago. */
  const age = (days: number) =>
    db.query(`alter table enterprise_change disable trigger enterprise_change_append_only;
      update enterprise_change set changed_at = timestamptz '${NOW.toISOString()}' - interval '${days} days';
      alter table enterprise_change enable trigger enterprise_change_append_only`);

  it('is cut in batches behind what is kept, and says so', async () => {
    const old = await watermark();
    await rename(1, '旧');
    await age(91);
    const since = await watermark();
    await db.query(`update enterprise set name_zh = '新'`);
    expect(await pruneChanges(db, { days: 90, now: new Date(NOW) }, 4)).toBe(6);
    expect(await entries()).toBe(5);
    expect((await audited()).map(({ content }) => content)).toMatchObject([
      { actor: 'system:prune-changes', detail: { rows: 4, olderThanDays: 90 } },
      { actor: 'system:prune-changes', detail: { rows: 2 } },
    ]);
    expect((await follow(since)).changes).toHaveLength(5);
    await expect(follow(old)).rejects.toMatchObject({ code: 'TOKEN_TOO_OLD', status: 410 });
    await expect(follow(null)).rejects.toMatchObject({ code: 'TOKEN_TOO_OLD' });
    expect(await pruneChanges(db, { days: 90, now: new Date(NOW) })).toBe(0);
    expect(await audited()).toHaveLength(2);
  });

  it('goes on as it is when its own database starts again', async () => {
    const since = await watermark();
    expect(await checkChangeLog(db, NOW)).toBe(false);
    expect(await checkChangeLog(db, NOW)).toBe(false);
    await rename(1, '改名');
    expect((await follow(since)).changes).toHaveLength(1);
    expect(await entries()).toBe(6);
  });

  it.each([
    ['its entries name transactions that are yet to come', 'xid'],
    ['it was written in another cluster or table', 'home'],
  ])('begins anew when %s', async (_when, sign) => {
    await checkChangeLog(db, NOW);
    const since = await watermark();
    if (sign === 'home') await db.query(`update change_log set home = '7/00000001/1'`);
    else {
      await db.query(
        `insert into enterprise_change (xid, uscc, before_region, before_listed, before_shared, changed_at)
        values ('99999999', $1, '410611', true, true, now())`,
        [usccOf(9)],
      );
    }
    expect(await checkChangeLog(db, NOW)).toBe(true);
    expect(await checkChangeLog(db, NOW)).toBe(false);
    expect(await entries()).toBe(0);
    expect((await audited()).map(({ content }) => content)).toMatchObject([{ actor: 'system:check-log' }]);
    await expect(follow(since)).rejects.toMatchObject({ code: 'TOKEN_OF_ANOTHER_LOG', status: 409 });
    await expect(follow(null)).rejects.toMatchObject({ code: 'TOKEN_TOO_OLD' });
    const renewed = await watermark();
    await rename(1, '改名');
    expect((await follow(renewed)).changes).toHaveLength(1);
  });

  it('knows a token that comes from its own future', async () => {
    const token = readToken(await watermark());
    const [xmin, xmax] = token.since.split(':');
    const later = `${xmin}:${Number(xmax) + 1000}:`;
    await expect(follow(writeToken({ ...token, since: later }))).rejects.toMatchObject({
      code: 'TOKEN_OF_ANOTHER_LOG',
    });
    const within = { until: later, after: '0' };
    await expect(follow(writeToken({ ...token, within }))).rejects.toMatchObject({
      code: 'TOKEN_OF_ANOTHER_LOG',
    });
  });
});
