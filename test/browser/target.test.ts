import type { Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, inBrowser, picture, useBrowser } from '../support/browser';
import { DAY, evidence, KEY, outlook, PATH, plain, standing, verdict } from './target-page';

/** Its figure for 2018 was published in January 2019 and revised in June. */
const REVISED = 'hebi/stage-2018/high-tech-value-added';
const SIMULATION_MS = 60_000;

/** The table beneath the chart: a row of cells a day. */
async function history(page: Page): Promise<Map<string, string[]>> {
  await page.locator('figure summary').first().click();
  const rows = await page.locator('figure tbody tr').all();
  const read = rows.map(async (row): Promise<[string, string[]]> => {
    const day = /^\d{4}-\d\d-\d\d/.exec(await row.locator('th').innerText())?.[0] ?? '';
    return [day, await row.locator('td').allInnerTexts()];
  });
  return new Map(await Promise.all(read));
}

inBrowser('the page of a target', () => {
  const browser = useBrowser();

  it('says in a sentence whether Hebi will reach its high-tech-enterprise target, and why', async () => {
    const page = await browser().open({ path: PATH });
    const { progress, feasibility } = await standing(KEY, DAY);
    expect(await verdict(page).innerText()).toContain('照现在的进度，达不成。');
    await page.getByText(progress.explanationZh).waitFor();
    await page.getByText(feasibility.explanationZh).waitFor();
    const facts = await page.locator('dl.facts').innerText();
    for (const part of [
      '69 家',
      '≥ 80 家',
      '74.45 家',
      '86.3%',
      '74.21 家',
      '还有 184 天',
      '11 家',
      '1.83 家',
    ]) {
      expect(facts.replace(/≥(?=\d)/, '≥ ')).toContain(part);
    }
    await page.getByText('演示数据').first().waitFor();
  });

  it('sets the numbers of the chart beneath it, up to the day that is read and on to the deadline', async () => {
    const page = await browser().open({ path: PATH });
    const { progress } = await standing(KEY, DAY);
    const rows = await history(page);
    const days = [...rows.keys()];
    expect(days).toEqual([...days].sort());
    const [until, actual, expected] = rows.get(DAY) ?? [];
    expect([until, actual]).toEqual([DAY, progress.actual]);
    expect(plain(expected ?? '')).toBe(progress.expected);
    const [, , promised, projected] = rows.get('2020-12-31') ?? [];
    expect(promised).toBe(progress.targetValue);
    expect(plain(projected ?? '')).toBe(progress.projected);
    expect(days.filter((day) => day > DAY)).toEqual(['2020-12-31']);
  });

  it('draws the band of the simulation for those who are signed in, with its bounds in the table', async () => {
    const page = await browser().open({ path: PATH, key: ADMINISTRATOR });
    const { simulation } = await askApi(
      `{ simulation(input: { plan: "hebi", asOf: "${DAY}" }) { outcomes { target { key }
        baselineProbability baselinePath { end p10 p50 p90 } } } }`,
    );
    const outcome = simulation.outcomes.find(({ target }: { target: { key: string } }) => target.key === KEY);
    const chance = `${(outcome.baselineProbability * 100).toFixed(1)}%`;
    await outlook(page).getByText(chance, { exact: true }).waitFor();
    const rows = await history(page);
    for (const { end, p10, p50, p90 } of outcome.baselinePath) {
      expect(rows.get(end)?.slice(-3)).toEqual([p10, p50, p90].map(String));
    }
    await page.locator('figure').first().scrollIntoViewIfNeeded();
    await picture(page, 'target');
  });

  it('finds what would help most: renewing, certifying more, and both, beside doing nothing', async () => {
    const page = await browser().open({ path: PATH, key: ADMINISTRATOR });
    await outlook(page).getByRole('button', { name: '算一算什么最有帮助' }).click();
    const table = outlook(page).getByRole('table');
    await table.waitFor({ timeout: SIMULATION_MS });
    const { simulation } = await askApi(
      `{ simulation(input: { plan: "hebi", asOf: "${DAY}",
        levers: [{ renewal: { kind: HIGH_TECH_ENTERPRISE, rate: 1 } }] }) {
        outcomes { target { key } probability baselineProbability } } }`,
    );
    const own = simulation.outcomes.find(({ target }: { target: { key: string } }) => target.key === KEY);
    const chances = (await table.locator('td:nth-child(2)').allInnerTexts()).map((text) => text.trim());
    expect(chances.slice(0, 2)).toEqual([
      `${(own.baselineProbability * 100).toFixed(1)}%`,
      `${(own.probability * 100).toFixed(1)}%`,
    ]);
    expect(chances).toHaveLength(4);
    const text = await table.innerText();
    expect(text).toMatch(/期限以前到期的 \d+ 张证书全部续上/);
    expect(text).toMatch(/要使可能性达到90%，需要至少/);
    await outlook(page).getByRole('link', { name: '在推演页自己调措施' }).click();
    await page.waitForURL((url) => url.pathname === '/simulation' && url.searchParams.get('target') === KEY);
  }, 90_000);

  it('tells of a target without lapsing certificates what every lever that moves it would do', async () => {
    const { simulation } = await askApi(
      `{ simulation(input: { plan: "hebi", asOf: "${DAY}" }) { outcomes { baselineProbability
        target { key lapsing(asOf: "${DAY}", first: 1) { totalCount } } } } }`,
    );
    type Drawn = {
      baselineProbability: number | null;
      target: { key: string; lapsing: { totalCount: number } };
    };
    const open = simulation.outcomes.find(
      ({ baselineProbability: chance, target }: Drawn) =>
        chance !== null && chance > 0.05 && chance < 0.9 && target.lapsing.totalCount === 0,
    );
    // Of certificates that are new nothing grows, and nothing lapses that counts.
    for (const key of ['hebi/overall/high-tech-enterprises-new', open.target.key as string]) {
      const { simulationHelps } = await askApi(
        `{ simulationHelps(input: { plan: "hebi", asOf: "${DAY}" }, target: "${key}", probability: 0.9) {
          probability explanationZh } }`,
      );
      expect(simulationHelps.length).toBeGreaterThan(0);
      const page = await browser().open({ path: `/targets/${key}?on=${DAY}`, key: ADMINISTRATOR });
      await outlook(page).getByRole('button', { name: '算一算什么最有帮助' }).click();
      const table = outlook(page).getByRole('table');
      await table.waitFor({ timeout: SIMULATION_MS });
      const rows = (await table.locator('tbody tr').allInnerTexts()).slice(1);
      expect(rows).toHaveLength(simulationHelps.length);
      for (const [at, { probability, explanationZh }] of simulationHelps.entries()) {
        expect(rows[at]).toContain(explanationZh);
        expect(rows[at]).toContain(`${(probability * 100).toFixed(1)}%`);
      }
      await table.scrollIntoViewIfNeeded();
      await picture(page, 'target-helps');
    }
  }, 120_000);

  it('answers as it would have at an earlier moment, and says what is known now', async () => {
    const page = await browser().open({ path: `/targets/${REVISED}?on=2018-12-31` });
    expect(await verdict(page).innerText()).toContain('已经达成');
    await page.getByLabel('只用此前公布的数据（北京时间）').fill('2019-02-01T00:00');
    const banner = page.getByRole('status').filter({ hasText: '以前公布的数据，是当时会给出的回答' });
    await banner.waitFor();
    await banner.getByText('现在知道的：').waitFor();
    expect(await banner.innerText()).toMatch(/2019年2月1日 00:00[\s\S]*161\.27亿元[\s\S]*已达成/);
    expect(await verdict(page).innerText()).toContain('可能达不成');
    expect(await page.locator('dl.facts').innerText()).toContain('158.66亿元');
    await evidence(page).getByText('158.66亿元 由下面 1 条合计而成').waitFor();
    await page.reload();
    await banner.waitFor();
    await banner.getByRole('button', { name: '用现在知道的' }).click();
    await page.waitForURL((url) => !url.searchParams.has('known'));
    await verdict(page).filter({ hasText: '已经达成' }).waitFor();
    expect(await page.locator('dl.facts').innerText()).toContain('161.27亿元');
  });

  it('knows nothing that was published after the moment: no later vintage, no later figure', async () => {
    const page = await browser().open({ path: `/targets/${REVISED}?on=2018-12-31&known=2018-12-10` });
    expect(await page.locator('main').innerText()).not.toContain('158.66亿元');
    await page.getByText('尚缺2018年11-12月的数据').first().waitFor();
    const rows = await history(page);
    expect(rows.get('2018-12-31')?.[0]).toBe('2018-10-31');
  });

  it('keeps every vintage of a published figure with its day, the revised ones first', async () => {
    const page = await browser().open({ path: `/targets/${REVISED}?on=2019-12-31` });
    const vintages = page.locator('details').filter({ hasText: '公布过的数字' });
    await vintages.locator('summary').click();
    const first = await vintages
      .locator('tbody tr')
      .filter({ hasText: /^2018年\s/ })
      .first()
      .innerText();
    expect(first).toMatch(/161\.27亿元[\s\S]*2019年6月20日[\s\S]*158\.66亿元[\s\S]*2019年1月21日/);
  });

  it('says of a deed who reports it, of a gap why there is no number, and of no target that there is none', async () => {
    const deed = await browser().open({
      path: '/targets/hebi/stage-2018/leading-group-established?on=2018-06-30',
    });
    expect(await verdict(deed).innerText()).toContain('没有关于是否办成的报告。');
    expect(await deed.locator('figure').count()).toBe(0);
    const gap = await browser().open({ path: '/targets/shifang/overall/incubation-jobs?on=2014-06-30' });
    expect(await verdict(gap).innerText()).toContain('文件没有写出数字，无法评价。');
    expect(await gap.locator('dl.facts dd').nth(1).innerText()).toBe('–');
    await gap.getByText('原文“个”之前为空白，数字缺失。').first().waitFor();
    const nothing = await browser().open({ path: '/targets/hebi/no/such' });
    await nothing.getByText('没有这个目标。').waitFor();
  });

  it('names the clauses that do not go together with it, and leads to their targets', async () => {
    const page = await browser().open({ path: PATH });
    const { target } = await askApi(
      `{ target(key: "${KEY}") { contradictions(asOf: "${DAY}") { severity explanationZh } } }`,
    );
    for (const { explanationZh } of target.contradictions) await page.getByText(explanationZh).waitFor();
    const said = await page.locator('main').innerText();
    for (const { severity } of target.contradictions)
      expect(said).toContain(
        { CONTRADICTION: '✖ 矛盾', TENSION: '◆ 存疑', REMARK: '· 说明' }[severity as string],
      );
    const other = page.getByRole('link', { name: '新增高新技术企业', exact: true }).first();
    await other.click();
    await page.waitForURL((url) => url.pathname === '/targets/hebi/overall/high-tech-enterprises-new');
    await page.getByRole('heading', { level: 1, name: /新增高新技术企业/ }).waitFor();
  });

  it('hands out the table of the chart with exact numbers', async () => {
    const page = await browser().open({ path: PATH });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('figure').first().getByRole('button', { name: '存为 CSV' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const { progress } = await standing(KEY, DAY);
    const text = Buffer.concat(chunks).toString('utf8');
    expect(text).toContain(`${DAY},${DAY},69,${progress.expected}`);
    expect(text).toContain(progress.projected);
  });
});
