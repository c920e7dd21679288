import { MAX_GUESSES_PER_MINUTE } from '../../src/server/rate-limiter';
import { revokeApiKey } from '../../src/services/access/api-keys';
import { hashOf } from '../../src/services/access/key-secret';
import {
  MAX_SIGN_INS,
  pruneSignIns,
  SIGN_IN_IDLE_MS,
  SIGN_IN_MAX_MS,
} from '../../src/services/access/sign-ins';
import { BY_HAND } from '../../src/services/audit/doer';
import { type Api, NOW } from './api';
import { Browser, codeIn, GUARDED, OURS } from './browser-session';

describe('signing in with a browser', () => {
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

  it('keeps neither the key nor the token, but the hash of the token', async () => {
    const key = await api.keyOf('READER');
    const token = (await browser.signIn(key)).split('=')[1] as string;
    const [row] = await api.db.query('select * from sign_in');
    expect(row).toMatchObject({ token_hash: hashOf(token), token_caller: null });
    expect(JSON.stringify(row)).not.toContain(token);
    const records = JSON.stringify(await api.db.query('select content from audit_record'));
    expect(records).not.toContain(token);
    expect(records).not.toContain(key);
  });

  it.each([
    [{ key: 'kj_nobody' }, 401, 'NOT_SIGNED_IN'],
    [{ key: '' }, 401, 'NOT_SIGNED_IN'],
    [{ key: 7 }, 400, 'BAD_INPUT'],
    [{}, 400, 'BAD_INPUT'],
    [null, 400, 'BAD_INPUT'],
    ['kj_nobody', 400, 'BAD_INPUT'],
  ])('refuses %j and gives no cookie', async (body, status, code) => {
    const answer = await browser.post(body, OURS);
    expect([answer.status, await codeIn(answer)]).toEqual([status, code]);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('slows guesses down as everywhere', async () => {
    const there = { ...OURS, 'x-forwarded-for': '203.0.113.7' };
    for (let i = 0; i < MAX_GUESSES_PER_MINUTE; i += 1) await browser.post({ key: `kj_${i}` }, there);
    const answer = await browser.post({ key: 'kj_again' }, there);
    expect([answer.status, await codeIn(answer)]).toEqual([429, 'RATE_LIMITED']);
    expect((await browser.post({ key: await api.keyOf('READER') }, there)).status).toBe(204);
  });

  it('says why a key is refused: revoked, run out, or not for this network', async () => {
    const refusedBy = async (key: string) => codeIn(await browser.post({ key }, OURS));
    expect(await refusedBy(await api.keyOf('READER', { expiresAt: NOW }))).toBe('KEY_EXPIRED');
    expect(await refusedBy(await api.keyOf('READER', { networks: ['192.0.2.0/24'] }))).toBe(
      'NETWORK_NOT_ALLOWED',
    );
    const key = await api.keyOf('READER');
    await api.db.query('update api_key set revoked_at = $2 where hash = $1', [hashOf(key), NOW]);
    expect(await refusedBy(key)).toBe('KEY_REVOKED');
  });

  it('stops at once when the key is revoked, runs out, or is used from another network', async () => {
    const key = await api.keyOf('ADMINISTRATOR');
    await api.keyOf('ADMINISTRATOR', { name: 'the last one cannot be revoked' });
    const cookie = await browser.signIn(key);
    expect(await browser.codeOf(cookie)).toBe('ALLOWED');
    const [row] = await api.db.query<{ id: string }>('select id from api_key where hash = $1', [hashOf(key)]);
    await revokeApiKey(api.db, row?.id as string, BY_HAND(browser.now));
    expect(await browser.codeOf(cookie)).toBe('SESSION_ENDED');

    const short = await browser.signIn(
      await api.keyOf('ADMINISTRATOR', { expiresAt: new Date(browser.now.getTime() + 1_000) }),
    );
    expect(await browser.codeOf(short)).toBe('ALLOWED');
    const inside = { ...OURS, 'x-forwarded-for': '192.0.2.7' };
    const bound = await browser.signIn(await api.keyOf('READER', { networks: ['192.0.2.0/24'] }), inside);
    expect(await browser.roleOf(bound, inside)).toBe('READER');
    expect(await browser.roleOf(bound, { ...OURS, 'x-forwarded-for': '198.51.100.7' })).toBeNull();
    browser.wait(1_000);
    expect(await browser.codeOf(short)).toBe('SESSION_ENDED');
  });

  it('follows what becomes of the key: its role of now counts', async () => {
    const key = await api.keyOf('READER');
    const cookie = await browser.signIn(key);
    await api.db.query(`update api_key set role = 'PLANNER' where hash = $1`, [hashOf(key)]);
    expect(await browser.roleOf(cookie)).toBe('PLANNER');
  });

  it('ends after a working day, and earlier when the browser is left alone', async () => {
    const cookie = await browser.signIn(await api.keyOf('READER'));
    for (let hours = 1; hours < 12; hours += 1) {
      browser.wait(60 * 60_000);
      expect(await browser.roleOf(cookie)).toBe('READER');
    }
    browser.wait(60 * 60_000);
    expect(await browser.roleOf(cookie)).toBeNull();

    const idle = await browser.signIn(await api.keyOf('READER'));
    browser.wait(SIGN_IN_IDLE_MS - 1);
    expect(await browser.roleOf(idle)).toBe('READER');
    browser.wait(SIGN_IN_IDLE_MS);
    expect(await browser.roleOf(idle)).toBeNull();
  });

  it('leaves what is public open to who was signed out, takes the cookie away, and says so', async () => {
    const cookie = await browser.signIn(await api.keyOf('ADMINISTRATOR'));
    browser.wait(SIGN_IN_MAX_MS);
    const open = await browser.ask(cookie);
    expect([open.status, open.data.viewer.role, open.errors]).toEqual([200, null, undefined]);
    expect(open.headers.get('kejin-session')).toBe('ended');
    expect(open.headers.get('set-cookie')).toBe(
      'kejin_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    );
    expect(await browser.codeOf(cookie)).toBe('SESSION_ENDED');
    const file = await api.send('/feeds/runs/x', { headers: { cookie, ...OURS } });
    expect([file.status, await codeIn(file)]).toEqual([401, 'SESSION_ENDED']);
    for (const rubbish of ['kejin_session=x', 'kejin_session=', `kejin_session=${'a'.repeat(43)}`]) {
      expect((await browser.ask(rubbish)).data.viewer.role).toBeNull();
    }
    expect((await api.ask(GUARDED)).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('ends with signing out, for copies of the cookie too', async () => {
    const cookie = await browser.signIn(await api.keyOf('ADMINISTRATOR'));
    const answer = await browser.signOut(cookie);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      204,
      'kejin_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect(await browser.codeOf(cookie)).toBe('SESSION_ENDED');
    expect(await api.db.query('select 1 from sign_in')).toEqual([]);
    const again = await browser.signOut(cookie);
    expect(again.status).toBe(204);
  });

  it('is recorded with who it was, signing out too', async () => {
    const key = await api.keyOf('READER', { name: '公众' });
    const cookie = await browser.signIn(key);
    await browser.signOut(cookie);
    const rows = await api.db.query<{ content: string }>(
      'select content from (select * from audit_record order by seq desc limit 3) latest order by seq',
    );
    const [made, ...records] = rows.map(({ content }) => JSON.parse(content));
    const who = { actor: made.subject, actorName: '公众', subject: made.subject };
    expect(records).toMatchObject([
      { ...who, action: 'SIGNED_IN', requestId: expect.any(String) },
      { ...who, action: 'SIGNED_OUT' },
    ]);
  });

  it('leaves the sign-in before behind', async () => {
    const first = await browser.signIn(await api.keyOf('READER'));
    const second = await browser.signIn(await api.keyOf('PLANNER'), { ...OURS, cookie: first });
    expect(await browser.roleOf(second)).toBe('PLANNER');
    expect(await browser.roleOf(first)).toBeNull();
  });

  it('holds for so many browsers of one key; one more ends the one that was idle longest', async () => {
    const key = await api.keyOf('READER');
    const cookies: string[] = [];
    for (let i = 0; i <= MAX_SIGN_INS; i += 1) {
      cookies.push(await browser.signIn(key));
      browser.wait(1_000);
    }
    expect(await browser.roleOf(cookies[0] as string)).toBeNull();
    expect(await browser.roleOf(cookies[1] as string)).toBe('READER');
    expect(await browser.roleOf(cookies[MAX_SIGN_INS] as string)).toBe('READER');
  });

  it('says what there is to sign in with', async () => {
    expect(await (await api.send('/session')).json()).toEqual({ identityProvider: false });
  });

  it('leaves nothing behind that opens nothing', async () => {
    const revoked = await api.keyOf('READER');
    await browser.signIn(revoked);
    await browser.signIn(await api.keyOf('READER'));
    await api.db.query('update api_key set revoked_at = $2 where hash = $1', [hashOf(revoked), browser.now]);
    expect(await pruneSignIns(api.db, browser.now)).toBe(1);
    expect(await pruneSignIns(api.db, browser.now)).toBe(0);
    for (let i = 0; i < 3; i += 1) await browser.signIn(await api.keyOf('READER'));
    browser.wait(SIGN_IN_IDLE_MS);
    expect(await pruneSignIns(api.db, browser.now, 2)).toBe(4);
  });
});
