import { SIGN_IN_MAX_MS } from '../../src/services/access/sign-ins';
import { type Api, NOW } from './api';
import { Browser, codeIn, cookieOf, type Headers, OURS, VIEWER } from './browser-session';

describe('the cookie of a browser', () => {
  let browser: Browser;
  let api: Api;
  beforeAll(async () => {
    browser = await Browser.open();
    ({ api } = browser);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    browser.now = NOW;
    await api.db.query('truncate sign_in');
  });

  it('gives a cookie that no script and no other site can use', async () => {
    const key = await api.keyOf('PLANNER', { name: '规划处' });
    const answer = await browser.post({ key }, OURS);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^kejin_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    expect((await browser.ask(cookieOf(answer))).data.viewer).toEqual({
      ...{ role: 'PLANNER', name: '规划处' },
      signedInUntil: new Date(NOW.getTime() + SIGN_IN_MAX_MS).toISOString(),
    });
    expect((await api.ask(VIEWER, { key })).data.viewer.signedInUntil).toBeNull();
  });

  it('gives it for https alone where the request came so, also through a proxy', async () => {
    const https = { ...OURS, 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' };
    const answer = await browser.post({ key: await api.keyOf('READER') }, https);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-kejin_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(await browser.roleOf(cookieOf(answer), https)).toBe('READER');
    expect(await browser.roleOf(cookieOf(answer).replace('__Host-', ''), https)).toBeNull();
  });

  it('takes JSON only, and only from its own pages', async () => {
    const key = await api.keyOf('READER');
    const form = { ...OURS, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await browser.post({ key }, form)).status).toBe(415);
    for (const headers of [
      ...[
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
      ],
      ...[{ origin: 'https://elsewhere.example' }, { origin: 'null' }],
    ]) {
      const answer = await browser.post({ key }, headers);
      expect([answer.status, await codeIn(answer)]).toEqual([403, 'CROSS_SITE_REQUEST']);
    }
    expect((await browser.post({ key }, { origin: api.url })).status).toBe(204);
    expect((await browser.post({ key })).status).toBe(204);
  });

  it('gives way to a key or token that the request carries itself', async () => {
    const cookie = await browser.signIn(await api.keyOf('ADMINISTRATOR'));
    const { data } = await api.ask(VIEWER, { key: await api.keyOf('BANK'), headers: { cookie, ...OURS } });
    expect(data.viewer.role).toBe('BANK');
    const wrong = await api.ask(VIEWER, { key: 'kj_wrong', headers: { cookie, ...OURS } });
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
  });

  it('counts for what changes something only from its own pages', async () => {
    const cookie = await browser.signIn(await api.keyOf('ADMINISTRATOR'));
    const host = api.url.replace('http://', '');
    for (const headers of [OURS, { origin: `http://${host}` }, { ...OURS, origin: 'http://x.example' }]) {
      expect([headers, await browser.roleOf(cookie, headers)]).toEqual([headers, 'ADMINISTRATOR']);
    }
    for (const headers of [
      ...[
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
      ],
      ...[{ origin: 'http://x.example' }, { origin: `http://${host}.example` }, { origin: 'null' }, {}],
      { 'sec-fetch-site': 'cross-site', origin: `http://${host}` },
    ]) {
      expect([headers, await browser.roleOf(cookie, headers as Headers)]).toEqual([headers, null]);
    }
    const out = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await api.send('/session', { method: 'DELETE', headers: out })).status).toBe(403);
    expect(await browser.roleOf(cookie)).toBe('ADMINISTRATOR');
  });

  it('opens files that are followed by a link or typed, and none from other sites', async () => {
    const cookie = await browser.signIn(await api.keyOf('ADMINISTRATOR'));
    const status = async (headers: Headers) =>
      (await api.send('/feeds/runs/x', { headers: { cookie, ...headers } })).status;
    expect(await status(OURS)).toBe(404);
    expect(await status({ 'sec-fetch-site': 'none' })).toBe(404);
    expect(await status({})).toBe(404);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(401);
    expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(401);
    expect(await status({ origin: 'http://x.example' })).toBe(401);
  });
});
