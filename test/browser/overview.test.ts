import type { Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, inBrowser, picture, useBrowser, type Visit } from '../support/browser';

const DAY = '2020-03-31';

interface Counted {
  readonly slug: string;
  readonly titleZh: string;
  readonly region: { readonly code: string };
  readonly progress: { readonly counts: readonly { readonly status: string; readonly count: number }[] };
}

const WORDS: Readonly<Record<string, string>> = {
  ...{ OFF_TRACK: '明显滞后', AT_RISK: '有风险', MISSED: '未达成', ON_TRACK: '进展正常' },
  ...{ MET: '已达成', NOT_STARTED: '未开始', NO_DATA: '无数据' },
};

async function plansOn(day: string): Promise<readonly Counted[]> {
  const { plans } = await askApi(
    `query($day: Date) { plans(first: 50) { nodes { slug titleZh region { code }
      progress(asOf: $day) { counts { status count } } } } }`,
    { day },
  );
  return plans.nodes;
}

const countOf = ({ progress }: Counted, ...statuses: readonly string[]) =>
  progress.counts.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0);
const sumOf = (plans: readonly Counted[], ...statuses: readonly string[]) =>
  plans.reduce((sum, plan) => sum + countOf(plan, ...statuses), 0);
const KNOWN = ['OFF_TRACK', 'AT_RISK', 'MISSED', 'ON_TRACK', 'MET'];

const cards = (page: Page) => page.getByRole('article');
const risks = (page: Page) => page.getByRole('region', { name: '需要关注的目标' }).first();
const riskLinks = (page: Page) => risks(page).locator('tbody tr td:first-child > a');

