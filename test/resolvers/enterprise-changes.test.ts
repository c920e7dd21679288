import { MAX_PAGE_SIZE } from '../../src/schema/limits';
import { type Api, openApi } from '../server/api';
import { linesOf, pull, sha256 } from '../server/pulling';
import { plantEnterprise, plantKey, plantRegions, usccOf } from '../services/pulls/pull-fixture';

const CHANGES = `query C($since: String, $first: Int) {
  enterpriseChanges(since: $since, first: $first) {
    nodes { token kind uscc reason reasonText changedAt enterprise { id uscc nameZh sharingAuthorised } }
    edges { cursor } pageInfo { hasNextPage endCursor } endToken hasMore } }`;
const RECEIPTS = `{ pullReceipts { totalCount nodes { id actor list kind format rows bytes sha256 sinceToken
  watermark scope audit { seq hash } } } }`;

describe('changes of enterprises', () => {
  let api: Api;
  let bank: string;
  let administrator: string;
  let token: string;
  const set = (n: number, change: string) =>
    api.db.query(`update enterprise set ${change} where uscc = $1`, [usccOf(n)]);
  const changes = async (since: string | null, first = 50, key = bank) => {
    const { data, errors } = await api.ask(CHANGES, { key, variables: { since, first } });
    return errors
      ? { code: errors[0].extensions.code, status: errors[0].extensions }
      : data.enterpriseChanges;
  };
  const told = async (since = token, key = bank) => {
    const { nodes } = await changes(since, 50, key);
    return nodes.map(({ kind, uscc, reason, reasonText }: never) => [kind, uscc, reason, reasonText]);
  };
  const watermark = async (key = bank, query = '') =>
    (await pull(api.url, `/bulk/enterprises.ndjson${query}`, key)).receipt.watermark;

  beforeAll(async () => {
    api = await openApi();
    await plantRegions(api.db);
    for (const n of [1, 2, 3]) await plantEnterprise(api.db, { n });
    await plantEnterprise(api.db, { n: 4, region: '620921' });
    await plantEnterprise(api.db, { n: 5, shared: false });
    bank = await plantKey(api.db, { role: 'BANK', regions: ['410600'] });
    administrator = await plantKey(api.db, { role: 'ADMINISTRATOR' });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    token = await watermark();
  });

  it('hold what changed, as each change left it', async () => {
    await set(1, `name_zh = '甲'`);
    await set(1, `name_zh = '乙'`);
    const page = await changes(token);
    expect(page.nodes.map((node: { enterprise: { nameZh: string } }) => node.enterprise.nameZh)).toEqual([
      '甲',
      '乙',
    ]);
    expect(page.nodes[0]).toMatchObject({ kind: 'UPSERT', uscc: usccOf(1), reason: null, reasonText: null });
    expect(page.edges.map(({ cursor }: { cursor: string }) => cursor)).toEqual(
      page.nodes.map((node: { token: string }) => node.token),
    );
    expect(page).toMatchObject({ hasMore: false, pageInfo: { hasNextPage: false } });
    expect(await told(page.endToken)).toEqual([]);
  });

  it('go on from any change, page by page, without a gap when others write meanwhile', async () => {
    for (const n of [1, 2, 3]) await set(n, `scale = 'SMALL'`);
    const first = await changes(token, 2);
    expect(first).toMatchObject({ hasMore: true, pageInfo: { hasNextPage: true } });
    await set(1, `scale = 'MICRO'`);
    const second = await changes(first.endToken, 2);
    expect(second.nodes.map(({ uscc }: { uscc: string }) => uscc)).toEqual([usccOf(3), usccOf(1)]);
    expect(second.hasMore).toBe(false);
    const again = await changes(first.nodes[0].token);
    expect(again.nodes.map(({ uscc }: { uscc: string }) => uscc)).toEqual([2, 3, 1].map(usccOf));
  });

  it('say why an enterprise leaves the list, and nothing of those that were never on it', async () => {
    await set(1, `sharing_authorised = false, sharing_reason = '撤回授权'`);
    await set(2, `removed_at = now(), removed_reason = '名单更新'`);
    await set(3, `region_code = '620921'`);
    await set(4, `name_zh = '看不见'`);
    await set(5, `name_zh = '也看不见'`);
    expect(await told()).toEqual([
      ['WITHDRAWN', usccOf(1), 'SHARING_WITHDRAWN', '撤回授权'],
      ['WITHDRAWN', usccOf(2), 'REMOVED_FROM_LIST', '名单更新'],
      ['WITHDRAWN', usccOf(3), 'MOVED_OUT_OF_SCOPE', null],
    ]);
    await set(1, `sharing_authorised = true`);
    await set(2, `removed_at = null`);
    await set(3, `region_code = '410600'`);
    await api.db.query('delete from enterprise where uscc = $1', [usccOf(3)]);
    expect((await told()).slice(3)).toEqual([
      ...[
        ['UPSERT', usccOf(1), null, null],
        ['UPSERT', usccOf(2), null, null],
      ],
      ...[
        ['UPSERT', usccOf(3), null, null],
        ['WITHDRAWN', usccOf(3), 'DELETED', null],
      ],
    ]);
  });

  it('take an enterprise out although its region has left the catalogue since', async () => {
    await api.db.query(
      `insert into region (code, name_zh, name_en, level) values ('410699', '旧区', 'Old', 'COUNTY')`,
    );
    await plantEnterprise(api.db, { n: 9, region: '410699' });
    const since = await watermark();
    await set(9, `region_code = '620921'`);
    await api.db.query(`delete from region where code = '410699'`);
    expect(await told(since)).toEqual([['WITHDRAWN', usccOf(9), 'MOVED_OUT_OF_SCOPE', null]]);
  });

  it('begin with the log itself where no token is given', async () => {
    const { nodes } = await changes(null);
    expect(nodes[0]).toMatchObject({ kind: 'UPSERT', uscc: usccOf(1), enterprise: { uscc: usccOf(1) } });
  });

  it('come as a stream just so, with the lines that the pages’ receipts speak of', async () => {
    await set(1, `name_zh = '"引号\\'`);
    await set(2, `sharing_authorised = false`);
    const { body, receipt } = await pull(api.url, `/bulk/enterprises.ndjson?since=${token}`, bank);
    const whole = await pull(api.url, '/bulk/enterprises.ndjson', bank);
    const [first, second] = linesOf(body);
    expect(receipt).toMatchObject({ kind: 'DELTA', rows: 2, sha256: sha256(body) });
    expect(second).toMatchObject({ kind: 'WITHDRAWN', uscc: usccOf(2), enterprise: null });
    expect(Object.keys(first)).toEqual(['kind', 'uscc', 'reason', 'reasonText', 'changedAt', 'enterprise']);
    expect(whole.body.split('\n')).toContain(JSON.stringify(first.enterprise));
    expect(await told(receipt.watermark)).toEqual([]);
    await changes(token);
    const { data } = await api.ask(RECEIPTS, { key: bank });
    expect(
      data.pullReceipts.nodes.find(
        (r: { format: string; sinceToken: string }) => r.format === 'graphql' && r.sinceToken === token,
      ),
    ).toMatchObject({
      ...{ list: 'enterprises', kind: 'DELTA', rows: 2, bytes: String(Buffer.byteLength(body)) },
      ...{ sha256: sha256(body), sinceToken: token },
      scope: { regionCodes: ['410600'], sharedOnly: true },
      audit: { seq: expect.stringMatching(/^\d+$/), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('refuse a page size or a token that is none', async () => {
    for (const first of [0, -1, MAX_PAGE_SIZE + 1])
      expect(await changes(token, first)).toMatchObject({ code: 'BAD_PAGE_SIZE' });
    const altered = Buffer.from(token, 'base64url');
    altered[20] = (altered[20] as number) ^ 1;
    const bad = ['', 'x', `${token}A`, token.slice(0, -2), altered.toString('base64url'), 'a'.repeat(20_000)];
    for (const since of bad) {
      expect([since, await changes(since)]).toMatchObject([since, { code: 'BAD_CHANGE_TOKEN' }]);
    }
  });

  it('refuse a token of another scope, of another log, and of a log that was cut', async () => {
    expect(await changes(token, 5, administrator)).toMatchObject({ code: 'SCOPE_CHANGED' });
    expect(await changes(await watermark(bank, '?region=410611'))).toMatchObject({ code: 'SCOPE_CHANGED' });
    await api.db.query(`update api_key set region_codes = '{410600,620900}' where role = 'BANK'`);
    expect(await changes(token)).toMatchObject({ code: 'SCOPE_CHANGED' });
    const { status, text } = await pull(api.url, `/bulk/enterprises.ndjson?since=${token}`, bank);
    expect([status, JSON.parse(text).code]).toEqual([409, 'SCOPE_CHANGED']);
    await api.db.query(`update api_key set region_codes = '{410600}' where role = 'BANK'`);
    await api.db.query('update change_log set log_id = gen_random_uuid()');
    expect(await changes(token)).toMatchObject({ code: 'TOKEN_OF_ANOTHER_LOG' });
    const renewed = await watermark();
    await api.db.query(`update change_log set pruned_xid = pg_current_xact_id()`);
    expect(await changes(renewed)).toMatchObject({ code: 'TOKEN_TOO_OLD' });
    expect(await changes(null)).toMatchObject({ code: 'TOKEN_TOO_OLD' });
    expect((await pull(api.url, `/bulk/enterprises.ndjson?since=${renewed}`, bank)).status).toBe(410);
    expect(await told(await watermark())).toEqual([]);
  });
});

describe('receipts of pulls', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
    await plantRegions(api.db);
    await plantEnterprise(api.db, { n: 1 });
  });
  afterAll(() => api.close());

  it('are for who pulled, and for administrators', async () => {
    const [one, other] = [await plantKey(api.db, { role: 'BANK' }), await plantKey(api.db, { role: 'BANK' })];
    const administrator = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    const { receipt } = await pull(api.url, '/bulk/enterprises.csv', one);
    const receipts = async (key: string) => (await api.ask(RECEIPTS, { key })).data.pullReceipts;
    const own = await receipts(one);
    expect(own.nodes).toMatchObject([{ sha256: receipt.sha256, rows: 1, format: 'csv', kind: 'SNAPSHOT' }]);
    expect((await receipts(other)).totalCount).toBe(0);
    expect((await receipts(administrator)).totalCount).toBe(1);
    const node = async (key?: string) =>
      (await api.ask(`{ node(id: "${own.nodes[0].id}") { ... on PullReceipt { sha256 } } }`, { key })).data
        .node;
    expect(await node(one)).toEqual({ sha256: receipt.sha256 });
    expect(await node(administrator)).toEqual({ sha256: receipt.sha256 });
    expect([await node(other), await node()]).toEqual([null, null]);
  });

  it('are not written for a page on which nothing stands', async () => {
    const key = await plantKey(api.db, { role: 'BANK', regions: [] });
    const { data } = await api.ask('{ enterpriseChanges { nodes { uscc } endToken } }', { key });
    expect(data.enterpriseChanges.nodes).toEqual([]);
    expect((await api.ask(RECEIPTS, { key })).data.pullReceipts.totalCount).toBe(0);
  });
});
