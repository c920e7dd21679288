import type { Page } from 'playwright-core';
import { ADDRESS, askApi, inBrowser, useBrowser, whole } from '../support/browser';

/** What may come before the overview is to be read, compressed, without charts. */
const FIRST_LOAD_BYTES = 400_000;

interface Traffic {
  readonly bytes: number;
  readonly questions: number;
  readonly hosts: readonly string[];
}

async function watched(page: Page, visit: () => Promise<unknown>): Promise<Traffic> {
  const answers: Promise<{ url: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    const sizes = request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
      ...{ url: request.url(), bytes: responseBodySize + responseHeadersSize },
    }));
    answers.push(sizes);
  });
  await visit();
  const all = await Promise.all(answers);
  return {
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    questions: all.filter(({ url }) => new URL(url).pathname === '/graphql').length,
    hosts: [...new Set(all.map(({ url }) => new URL(url).host))],
  };
}

inBrowser('the first visit', () => {
  const browser = useBrowser();

  it('shows where all plans stand, in Chinese, after one question about plans and one about the reader', async () => {
    const page = await browser().blank({});
    const traffic = await watched(page, async () => {
      await page.goto(`${ADDRESS}/?on=2020-06-30`);
      await whole(page);
    });
    const { plan } = await askApi('{ plan(slug: "hebi") { titleZh } }');
    await page.getByRole('link', { name: plan.titleZh }).first().waitFor();
    expect(await page.title()).toContain('科金');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(traffic.questions).toBe(2);
    expect(traffic.bytes).toBeLessThan(FIRST_LOAD_BYTES);
    expect(traffic.hosts).toEqual([new URL(ADDRESS).host]);
  });

  it('is served under a policy that allows no other host, no inline script and no inline style', async () => {
    const page = await browser().blank({});
    const answer = await page.goto(`${ADDRESS}/`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    const inlined = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.gotIn = true';
      document.body.append(script);
      return 'gotIn' in window;
    });
    expect(inlined).toBe(false);
    // The breach was made on purpose.
    expect(browser().offences.splice(0).join()).toMatch(/Content Security Policy/);
  });

  it('turns to English and back, and remembers the choice', async () => {
    const page = await browser().open({ path: '/' });
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  });

  it('turns dark, and is dark from the first moment of the next visit', async () => {
    const page = await browser().open({ path: '/' });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole('button', { name: '深色' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await ground()).not.toBe(light);
    await page.goto(`${ADDRESS}/`, { waitUntil: 'commit' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  });

  it('goes along with the day that the reader chose, from page to page', async () => {
    const page = await browser().open({ path: '/' });
    await page.getByLabel('查看日').fill('2019-06-30');
    await page.waitForURL(/on=2019-06-30/);
    const { plan } = await askApi('{ plan(slug: "hebi") { titleZh } }');
    await page.getByRole('link', { name: plan.titleZh }).first().click();
    await page.waitForURL(/\/plans\/hebi\?.*on=2019-06-30/);
    await page.getByRole('button', { name: '今天' }).click();
    await page.waitForURL((url) => !url.search.includes('on='));
  });

  it('can be walked by keyboard from the very first key', async () => {
    const page = await browser().open({ path: '/' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^\//);
  });

  it('says that an address leads nowhere, and leads back', async () => {
    const page = await browser().blank({});
    const answer = await page.goto(`${ADDRESS}/plan/hebi`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
    await page.getByRole('link', { name: '回到总览' }).click();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  });

  it('says so when the network is gone, and what is on the page stays', async () => {
    const page = await browser().open({ path: '/' });
    await page.context().setOffline(true);
    await page.getByText('没有网络，页面上的数字可能已过时。').waitFor();
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
    await page.context().setOffline(false);
    await page.getByText('没有网络，页面上的数字可能已过时。').waitFor({ state: 'detached' });
  });
});
