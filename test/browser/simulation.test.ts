import type { Page } from 'playwright-core';
import { ADDRESS, askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

/** Simulations take a core, and a test waits for several. */
const PATIENCE_MS = 60_000;
jest.setTimeout(3 * PATIENCE_MS);

const DAY = '2020-03-31';
const HIGH_TECH = 'hebi/stage-2020/high-tech-enterprises';
const RENEWAL = '高新技术企业证书续期率';
const ADDITIONS = '新增高新技术企业数：每年新增';
const LEVERS = 'lever=renewal:HIGH_TECH_ENTERPRISE:0.7&lever=additions:high-tech-enterprises-new:20';
const SCENARIO = `/simulation?on=${DAY}&plan=hebi&${LEVERS}&seed=1&target=${HIGH_TECH}&run=1`;
const INPUT = {
  ...{ plan: 'hebi', asOf: DAY, draws: 1000, seed: 1 },
  levers: [
    { renewal: { kind: 'HIGH_TECH_ENTERPRISE', rate: 0.7 } },
    { additions: { indicator: 'high-tech-enterprises-new', perYear: 20 } },
  ],
};

const percent = (probability: number) => `${Math.round(probability * 100)}%`;

async function simulated(input: object = INPUT) {
  const { simulation } = await askApi(
    `query ($input: SimulationInput!) { simulation(input: $input) {
      digest outcomes { target { key } probability baselineProbability p50 path { end } }
      sensitivities { lever change target { key } } } }`,
    { input },
  );
  const outcome = simulation.outcomes.find(
    (one: { target: { key: string } }) => one.target.key === HIGH_TECH,
  );
  return { ...simulation, outcome };
}

const digestOf = (page: Page) => page.locator('code.digest').innerText();
const result = (page: Page) => page.getByRole('region', { name: '全市高新技术企业' }).first();
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const slider = (page: Page, name: string) => page.getByLabel(`滑块：${name}`);
const run = (page: Page) => page.getByRole('button', { name: /开始推演|按改动重新推演/ });
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function add(page: Page, lever: string) {
  await page.getByLabel('添加措施').selectOption(lever);
  await page.getByRole('button', { name: '添加', exact: true }).click();
}

async function save(page: Page, name: string) {
  await page.getByRole('button', { name: '保存这个情景' }).click();
  const dialog = page.getByRole('dialog', { name: '保存这个情景' });
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(`已保存“${name}”。`).waitFor();
}

inBrowser('the simulation', () => {
  const browser = useBrowser();
  let planner: string;
  const visit = async (path: string, key?: string) => {
    const page = await browser().blank(key === undefined ? {} : { key });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(ADDRESS + path);
    return page;
  };
  beforeAll(async () => {
    planner = await keyOf({ role: 'PLANNER' });
  });

  it('lets a planner move two levers and see how likely the target is with and without them', async () => {
    const page = await visit(`/simulation?on=${DAY}`, planner);
    await add(page, 'RENEWAL:HIGH_TECH_ENTERPRISE');
    await page.getByText('照过去：75.86%（过去到期29张，续期22张）').waitFor();
    await field(page, RENEWAL).fill('70');
    await add(page, 'ADDITIONS:high-tech-enterprises-new');
    await field(page, ADDITIONS).fill('20');
    await field(page, ADDITIONS).press('Enter');
    const expected = await simulated();
    await page.getByText(expected.digest).waitFor();
    await page.getByLabel('查看的目标').selectOption(HIGH_TECH);
    const { probability, baselineProbability, path } = expected.outcome;
    const said = await result(page).locator('.facts').innerText();
    expect(said).toContain(percent(baselineProbability));
    expect(said).toContain(percent(probability));
    await result(page).getByText('最管用的是').waitFor();

    const [fan, tornado] = [0, 1].map((at) => result(page).locator('figure').nth(at));
    await fan?.getByText('数据表').click();
    const days = await fan?.locator('tbody th').allInnerTexts();
    expect(days?.slice(-path.length - 1)).toEqual([DAY, ...path.map((point: { end: string }) => point.end)]);
    expect(await fan?.locator('tbody tr').filter({ hasText: DAY }).innerText()).toContain('69 家');

    await tornado?.getByText('数据表').click();
    const worth = await tornado?.locator('tbody tr').allInnerTexts();
    const least = expected.sensitivities.find(
      (one: { lever: number; target: { key: string } }) => one.lever === 0 && one.target.key === HIGH_TECH,
    );
    expect(worth).toHaveLength(2);
    expect(worth?.find((text) => text.includes(RENEWAL))).toContain(
      `−${Math.round(-least.change * 100)} 个百分点`,
    );
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'simulation');
  });

  it('opens the same scenario with the same numbers from the copied link', async () => {
    const page = await visit(SCENARIO, planner);
    const digest = await digestOf(page);
    expect(digest).toBe((await simulated()).digest);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ADDRESS });
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.getByText('链接已复制').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await page.context().newPage();
    await other.goto(link);
    await other.locator('code.digest').waitFor();
    expect(await digestOf(other)).toBe(digest);
    expect(await field(other, RENEWAL).inputValue()).toBe('70');
    expect(await field(other, ADDITIONS).inputValue()).toBe('20');
    const numbers = (one: Page) => one.getByRole('region', { name: '全部目标' }).first().innerText();
    expect(await numbers(other)).toBe(await numbers(page));
  });

  it('says in a sentence what would help most, and takes it over with one button', async () => {
    const page = await visit(SCENARIO, planner);
    await result(page).getByText('最管用的是').waitFor();
    const before = await digestOf(page);
    const { simulationHelps } = await askApi(
      `query ($input: SimulationInput!) { simulationHelps(input: $input, target: "${HIGH_TECH}") {
        value probability lever { kind } } }`,
      { input: INPUT },
    );
    const [best] = simulationHelps;
    expect(best.lever.kind).toBe('RENEWAL');
    const value = `${Number((best.value * 100).toFixed(2))}`;
    expect(await result(page).locator('.most').innerText()).toContain(`${RENEWAL}做到${value}%`);
    await page.getByRole('button', { name: `用它并重新推演：${RENEWAL} ${value}%` }).click();
    await page.waitForFunction((old) => document.querySelector('code.digest')?.textContent !== old, before);
    expect(await field(page, RENEWAL).inputValue()).toBe(value);
    expect(await result(page).locator('.facts').innerText()).toContain(percent(best.probability));
    await result(page).getByText('已经够所求的90%').waitFor();
  });

  it('seeks another probability when the reader wants to be surer or less sure', async () => {
    const page = await visit(SCENARIO, planner);
    await result(page).getByText('最管用的是').waitFor();
    const goal = page.getByLabel('希望达成的可能性').last();
    await goal.fill('50');
    await goal.press('Enter');
    await result(page).locator('.most').filter({ hasText: '够所求的50%' }).waitFor();
    await page.waitForURL(/goal=0\.5/);
  });

  it('keeps scenarios, puts two side by side, renames and deletes them', async () => {
    const page = await visit(SCENARIO, planner);
    await page.locator('code.digest').waitFor();
    await save(page, '续七成');
    await field(page, RENEWAL).fill('90');
    await save(page, '续九成');
    await page.getByLabel('比较“续七成”').check();
    await page.getByLabel('比较“续九成”').check();
    await page.getByRole('button', { name: '并排比较（2）' }).click();
    const compared = page.getByRole('region', { name: '情景并排' }).first();
    const line = compared.getByRole('row').filter({ hasText: '全市高新技术企业' });
    const [seven, nine] = [
      await simulated(),
      await simulated({
        ...INPUT,
        levers: [{ renewal: { kind: 'HIGH_TECH_ENTERPRISE', rate: 0.9 } }, INPUT.levers[1]],
      }),
    ];
    await line.getByText(percent(nine.outcome.probability), { exact: true }).waitFor();
    const text = await line.innerText();
    expect(text).toContain(percent(seven.outcome.probability));
    const points = Math.round((nine.outcome.probability - seven.outcome.probability) * 100);
    expect(text).toContain(`比“续七成” +${points} 个百分点`);

    await page.getByRole('button', { name: '改名“续九成”' }).click();
    const dialog = page.getByRole('dialog', { name: '改名或改可见范围' });
    await dialog.getByLabel('名称').fill('续七成');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('NAME_TAKEN').waitFor();
    await dialog.getByLabel('名称').fill('多续');
    await dialog.getByRole('button', { name: '保存' }).click();
    await row(page, '多续').first().waitFor();

    await page.getByRole('button', { name: '重新推演“续七成”' }).click();
    await page.getByText('数据没有变，结果与上次相同').waitFor();
    await page.getByRole('button', { name: '打开“续七成”' }).click();
    await page.waitForFunction(
      (digest) => document.querySelector('code.digest')?.textContent === digest,
      seven.digest,
    );
    expect(await field(page, RENEWAL).inputValue()).toBe('70');

    for (const name of ['续七成', '多续']) {
      await page.getByRole('button', { name: `删除“${name}”` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
      await page.getByText(`已删除“${name}”。`).waitFor();
    }
    await page.getByRole('button', { name: '打开“续七成”' }).waitFor({ state: 'detached' });
  });

  it('is moved by keyboard alone: the number follows the slider, and Enter runs', async () => {
    const page = await visit(SCENARIO.replace('&run=1', ''), planner);
    expect(await page.locator('code.digest').count()).toBe(0);
    await slider(page, RENEWAL).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    expect(await field(page, RENEWAL).inputValue()).toBe('71');
    await page.keyboard.press('Tab');
    expect(await field(page, RENEWAL).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator('code.digest').waitFor();
    await page.waitForFunction(() => window.location.search.includes('renewal:HIGH_TECH_ENTERPRISE:0.71'));
    await slider(page, RENEWAL).focus();
    await page.keyboard.press('Home');
    expect(await field(page, RENEWAL).inputValue()).toBe('0');
    await page.getByText('右边的数字还是上一次的').waitFor();
  });

  it('lets a reader simulate, and says why he cannot keep anything', async () => {
    const reader = await keyOf({ role: 'READER' });
    const page = await visit(SCENARIO, reader);
    await page.locator('code.digest').waitFor();
    expect(await digestOf(page)).toBe((await simulated()).digest);
    expect(await page.getByRole('button', { name: '保存这个情景' }).count()).toBe(0);
    await page.getByText('保存和比较情景只对规划人员、数据员和管理员开放').waitFor();
  });

  it('counts in English as English does: one lever, two levers', async () => {
    for (const [levers, told] of [
      [LEVERS, ', 2 levers;'],
      ['lever=renewal:HIGH_TECH_ENTERPRISE:0.9', ', 1 lever;'],
    ] as const) {
      const path = `/simulation?on=${DAY}&plan=hebi&${levers}&seed=1&target=${HIGH_TECH}&run=1`;
      const page = await browser().open({ path, key: planner, language: 'en' });
      await page.getByText(told).waitFor();
    }
  });

  it('shows its levers to everybody, and opens the same scenario after signing in', async () => {
    const page = await visit(SCENARIO.replace('&run=1', ''));
    expect(await field(page, RENEWAL).inputValue()).toBe('70');
    expect(await run(page).count()).toBe(0);
    await page.getByRole('link', { name: '登录后推演' }).click();
    await page.getByLabel('密钥').fill(planner);
    await page.getByRole('main').getByRole('button', { name: '登录' }).click();
    await page.locator('code.digest').waitFor();
    expect(await field(page, ADDITIONS).inputValue()).toBe('20');
    expect(await digestOf(page)).toBe((await simulated()).digest);
  });

  it('shows refusals of the API in words, and nothing to run after the end of a plan', async () => {
    const clash = 'lever=growth:patents-granted:0.1&lever=additions:patents-granted:900';
    const page = await visit(`/simulation?on=${DAY}&plan=hebi&${clash}&run=1`, planner);
    await page.getByText('LEVERS_CLASH').waitFor();
    const later = await visit('/simulation?on=2021-06-30&plan=hebi', planner);
    await later.getByText('期限都过了').waitFor();
    await later.getByRole('button', { name: '看2020年3月31日' }).click();
    await later.getByLabel('添加措施').waitFor();
    await later.waitForURL(/on=2020-03-31/);
  });
});
