import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { OidcSettings } from '../../../src/config';
import { createTokenVerifier, type TokenVerifier } from '../../../src/services/access/verify-token';

const NOW = new Date('2019-06-30T00:00:00Z');
const seconds = (offset: number) => Math.floor(NOW.getTime() / 1000) + offset;
const AUDIENCE = 'kejin';
const CLAIMS = {
  roles: 'realm_access.roles',
  regions: 'kejin_regions',
  scopes: 'kejin_scopes',
  institution: 'kejin_institution',
  department: 'kejin_department',
};
const ROLES = new Map([
  ['tech-admin', 'ADMINISTRATOR'],
  ['plan', 'PLANNER'],
  ['bank', 'BANK'],
  ['guest', 'READER'],
] as const);

interface Provider {
  readonly issuer: string;
  readonly asked: string[];
  keys: object[];
  discovery: object | null;
  readonly server: Server;
}

/** An identity provider on loopback: its discovery document and its keys, both changeable. */
async function startProvider(): Promise<Provider> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url as string);
    const answer = request.url === '/keys' ? { keys: provider.keys } : provider.discovery;
    response.writeHead(answer ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = {
    ...{ issuer, asked, keys: [], server },
    discovery: { issuer, jwks_uri: `${issuer}/keys` },
  };
  return provider;
}

interface Signer {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: object;
}

