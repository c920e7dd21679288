import type { Page } from 'playwright-core';
import { AUDIENCE, CLIENT_ID, FakeProvider } from '../server/fake-provider';
import { ADDRESS, barriers, inBrowser, picture, useBrowser } from '../support/browser';
import { startProgram, stopProgram, type TestProgram } from '../support/run-program';

const BUTTON = '用单位账号登录';
const PLACE = '/plans/hebi?on=2020-06-30';
const START_MS = 60_000;

const offered = (page: Page) => page.getByRole('link', { name: BUTTON });
const menuOf = (page: Page) => page.locator('header summary');

/** A second program, whose people come from an identity provider at another site: localhost is not 127.0.0.1. */
inBrowser('signing in at an identity provider', () => {
  const browser = useBrowser();
  let provider: FakeProvider;
  let running: TestProgram | undefined;
  let ours = '';

  beforeAll(async () => {
    provider = await FakeProvider.start(() => new Date());
    const environment = (port: number) => ({
      ...{ KEJIN_OIDC_ISSUER: provider.issuer, KEJIN_OIDC_AUDIENCE: AUDIENCE },
      ...{ KEJIN_OIDC_CLIENT_ID: CLIENT_ID, KEJIN_PUBLIC_URL: `http://localhost:${port}` },
      KEJIN_OIDC_ROLES: 'planner=PLANNER,clerk=DATA_OFFICER',
    });
    await startProgram({ flags: ['--no-demo'], environment }, (started) => {
      running = started;
    });
    ours = `http://localhost:${running?.port}`;
    browser().mayAsk.push(ours, provider.issuer);
  }, START_MS);
  beforeEach(() => {
    provider.consent = {};
    provider.isAway = false;
  });
  afterAll(async () => {
    provider.close();
    if (running) await stopProgram(running);
  });

  /** From a page of the dashboard to the provider's. */
  async function sentThere(from = PLACE): Promise<Page> {
    const page = await browser().open({ path: ours + from });
    await page.getByRole('banner').getByRole('link', { name: '登录' }).click();
    await offered(page).click();
    await page.getByRole('heading', { name: '单位账号' }).waitFor();
    expect(page.url().startsWith(provider.issuer)).toBe(true);
    return page;
  }
  const refusalOf = (page: Page) => page.getByRole('alert').innerText();

  it('is offered where there is a provider, and nowhere else', async () => {
    const page = await browser().open({ path: `${ours}/sign-in` });
    await offered(page).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'sign-in-provider');
    const without = await browser().open({ path: `${ADDRESS}/sign-in` });
    await without.getByLabel('密钥').waitFor();
    expect(await offered(without).count()).toBe(0);
  });

  it('leads back to where one was, by the name and the role that the provider says', async () => {
    provider.consent = { access: { name: '规划科账号', roles: ['clerk'], kejin_regions: ['410600'] } };
    const page = await sentThere();
    await page.getByRole('link', { name: '同意登录' }).click();
    await page.waitForURL(ours + PLACE);
    await menuOf(page).getByText('规划科账号').waitFor();
    await menuOf(page).click();
    const opened = page.locator('header details[open]');
    await opened.getByText('鹤壁市（含下属县区）').waitFor();
    const menu = await opened.innerText();
    for (const word of ['规划科账号', '数据员', '登录到期']) expect(menu).toContain(word);
    // No key was given, so none is spoken of; and no token lies where a script could read it.
    expect(menu).not.toContain('密钥');
    const readable = await page.evaluate(
      () => document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + location.href,
    );
    expect(readable).not.toMatch(/eyJ|code=|state=/);
    await page.reload();
    await menuOf(page).getByText('规划科账号').waitFor();

    await menuOf(page).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('banner').getByRole('link', { name: '登录' }).waitFor();
  });

  it('says in words that it was declined, and leads back all the same the second time', async () => {
    const page = await sentThere();
    await page.getByRole('link', { name: '拒绝' }).click();
    await page.waitForURL(/\/sign-in\?problem=SIGN_IN_DECLINED/);
    expect(await refusalOf(page)).toBe('单位账号一方没有同意这次登录，或者您取消了。');
    expect(await menuOf(page).count()).toBe(0);
    await picture(page, 'sign-in-declined');
    await offered(page).click();
    await page.getByRole('link', { name: '同意登录' }).click();
    await page.waitForURL(ours + PLACE);
    await menuOf(page).getByText('规划处').waitFor();
  });

  it('says in words that somebody has no rights here', async () => {
    provider.consent = { access: { name: '后勤科账号', roles: ['cleaner'] } };
    const page = await sentThere();
    await page.getByRole('link', { name: '同意登录' }).click();
    await page.waitForURL(/\/sign-in\?problem=NOT_ALLOWED/);
    expect(await refusalOf(page)).toBe('您的单位账号没有科金的权限，请向管理员申请。');
    expect(await menuOf(page).count()).toBe(0);
  });

  it('says in words that the provider is away, and leaves the key', async () => {
    const page = await sentThere();
    provider.isAway = true;
    await page.getByRole('link', { name: '同意登录' }).click();
    await page.waitForURL(/\/sign-in\?problem=IDENTITY_PROVIDER_UNREACHABLE/);
    expect(await refusalOf(page)).toContain('连不上单位账号的登录服务');
    await page.getByLabel('密钥').waitFor();
  });

  it('is too late once the answer was used', async () => {
    const page = await sentThere();
    const answer = await page.getByRole('link', { name: '同意登录' }).getAttribute('href');
    await page.getByRole('link', { name: '同意登录' }).click();
    await page.waitForURL(ours + PLACE);
    await page.goto(answer ?? '');
    await page.waitForURL(/\/sign-in\?problem=SIGN_IN_STALE/);
    expect(await refusalOf(page)).toContain('请重新开始');
  });
});