inBrowser('the overview', () => {
  const browser = useBrowser();
  const visit = async (path: string, how: Pick<Visit, 'size' | 'key'> = {}) => {
    const page = await browser().open({ path, ...how });
    await cards(page).first().waitFor();
    return page;
  };

  it('has a card for each plan of which something is known, with the counts of the API in words', async () => {
    const page = await visit(`/?on=${DAY}`);
    const known = (await plansOn(DAY)).filter((plan) => countOf(plan, ...KNOWN) > 0);
    expect(known.length).toBeGreaterThan(1);
    expect(await cards(page).count()).toBe(known.length);
    for (const plan of known) {
      const text = await cards(page).filter({ hasText: plan.titleZh }).innerText();
      for (const { status, count } of plan.progress.counts.filter((one) => one.count > 0)) {
        expect(text.replace(/\s+/g, ' ')).toContain(`${WORDS[status]} ${count}`);
      }
    }
    await picture(page, 'overview');
  });

  it('names the plans without figures apart, and does not call them failed', async () => {
    const page = await visit(`/?on=${DAY}`);
    const unknown = (await plansOn(DAY)).filter((plan) => countOf(plan, ...KNOWN) === 0);
    const apart = page.getByRole('region', { name: /没有数据的方案/ }).first();
    expect(unknown.length).toBeGreaterThan(0);
    for (const { titleZh } of unknown) await apart.getByRole('link', { name: titleZh }).waitFor();
    expect(await apart.innerText()).toContain('没有数据不等于没有做到');
  });

  it('says in one sentence how many targets of how many plans are in danger', async () => {
    const page = await visit(`/?on=${DAY}`);
    const plans = await plansOn(DAY);
    const danger = sumOf(plans, 'AT_RISK', 'OFF_TRACK');
    const endangered = plans.filter((plan) => countOf(plan, 'AT_RISK', 'OFF_TRACK') > 0).length;
    expect(danger).toBeGreaterThan(0);
    await page.getByText(`${danger} 项目标有危险，涉及 ${endangered} 个方案`, { exact: true }).waitFor();
  });

  it('offers the regions that have a plan, each beneath the one above it', async () => {
    const page = await visit(`/?on=${DAY}`);
    const region = page.getByRole('combobox', { name: '地区', exact: true });
    const names = (await region.locator('option').allInnerTexts()).map((name) => name.trim());
    expect(names[0]).toBe('全部地区');
    expect(names.indexOf('鹤壁市')).toBe(names.indexOf('河南省') + 1);
    expect(names).not.toContain('北京市');
  });

  it('narrows plans and risks to a region and all that lies in it, also after a reload', async () => {
    const page = await visit(`/?on=${DAY}`);
    const region = page.getByRole('combobox', { name: '地区', exact: true });
    await region.selectOption('620000');
    await page.waitForURL(/region=620000/);
    await cards(page).filter({ hasText: '金塔县' }).waitFor();
    const { targetsAtRisk } = await askApi(
      `{ targetsAtRisk(first: 100, region: "620000", asOf: "${DAY}") { totalCount } }`,
      {},
      '',
    );
    const count = targetsAtRisk.totalCount;
    expect(count).toBeGreaterThan(0);
    await risks(page).getByText(`显示 ${count} 项，共 ${count} 项`).waitFor();
    expect(await cards(page).count()).toBe(1);
    expect(await riskLinks(page).count()).toBe(count);
    await page.reload();
    await cards(page).filter({ hasText: '金塔县' }).waitFor();
    expect(await cards(page).count()).toBe(1);
  });

  it('says that no plan is under way today, and leads to a day on which one was', async () => {
    const page = await visit('/');
    const notice = page.getByRole('status').filter({ hasText: '没有一个在进行中' });
    await notice.waitFor();
    const offered = notice.getByRole('button', { name: /期满前半年/ });
    const [, year, month] = /^(\d+)年(\d+)月/.exec(await offered.innerText()) ?? [];
    await offered.click();
    await page.waitForURL(new RegExp(`on=${year}-${month?.padStart(2, '0')}-`));
    await notice.waitFor({ state: 'detached' });
    await page.getByText(/项目标有危险，涉及/).waitFor();
  });

  it('lists what can still be saved before what is over, with the reason that weighs most', async () => {
    const page = await visit(`/?on=${DAY}`);
    const { targetsAtRisk } = await askApi(
      `{ targetsAtRisk(first: 100, asOf: "${DAY}") { totalCount nodes {
        target { key nameZh } progress { status } reason { explanationZh } } } }`,
      {},
      '',
    );
    await risks(page)
      .getByRole('button', { name: /再显示其余/ })
      .click();
    await riskLinks(page)
      .nth(targetsAtRisk.totalCount - 1)
      .waitFor();
    expect(await riskLinks(page).count()).toBe(targetsAtRisk.totalCount);
    const first = targetsAtRisk.nodes.find((one: Risk) => one.progress.status !== 'MISSED');
    expect(await riskLinks(page).first().innerText()).toBe(first.target.nameZh);
    expect(await risks(page).innerText()).toContain(first.reason.explanationZh);
    const last = targetsAtRisk.nodes.filter((one: Risk) => one.progress.status === 'MISSED').at(-1);
    expect(await riskLinks(page).last().innerText()).toBe(last.target.nameZh);
  });

  it('narrows the risks by state and by reason, and keeps both in the address', async () => {
    const page = await visit(`/?on=${DAY}`);
    const { targetsAtRisk } = await askApi(
      `{ targetsAtRisk(first: 100, asOf: "${DAY}") { nodes { progress { status } reason { reason } } } }`,
      {},
      '',
    );
    const tooFast = targetsAtRisk.nodes.filter((one: Risk) => one.reason.reason === 'PACE_ABOVE_BEST');
    await page.getByRole('button', { name: /^所需速度超过历史最好/ }).click();
    await page.waitForURL(/reason=PACE_ABOVE_BEST/);
    await risks(page).getByText(`显示 ${tooFast.length} 项`).waitFor();
    expect(await riskLinks(page).count()).toBe(tooFast.length);
    await page.goto(page.url().replace('reason=PACE_ABOVE_BEST', 'status=MISSED'));
    const missed = targetsAtRisk.nodes.filter((one: Risk) => one.progress.status === 'MISSED');
    await risks(page)
      .getByRole('button', { name: /未达成/, pressed: true })
      .waitFor();
    expect(await riskLinks(page).count()).toBe(missed.length);
  });

  it('names certificates that lapse as a reason to those who may see enterprises, and tells others so', async () => {
    const visitor = await visit(`/?on=${DAY}`);
    await risks(visitor).getByText('证书到期这类需要企业资料的原因，登录后才显示').waitFor();
    expect(await visitor.getByRole('button', { name: /^证书将到期/ }).count()).toBe(0);
    const planner = await visit(`/?on=${DAY}`, { key: ADMINISTRATOR });
    await planner.getByRole('button', { name: /^证书将到期/ }).click();
    await risks(planner).getByRole('link', { name: '全市高新技术企业' }).waitFor();
  });

  it('leads from a risk to its target, and from a state of a plan to the targets in that state', async () => {
    const page = await visit(`/?on=${DAY}`);
    const link = riskLinks(page).first();
    const href = await link.getAttribute('href');
    await link.click();
    await page.waitForURL((url) => url.pathname.startsWith('/targets/') && url.search.includes(`on=${DAY}`));
    expect(new URL(page.url()).pathname).toBe(href?.split('?')[0]);
    await page.goBack();
    await cards(page)
      .first()
      .getByRole('link', { name: /明显滞后/ })
      .click();
    await page.waitForURL(/\/plans\/hebi\?.*status=OFF_TRACK/);
  });

  it('tells how fresh each feed is, and names those that never brought anything', async () => {
    const page = await visit('/');
    const { feeds } = await askApi('{ feeds { nameZh freshness { lastPublishedAt overdueSince } } }', {}, '');
    const fresh = page.getByRole('region', { name: '数据新不新' }).first();
    const silent = feeds.filter(
      (feed: Feed) => !feed.freshness.lastPublishedAt && !feed.freshness.overdueSince,
    );
    expect(await fresh.locator('tbody tr').count()).toBe(feeds.length - silent.length);
    await fresh.getByText(`从未收到过文件的数据源 ${silent.length}`).click();
    await fresh.getByRole('link', { name: silent[0].nameZh, exact: true }).click();
    await page.waitForURL(/\/data\?feed=/);
  });

  it('offers all regions again where the address names one that does not exist', async () => {
    const page = await browser().open({ path: '/?region=999999' });
    await page.getByRole('alert').filter({ hasText: '999999' }).waitFor();
    await page.getByRole('button', { name: '看全部地区' }).click();
    await cards(page).first().waitFor();
  });

  it('is to be read on a phone, each risk as a card', async () => {
    const page = await visit(`/?on=${DAY}`, { size: 'phone' });
    const cell = riskLinks(page).first();
    const box = await cell.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await picture(page, 'overview-phone');
  });
});

interface Risk {
  readonly progress: { readonly status: string };
  readonly reason: { readonly reason: string };
}

interface Feed {
  readonly freshness: { readonly lastPublishedAt: string | null; readonly overdueSince: string | null };
}
