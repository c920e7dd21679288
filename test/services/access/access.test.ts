import type { Database } from '../../../src/db/database';
import { createApiKey, revokeApiKey } from '../../../src/services/access/api-keys';
import { authenticate } from '../../../src/services/access/authenticate';
import { bootstrapAdministrator } from '../../../src/services/access/bootstrap-administrator';
import { BY_HAND } from '../../../src/services/audit/doer';
import { openTestDatabase } from '../../support/database';

const NOW = new Date('2019-06-30T00:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const AT = { now: NOW, address: '192.0.2.7' };
const GIVEN = 'an-operators-own-bootstrap-key';

describe('access', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
  });
  afterEach(() => db.close());

  const roleOf = async (key: string, now = NOW) =>
    (await authenticate({ database: db, tokens: null }, { authorization: `Bearer ${key}` }, { ...AT, now }))
      ?.role;

  it('makes the first administrator key once, and no second while it is valid', async () => {
    const key = (await bootstrapAdministrator(db)) as string;
    expect(key).toMatch(/^kj_[\w-]{43}$/);
    expect(await roleOf(key)).toBe('ADMINISTRATOR');
    expect(await bootstrapAdministrator(db)).toBeNull();
  });

  it('makes one key when two processes start at once', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => bootstrapAdministrator(db)));
    expect(keys.filter((key) => key !== null)).toHaveLength(1);
  });

  it('makes another when the last administrator key has run out', async () => {
    await createApiKey(db, { name: 'short', role: 'ADMINISTRATOR', expiresAt: later(1000) });
    expect(await bootstrapAdministrator(db, undefined, NOW)).toBeNull();
    expect(await bootstrapAdministrator(db, undefined, later(1000))).not.toBeNull();
  });

  it('takes in the key that the operator gives, tells it nobody, and never brings a revoked one back', async () => {
    expect(await bootstrapAdministrator(db, GIVEN)).toBeNull();
    expect(await bootstrapAdministrator(db, GIVEN)).toBeNull();
    expect(await roleOf(GIVEN)).toBe('ADMINISTRATOR');
    await createApiKey(db, { name: 'other', role: 'ADMINISTRATOR' });
    const caller = await authenticate({ database: db, tokens: null }, { apiKey: GIVEN }, AT);
    await revokeApiKey(db, caller?.keyId as string, BY_HAND(NOW));
    await bootstrapAdministrator(db, GIVEN);
    await expect(roleOf(GIVEN)).rejects.toMatchObject({ code: 'KEY_REVOKED' });
  });

  it('reads the key from either header, and nobody from none', async () => {
    const { key } = await createApiKey(db, { name: 'reader', role: 'READER' });
    expect(await authenticate({ database: db, tokens: null }, {}, AT)).toBeNull();
    expect((await authenticate({ database: db, tokens: null }, { apiKey: key }, AT))?.name).toBe('reader');
    expect(
      (await authenticate({ database: db, tokens: null }, { authorization: `bearer  ${key} ` }, AT))?.name,
    ).toBe('reader');
  });

  it('refuses a key that is altered, unknown, of another scheme, endless or empty', async () => {
    const { key } = await createApiKey(db, { name: 'reader', role: 'READER' });
    const bad = [
      `${key}x`,
      key.slice(0, -1),
      key.toUpperCase(),
      'kj_',
      `kj_${'a'.repeat(10_000)}`,
      `${key}\0`,
    ];
    for (const guess of bad) {
      await expect(authenticate({ database: db, tokens: null }, { apiKey: guess }, AT)).rejects.toMatchObject(
        {
          code: 'NOT_SIGNED_IN',
          status: 401,
        },
      );
    }
    for (const authorization of ['', 'Bearer', 'Bearer ', `Basic ${key}`, key, `Bearer ${key} ${key}`]) {
      await expect(authenticate({ database: db, tokens: null }, { authorization }, AT)).rejects.toMatchObject(
        { code: 'NOT_SIGNED_IN' },
      );
    }
  });

  it('ends a key at its very time', async () => {
    const { key } = await createApiKey(db, { name: 'short', role: 'READER', expiresAt: later(1000) });
    expect(await roleOf(key, later(999))).toBe('READER');
    await expect(roleOf(key, later(1000))).rejects.toMatchObject({ code: 'KEY_EXPIRED', status: 401 });
  });

  it('notes the last use to the minute', async () => {
    const { key } = await createApiKey(db, { name: 'reader', role: 'READER' });
    const lastUse = async (now: Date) => {
      await roleOf(key, now);
      const [row] = await db.query<{ at: Date }>('select last_used_at as at from api_key');
      return row?.at;
    };
    expect(await lastUse(NOW)).toEqual(NOW);
    expect(await lastUse(later(59_999))).toEqual(NOW);
    expect(await lastUse(later(60_000))).toEqual(later(60_000));
  });
});
