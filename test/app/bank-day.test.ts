import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Api, openApi } from '../server/api';
import { pull, sha256 } from '../server/pulling';
import { writeBusily } from '../services/changes/busy-writers';
import { plantEnterprise, plantKey, plantRegions, usccOf } from '../services/pulls/pull-fixture';

const SCRIPT = resolve(__dirname, '../../examples/bank-sync.mjs');
const run = promisify(execFile);

describe('a bank that keeps its copy with the example’s script', () => {
  let api: Api;
  let directory: string;
  let key: string;

  const sync = (...flags: readonly string[]) =>
    run(process.execPath, [SCRIPT, directory, ...flags], {
      env: { PATH: process.env.PATH, KEJIN_URL: api.url, KEJIN_KEY: key },
      timeout: 60_000,
    });
  const copy = () => readFile(join(directory, 'enterprises.ndjson'), 'utf8');
  const fresh = () => pull(api.url, '/bulk/enterprises.ndjson', key);

  beforeAll(async () => {
    api = await openApi({ poolSize: 14 });
    directory = await mkdtemp(join(tmpdir(), 'kejin-bank-'));
    await plantRegions(api.db);
    for (let n = 0; n < 50; n += 1) await plantEnterprise(api.db, { n, shared: n % 3 > 0 });
    await plantEnterprise(api.db, { n: 60, nameZh: '行\u2028段\u2029"引号\\\u0001😀\u007f' });
    key = await plantKey(api.db, { role: 'BANK', regions: ['410600'] });
  });
  afterAll(async () => {
    await api.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('takes the whole list in the morning', async () => {
    const { stdout } = await sync();
    expect(stdout).toBe('took the whole list\nthe copy holds 34 enterprises\n');
    expect(await copy()).toBe((await fresh()).body);
  });

  it('follows a day on which others write all the time, and can prove its copy in the evening', async () => {
    let isOver = false;
    const day = writeBusily(api.db, { seed: 7, writers: 4, transactions: 60 }).finally(() => {
      isOver = true;
    });
    let runs = 0;
    for (; !isOver; runs += 1) await sync();
    await day;
    expect(runs).toBeGreaterThan(1);
    const { stdout } = await sync('--verify');
    const { body, receipt } = await fresh();
    expect(await copy()).toBe(body);
    expect(sha256(await copy())).toBe(receipt.sha256);
    expect(stdout).toContain(`equal: ${receipt.rows} enterprises, SHA-256 ${receipt.sha256}`);
  }, 120_000);

  it('says so when its copy was tampered with', async () => {
    const before = await copy();
    await writeFile(join(directory, 'enterprises.ndjson'), before.replace('企业', '企鹅'));
    await expect(sync('--verify')).rejects.toThrow(/not equal to a fresh list/);
    await writeFile(join(directory, 'enterprises.ndjson'), before);
    expect((await sync('--verify')).stdout).toContain('equal');
  });

  it('takes the whole list again when its token leads nowhere any more', async () => {
    await api.db.query('update change_log set log_id = gen_random_uuid()');
    await api.db.query(`update enterprise set name_zh = '后来' where uscc = $1`, [usccOf(40)]);
    expect((await sync()).stdout).toContain('took the whole list');
    expect(await copy()).toBe((await fresh()).body);
  });

  it('repeats a download that broke off, and applies nothing of it', async () => {
    await api.db.query(`update enterprise set name_zh = '改名'`);
    const before = await copy();
    await api.db.query(`alter table pull_receipt add constraint none check (byte_count < 0) not valid`);
    await expect(sync()).rejects.toThrow();
    expect(await copy()).toBe(before);
    await api.db.query('alter table pull_receipt drop constraint none');
    await sync();
    expect(await copy()).toBe((await fresh()).body);
  });

  it('is told plainly why it gets nothing', async () => {
    await api.db.query(`update api_key set revoked_at = '2019-01-01'`);
    await expect(sync()).rejects.toThrow(/KEY_REVOKED: This API key has been revoked/);
  });
});
