import { pino } from 'pino';
import type { OidcSettings } from '../../src/config';
import { MAX_GUESSES_PER_MINUTE } from '../../src/server/rate-limiter';
import { type Api, NOW, openApi } from './api';
import { type Headers, OURS, VIEWER } from './browser-session';
import { AUDIENCE, CLIENT_ID, type Consent, FakeProvider } from './fake-provider';
import { expectRefused, goTo, type Step, sessionOf, stateOf } from './led-browser';

const PUBLIC = 'http://127.0.0.1:4000';
const CLAIMS = { roles: 'roles', regions: 'kejin_regions', scopes: 'kejin_scopes', institution: 'inst' };

/** Addresses that are not of this server, or that browsers would make into such. */
const ELSEWHERE = [
  ...['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'evil', ''],
  'javascript:alert(1)',
];

let now = NOW;
let provider: FakeProvider;
let api: Api;
const lines: string[] = [];

const settingsWith = (signIn: Partial<OidcSettings['signIn']> = {}): OidcSettings => ({
  ...{ issuer: provider.issuer, audience: AUDIENCE, jwksUrl: undefined, claims: CLAIMS },
  roles: new Map([['planner', 'PLANNER']]),
  signIn: { clientId: CLIENT_ID, clientSecret: undefined, publicUrl: PUBLIC, ...signIn },
});
const open = (oidc: OidcSettings) =>
  openApi({
    now: () => now,
    config: { oidc, trustedProxies: ['127.0.0.1'] },
    log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
  });

beforeAll(async () => {
  provider = await FakeProvider.start(() => now);
  api = await open(settingsWith());
});
afterAll(async () => {
  await api.close();
  provider.close();
});
beforeEach(() => {
  now = NOW;
  provider.isAway = false;
});

const go = (path: string, cookie = '', at = api, more: Headers = {}) => goTo(at, path, cookie, more);

interface Sent {
  readonly address: URL;
  readonly cookie: string;
}

async function begin(next = '/data', at = api): Promise<Sent> {
  const { leadsTo, cookies } = await go(`/sign-in/oidc?${new URLSearchParams({ next })}`, '', at);
  const [name, value] = [...cookies].at(-1) ?? [];
  return { address: new URL(leadsTo ?? ''), cookie: `${name}=${value}` };
}

const comeBack = (answer: URLSearchParams, cookie: string, at = api, more: Record<string, string> = {}) =>
  go(`/sign-in/oidc/callback?${answer}`, cookie, at, more);

async function signInBy(consent: Consent = {}, next?: string, at = api): Promise<Step> {
  const { address, cookie } = await begin(next, at);
  return comeBack(provider.agree(address, consent), cookie, at);
}

const viewerOf = async (cookie: string) => {
  const { data, headers } = await api.ask(VIEWER, { headers: { ...OURS, cookie } });
  return { ...data.viewer, hasEnded: headers.get('kejin-session') === 'ended' };
};
const PLANNER = { role: 'PLANNER', name: '规划处', hasEnded: false };

describe('signing in at an identity provider', () => {
  it('sends the browser there with what the standard asks for, and nothing secret', async () => {
    const { leadsTo, cookies, answer } = await go('/sign-in/oidc?next=/data');
    const asked = new URL(leadsTo ?? '');
    expect([answer.status, asked.origin, asked.pathname]).toEqual([302, provider.issuer, '/authorize']);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      ...{ realm: 'hebi', response_type: 'code', scope: 'openid', client_id: CLIENT_ID },
      ...{ redirect_uri: `${PUBLIC}/sign-in/oidc/callback`, code_challenge_method: 'S256' },
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(answer.headers.getSetCookie()).toEqual([
      `kejin_sign_in=${cookies.get('kejin_sign_in')}; Path=/sign-in/oidc; Max-Age=600; HttpOnly; SameSite=Lax`,
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('ends in a session that is as good as the token', async () => {
    const step = await signInBy({ access: { kejin_regions: ['410600'], kejin_scopes: 'BULK' } });
    expect([step.answer.status, step.leadsTo]).toEqual([200, '/data']);
    expect(step.answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(step.answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^kejin_session=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict$/),
      'kejin_sign_in=; Path=/sign-in/oidc; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
    expect(await viewerOf(sessionOf(step))).toMatchObject(PLANNER);
    const { data } = await api.ask('{ viewer { regionCodes scopes keyPrefix } }', {
      headers: { ...OURS, cookie: sessionOf(step) },
    });
    expect(data.viewer).toEqual({ regionCodes: ['410600'], scopes: ['BULK'], keyPrefix: null });
    const [row] = await api.db.query(
      'select actor, api_key_id, token_caller from sign_in order by created_at desc limit 1',
    );
    expect(row).toMatchObject({ actor: 'oidc:u-1', api_key_id: null, token_caller: { role: 'PLANNER' } });
    const [record] = await api.db.query('select content from audit_record order by seq desc limit 1');
    expect(JSON.stringify(record)).toContain('SIGNED_IN');
  });

  it('ends with the token, not later', async () => {
    const step = await signInBy({ access: { exp: NOW.getTime() / 1000 + 600 } });
    const cookie = sessionOf(step);
    const until = new Date(NOW.getTime() + 600_000).toISOString();
    expect(await viewerOf(cookie)).toMatchObject({ ...PLANNER, signedInUntil: until });
    now = new Date(NOW.getTime() + 599_999);
    expect(await viewerOf(cookie)).toMatchObject(PLANNER);
    now = new Date(NOW.getTime() + 600_000);
    expect(await viewerOf(cookie)).toMatchObject({ role: null, hasEnded: true });
  });

  it('can be signed out of', async () => {
    const cookie = sessionOf(await signInBy());
    const out = await api.send('/session', { method: 'DELETE', headers: { ...OURS, cookie } });
    expect(out.status).toBe(204);
    expect((await viewerOf(cookie)).role).toBeNull();
  });

  it('leaves the sign-in before behind, where the browser shows it', async () => {
    const first = sessionOf(await signInBy());
    const { address, cookie } = await begin();
    const second = await comeBack(provider.agree(address), `${cookie}; ${first}`);
    expect((await viewerOf(first)).role).toBeNull();
    expect((await viewerOf(sessionOf(second))).role).toBe('PLANNER');
  });

  it('leads back to where one was, with every sign of the address kept', async () => {
    const next = `/plans/hebi?on=2020-06-30&q='"><script>a</script>&地区=鹤壁`;
    const { address, cookie } = await begin(next);
    const answer = await api.send(`/sign-in/oidc/callback?${provider.agree(address)}`, {
      headers: { cookie },
    });
    const page = await answer.text();
    expect(page).not.toContain('<script>');
    const escaped =
      '/plans/hebi?on=2020-06-30&amp;q=&#39;&quot;&gt;&lt;script&gt;a&lt;/script&gt;&amp;地区=鹤壁';
    expect(page).toContain(`content="0;url=${escaped}"`);
    expect((await signInBy({}, `/${'a'.repeat(3_000)}`)).leadsTo).toBe('/');
  });

  it.each(ELSEWHERE)('never leads elsewhere: %j', async (next) => {
    expect((await signInBy({}, next)).leadsTo).toBe('/');
    const { address, cookie } = await begin(next);
    const declined = new URLSearchParams({ error: 'access_denied', state: stateOf(address) });
    expectRefused(await comeBack(declined, cookie), 403, 'SIGN_IN_DECLINED', '/');
  });

  it('does not believe a cookie that says to lead elsewhere', async () => {
    const { address, cookie } = await begin();
    const kept = JSON.parse(Buffer.from(cookie.split('=')[1] as string, 'base64url').toString());
    const written = Buffer.from(JSON.stringify({ ...kept, next: '//evil.example' })).toString('base64url');
    expect((await comeBack(provider.agree(address), `kejin_sign_in=${written}`)).leadsTo).toBe('/');
  });
});

describe('a sign-in at an identity provider that fails', () => {
  it('when it did not begin in this browser', async () => {
    const mine = await begin();
    const theirs = await begin();
    const asked = provider.paths.length;
    expectRefused(await comeBack(provider.agree(theirs.address), mine.cookie), 400, 'SIGN_IN_STALE');
    for (const cookie of ['', 'kejin_sign_in=', 'kejin_sign_in=rubbish', 'kejin_sign_in=e30']) {
      expectRefused(await comeBack(provider.agree(mine.address), cookie), 400, 'SIGN_IN_STALE', '/');
    }
    expectRefused(await comeBack(new URLSearchParams({ code: 'x' }), mine.cookie), 400, 'SIGN_IN_STALE');
    expect(provider.paths.length).toBe(asked);
  });

  it('when the code was used before, or was given for another verifier', async () => {
    const { address, cookie } = await begin();
    const answer = provider.agree(address);
    expect((await comeBack(answer, cookie)).cookies.has('kejin_session')).toBe(true);
    expectRefused(await comeBack(answer, cookie), 400, 'SIGN_IN_STALE');
    const [mine, theirs] = [await begin(), await begin()];
    const stolen = provider.agree(theirs.address);
    stolen.set('state', stateOf(mine.address));
    expectRefused(await comeBack(stolen, mine.cookie), 400, 'SIGN_IN_STALE');
  });

  it('when the provider says no, or that it cannot just now', async () => {
    const said = async (error: string) => {
      const { address, cookie } = await begin();
      return comeBack(new URLSearchParams({ error, state: stateOf(address) }), cookie);
    };
    const step = await said('access_denied');
    expectRefused(step, 403, 'SIGN_IN_DECLINED');
    expect(step.cookies.get('kejin_sign_in')).toBe('');
    const trouble = await said('temporarily_unavailable');
    expectRefused(trouble, 503, 'IDENTITY_PROVIDER_UNREACHABLE');
    expect(Number(trouble.answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each<[string, Consent, number, string]>([
    ['an id token with another nonce', { id: { nonce: 'another' } }, 401, 'TOKEN_INVALID'],
    ['an id token without a nonce', { id: { nonce: undefined } }, 401, 'TOKEN_INVALID'],
    ['an id token of another issuer', { id: { iss: 'https://evil.example' } }, 401, 'TOKEN_INVALID'],
    ['an id token for another client', { id: { aud: 'payroll' } }, 401, 'TOKEN_INVALID'],
    ['an id token that somebody else signed', { isForged: true }, 401, 'TOKEN_INVALID'],
    ['an id token that has run out', { id: { exp: NOW.getTime() / 1000 - 60 } }, 401, 'TOKEN_EXPIRED'],
    [
      'an access token that has run out',
      { access: { exp: NOW.getTime() / 1000 - 60 } },
      401,
      'TOKEN_EXPIRED',
    ],
    ['an access token that ends now', { access: { exp: NOW.getTime() / 1000 } }, 401, 'TOKEN_EXPIRED'],
    ['an access token for another audience', { access: { aud: 'payroll' } }, 401, 'TOKEN_INVALID'],
    ['an access token without a role of ours', { access: { roles: ['cleaner'] } }, 403, 'NOT_ALLOWED'],
  ])('over %s', async (_what, consent, status, code) => {
    expectRefused(await signInBy(consent), status, code);
  });

  it('while the provider is away, and not any more when it is back', async () => {
    const fresh = await open(settingsWith());
    provider.isAway = true;
    const away = await go('/sign-in/oidc?next=/data', '', fresh);
    expectRefused(away, 503, 'IDENTITY_PROVIDER_UNREACHABLE');
    provider.isAway = false;
    const { address, cookie } = await begin('/data', fresh);
    provider.isAway = true;
    const answer = provider.agree(address);
    expectRefused(await comeBack(answer, cookie, fresh), 503, 'IDENTITY_PROVIDER_UNREACHABLE');
    provider.isAway = false;
    expect((await comeBack(answer, cookie, fresh)).leadsTo).toBe('/data');
    await fresh.close();
  });

  it('too often: guesses are slowed down', async () => {
    const there = { 'x-forwarded-for': '203.0.113.9' };
    const guess = () => comeBack(new URLSearchParams({ code: 'x', state: 'x' }), '', api, there);
    for (let i = 0; i < MAX_GUESSES_PER_MINUTE; i += 1) await guess();
    const step = await guess();
    expectRefused(step, 429, 'RATE_LIMITED', '/');
    expect(Number(step.answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('leaves no code, state or token in the log', async () => {
    const { address, cookie } = await begin();
    await comeBack(provider.agree(address, { access: { roles: [] } }), cookie);
    const logged = lines.join('');
    for (const secret of [stateOf(address), cookie.split('=')[1] as string, 'eyJ']) {
      expect(logged).not.toContain(secret);
    }
  });
});

describe('the client of an identity provider', () => {
  it.each([
    ['in the head', undefined],
    ['in the body, where the provider takes it so', ['client_secret_basic', 'client_secret_post']],
  ])('proves itself with its secret %s', async (_where, methods) => {
    provider.methods = methods;
    const confidential = await open(settingsWith({ clientSecret: 's3cret/?' }));
    const step = await signInBy({}, '/data', confidential);
    await confidential.close();
    expect(step.leadsTo).toBe('/data');
    expect(provider.secrets.at(-1)).toBe('s3cret/?');
  });

  it('keeps what the browser takes along for this host alone, over https', async () => {
    const secure = await open(settingsWith({ publicUrl: 'https://kejin.example.cn' }));
    const { answer, leadsTo } = await go('/sign-in/oidc', '', secure);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-kejin_sign_in=[\w-]+; Path=\/; Secure; Max-Age=600; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(leadsTo).toContain(encodeURIComponent('https://kejin.example.cn/sign-in/oidc/callback'));
    await secure.close();
  });

  it('is there only where it is set up', async () => {
    const { signIn: _none, ...programsOnly } = settingsWith();
    const without = await open(programsOnly);
    for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback']) {
      expect((await without.send(path)).status).toBe(404);
    }
    expect(await (await without.send('/session')).json()).toEqual({ identityProvider: false });
    expect(await (await api.send('/session')).json()).toEqual({ identityProvider: true });
    await without.close();
  });
});
