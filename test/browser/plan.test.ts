import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  askApi,
  eventually,
  inBrowser,
  picture,
  SLOWDOWN,
  useBrowser,
  type Visit,
} from '../support/browser';

const DAY = '2020-03-31';
const PATH = `/plans/hebi?on=${DAY}`;
const MAX_SCRIPT_MS = 100;
/** The first visit compiles the page as well; the best of several is what it takes by itself. */
const VISITS = 4;
const VISITS_MAY_TAKE_MS = 120_000 * SLOWDOWN;

const targets = (page: Page) => page.locator('#targets tbody tr');
const row = (page: Page, key: string) =>
  targets(page).filter({ has: page.locator(`th a[href^="/targets/${key}?"], th a[href="/targets/${key}"]`) });

async function hebi() {
  const { plan } = await askApi(
    `{ plan(slug: "hebi") { titleZh documentNumber
      stages { nameZh } overallStages { nameZh } workAreas { key nameZh }
      contradictions(asOf: "${DAY}") { severity explanationZh targets { key clause } }
      progress(asOf: "${DAY}") { targets { status target { key nameZh clause statedText workArea { key }
        leadDepartments { slug nameZh } supportingDepartments { slug nameZh } } } } } }`,
  );
  return plan;
}

inBrowser('the page of a plan', () => {
  const browser = useBrowser();
  const visit = async (path: string, how: Pick<Visit, 'size' | 'key'> = {}) => {
    const page = await browser().open({ path, ...how });
    await targets(page).first().waitFor();
    return page;
  };

  it('shows the document, all stages on a line of time, and the day that is read', async () => {
    const page = await visit(PATH);
    const plan = await hebi();
    await page.getByRole('heading', { level: 1, name: plan.titleZh }).waitFor();
    await page.getByText(plan.documentNumber).first().waitFor();
    const line = page.getByRole('region', { name: '时间线' });
    for (const { nameZh } of [...plan.stages, ...plan.overallStages]) {
      await line.getByRole('link', { name: nameZh, exact: true }).waitFor();
    }
    expect(await line.innerText()).toContain('查看日 2020年3月31日');
    await picture(page, 'plan');
  });

  it('draws a stage where it lies in time, and the day between the stages', async () => {
    const page = await visit(PATH);
    const left = async (selector: string, nth: number) =>
      (await page.locator(`[aria-labelledby=time-line] ${selector}`).nth(nth).boundingBox())?.x ?? 0;
    // The overall stages come first; then 2018, 2019 and 2020.
    const [first, second, third] = [await left('.bar', 2), await left('.bar', 3), await left('.bar', 4)];
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(third);
    expect(await left('.now', 0)).toBeGreaterThan(third);
  });

  it('lists every target once, with clause, number, bar and the leading department', async () => {
    const page = await visit(PATH);
    const plan = await hebi();
    expect(await targets(page).count()).toBe(plan.progress.targets.length);
    const target = row(page, 'hebi/stage-2020/high-tech-enterprises');
    const text = await target.innerText();
    for (const part of ['四(三)2', '达到80家', '69 家', '≥ 80 家', '明显滞后', '演示数据', '牵头 市科技局']) {
      expect(text).toContain(part);
    }
    const bar = target.getByRole('img');
    expect(await bar.getAttribute('aria-label')).toMatch(/^实际 69 家，今日应达 .*，目标 80 家，明显滞后$/);
  });

  it('says on demand how a target is read, how it was judged, and who supports it', async () => {
    const page = await visit(PATH);
    const target = row(page, 'hebi/overall/fiscal-tech-finance-investment');
    expect(await target.innerText()).toContain('力争');
    await target.locator('summary').click();
    await target.getByText('怎么判断的').waitFor();
    const details = await target.locator('details').innerText();
    for (const part of ['口径', '累计', '力争目标', '配合', '怎么判断的', '5462.65万元']) {
      expect(details).toContain(part);
    }
  });

  it('shows a gap as a gap with its reason, and no number in its place', async () => {
    const page = await visit('/plans/shifang?on=2014-06-30');
    const gap = row(page, 'shifang/overall/incubated-enterprises');
    const cells = (await gap.locator('td').allInnerTexts()).map((text) => text.trim());
    expect(cells[1]).toBe('–');
    expect(cells[2]).toContain('原文“家”之前为空白，数字缺失。');
    expect(await gap.getByRole('img').count()).toBe(0);
  });

  it('sets the parts of a target beneath it', async () => {
    const page = await visit('/plans/risk-fund?on=2019-06-30');
    const keys = await targets(page)
      .locator('th > a:first-of-type')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    const at = keys.indexOf('/targets/risk-fund/overall/poverty-risk-fund');
    expect(keys.slice(at + 1, at + 3)).toEqual([
      '/targets/risk-fund/overall/poverty-risk-fund-from-above',
      '/targets/risk-fund/overall/poverty-risk-fund-from-county',
    ]);
    expect(
      await targets(page)
        .nth(at + 1)
        .innerText(),
    ).toContain('其中：');
  });

  it('explains which clauses do not fit together, the weightiest first, and leads to their targets', async () => {
    const page = await visit(PATH);
    const { contradictions } = await hebi();
    const list = page.locator('#contradictions');
    const findings = list.locator('ol > li');
    expect(await findings.count()).toBe(contradictions.length);
    const first = findings.first();
    expect(await first.innerText()).toContain(contradictions[0].explanationZh);
    for (const { clause } of contradictions[0].targets) expect(await first.innerText()).toContain(clause);
    await first.getByRole('link').first().click();
    await page.waitForURL((url) => url.pathname === `/targets/${contradictions[0].targets[0].key}`);
  });

  it('narrows by state, department, work area and words; all of it survives a reload', async () => {
    const page = await visit(PATH);
    const plan = await hebi();
    const all: readonly Standing[] = plan.progress.targets;
    const behind = all.filter(({ status }) => status === 'OFF_TRACK');
    await page.getByRole('combobox', { name: '状态', exact: true }).selectOption('OFF_TRACK');
    await page.getByText(`显示 ${behind.length} 项，共 ${all.length} 项`).waitFor();
    const slug = behind[0]?.target.leadDepartments[0]?.slug ?? '';
    const theirs = behind.filter(({ target }) =>
      [...target.leadDepartments, ...target.supportingDepartments].some((one) => one.slug === slug),
    );
    const led = behind.filter(({ target }) => target.leadDepartments.some((one) => one.slug === slug));
    expect(led.length).toBeLessThan(behind.length);
    const department = page.getByRole('combobox', { name: '部门', exact: true });
    await department.selectOption(slug);
    await page.getByText(`显示 ${theirs.length} 项，共 ${all.length} 项`).waitFor();
    await department.selectOption(`lead:${slug}`);
    await page.getByText(`显示 ${led.length} 项，共 ${all.length} 项`).waitFor();
    await page.reload();
    await page.getByText(`显示 ${led.length} 项，共 ${all.length} 项`).waitFor();
    expect(await targets(page).count()).toBe(led.length);
    expect(page.url()).toContain('status=OFF_TRACK');
    expect(page.url()).toContain(`on=${DAY}`);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByLabel('查找').fill('专利');
    await page.waitForURL(/q=/);
    const named = all.filter(({ target }) => target.nameZh.includes('专利'));
    await eventually(async () => {
      expect(await targets(page).count()).toBeLessThan(all.length);
    });
    expect(await targets(page).count()).toBeGreaterThanOrEqual(named.length);
    await page.getByLabel('查找').fill('没有这样的目标');
    await page.getByText('没有符合筛选条件的目标。').waitFor();
  });

  it('groups by work area instead of by stage, without losing a target', async () => {
    const page = await visit(PATH);
    const plan = await hebi();
    await page.getByRole('button', { name: '按工作任务' }).click();
    await page.waitForURL(/group=area/);
    const used = plan.workAreas.filter(({ key }: { key: string }) =>
      plan.progress.targets.some(({ target }: Standing) => target.workArea?.key === key),
    );
    for (const { nameZh } of used) await page.getByRole('heading', { level: 3, name: nameZh }).waitFor();
    expect(await targets(page).count()).toBe(plan.progress.targets.length);
    await page.reload();
    await page.getByRole('button', { name: '按工作任务', pressed: true }).waitFor();
  });

  it('reads a day before the plan begins, and then holds the clauses against each other alone', async () => {
    const page = await visit('/plans/hebi?on=2016-05-01');
    await page.getByText('查看日不在可以对照数据的范围内').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('#contradictions').innerText()).not.toContain('要对照数据才看得出');
    expect(await targets(page).first().innerText()).toContain('未开始');
  });

  it('hands the listed targets out as a table with exact numbers', async () => {
    const page = await visit(`${PATH}&q=达到15亿元`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载表格（CSV）' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + (await targets(page).count()));
    expect(lines.join('\n')).toContain('1500000000');
  });

  it('leads to the simulation of this plan, and names what was inferred and who leads which work', async () => {
    const page = await visit(PATH);
    for (const title of ['推断：', '工作任务与责任单位', '方案里的其他规定']) {
      await page.locator('summary').filter({ hasText: title }).click();
    }
    await page.getByText('文件未写起始日').waitFor();
    await page.getByRole('link', { name: '推演这个方案' }).click();
    await page.waitForURL(/\/simulation\?.*plan=hebi/);
  });

  it('asks who may see the assessment of departments to sign in, and answers those who have', async () => {
    const visitor = await visit(PATH);
    await visitor.locator('#assessment').getByRole('link', { name: '登录' }).waitFor();
    // A plan that nobody assesses here; another suite goes through a quarter of Hebi's.
    const planner = await visit('/plans/maanshan?on=2022-06-30', { key: ADMINISTRATOR });
    await planner.locator('#assessment').getByText('还没有您可以看到的考核结果').waitFor();
  });

  it('says so when there is no such plan', async () => {
    const page = await browser().open({ path: '/plans/nowhere' });
    await page.getByRole('status').filter({ hasText: '没有名为“nowhere”的方案' }).waitFor();
  });

  it(
    `is made of sixty targets in less than ${MAX_SCRIPT_MS} ms of script`,
    async () => {
      const page = await browser().open({ path: `/?on=${DAY}` });
      const took: number[] = [];
      for (let nth = 0; nth < VISITS; nth += 1) {
        await page.getByRole('article').first().waitFor();
        await page.waitForLoadState('networkidle');
        await browser().browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute'] });
        await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
        await targets(page).nth(60).waitFor();
        took.push(longestScriptMs(await browser().browser.stopTracing()));
        await page.goBack();
      }
      expect(Math.min(...took)).toBeLessThan(MAX_SCRIPT_MS * SLOWDOWN);
      // A trace in which nothing was found would make every bound hold.
      expect(Math.min(...took)).toBeGreaterThan(1);
    },
    VISITS_MAY_TAKE_MS,
  );

  it('stays to be understood on a phone: the time line, and each target as a card', async () => {
    const page = await visit(PATH, { size: 'phone' });
    const track = await page.locator('[aria-labelledby=time-line] .track').first().boundingBox();
    expect(track?.width).toBeGreaterThan(250);
    const name = await targets(page).first().locator('th a').first().boundingBox();
    expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual(390);
    await picture(page, 'plan-phone');
  });
});

/** The answer becomes rows in one run of script: its time on the processor, whatever else the machine does. */
function longestScriptMs(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const runs = traceEvents.filter(({ name }) => name === 'RunMicrotasks' || name === 'FunctionCall');
  return Math.max(0, ...runs.map(({ tdur }) => (tdur ?? 0) / 1_000));
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds of the thread. */
  readonly tdur?: number;
}

interface Department {
  readonly slug: string;
}

interface Standing {
  readonly status: string;
  readonly target: {
    readonly nameZh: string;
    readonly workArea: { readonly key: string } | null;
    readonly leadDepartments: readonly Department[];
    readonly supportingDepartments: readonly Department[];
  };
}
