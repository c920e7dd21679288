import { ADMINISTRATOR, askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';
import { changes, DAY, evidence, KEY, lapsing, outlook, PATH, plain, standing } from './target-page';

inBrowser('the records behind a target', () => {
  const browser = useBrowser();

  it('lists the certificates that it hangs on, the first to lapse first, and marks them where they count', async () => {
    const page = await browser().open({ path: PATH, key: ADMINISTRATOR });
    const known = (await standing(KEY, DAY)).lapsing;
    expect(known.totalCount).toBeGreaterThan(8);
    await lapsing(page).getByText(`有 ${known.totalCount} 张证书在期限`).waitFor();
    await lapsing(page)
      .getByRole('button', { name: `全部列出（${known.totalCount} 张）` })
      .click();
    const rows = lapsing(page).locator('tbody tr');
    await rows.nth(known.totalCount - 1).waitFor();
    expect(await rows.count()).toBe(known.totalCount);
    const days = (await rows.locator('td:nth-child(2)').allInnerTexts()).map((text) => text.slice(0, 10));
    expect(days).toEqual(
      [...known.nodes]
        .map(({ expiresOn }: { expiresOn: string }) => expiresOn)
        .sort((a, b) => (a < b ? -1 : 1)),
    );
    await lapsing(page).scrollIntoViewIfNeeded();
    await picture(page, 'target-certificates');
    await rows.first().getByRole('link').click();
    await page.waitForURL((url) => url.pathname.startsWith('/enterprises/'));
  });

  it('counts exactly as many records as the number says, page by page, the lapsing ones marked', async () => {
    const page = await browser().open({ path: PATH, key: ADMINISTRATOR });
    const known = await standing(KEY, DAY);
    await evidence(page).getByText('69 家 由下面 69 条合计而成，一条不差。').waitFor();
    const rows = evidence(page).locator('tbody tr');
    let [counted, marked] = [0, 0];
    for (let more = true; more; ) {
      counted += await rows.count();
      marked += await rows.filter({ hasText: '期限前到期' }).count();
      const next = evidence(page).getByRole('button', { name: '下一页' });
      more = await next.isEnabled();
      const first = await rows.first().innerText();
      if (more) await next.click();
      if (more) await page.waitForFunction(FIRST_ROW_IS_OTHER, first);
    }
    expect(String(counted)).toBe(known.progress.actual);
    expect(marked).toBe(known.lapsing.totalCount);
  });

  it('shows what was looked at and left out, with the reasons; that survives a reload', async () => {
    const page = await browser().open({ path: PATH, key: ADMINISTRATOR });
    const { leftOut } = (await standing(KEY, DAY)).evidence;
    const count = leftOut.reduce((sum: number, one: { count: number }) => sum + one.count, 0);
    await evidence(page)
      .getByRole('button', { name: `看过但不计入的 ${count} 条` })
      .click();
    await evidence(page).getByText('当日已过有效期').first().waitFor();
    await page.reload();
    await evidence(page).scrollIntoViewIfNeeded();
    await evidence(page).getByText(`共 ${count} 条`).waitFor();
    expect(await evidence(page).locator('tbody').innerText()).toContain('当日已过有效期');
  });

  it('explains a change by parts that sum to it, and by the records of each part', async () => {
    const page = await browser().open({ path: `${PATH}&since=2018-12-31`, key: ADMINISTRATOR });
    const { progressChange } = await askApi(
      `{ progressChange(target: "${KEY}", from: "2018-12-31", to: "${DAY}") {
        change explanationZh parts { amount count items { reference } } } }`,
    );
    await changes(page).getByText(progressChange.explanationZh).waitFor();
    const table = changes(page).getByRole('table').first();
    const amounts = (await table.locator('tbody td:nth-child(3)').allInnerTexts()).map(plain).map(Number);
    expect(amounts.length).toBeGreaterThan(1);
    expect(amounts.reduce((sum, one) => sum + one, 0)).toBe(Number(progressChange.change));
    expect(plain(await table.locator('tfoot').innerText())).toBe(progressChange.change);
    await table
      .getByRole('button', { name: /看是哪些/ })
      .first()
      .click();
    const records = changes(page).getByRole('table').nth(1).locator('tbody tr');
    await records.first().waitFor();
    expect(await records.count()).toBe(progressChange.parts[0].items.length);
    await changes(page).getByRole('button', { name: '90 天前' }).click();
    await changes(page).getByText('2020年4月1日与2020年6月30日均为69家').waitFor();
    await page.waitForURL(/since=2020-04-01/);
  });

  it('says in words what a visitor may not see, and leads to the sign-in and back', async () => {
    const page = await browser().open({ path: PATH });
    await lapsing(page).getByText('要用密钥登录后才能看').waitFor();
    await outlook(page).getByText('推演要用密钥登录').waitFor();
    await evidence(page).getByText('是哪家企业、哪张证书，要用密钥登录后才能看').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('main a[href^="/enterprises/"]').count()).toBe(0);
    await lapsing(page).getByRole('link', { name: '登录' }).click();
    await page.waitForURL((url) => (url.searchParams.get('next') ?? '').startsWith(`/targets/${KEY}`));
  });

  it('asks for no more than a planner or a reader may have: no part of the page is refused', async () => {
    for (const role of ['PLANNER', 'READER']) {
      const key = await keyOf({ role, regionCodes: ['410600'] });
      const page = await browser().open({ path: PATH, key });
      await outlook(page).getByText('达成的可能性', { exact: true }).waitFor();
      expect([role, await page.getByRole('alert').count()]).toEqual([role, 0]);
      expect(await lapsing(page).locator('tbody tr').count()).toBeGreaterThan(0);
    }
  });

  it('keeps nobody out when everything is there and opened (axe)', async () => {
    const page = await browser().open({ path: `${PATH}&since=2018-12-31`, key: ADMINISTRATOR });
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await changes(page)
      .getByRole('button', { name: /看是哪些/ })
      .first()
      .click();
    await changes(page).getByRole('table').nth(1).waitFor();
    expect(await barriers(page)).toEqual([]);
    const phone = await browser().open({ path: PATH, size: 'phone', theme: 'dark' });
    await phone.locator('figure canvas').first().waitFor();
    await picture(phone, 'target-phone');
  });
});

const FIRST_ROW_IS_OTHER = (before: string) => {
  const rows = [...document.querySelectorAll<HTMLElement>('section')].find((one) =>
    one.getAttribute('aria-label')?.startsWith('这个数字'),
  );
  const first = rows?.querySelector<HTMLElement>('tbody tr')?.innerText;
  return first !== undefined && first !== before;
};
