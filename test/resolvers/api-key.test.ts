import { type Api, NOW, openApi } from '../server/api';
import { insertRegion } from '../support/factories';
import { insertInstitution } from '../support/graph';

const CREATE = `mutation C($input: ApiKeyInput!) { createApiKey(input: $input) {
  key apiKey { id name prefix role regionCodes scopes networks institution expiresAt revokedAt lastUsedAt } userErrors { code field messageZh messageEn } } }`;
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

  it('limits a key to networks, scopes and an institution, and shows all of it', async () => {
    await insertInstitution(api.db, 'bank-a');
    const input = {
      ...{ name: '甲银行', role: 'BANK', institution: 'bank-a', regionCodes: ['410600'] },
      ...{ scopes: ['LOANS', 'CONTACTS', 'LOANS'], networks: ['192.0.2.0/24', '2001:db8::7', '127.0.0.1'] },
    };
    const made = await create(input);
    expect(made.userErrors).toEqual([]);
    expect(made.apiKey).toMatchObject({
      ...{ role: 'BANK', institution: 'bank-a', scopes: ['LOANS', 'CONTACTS'] },
      networks: ['192.0.2.0/24', '2001:db8::7/128', '127.0.0.1/32'],
    });
    const { data } = await api.ask('{ viewer { institution institutionKind scopes regionCodes } }', {
      key: made.key,
    });
    expect(data.viewer).toEqual({
      ...{ institution: 'bank-a', institutionKind: 'BANK', scopes: ['LOANS', 'CONTACTS'] },
      regionCodes: ['410600'],
    });
    const listed = await api.ask('{ apiKeys { nodes { id networks scopes institution } } }', { key: admin });
    expect(listed.data.apiKeys.nodes).toContainEqual({
      ...{ id: made.apiKey.id, networks: made.apiKey.networks, scopes: made.apiKey.scopes },
      institution: 'bank-a',
    });
  });

  it('refuses networks that are none, an unknown institution, and a bank without one, as data', async () => {
    const base = { name: 'x', role: 'READER' };
    const wrong = [
      ...['', 'localhost', '10.0.0.0/33', '10.1.2.3/8', '2001:db8::1/32', '::ffff:10.0.0.1', '::ffff:0:0/96'],
      ...['fe80::1%eth0', '10.0.0.1; drop table api_key', `${'9'.repeat(500)}`],
    ];
    for (const network of wrong) {
      const { userErrors, key } = await create({ ...base, networks: ['10.0.0.0/8', network] });
      expect([network, key, userErrors.map(({ code }: { code: string }) => code)]).toEqual([
        ...[network, null, ['BAD_NETWORK']],
      ]);
      expect(userErrors[0].field).toEqual(['input', 'networks']);
    }
    const codeOf = async (input: object) => (await create({ ...base, ...input })).userErrors[0]?.code;
    expect(await codeOf({ networks: [] })).toBe('TOO_MANY_NETWORKS');
    expect(await codeOf({ networks: Array(51).fill('10.0.0.1') })).toBe('TOO_MANY_NETWORKS');
    expect(await codeOf({ networks: Array(50).fill('10.0.0.1') })).toBeUndefined();
    expect(await codeOf({ institution: 'bank-z' })).toBe('UNKNOWN_INSTITUTION');
    expect(await codeOf({ institution: '' })).toBe('UNKNOWN_INSTITUTION');
    expect(await codeOf({ role: 'BANK' })).toBe('BANK_NEEDS_INSTITUTION');
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
