import { type Api, NOW, openApi } from '../server/api';
import { insertRegion } from '../support/factories';

const CREATE = `mutation C($input: ApiKeyInput!) { createApiKey(input: $input) {
  key apiKey { id name prefix role regionCodes expiresAt revokedAt lastUsedAt } userErrors { code field messageZh messageEn } } }`;
const REVOKE = `mutation R($id: ID!) { revokeApiKey(id: $id) {
  apiKey { prefix revokedAt } userErrors { code field messageZh messageEn } } }`;

describe('API keys in GraphQL', () => {
  let api: Api;
  let admin: string;

  beforeAll(async () => {
    api = await openApi();
    await insertRegion(api.db);
    admin = await api.keyOf('ADMINISTRATOR');
  });
  afterAll(() => api.close());

  const create = async (input: object) =>
    (await api.ask(CREATE, { key: admin, variables: { input } })).data.createApiKey;
  const revoke = async (id: string) =>
    (await api.ask(REVOKE, { key: admin, variables: { id } })).data.revokeApiKey;

  it('makes a key that works, shows it once and keeps only its hash', async () => {
    const input = {
      name: ' 统计局 ',
      role: 'DATA_OFFICER',
      regionCodes: ['410600'],
      expiresAt: '2020-01-01T00:00:00+08:00',
    };
    const made = await create(input);
    expect(made.userErrors).toEqual([]);
    expect(made.key).toMatch(/^kj_[\w-]{43}$/);
    expect(made.apiKey).toMatchObject({
      ...{ name: '统计局', role: 'DATA_OFFICER', regionCodes: ['410600'], prefix: made.key.slice(0, 9) },
      ...{ expiresAt: '2019-12-31T16:00:00.000Z', revokedAt: null, lastUsedAt: null },
    });
    const viewer = await api.ask('{ viewer { role regionCodes expiresAt } feeds { slug } }', {
      key: made.key,
    });
    expect(viewer.data).toEqual({
      viewer: { role: 'DATA_OFFICER', regionCodes: ['410600'], expiresAt: '2019-12-31T16:00:00.000Z' },
      feeds: [],
    });
    const rows = await api.db.query('select row_to_json(k)::text as row from api_key k');
    expect(JSON.stringify(rows)).not.toContain(made.key.slice(12));
    const listed = await api.ask('{ apiKeys(first: 1) { nodes { id lastUsedAt } } }', { key: admin });
    expect(listed.data.apiKeys.nodes[0]).toEqual({ id: made.apiKey.id, lastUsedAt: NOW.toISOString() });
  });

  it('refuses a key without a name, with an endless one, for no region or for the past, as data', async () => {
    const fields = (made: { userErrors: { code: string; field: string[] }[] }) =>
      made.userErrors.map(({ code, field }) => [code, field.join('.')]);
    const base = { name: 'x', role: 'READER' };
    expect(fields(await create({ ...base, name: '  ' }))).toEqual([['EMPTY_NAME', 'input.name']]);
    expect(fields(await create({ ...base, name: '长'.repeat(101) }))).toEqual([
      ['NAME_TOO_LONG', 'input.name'],
    ]);
    expect(fields(await create({ ...base, expiresAt: NOW.toISOString() }))).toEqual([
      ['EXPIRES_IN_THE_PAST', 'input.expiresAt'],
    ]);
    const unknown = await create({ ...base, regionCodes: ['410600', '999999'] });
    expect([unknown.key, unknown.apiKey]).toEqual([null, null]);
    expect(unknown.userErrors).toEqual([
      {
        ...{ code: 'UNKNOWN_REGION', field: ['input', 'regionCodes'] },
        ...{ messageZh: '没有行政区划代码 999999', messageEn: 'No region with code 999999' },
      },
    ]);
  });

  it('ends a key at once; ending it again changes nothing', async () => {
    const made = await create({ name: 'planner', role: 'PLANNER' });
    const revoked = await revoke(made.apiKey.id);
    expect(revoked).toEqual({
      apiKey: { prefix: made.apiKey.prefix, revokedAt: NOW.toISOString() },
      userErrors: [],
    });
    expect(await revoke(made.apiKey.id)).toEqual(revoked);
    const after = await api.ask('{ viewer { role } }', { key: made.key });
    expect([after.status, after.errors[0].extensions.code]).toEqual([401, 'KEY_REVOKED']);
  });

  it('knows no key by an id of something else', async () => {
    for (const id of [
      'x',
      Buffer.from('ApiKey:x').toString('base64url'),
      Buffer.from('Plan:hebi').toString('base64url'),
    ]) {
      expect((await revoke(id)).userErrors[0].code).toBe('UNKNOWN_KEY');
    }
  });

  it('keeps the last administrator, even from two who revoke each other at once', async () => {
    const ids = async () => {
      const { data } = await api.ask('{ apiKeys { nodes { id role revokedAt } } }', { key: admin });
      return data.apiKeys.nodes.filter(
        (key: { role: string; revokedAt: string | null }) => key.role === 'ADMINISTRATOR' && !key.revokedAt,
      );
    };
    const [only] = await ids();
    expect((await revoke(only.id)).userErrors[0]).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
      field: ['id'],
    });
    const second = await create({ name: 'second', role: 'ADMINISTRATOR' });
    const both = await Promise.all([
      api.ask(REVOKE, { key: admin, variables: { id: second.apiKey.id } }),
      api.ask(REVOKE, { key: second.key, variables: { id: only.id } }),
    ]);
    const refusals = both.map(
      (answer) => answer.data?.revokeApiKey.userErrors[0]?.code ?? answer.errors?.[0].extensions.code,
    );
    expect(refusals.filter((code) => code === undefined)).toHaveLength(1);
  });
});
