import type { BrowserContext, Page } from 'playwright-core';
import { ADDRESS, askApi, barriers, inBrowser, keyOf, picture, useBrowser, whole } from '../support/browser';

const HEBI = '410600';
const NAME = '鹤壁规划';
const ELSEWHERE = [
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/.//elsewhere.example/',
];

const fieldOf = (page: Page) => page.getByLabel('密钥');
const menuOf = (page: Page) => page.locator('header summary');
const ended = (page: Page) => page.getByRole('status').getByText('登录已结束，请重新登录');

async function enter(page: Page, key: string): Promise<void> {
  await fieldOf(page).fill(key);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
}

async function cookieOf(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name === 'kejin_session');
}

/** Who a cookie is for the server, whatever the browser has made of it. */
async function viewerOf(cookie: string): Promise<{ readonly role: string | null }> {
  const answer = await fetch(`${ADDRESS}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ADDRESS, cookie: `kejin_session=${cookie}` },
    body: JSON.stringify({ query: '{ viewer { role } }' }),
  });
  return ((await answer.json()) as { data: { viewer: { role: string | null } } }).data.viewer;
}

async function revoke(name: string): Promise<void> {
  const { apiKeys } = await askApi('{ apiKeys(first: 100) { nodes { id name } } }');
  const { id } = apiKeys.nodes.find((one: { name: string }) => one.name === name);
  const asked = 'mutation($id: ID!) { revokeApiKey(id: $id) { userErrors { code } } }';
  expect((await askApi(asked, { id })).revokeApiKey.userErrors).toEqual([]);
}

inBrowser('signing in', () => {
  const browser = useBrowser();
  let key = '';

  beforeAll(async () => {
    key = await keyOf({ role: 'PLANNER', name: NAME, regionCodes: [HEBI], scopes: ['REVIEW'] });
  });

  it('leads back to where one was, and leaves the key nowhere that a script can read', async () => {
    const page = await browser().open({ path: '/sign-in?next=/data' });
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'sign-in');
    await enter(page, key);
    await page.waitForURL(`${ADDRESS}/data`);
    await menuOf(page).getByText(NAME).waitFor();

    const readable = await page.evaluate(() => ({
      ...{ local: JSON.stringify(localStorage), session: JSON.stringify(sessionStorage) },
      ...{ cookie: document.cookie, address: location.href, page: document.documentElement.outerHTML },
    }));
    for (const [place, text] of Object.entries(readable))
      expect([place, text.includes(key)]).toEqual([place, false]);
    const cookie = await cookieOf(page.context());
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(readable.cookie).toBe('');
    expect(cookie?.value).not.toContain(key);
  });

  it('goes on to no address of another host', async () => {
    for (const next of ELSEWHERE) {
      const page = await browser().open({ path: `/sign-in?next=${encodeURIComponent(next)}` });
      await enter(page, key);
      await menuOf(page).waitFor();
      await page.waitForURL(`${ADDRESS}/`);
    }
  });

  it('says that a key is wrong, and lets it be given again', async () => {
    const page = await browser().open({ path: '/sign-in' });
    await enter(page, 'kj_this_key_was_never_given_out');
    await page.getByRole('alert').getByText('NOT_SIGNED_IN').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(await fieldOf(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await ended(page).count()).toBe(0);
    await enter(page, key);
    await menuOf(page).waitFor();
  });

  it('says in the menu who one is, what one may do, where and until when, by keyboard alone', async () => {
    const page = await browser().open({ path: '/sign-in?next=/indicators' });
    await fieldOf(page).focus();
    await page.keyboard.type(key);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${ADDRESS}/indicators`);
    await menuOf(page).focus();
    await page.keyboard.press('Enter');
    const menu = page.locator('header details[open]');
    await menu.getByText('鹤壁市（含下属县区）').waitFor();
    const text = await menu.innerText();
    for (const word of [NAME, '规划员', '初审数字', '登录到期', '密钥到期', '不到期'])
      expect(text).toContain(word);
    expect(text).not.toContain('PLANNER');
    expect(text).not.toContain(key);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'account-menu');

    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await menuOf(page).evaluate((handle) => handle === document.activeElement)).toBe(true);
    const out = menu.getByRole('button', { name: '退出登录' });
    await page.keyboard.press('Enter');
    await out.waitFor();
    await page.keyboard.press('Tab');
    expect(await out.evaluate((button) => button === document.activeElement)).toBe(true);
    // Going on leaves the menu, and the menu closes.
    await page.keyboard.press('Tab');
    await menu.waitFor({ state: 'detached' });
    await menuOf(page).focus();
    await page.keyboard.press('Enter');
    await out.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
  });

  it('says each role in words, in English too', async () => {
    for (const [role, zh, en] of [
      ['ADMINISTRATOR', '管理员', 'Administrator'],
      ['DATA_OFFICER', '数据员', 'Data officer'],
      ['READER', '读者', 'Reader'],
    ] as const) {
      const page = await browser().open({ path: '/sign-in', key: await keyOf({ role, name: `某${role}` }) });
      await page.getByText(`您已登录为“某${role}”`).waitFor();
      await menuOf(page).click();
      const menu = page.locator('header details[open]');
      await menu.getByText(zh, { exact: true }).and(page.locator('strong')).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await menuOf(page).click();
      await menu.getByText(en, { exact: true }).and(page.locator('strong')).waitFor();
      expect(await page.getByRole('main').innerText()).toContain('All regions');
    }
  });

  it('opens the menu on a phone, where the way out can be reached', async () => {
    const page = await browser().open({ path: '/', key, size: 'phone' });
    await page.getByRole('button', { name: '菜单' }).click();
    await menuOf(page).click();
    await page.getByRole('button', { name: '退出登录' }).scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.waitForFunction(() => document.cookie === '' && !document.querySelector('header summary'));
  });

  it('ends with signing out, for copies of the cookie too', async () => {
    const page = await browser().open({ path: '/enterprises', key });
    const cookie = (await cookieOf(page.context()))?.value ?? '';
    expect(await viewerOf(cookie)).toEqual({ role: 'PLANNER' });
    await menuOf(page).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
    await page.waitForURL(`${ADDRESS}/`);
    expect(await cookieOf(page.context())).toBeUndefined();
    expect(await viewerOf(cookie)).toEqual({ role: null });
    await page.reload();
    await whole(page);
    // Whoever leaves on purpose is not told about it.
    expect(await ended(page).count()).toBe(0);
  });

  it('ends at once with the key, says so once on the next page, and keeps the place', async () => {
    const mine = await keyOf({ role: 'PLANNER', name: '将被撤销的密钥', regionCodes: [HEBI] });
    const page = await browser().open({ path: '/', key: mine });
    const other = await page.context().newPage();
    await other.goto(ADDRESS);
    await menuOf(other).getByText('将被撤销的密钥').waitFor();
    await revoke('将被撤销的密钥');

    await page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: '指标' }).click();
    await ended(page).waitFor();
    expect(await ended(page).count()).toBe(1);
    await page.getByRole('banner').getByRole('link', { name: '登录', exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'sign-in-ended');
    await page.getByRole('link', { name: '重新登录' }).click();
    await page.waitForURL(/sign-in/);
    expect(new URL(page.url()).searchParams.get('next')).toMatch(/^\/indicators/);

    // A second window still takes itself for signed in, until it is refused.
    await other.getByRole('navigation', { name: '页面' }).getByRole('link', { name: '企业' }).click();
    await ended(other).waitFor();
    await other.getByRole('button', { name: '知道了' }).click();
    expect(await ended(other).count()).toBe(0);
    await other.reload();
    await whole(other);
    expect(await ended(other).count()).toBe(0);
  });

  it('says that the sign-in has ended, too, when the whole page is fetched anew', async () => {
    const mine = await keyOf({ role: 'PLANNER', name: '中途撤销的密钥', regionCodes: [HEBI] });
    const page = await browser().open({ path: '/', key: mine });
    await menuOf(page).waitFor();
    await revoke('中途撤销的密钥');
    await page.goto(`${ADDRESS}/data`);
    await ended(page).waitFor();
    expect(await menuOf(page).count()).toBe(0);
  });

  it('says why the organisation’s sign-in failed, and repeats no text out of the address', async () => {
    const said = async (problem: string) => {
      const page = await browser().open({ path: `/sign-in?problem=${encodeURIComponent(problem)}` });
      return page.getByRole('alert').innerText();
    };
    expect(await said('NOT_ALLOWED')).toContain('没有科金的权限');
    expect(await said('SIGN_IN_STALE')).toContain('请重新开始');
    expect(await said('SOMETHING_NEW')).toContain('SOMETHING_NEW');
    expect(await said('<b>call 555</b>')).toBe('没有登录成功。请重试；仍不行，请告诉管理员。');
  });

  it('shows whoever is signed in already as whom, and the way on and out', async () => {
    const page = await browser().open({ path: '/sign-in?next=/programmes', key });
    const main = page.getByRole('main');
    await main.getByText(`您已登录为“${NAME}”`).waitFor();
    expect(await fieldOf(page).count()).toBe(0);
    await main.getByRole('link', { name: '继续' }).click();
    await page.waitForURL(`${ADDRESS}/programmes`);
    await page.goBack();
    await main.getByRole('button', { name: '退出登录' }).click();
    await fieldOf(page).waitFor();
  });
});
