import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../../../src/config';
import type { Database } from '../../../src/db/database';
import { createApiKey, revokeApiKey } from '../../../src/services/access/api-keys';
import { bootstrapAdministrator } from '../../../src/services/access/bootstrap-administrator';
import { BY_HAND } from '../../../src/services/audit/doer';
import { verifyAudit } from '../../../src/services/audit/verify-audit';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { openTestDatabase } from '../../support/database';

const NOW = new Date('2019-06-30T00:00:00Z');
const DOER = { actor: 'key:7', actorName: '管理员', requestId: 'r-1', now: NOW };
const catalogueOfSeeds = () => readCatalogue(resolve(PROJECT_ROOT, 'seeds'));
const READER = { name: 'reader', role: 'READER' } as const;

describe('what is done', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
  });
  afterEach(() => db.close());

  const records = async () => {
    const rows = await db.query<{ content: string }>('select content from audit_record order by seq');
    return rows.map(({ content }) => JSON.parse(content));
  };
  const breakAudit = () =>
    db.query(`create function refuse_audit() returns trigger language plpgsql as
        $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse_audit before insert on audit_record
        for each row execute function refuse_audit()`);
  const countOf = async (table: string) => {
    const [row] = await db.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
    return row?.count;
  };

  it('to keys is recorded with who did it, and never with the key', async () => {
    const { key, apiKey } = await createApiKey(db, { ...READER, scopes: ['BULK', 'BULK'] }, DOER);
    await revokeApiKey(db, apiKey.id, DOER);
    await revokeApiKey(db, apiKey.id, DOER);
    const who = { actor: 'key:7', actorName: '管理员', requestId: 'r-1', recordedAt: NOW.toISOString() };
    const subject = `key:${apiKey.id}`;
    const [made, ended, ...more] = await records();
    expect(made).toMatchObject({
      ...{ ...who, subject, action: 'KEY_CREATED' },
      detail: { name: 'reader', prefix: apiKey.prefix, role: 'READER', scopes: ['BULK'] },
    });
    expect(ended).toMatchObject({ ...who, subject, action: 'KEY_REVOKED' });
    expect(more).toEqual([]);
    expect(JSON.stringify([made, ended])).not.toContain(key.slice(9));
  });

  it('at the start and by hand is recorded as done by the system', async () => {
    await bootstrapAdministrator(db, undefined, NOW);
    await bootstrapAdministrator(db, 'an-operators-own-bootstrap-key', NOW);
    await bootstrapAdministrator(db, 'an-operators-own-bootstrap-key', NOW);
    await createApiKey(db, READER);
    expect((await records()).map(({ action, actor }) => [action, actor])).toEqual([
      ['KEY_CREATED', 'system:bootstrap'],
      ['KEY_CREATED', 'system:bootstrap'],
      ['KEY_CREATED', 'system:cli'],
    ]);
    expect(JSON.stringify(await records())).not.toContain('bootstrap-key');
  });

  it('to the catalogue is recorded when something changed', async () => {
    const catalogue = await catalogueOfSeeds();
    await loadCatalogue(db, catalogue, NOW);
    await loadCatalogue(db, catalogue, NOW);
    expect(await records()).toMatchObject([
      {
        ...{ action: 'CATALOGUE_LOADED', actor: 'system:catalogue' },
        detail: { contentHash: catalogue.contentHash },
      },
    ]);
  });

  it('to the demo data is recorded when something changed', async () => {
    await loadCatalogue(db, await catalogueOfSeeds(), NOW);
    await loadDemo(db, undefined, NOW);
    await loadDemo(db, undefined, NOW);
    expect((await records()).map(({ action, actor }) => [action, actor])).toEqual([
      ['CATALOGUE_LOADED', 'system:catalogue'],
      ['DEMO_LOADED', 'system:demo'],
    ]);
    expect(await verifyAudit(db)).toMatchObject({ whole: true, count: 2 });
  });

  it('is not done at all when it cannot be recorded', async () => {
    const { apiKey } = await createApiKey(db, { ...READER, name: 'kept' });
    await breakAudit();
    await expect(createApiKey(db, READER)).rejects.toThrow('the disk is full');
    await expect(bootstrapAdministrator(db)).rejects.toThrow('the disk is full');
    await expect(revokeApiKey(db, apiKey.id, BY_HAND())).rejects.toThrow('the disk is full');
    await expect(loadCatalogue(db, await catalogueOfSeeds(), NOW)).rejects.toThrow('the disk is full');
    const [key, ...others] = await db.query<{ name: string; revoked: Date | null }>(
      'select name, revoked_at as revoked from api_key',
    );
    expect([key, others]).toEqual([{ name: 'kept', revoked: null }, []]);
    expect(await countOf('plan')).toBe(0);
  });
});
