import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Database } from '../../src/db/database';
import { until } from '../jobs/queue-fixture';
import { plantEnterprise, plantKey, plantRegions } from '../services/pulls/pull-fixture';
import { type Api, openApi } from './api';
import { pull, request } from './pulling';

const ROWS = 12_000;
const STALL_MS = 400;

/** More than the sockets between two processes hold, so that a reader that stops is felt. */
const PADDING = '锟'.repeat(400);

const plantMany = (db: Database) =>
  db.query(
    `insert into enterprise (uscc, name_zh, sharing_reason, region_code, is_tech_enterprise, is_synthetic)
     select 'T' || lpad(n::text, 17, '0'), '企业' || n, $2, '410611', true, true
     from generate_series(1, $1::integer) n`,
    [ROWS, PADDING],
  );

describe('a pull that breaks', () => {
  let api: Api;
  let key: string;
  const running = async () =>
    (
      await api.db.query(`select 1 from pg_stat_activity where datname = current_database()
      and query like 'copy %' and state = 'active'`)
    ).length;
  const broken = async () =>
    (
      await api.db.query<{ detail: { why: string; bytes: number; rows: number } }>(
        `select content::jsonb -> 'detail' as detail from audit_record where action = 'PULL_BROKEN' order by seq`,
      )
    ).map(({ detail }) => detail);
  const open = () => request(api.url, '/bulk/enterprises.ndjson', key);
  const receipts = async () => (await api.db.query('select 1 from pull_receipt')).length;
  const drain = async (answer: IncomingMessage) => {
    let text = '';
    try {
      for await (const chunk of answer) text += chunk;
      return { text, isWhole: true };
    } catch {
      return { text, isWhole: false };
    }
  };

  beforeAll(async () => {
    api = await openApi({ pullLimits: { stallMs: STALL_MS, totalMs: 20_000 }, poolSize: 8 });
    key = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    await plantRegions(api.db);
    await plantEnterprise(api.db, { n: 1 });
    await plantMany(api.db);
  });
  afterAll(() => api.close());
  afterEach(async () => {
    await until(async () => (await running()) === 0);
  });

  it('because its reader stops reading, ends its statement and gives the connection back', async () => {
    const answer = await open();
    await once(answer, 'readable');
    expect(await running()).toBe(1);
    await until(async () => (await broken()).length === 1);
    expect(await running()).toBe(0);
    expect((await drain(answer)).isWhole).toBe(false);
    const [detail] = await broken();
    expect(detail?.why).toMatch(/took nothing for 400 ms/);
    expect(detail?.rows).toBeGreaterThan(0);
    expect(detail?.rows).toBeLessThan(ROWS);
    expect(await receipts()).toBe(0);
    expect(api.db.pool.totalCount - api.db.pool.idleCount).toBe(0);
  });

  it('because its reader goes away, is stopped at once', async () => {
    const answer = await open();
    await once(answer, 'readable');
    answer.destroy();
    const since = performance.now();
    await until(async () => (await running()) === 0);
    expect(performance.now() - since).toBeLessThan(STALL_MS);
    await until(async () => (await broken()).length === 2);
    expect((await broken())[1]?.why).toMatch(/reader has gone/);
  });

  it('because the database goes away, ends without a receipt', async () => {
    const answer = await open();
    await once(answer, 'readable');
    await api.db.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where query like 'copy %' and datname = current_database()`);
    const { text, isWhole } = await drain(answer);
    expect(isWhole).toBe(false);
    expect(text).not.toContain('"receipt"');
    await until(async () => (await broken()).length === 3);
    expect(await receipts()).toBe(0);
  });

  it('because it cannot be recorded, sends every row and no receipt', async () => {
    await api.db.query(`alter table pull_receipt add constraint none check (byte_count < 0)`);
    const { text, isBroken, receipt } = await pull(api.url, '/bulk/enterprises.ndjson', key);
    expect([isBroken, receipt, text.split('\n').length]).toEqual([true, null, ROWS + 2]);
    const completed = `select 1 from audit_record where action = 'PULL_COMPLETED'`;
    expect(await api.db.query(completed)).toEqual([]);
    await api.db.query('alter table pull_receipt drop constraint none');
    expect((await pull(api.url, '/bulk/enterprises.ndjson', key)).receipt).toMatchObject({ rows: ROWS + 1 });
  });

  it('before its first byte, is an error like any other', async () => {
    await api.db.query('alter table audit_record add constraint none check (seq < 0) not valid');
    const { status, text, headers } = await pull(api.url, '/bulk/enterprises.ndjson', key);
    expect([status, JSON.parse(text).code]).toEqual([500, 'INTERNAL']);
    expect(headers['kejin-receipt-id']).toBeUndefined();
    await api.db.query('alter table audit_record drop constraint none');
  });

  it('counts in the metrics what was whole and what was not', async () => {
    const text = await (await api.send('/metrics')).text();
    const count = (outcome: string) =>
      Number(
        new RegExp(
          `kejin_pulls_total\\{list="enterprises",kind="SNAPSHOT",outcome="${outcome}"\\} (\\d+)`,
        ).exec(text)?.[1],
      );
    expect(count('complete')).toBe(1);
    expect(count('broken')).toBe(4);
  });
});

describe('pulls at once', () => {
  let api: Api;
  const path = '/bulk/enterprises.ndjson';

  beforeAll(async () => {
    api = await openApi({ poolSize: 6 });
    await plantRegions(api.db);
    await plantMany(api.db);
  });
  afterAll(() => api.db.close());

  it('are so many in all and for one caller, and leave others what they need', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => plantKey(api.db, { role: 'ADMINISTRATOR' })));
    const open = (key = '') => request(api.url, path, key);
    const answers = [await open(keys[0]), await open(keys[0])];
    const refused = await pull(api.url, path, keys[0]);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '15']);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'TOO_MANY_PULLS', retryable: true });
    answers.push(await open(keys[1]));
    expect((await pull(api.url, path, keys[2])).status).toBe(429);
    expect((await api.ask('{ viewer { role } }', { key: keys[2] })).data.viewer.role).toBe('ADMINISTRATOR');
    for (const answer of answers) answer.destroy();
    await until(async () => (await pull(api.url, path, keys[0])).status === 200);
  });

  it('are cut without a receipt when their server stops, and that is written down', async () => {
    const key = await plantKey(api.db, { role: 'ADMINISTRATOR' });
    const answer = await request(api.url, path, key);
    const id = answer.headers['kejin-receipt-id'];
    await once(answer, 'readable');
    await api.server.close();
    const audited = 'select action from audit_record where subject = $1 order by seq';
    expect(await api.db.query(audited, [`pull:${id}`])).toEqual([
      ...[{ action: 'PULL_STARTED' }, { action: 'PULL_BROKEN' }],
    ]);
    await expect(async () => {
      for await (const _ of answer);
    }).rejects.toThrow();
  });
});
