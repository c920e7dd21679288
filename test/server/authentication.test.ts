import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { MAX_GUESSES_PER_MINUTE } from '../../src/server/rate-limiter';
import { type Api, NOW, openApi } from './api';

const VIEWER = '{ viewer { role name regionCodes scopes institution keyPrefix expiresAt } }';
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('keys and networks', () => {
  let plain: Api;
  let proxied: Api;
  beforeAll(async () => {
    plain = await openApi();
    proxied = await openApi({ config: { trustedProxies: ['127.0.0.0/8', '10.9.0.0/16'] } });
  });
  afterAll(() => Promise.all([plain.close(), proxied.close()]));

  const codeOf = async (api: Api, key: string, headers: Readonly<Record<string, string>> = {}) => {
    const { status, errors } = await api.ask(VIEWER, { key, headers });
    return [status, errors?.[0].extensions.code ?? 'OK'];
  };
  const OUTSIDE = [403, 'NETWORK_NOT_ALLOWED'];

  it('let a key in from its networks only', async () => {
    expect(await codeOf(plain, await plain.keyOf('READER', { networks: ['127.0.0.0/8'] }))).toEqual([
      200,
      'OK',
    ]);
    expect(await codeOf(plain, await plain.keyOf('READER', { networks: ['192.0.2.0/24', '::1'] }))).toEqual(
      OUTSIDE,
    );
  });

  it('ignore what a caller says of where it comes from', async () => {
    const key = await plain.keyOf('READER', { networks: ['192.0.2.0/24'] });
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'client-ip', 'true-client-ip']) {
      expect(
        await codeOf(plain, key, { [name]: name === 'forwarded' ? 'for=192.0.2.7' : '192.0.2.7' }),
      ).toEqual(OUTSIDE);
    }
  });

  it('believe a configured proxy, and only what it added itself', async () => {
    const key = await proxied.keyOf('READER', { networks: ['192.0.2.0/24', '2001:db8::/32'] });
    for (const inside of [
      '192.0.2.7',
      '2001:db8::7',
      '::ffff:192.0.2.7',
      '8.8.8.8, 192.0.2.7',
      '192.0.2.7, 10.9.1.1',
    ]) {
      expect([inside, await codeOf(proxied, key, from(inside))]).toEqual([inside, [200, 'OK']]);
    }
    for (const outside of ['8.8.8.8', '192.0.2.7, 8.8.8.8', 'unknown', '192.0.2.7, x', '', '192.0.2.7:443']) {
      expect([outside, await codeOf(proxied, key, from(outside))]).toEqual([outside, OUTSIDE]);
    }
  });

  it('are never read from the address', async () => {
    const key = await plain.keyOf('ADMINISTRATOR');
    const query = encodeURIComponent(VIEWER);
    for (const name of ['key', 'api_key', 'apiKey', 'access_token', 'token', 'x-api-key', 'authorization']) {
      const answer = await plain.send(`/graphql?query=${query}&${name}=${key}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(await answer.json()).toMatchObject({ data: { viewer: { role: null } } });
    }
    expect((await plain.send(`/feeds/x?api_key=${key}`, { method: 'POST', body: 'x' })).status).toBe(401);
  });

  it('say what a caller opens', async () => {
    await plain.db.query(
      `insert into institution (slug, name_zh, name_en, kind, is_synthetic) values ('icbc', '行', 'b', 'BANK', false)`,
    );
    const bank = { scopes: ['LOANS', 'BULK'], institutionSlug: 'icbc', regionCodes: ['410600'] } as const;
    const { data } = await plain.ask(VIEWER, { key: await plain.keyOf('BANK', bank) });
    expect(data.viewer).toMatchObject({
      ...{ role: 'BANK', regionCodes: ['410600'], scopes: ['LOANS', 'BULK'], institution: 'icbc' },
    });
    expect((await plain.ask(VIEWER)).data.viewer).toMatchObject({
      role: null,
      scopes: [],
      institution: null,
    });
  });

  it('answer a refused key with how to sign in', async () => {
    const { status, headers } = await plain.ask(VIEWER, { key: 'kj_wrong' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
});

describe('guessing keys', () => {
  it('is slowed down after some tries a minute, per address; who has a key goes on', async () => {
    const api = await openApi({ config: { trustedProxies: ['127.0.0.1'] } });
    const key = await api.keyOf('READER');
    const ask = (guess: string, address: string) => api.ask(VIEWER, { key: guess, headers: from(address) });
    const refused: string[] = [];
    for (let i = 0; i < MAX_GUESSES_PER_MINUTE + 3; i += 1) {
      const { errors } = await ask(`kj_${i}`, `2001:db8::${i}`);
      refused.push(errors[0].extensions.code);
    }
    expect(refused.filter((code) => code === 'NOT_SIGNED_IN')).toHaveLength(MAX_GUESSES_PER_MINUTE);
    const blocked = await ask('kj_again', '2001:db8::ffff');
    expect([blocked.status, blocked.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('kj_again', '2001:db8:0:1::1')).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    expect((await ask(key, '2001:db8::ffff')).data.viewer.role).toBe('READER');
    expect((await api.ask(VIEWER, { headers: from('2001:db8::1') })).data.viewer.role).toBeNull();
    await api.close();
  });

  it('is not what an expired or revoked key does', async () => {
    const api = await openApi();
    const key = await api.keyOf('READER', { expiresAt: NOW });
    for (let i = 0; i < MAX_GUESSES_PER_MINUTE + 3; i += 1) {
      expect((await api.ask(VIEWER, { key })).errors[0].extensions.code).toBe('KEY_EXPIRED');
    }
    await api.close();
  });
});

describe('tokens over HTTP', () => {
  let provider: Server;
  let issuer: string;
  let api: Api;
  let sign: (claims?: JWTPayload) => Promise<string>;
  const lines: string[] = [];

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }];
    provider = createServer((_request, response) => response.end(JSON.stringify({ keys })));
    provider.listen(0, '127.0.0.1');
    await once(provider, 'listening');
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    sign = (claims = {}) =>
      new SignJWT({ roles: ['planner'], name: '规划处', kejin_regions: ['410600'], ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(issuer)
        .setAudience('kejin')
        .setSubject('u-1')
        .setExpirationTime('exp' in claims ? (claims.exp as number) : NOW.getTime() / 1000 + 60)
        .sign(privateKey);
    const claims = {
      roles: 'roles',
      regions: 'kejin_regions',
      scopes: 'kejin_scopes',
      institution: 'kejin_institution',
    };
    const roles = new Map([['planner', 'PLANNER']] as const);
    api = await openApi({
      config: { oidc: { issuer, audience: 'kejin', jwksUrl: `${issuer}/keys`, roles, claims } },
      log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    });
  });
  afterAll(async () => {
    await api.close();
    provider.closeAllConnections();
    provider.close();
  });

  it('sign in beside keys', async () => {
    const { data } = await api.ask(VIEWER, { key: await sign() });
    expect(data.viewer).toEqual({
      ...{ role: 'PLANNER', name: '规划处', regionCodes: ['410600'], scopes: [], institution: null },
      ...{ keyPrefix: null, expiresAt: new Date(NOW.getTime() + 60_000).toISOString() },
    });
    expect((await api.ask(VIEWER, { key: await api.keyOf('READER') })).data.viewer.role).toBe('READER');
  });

  it('are no keys: in the header of keys they open nothing', async () => {
    const { errors } = await api.ask(VIEWER, { headers: { 'x-api-key': await sign() } });
    expect(errors[0].extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('are refused with a clear word, and never logged', async () => {
    const cases = [
      [await sign({ exp: NOW.getTime() / 1000 - 100 }), 401, 'TOKEN_EXPIRED'],
      [`${(await sign()).slice(0, -4)}AAAA`, 401, 'TOKEN_INVALID'],
      [await sign({ roles: ['cleaner'] }), 403, 'NOT_ALLOWED'],
      ['kj_nobody', 401, 'NOT_SIGNED_IN'],
    ] as const;
    for (const [key, status, code] of cases) {
      const answer = await api.ask(VIEWER, { key });
      expect([answer.status, answer.errors[0].extensions.code]).toEqual([status, code]);
      expect(answer.errors[0].extensions.messageZh).toMatch(/\p{Script=Han}/u);
      expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
      expect(lines.join('')).not.toContain(key);
    }
  });

  it('have nothing to be checked with while the provider is away', async () => {
    const away = await openApi({
      config: {
        oidc: {
          ...{ issuer, audience: 'kejin', jwksUrl: 'http://127.0.0.1:9/', roles: new Map() },
          claims: { roles: 'roles', regions: 'r', scopes: 's', institution: 'i' },
        },
      },
      log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    });
    const token = await sign();
    const answer = await away.ask(VIEWER, { key: token });
    expect([answer.status, answer.errors[0].extensions.code]).toEqual([503, 'IDENTITY_PROVIDER_UNREACHABLE']);
    expect(answer.errors[0].extensions.retryable).toBe(true);
    expect(lines.join('')).toContain('IDENTITY_PROVIDER_UNREACHABLE');
    expect(lines.join('')).not.toContain(token);
    await away.close();
  });
});
