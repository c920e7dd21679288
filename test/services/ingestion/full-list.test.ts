import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import {
  codesIn,
  countsOf,
  list,
  putFeed,
  putRegions,
  registerFeed,
  rowsOf,
  send,
  uscc,
} from './register-feeds';

const HEADER = 'uscc,name,region';
const row = (number: number, region = '410611') => `${uscc(number)},企业${number},${region}`;
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => row(from + i));

describe('a full list', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
  });
  afterEach(() => db.close());

  const feed = (given: Record<string, unknown> = {}) =>
    putFeed(db, registerFeed('enterprises', { fullList: { within: '410600' }, ...given }));
  const take = (...lines: readonly string[]) => send(db, 'enterprises', list(HEADER, ...lines));
  const listed = () =>
    rowsOf(db, 'select uscc from enterprise where removed_at is null order by uscc').then(
      (all) => all.length,
    );

  it('takes an enterprise off that it no longer holds, and puts it back when it comes again', async () => {
    await feed();
    await take(...rows(1, 10));
    const removal = await take(...rows(1, 8));
    expect(removal).toMatchObject({ status: 'PUBLISHED', rowsRemoved: 2 });
    expect(await listed()).toBe(8);
    const [gone] = await rowsOf(
      db,
      `select removed_at, removed_reason from enterprise where uscc = '${uscc(9)}'`,
    );
    expect(gone).toMatchObject({
      removed_at: expect.any(Date),
      removed_reason: expect.stringContaining('enterprises'),
    });
    // The very bytes of the first list: they say that all ten are there again.
    const back = await take(...rows(1, 10));
    expect(countsOf(back)).toEqual([0, 2, 8, 0, 0]);
    expect(await listed()).toBe(10);
    expect(
      await rowsOf(
        db,
        `select kind, count(*)::integer as count from enterprise_event where feed_run_id is not null
         group by 1 order by 1`,
      ),
    ).toEqual([
      { kind: 'RELISTED', count: 2 },
      { kind: 'REMOVED', count: 2 },
    ]);
  });

  it('changes nothing when it would take away more than a third, unless the feed allows it', async () => {
    await feed();
    await take(...rows(1, 10));
    const failed = await take(row(1), row(2), ...rows(21, 24));
    expect(failed).toMatchObject({
      status: 'FAILED',
      errorCode: 'TOO_MANY_REMOVED',
      rowsNew: 0,
      rowsRemoved: 0,
    });
    expect(failed.messageEn).toContain('8/10, 80 % > 30 %');
    expect(await listed()).toBe(10);
    await feed({ maxRemovedShare: 0.8 });
    expect(countsOf(await take(row(1), row(2), ...rows(21, 24)))).toEqual([4, 0, 2, 0, 8]);
    expect(await listed()).toBe(6);
  });

  it('is full for its slice only, and one that moves out of it has not vanished', async () => {
    await putFeed(db, registerFeed('enterprises', { slug: 'all' }));
    await send(db, 'all', list(HEADER, ...rows(1, 9), row(50, '620921')));
    await feed();
    expect(countsOf(await take(...rows(1, 7), row(8, '620921')))).toEqual([0, 1, 7, 0, 1]);
    expect(await rowsOf(db, 'select uscc from enterprise where removed_at is not null')).toEqual([
      { uscc: uscc(9) },
    ]);
  });

  it('is full for the regions of its sender only', async () => {
    await feed();
    await take(...rows(1, 6), row(50, '410621'));
    const run = await send(db, 'enterprises', list(HEADER, ...rows(1, 5)), { regionCodes: ['410611'] });
    expect(countsOf(run)).toEqual([0, 0, 5, 0, 1]);
    expect(await listed()).toBe(6);
  });

  it('takes nothing away when a row was refused, or when there is no row at all', async () => {
    await feed();
    await take(...rows(1, 10));
    expect(await take(...rows(1, 9), `${uscc(10)},企业,不存在的县`)).toMatchObject({ status: 'FAILED' });
    expect(await take()).toMatchObject({ status: 'FAILED', errorCode: 'HEADER_ONLY' });
    expect(await listed()).toBe(10);
    expect(() => registerFeed('enterprises', { fullList: true, onReject: 'keep-valid' })).toThrow(/refuse/);
    expect(() => registerFeed('enterprises', { fullList: { kind: 'X' } })).toThrow(/no such part/);
  });

  it('keeps a copy of the records that it takes away, by kind', async () => {
    await putFeed(db, registerFeed('enterprises'));
    await take(...rows(1, 3));
    const certificate = (kind: string, number: number, owner = 1) =>
      `${kind},${number},${uscc(owner)},2022-01-01`;
    const header = 'kind,number,uscc,issuedOn';
    await putFeed(db, registerFeed('certifications'));
    const all = [1, 2, 3, 4, 5].map((number) => certificate('TECH_GIANT', number));
    await send(db, 'certifications', list(header, ...all, certificate('RND_CENTRE', 1, 2)));
    await putFeed(
      db,
      registerFeed('certifications', { slug: 'giants', fullList: true, defaults: { kind: '科技小巨人' } }),
    );
    const run = await send(db, 'giants', list(header, ...all.slice(0, 4)));
    expect(countsOf(run)).toEqual([0, 0, 4, 0, 1]);
    expect(await rowsOf(db, 'select kind, number from certification order by kind, number')).toHaveLength(5);
    expect(
      await rowsOf(db, 'select register, natural_key, content, feed_run_id as run from removed_record'),
    ).toMatchObject([
      {
        ...{ register: 'certification', natural_key: 'TECH_GIANT 5', run: run.runId },
        content: { kind: 'TECH_GIANT', number: '5', issued_on: '2022-01-01', is_synthetic: false },
      },
    ]);
  });

  it('keeps an incubator that has tenants, and says so', async () => {
    await putFeed(db, registerFeed('enterprises'));
    await take(row(1));
    await putFeed(db, registerFeed('incubators', { fullList: true }));
    const header = 'region,name,kind,openedOn';
    const incubator = (name: string) => `410611,${name},孵化器,2020-01-01`;
    await send(db, 'incubators', list(header, ...['甲', '乙', '丙', '丁'].map(incubator)));
    await putFeed(db, registerFeed('tenancies'));
    await send(db, 'tenancies', list('incubator,region,uscc,movedInOn', `甲,410611,${uscc(1)},2021-01-01`));
    const run = await send(db, 'incubators', list(header, incubator('丙'), incubator('丁'), incubator('乙')));
    expect(codesIn(run)).toEqual(['WARNING STILL_REFERENCED 0']);
    expect(countsOf(run)).toEqual([0, 0, 3, 0, 0]);
  });
});

describe('a list without that claim', () => {
  it('lets stay whom it does not mention', async () => {
    const db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises'));
    await send(db, 'enterprises', list(HEADER, ...rows(1, 3)));
    expect(countsOf(await send(db, 'enterprises', list(HEADER, row(1))))).toEqual([0, 0, 1, 0, 0]);
    expect(await db.query('select from enterprise where removed_at is null')).toHaveLength(3);
    await db.close();
  });
});
