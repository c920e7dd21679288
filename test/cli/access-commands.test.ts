import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey, keyRequestOf } from '../../src/cli/create-key';
import { verifyAuditChain } from '../../src/cli/verify-audit';
import { type Config, readConfig } from '../../src/config';
import { authenticate } from '../../src/services/access/authenticate';
import { openClone, type TestDatabase } from '../support/database';
import { insertRegion } from '../support/factories';
import { insertInstitution } from '../support/graph';

const BASE = { name: 'k', role: 'reader' };

describe('the commands for keys and audit records', () => {
  let clone: TestDatabase;
  let config: Config;
  let dataDir: string;
  beforeAll(async () => {
    clone = await openClone();
    dataDir = await mkdtemp(join(tmpdir(), 'kejin-cli-'));
    config = readConfig({ DATABASE_URL: clone.url, KEJIN_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    await insertRegion(clone.db);
    await insertInstitution(clone.db, 'bank-a');
  });
  afterAll(async () => {
    await clone.close();
    await rm(dataDir, { recursive: true });
  });

  async function printed(run: () => Promise<void>): Promise<string> {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    try {
      await run();
      return write.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      write.mockRestore();
    }
  }
  const exitCodeOf = async (run: () => Promise<void>) => {
    const before = process.exitCode;
    process.exitCode = undefined;
    const text = await printed(run);
    const code = process.exitCode;
    process.exitCode = before;
    return [text, code] as const;
  };

  it('make a key for a bank, as told', async () => {
    const options = {
      ...{ name: '甲银行', role: 'bank', scope: ['loans', 'BULK'], region: ['410600'] },
      ...{ network: ['127.0.0.0/8'], institution: 'bank-a', expires: '2999-12-31' },
    };
    const key = (await printed(() => createKey(config, options))).trim();
    const at = { now: new Date(), address: '127.0.0.1' };
    expect(await authenticate({ database: clone.db, tokens: null }, { apiKey: key }, at)).toMatchObject({
      ...{ name: '甲银行', role: 'BANK', scopes: ['LOANS', 'BULK'], regionCodes: ['410600'] },
      ...{ institutionSlug: 'bank-a', expiresAt: new Date('2999-12-31T16:00:00Z') },
    });
    const elsewhere = authenticate(
      { database: clone.db, tokens: null },
      { apiKey: key },
      { ...at, address: '192.0.2.1' },
    );
    await expect(elsewhere).rejects.toMatchObject({ code: 'NETWORK_NOT_ALLOWED' });
  });

  it('refuse a key that the API would refuse, and make none', async () => {
    const made = () => clone.db.query('select from api_key');
    const before = (await made()).length;
    for (const [options, code] of [
      [{ role: 'BANK' }, 'BANK_NEEDS_INSTITUTION'],
      [{ network: ['10.1.1.1/8'] }, 'BAD_NETWORK'],
      [{ region: ['999999'] }, 'UNKNOWN_REGION'],
      [{ expires: '2001-01-01' }, 'EXPIRES_IN_THE_PAST'],
    ] as const) {
      const said = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
      expect(await exitCodeOf(() => createKey(config, { ...BASE, ...options }))).toEqual(['', 1]);
      expect(said.mock.calls.join('')).toContain(`${code}: `);
      said.mockRestore();
    }
    expect(await made()).toHaveLength(before);
  });

  it('know roles and scopes in any case, times with their zone, and nothing else', () => {
    expect(keyRequestOf({ ...BASE, expires: '2030-01-02T03:04:05+08:00' })).toMatchObject({
      ...{ role: 'READER', expiresAt: new Date('2030-01-01T19:04:05Z') },
    });
    expect(() => keyRequestOf({ ...BASE, role: 'king' })).toThrow('ADMINISTRATOR');
    expect(() => keyRequestOf({ ...BASE, scope: ['all'] })).toThrow('CONTACTS');
    expect(() => keyRequestOf({ ...BASE, expires: 'soon' })).toThrow('Not a date');
  });

  it('tell whether the audit chain is whole, and what to keep', async () => {
    const [text, code] = await exitCodeOf(() => verifyAuditChain(config, { language: 'en' }));
    const head = /^(\d+:[0-9a-f]{64})$/m.exec(text)?.[1] as string;
    expect([text.split('\n')[0], code]).toEqual(['The audit chain is whole; records: 1', undefined]);
    const again = await exitCodeOf(() => verifyAuditChain(config, { language: 'zh', head }));
    expect(again).toEqual([expect.stringContaining('审计链完整'), undefined]);
    const wrong = await exitCodeOf(() =>
      verifyAuditChain(config, { language: 'en', head: head.replace(/.$/, (c) => (c === '0' ? '1' : '0')) }),
    );
    expect(wrong).toEqual([expect.stringContaining('broken at record: 1 (it is not the record'), 1]);
    await expect(verifyAuditChain(config, { language: 'en', head: '1:x' })).rejects.toThrow('--head');
    await clone.db.query('alter table audit_record disable trigger all');
    await clone.db.query(`update audit_record set content = replace(content, 'BANK', 'READER')`);
    const broken = await exitCodeOf(() => verifyAuditChain(config, { language: 'en' }));
    expect(broken).toEqual([expect.stringContaining('its content is not what was hashed'), 1]);
  });
});
