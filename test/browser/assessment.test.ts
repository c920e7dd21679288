import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { askApi, barriers, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const HEBI = '410600';
const QUARTER = '2019-Q2';
const PATH = '/plans/hebi?on=2019-06-30';
const START_MS = 120_000;
const DRAFT = '草稿';

interface Assessed {
  readonly id: string;
  readonly score: string | null;
  readonly bandNamed: { readonly nameZh: string } | null;
  readonly department: { readonly slug: string; readonly nameZh: string };
}

const sectionOf = (page: Page) => page.locator('#assessment');
const rowsOf = (page: Page) => sectionOf(page).locator('tbody tr');

/** What the office, the leading group, a department and others see of one quarter, as it goes its way. */
inBrowser('the assessment of departments on the page of a plan', () => {
  const browser = useBrowser();
  const keys = { office: '', leader: '', science: '', other: '', bank: '' };
  let all: readonly Assessed[] = [];

  const visit = async (
    key: string,
    how: { readonly language?: 'zh' | 'en'; readonly size?: 'phone' } = {},
  ) => {
    const page = await browser().open({ path: PATH, key, ...how });
    await sectionOf(page).locator('table, p').first().waitFor();
    return page;
  };
  const advance = async (action: string, key: string) => {
    const { id } = all.find(({ department }) => department.slug === 'hebi-science') as Assessed;
    const { advanceAssessment } = await askApi(
      `mutation($id: ID!) { advanceAssessment(id: $id, action: ${action}, comment: "同意") {
        userErrors { code messageEn } } }`,
      { id },
      key,
    );
    expect(advanceAssessment.userErrors).toEqual([]);
  };

  beforeAll(async () => {
    const there = { regionCodes: [HEBI] };
    keys.office = await keyOf({ role: 'PLANNER', name: '领导小组办公室', ...there, scopes: ['ASSESS'] });
    keys.leader = await keyOf({ role: 'PLANNER', name: '领导小组', ...there, scopes: ['DECIDE'] });
    keys.other = await keyOf({ role: 'READER', name: '读者', ...there });
    const science = { role: 'READER', name: '科技局', ...there, scopes: ['APPEAL'] };
    keys.science = await keyOf({ ...science, department: 'hebi-science' });
    const { institutions } = await askApi('{ institutions(first: 1) { nodes { slug } } }');
    keys.bank = await keyOf({ role: 'BANK', institution: institutions.nodes[0].slug });
    const { assessQuarter } = await askApi(
      `mutation { assessQuarter(plan: "hebi", quarter: "${QUARTER}") { userErrors { code messageEn }
        assessments { id score bandNamed { nameZh } department { slug nameZh } } } }`,
      {},
      keys.office,
    );
    expect(assessQuarter.userErrors).toEqual([]);
    all = assessQuarter.assessments;
    await askApi(
      'mutation { assessQuarter(plan: "hebi", quarter: "2019-Q1") { computed userErrors { code } } }',
      {},
      keys.office,
    );
  }, START_MS);

  it('shows the office all drafts, the best first, those without a score last and in words', async () => {
    const page = await visit(keys.office);
    expect(await sectionOf(page).locator('caption').innerText()).toContain('2019年第二季度');
    const sorted = [...all].sort((one, next) => Number(next.score ?? -1) - Number(one.score ?? -1));
    expect(sorted.length).toBeGreaterThan(3);
    const shown = (await rowsOf(page).allInnerTexts()).map((text) => text.split(/\s+/).filter(Boolean));
    expect(shown.map(([department]) => department).sort()).toEqual(
      all.map(({ department }) => department.nameZh).sort(),
    );
    expect(shown.map(([, score]) => score)).toEqual(
      sorted.map(({ score }) => (score === null ? '–' : Number(score).toFixed(4))),
    );
    for (const [at, { bandNamed }] of sorted.entries()) {
      expect(shown[at]?.slice(2)).toEqual([bandNamed?.nameZh ?? '没有可评分的目标', DRAFT]);
    }
    expect(await barriers(page)).toEqual([]);
    await sectionOf(page).scrollIntoViewIfNeeded();
    await picture(page, 'assessment-drafts');
  });

  it('goes back to an earlier quarter, which stands in the address, and says where there was none', async () => {
    const page = await visit(keys.office);
    const quarter = sectionOf(page).getByLabel('季度');
    expect(await quarter.inputValue()).toBe(QUARTER);
    await quarter.selectOption({ label: '2019年第一季度' });
    await sectionOf(page).getByText('2019年第一季度，按得分排列').waitFor();
    await page.waitForURL(/quarter=2019-Q1/);
    await page.reload();
    await sectionOf(page).getByText('2019年第一季度，按得分排列').waitFor();
    await quarter.selectOption({ label: '2018年第四季度' });
    await sectionOf(page).getByText('2018年第四季度没有您可以看到的考核结果。').waitFor();
    expect(await rowsOf(page).count()).toBe(0);
    await quarter.selectOption({ label: '2019年第二季度' });
    await sectionOf(page).getByText('2019年第二季度，按得分排列').waitFor();
    await page.waitForURL((url) => !url.searchParams.has('quarter'));
  });

  it('hands out the report of the half year as a workbook', async () => {
    const page = await visit(keys.office);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      sectionOf(page).getByRole('link', { name: '2019年上半年报告（XLSX）' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('assessment-hebi-2019-H1.xlsx');
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  });

  it('shows drafts to nobody else', async () => {
    for (const key of [keys.science, keys.other]) {
      const page = await visit(key);
      await sectionOf(page).getByText('还没有您可以看到的考核结果').waitFor();
      expect(await rowsOf(page).count()).toBe(0);
    }
    // What is not for banks at all is told, not refused.
    const bank = await visit(keys.bank);
    await sectionOf(bank).getByText('部门的考核结果不对银行开放').waitFor();
    expect(await bank.getByRole('alert').count()).toBe(0);
  });

  it('shows a department its own once it is fed back, and others still nothing', async () => {
    await advance('APPROVE', keys.leader);
    await advance('FEED_BACK', keys.office);
    const page = await visit(keys.science);
    const own = all.find(({ department }) => department.slug === 'hebi-science');
    expect(await rowsOf(page).count()).toBe(1);
    const text = await rowsOf(page).innerText();
    for (const word of [
      own?.department.nameZh,
      Number(own?.score).toFixed(4),
      own?.bandNamed?.nameZh,
      '已反馈',
    ]) {
      expect(text).toContain(word);
    }
    await sectionOf(page).scrollIntoViewIfNeeded();
    await picture(page, 'assessment-own');
    const other = await visit(keys.other);
    await sectionOf(other).getByText('还没有您可以看到的考核结果').waitFor();
  });

  it('is told in English, and on a phone as cards', async () => {
    const page = await visit(keys.office, { language: 'en', size: 'phone' });
    const text = await sectionOf(page).innerText();
    expect(text).toContain('Q2 2019');
    expect(text).toContain('draft');
    expect(text).not.toMatch(/undefined|null/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await sectionOf(page).scrollIntoViewIfNeeded();
    await picture(page, 'assessment-phone');
  });
});