async function makeSigner(kid: string, alg = 'ES256'): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('bearer tokens', () => {
  let provider: Provider;
  let signer: Signer;
  let verifier: TokenVerifier;

  const settings = (more: Partial<OidcSettings> = {}): OidcSettings => ({
    ...{ issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined, roles: ROLES, claims: CLAIMS },
    ...more,
  });
  const claims = (more: JWTPayload = {}): JWTPayload => ({
    ...{ iss: provider.issuer, aud: AUDIENCE, sub: 'u-17', exp: seconds(600), iat: seconds(0) },
    ...{ name: '规划处', realm_access: { roles: ['plan'] } },
    ...more,
  });
  const sign = (payload: JWTPayload, by: Signer = signer, alg = 'ES256') =>
    new SignJWT(payload).setProtectedHeader({ alg, kid: by.kid }).sign(by.privateKey);
  const verify = async (payload: JWTPayload) => verifier.verify(await sign(payload), NOW);

  beforeEach(async () => {
    provider = await startProvider();
    signer = await makeSigner('k1');
    provider.keys = [signer.jwk];
    verifier = createTokenVerifier(settings(), { cooldownMs: 0 });
  });
  afterEach(() => {
    provider.server.closeAllConnections();
    provider.server.close();
  });

  it('make a caller of their claims', async () => {
    const given = { kejin_regions: ['410600'], kejin_scopes: 'LOANS BULK openid', kejin_institution: 'icbc' };
    expect(await verify(claims({ ...given, realm_access: { roles: ['bank', 'other'] } }))).toEqual({
      ...{ actor: 'oidc:u-17', keyId: null, name: '规划处', role: 'BANK', regionCodes: ['410600'] },
      ...{
        scopes: ['LOANS', 'BULK'],
        institutionSlug: 'icbc',
        departmentSlug: null,
        bodies: [],
        keyPrefix: null,
      },
      expiresAt: new Date(seconds(600) * 1000),
    });
  });

  it('carry the steps of the review chain for staff only', async () => {
    const given = { kejin_regions: ['410600'], kejin_scopes: 'APPROVE BULK', kejin_institution: 'icbc' };
    const scopesAs = async (role: string) =>
      (await verify(claims({ ...given, realm_access: { roles: [role] } }))).scopes;
    expect(await scopesAs('bank')).toEqual(['BULK']);
    expect((await verify(claims({ kejin_scopes: 'APPROVE BULK' }))).scopes).toEqual(['BULK', 'APPROVE']);
  });

  it('carry the department that somebody speaks for, if it can be one', async () => {
    const departmentOf = async (name: unknown) =>
      (await verify(claims({ kejin_department: name }))).departmentSlug;
    expect(await departmentOf('hebi-finance')).toBe('hebi-finance');
    expect(await departmentOf('财政局 ')).toBeNull();
    expect(await departmentOf(17)).toBeNull();
  });

  it('find the keys by discovery, once, and keep them', async () => {
    await Promise.all([verify(claims()), verify(claims())]);
    await verify(claims());
    expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('ask no discovery where the address of the keys is given', async () => {
    verifier = createTokenVerifier(settings({ jwksUrl: `${provider.issuer}/keys` }), { cooldownMs: 0 });
    expect((await verify(claims())).role).toBe('PLANNER');
    expect(provider.asked).toEqual(['/keys']);
  });

  it('take the strongest of several roles, wherever the list of roles stands', async () => {
    expect((await verify(claims({ realm_access: { roles: ['guest', 'tech-admin', 'plan'] } }))).role).toBe(
      'ADMINISTRATOR',
    );
    const flat = settings({ claims: { ...CLAIMS, roles: 'https://kejin.example/roles' } });
    verifier = createTokenVerifier(flat, { cooldownMs: 0 });
    expect((await verify(claims({ 'https://kejin.example/roles': 'guest' }))).role).toBe('READER');
  });

  it('open nothing without a role of ours', async () => {
    const without = [
      { realm_access: { roles: ['else', '__proto__', 'constructor'] } },
      { realm_access: {} },
      { realm_access: null },
      { realm_access: 'plan' },
      { realm_access: { roles: [] } },
    ];
    for (const given of without) {
      await expect(verify(claims(given))).rejects.toMatchObject({ code: 'NOT_ALLOWED', status: 403 });
    }
    await expect(verify(claims({ realm_access: { roles: [7] } }))).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    });
  });

  it('give a bank nothing rather than everything when its agreement is not in them', async () => {
    const bank = { realm_access: { roles: ['bank'] } };
    const regionsOf = async (more: JWTPayload) => (await verify(claims({ ...bank, ...more }))).regionCodes;
    expect(await regionsOf({ kejin_institution: 'icbc' })).toEqual([]);
    expect(await regionsOf({ kejin_regions: ['410600'] })).toEqual([]);
    expect(await regionsOf({ kejin_regions: ['410600'], kejin_institution: '../icbc' })).toEqual([]);
    expect(await regionsOf({ kejin_regions: ['all', '4106'], kejin_institution: 'icbc' })).toEqual([]);
    expect(await regionsOf({ kejin_regions: ['410600'], kejin_institution: 'icbc' })).toEqual(['410600']);
    expect((await verify(claims())).regionCodes).toBeNull();
    expect((await verify(claims({ kejin_regions: [] }))).regionCodes).toEqual([]);
  });

  it.each<[string, JWTPayload, string]>([
    ['expired', { exp: seconds(-60) }, 'TOKEN_EXPIRED'],
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'TOKEN_INVALID'],
    ['for another audience', { aud: 'payroll' }, 'TOKEN_INVALID'],
    ['not valid yet', { nbf: seconds(120) }, 'TOKEN_INVALID'],
    ['without an end', { exp: undefined as unknown as number }, 'TOKEN_INVALID'],
    ['without a subject', { sub: undefined as unknown as string }, 'TOKEN_INVALID'],
    ['with a subject that breaks lines', { sub: 'a\nb' }, 'TOKEN_INVALID'],
  ])('are refused when they are %s', async (_what, given, code) => {
    await expect(verify(claims(given))).rejects.toMatchObject({ code, status: 401 });
  });

  it('bear clocks that differ by some seconds', async () => {
    expect((await verify(claims({ exp: seconds(-10), nbf: seconds(10) }))).role).toBe('PLANNER');
  });

  it('are refused unsigned, signed with the public key as a secret, altered, or by nobody we know', async () => {
    const payload = claims({ realm_access: { roles: ['tech-admin'] } });
    const secret = new TextEncoder().encode(await exportSPKI(signer.publicKey));
    const good = await sign(payload);
    const [head, , signature] = good.split('.');
    const stranger = await makeSigner('k1');
    const unknown = await makeSigner('k9');
    const forged = [
      `${encode({ alg: 'none' })}.${encode(payload)}.`,
      `${encode({ alg: 'none', kid: 'k1' })}.${encode(payload)}.${signature}`,
      await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret),
      `${head}.${encode({ ...payload, sub: 'u-1' })}.${signature}`,
      `${head}.${encode(payload)}.`,
      await sign(payload, stranger),
      await sign(payload, unknown),
      'a.b.c',
      `${good}.x`,
      `${'a'.repeat(9_000)}.b.c`,
    ];
    for (const token of forged) {
      await expect(verifier.verify(token, NOW)).rejects.toMatchObject({ code: 'TOKEN_INVALID', status: 401 });
    }
    expect((await verifier.verify(good, NOW)).role).toBe('ADMINISTRATOR');
  });

  it('are verified by a new key after the provider has changed it, and no longer by the old one', async () => {
    const old = await sign(claims());
    await verifier.verify(old, NOW);
    const next = await makeSigner('k2');
    provider.keys = [next.jwk];
    expect((await verifier.verify(await sign(claims(), next), NOW)).role).toBe('PLANNER');
    await expect(verifier.verify(old, NOW)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('with unknown keys do not make us ask the provider again and again', async () => {
    verifier = createTokenVerifier(settings(), { cooldownMs: 60_000 });
    await verify(claims());
    const unknown = await makeSigner('k9');
    const token = await sign(claims(), unknown);
    for (let i = 0; i < 5; i += 1) await verifier.verify(token, NOW).catch(() => undefined);
    expect(provider.asked.filter((path) => path === '/keys')).toHaveLength(1);
  });

  it('cannot be checked while the provider is away, and can when it is back', async () => {
    const discovery = provider.discovery;
    const unreachable = { code: 'IDENTITY_PROVIDER_UNREACHABLE', status: 503, retryable: true };
    provider.discovery = null;
    await expect(verify(claims())).rejects.toMatchObject(unreachable);
    provider.discovery = { issuer: 'https://elsewhere.example', jwks_uri: `${provider.issuer}/keys` };
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(verify(claims())).rejects.toMatchObject(unreachable);
    provider.discovery = discovery;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await verify(claims())).role).toBe('PLANNER');
    const gone = settings({ jwksUrl: 'http://127.0.0.1:9/keys' });
    verifier = createTokenVerifier(gone, { cooldownMs: 0 });
    await expect(verify(claims())).rejects.toMatchObject(unreachable);
  });

  it.each(['RS256', 'PS512', 'Ed25519'])('may be signed with %s', async (alg) => {
    const other = await makeSigner('k3', alg);
    provider.keys = [other.jwk];
    expect((await verifier.verify(await sign(claims(), other, alg), NOW)).name).toBe('规划处');
  });
});
