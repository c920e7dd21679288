import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { ADMINISTRATOR, askApi, inBrowser, picture, SLOWDOWN, useBrowser } from '../support/browser';

interface Point {
  readonly period: string;
  readonly valueExact: string | null;
  readonly yearOnYear: number | null;
}

const CONTRACTS = 'tech-contract-value';
const [HEBI, JINTA] = ['410600', '620921'];
const BY_YEAR = `indicator=${CONTRACTS}&region=${HEBI}&region=${JINTA}&frequency=YEAR`;

async function pointsOf(region: string, indicator: string, more = ''): Promise<Point[]> {
  const { series } = await askApi(
    `query($region: String!, $indicator: String!) {
      series(regions: [$region], indicators: [$indicator], ${more || 'from: "1000"'}) {
        points { period valueExact yearOnYear }
      }
    }`,
    { region, indicator },
  );
  return series[0].points;
}

const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const contentOf = async (download: Download) => readFile(await download.path());

async function downloaded(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

/** Of each row its period, and of each cell the number alone. */
const rowsOf = (page: Page) =>
  page.locator('.figure-table tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      period: row.querySelector('th')?.textContent?.trim() ?? '',
      numbers: [...row.querySelectorAll('td')].map((cell) =>
        cell.querySelector('button')?.textContent?.trim(),
      ),
      growth: [...row.querySelectorAll('td')].map((cell) => cell.querySelector('small')?.textContent?.trim()),
    })),
  );

inBrowser('indicators', () => {
  const browser = useBrowser();

  it('compares two regions that are ticked with an indicator that is searched for', async () => {
    const page = await browser().open({ path: '/indicators' });
    await page.getByRole('searchbox', { name: '名称或代码' }).fill(CONTRACTS);
    await page.getByRole('checkbox', { name: /技术合同登记额/ }).check();
    await page.getByRole('checkbox', { name: '鹤壁市' }).check();
    await page.getByRole('checkbox', { name: '金塔县' }).check();
    await page.getByRole('combobox', { name: '频率' }).selectOption('YEAR');
    await page.getByText('2020年1—11月').first().waitFor({ state: 'detached' });
    await page.locator('.figure-table').getByText('2020年', { exact: true }).waitFor();

    const [hebi, jinta] = [await pointsOf(HEBI, CONTRACTS), await pointsOf(JINTA, CONTRACTS)];
    const years = hebi.filter(({ period }) => period.length === 4).reverse();
    const rows = await rowsOf(page);
    expect(years.length).toBeGreaterThan(1);
    expect(rows.map(({ period }) => period)).toEqual(years.map(({ period }) => `${period}年`));
    expect(rows.map(({ numbers }) => numbers)).toEqual(
      years.map(({ period, valueExact }) => [
        grouped(valueExact as string),
        grouped(jinta.find((one) => one.period === period)?.valueExact as string),
      ]),
    );
    await picture(page, 'indicators');
  });

  it('shows growth on the year before as derived, as the API derives it, and none where it derives none', async () => {
    const page = await browser().open({ path: `/indicators?${BY_YEAR}` });
    const [first, ...others] = (await pointsOf(HEBI, CONTRACTS)).filter(({ period }) => period.length === 4);
    const growth = (await rowsOf(page)).map((row) => row.growth[0]).reverse();
    expect(growth[0]).toBeUndefined();
    expect(first?.yearOnYear).toBeNull();
    for (const [at, { yearOnYear }] of others.entries()) {
      expect(growth[at + 1]).toContain('推算');
      expect(growth[at + 1]).toContain(`${yearOnYear?.toFixed(2).replace(/0+$/, '').replace('-', '−')}%`);
    }
  });

  it('does not compare a published growth rate again', async () => {
    const path = `/indicators?indicator=high-tech-value-added-growth&region=${HEBI}&frequency=YEAR`;
    const page = await browser().open({ path });
    const rows = await rowsOf(page);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.flatMap(({ growth }) => growth).filter(Boolean)).toEqual([]);
    expect(await page.locator('main').textContent()).toContain('不由水平数重算');
  });

  it('opens the same again from its address', async () => {
    const page = await browser().open({ path: `/indicators?${BY_YEAR}&from=2018&to=2019` });
    const before = await rowsOf(page);
    expect(before.map(({ period }) => period)).toEqual(['2019年', '2018年']);
    const again = await browser().open({ path: new URL(page.url()).pathname + new URL(page.url()).search });
    expect(await rowsOf(again)).toEqual(before);
    expect(await again.getByRole('textbox', { name: '从' }).inputValue()).toBe('2018');
    expect(await again.getByRole('checkbox', { name: '金塔县' }).isChecked()).toBe(true);
  });

  it('keeps units apart: two of them are two charts', async () => {
    const path = `/indicators?indicator=${CONTRACTS}&indicator=patents-granted&region=${HEBI}`;
    const page = await browser().open({ path });
    const units = await page.locator('figure.chart .tag:not(.synthetic)').allTextContents();
    expect(units).toEqual(['单位：元', '单位：件']);
  });

  it('gives the figures away as CSV and as a workbook, and the chart as a picture', async () => {
    const page = await browser().open({ path: `/indicators?${BY_YEAR}` });
    const [latest] = (await pointsOf(HEBI, CONTRACTS)).filter(({ period }) => period.length === 4).reverse();

    const table = await downloaded(page, () => page.getByRole('button', { name: '本页表格 CSV' }).click());
    const text = (await contentOf(table)).toString('utf8');
    expect(text.startsWith('\uFEFF时期,')).toBe(true);
    expect(text).toContain(`${latest?.period}年,${latest?.period},全年,鹤壁市,${HEBI}`);
    expect(text).toContain(`,${latest?.valueExact},元,公布,`);

    const sdmx = await downloaded(page, () => page.getByRole('link', { name: /SDMX/ }).click());
    const lines = (await contentOf(sdmx)).toString('utf8').trim().split('\n');
    expect(lines[0]).toContain('REF_AREA');
    expect(lines.some((line) => line.includes(`,${latest?.valueExact},CNY,`))).toBe(true);
    expect(lines.length - 1).toBe((await rowsOf(page)).length * 2);

    const workbook = await downloaded(page, () => page.getByRole('link', { name: /XLSX/ }).click());
    expect((await contentOf(workbook)).subarray(0, 2).toString()).toBe('PK');

    const png = await downloaded(page, () => page.getByRole('button', { name: '存为图片' }).click());
    expect(png.suggestedFilename()).toBe('技术合同登记额.png');
    expect((await contentOf(png)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('tells what was known on a day, and every vintage of a figure', async () => {
    const path = `/indicators?indicator=high-tech-value-added&region=${HEBI}&frequency=YEAR`;
    const now = await browser().open({ path });
    const then = await browser().open({ path: `${path}&known=2020-06-01` });
    const of2019 = async (page: Page) => (await rowsOf(page)).find(({ period }) => period === '2019年');
    const [after, before] = [(await of2019(now))?.numbers[0], (await of2019(then))?.numbers[0]];
    expect(before).not.toBe(after);

    await now.getByRole('button', { name: `鹤壁市 2019年 ${after}` }).click();
    const dialog = now.getByRole('dialog');
    await dialog.getByRole('heading', { name: '历次公布' }).waitFor();
    const vintages = await dialog.locator('tbody td.number').allTextContents();
    expect(vintages).toEqual([before, after]);
    expect(await dialog.textContent()).toContain('只有管理员和数据员能看');
  });

  it('leads an administrator to the file and the run that a figure came from', async () => {
    const path = `/indicators?indicator=high-tech-value-added&region=${HEBI}&frequency=YEAR`;
    const page = await browser().open({ path, key: ADMINISTRATOR });
    await page.locator('.figure-table button.figure').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: /导入记录/ }).waitFor();
    expect(await dialog.textContent()).toMatch(/数据文件\s*\S+\.csv/);
    expect(await dialog.textContent()).toMatch(/文件指纹\s*[0-9a-f]{64}/);
  });

  it('ranks the counties of a city as the API does', async () => {
    const path = `/indicators?indicator=high-tech-enterprises&region=${HEBI}&on=2020-06-30`;
    const page = await browser().open({ path });
    await page.getByText('地区排名', { exact: true }).click();
    await page.locator('details tbody tr .bar').first().waitFor();
    const { indicatorRanking } = await askApi(`{
      indicatorRanking(indicator: "high-tech-enterprises", level: COUNTY, within: "410600", asOf: "2020-06-30") {
        nodes { rank value region { nameZh } }
      }
    }`);
    const rows = await page
      .locator('details:has(.bar) tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.children].slice(0, 3).map((cell) => cell.textContent?.trim().split(/\s/)[0]),
        ),
      );
    expect(rows).toEqual(
      indicatorRanking.nodes.map(
        ({ rank, value, region }: { rank: number; value: string; region: { nameZh: string } }) => [
          ...[String(rank), region.nameZh, value],
        ],
      ),
    );
    expect(rows.length).toBeGreaterThan(2);
  });

  it('draws ten thousand points without making anybody wait', async () => {
    const page = await browser().blank({});
    await page.route('**/graphql', async (route) => {
      const isSeries = route.request().postData()?.includes('IndicatorSeries');
      if (!isSeries) return route.fallback();
      return route.fulfill({
        contentType: 'application/graphql-response+json',
        body: JSON.stringify(manyPoints()),
      });
    });
    const address = `${process.env.KEJIN_TEST_ADDRESS}/indicators?indicator=many&region=${HEBI}`;
    await page.goto(address);
    await page.locator('.figure-table tbody tr').first().waitFor();
    await page.locator('figure.chart canvas').waitFor();
    // What blocks a hand on the mouse: a press is answered at once, and the table holds a part of it only.
    const startedAt = Date.now();
    await page.getByRole('button', { name: /再看/ }).click();
    await page.locator('.figure-table tbody tr').nth(40).waitFor();
    expect(Date.now() - startedAt).toBeLessThan(2_000 * SLOWDOWN);
    expect(await page.locator('.figure-table tbody tr').count()).toBeLessThan(100);
  });
});

const [MANY_YEARS, MONTHS, REGIONS] = [84, 12, 10];

/** 10,080 figures: ten regions, a month after the other for 84 years. */
function manyPoints() {
  const indicator = {
    ...{ code: 'many', nameZh: '许多', nameEn: 'Many', unit: '件', unitEn: 'items', unitCode: 'ITEM' },
    ...{ measure: 'FLOW', source: 'OBSERVED', rollUp: null },
  };
  const periods = Array.from(
    { length: MANY_YEARS * MONTHS },
    (_, at) => `${1930 + Math.floor(at / MONTHS)}-${String((at % MONTHS) + 1).padStart(2, '0')}`,
  );
  const series = Array.from({ length: REGIONS }, (_, region) => ({
    region: {
      code: `41060${region}`,
      nameZh: `第${region}区`,
      nameEn: `No ${region}`,
      level: 'COUNTY',
      parent: null,
    },
    indicator,
    derived: [],
    points: periods.map((period, at) => ({
      ...{ period, frequency: 'MONTH', value: at + region, valueExact: String(at + region) },
      ...{ publishedText: String(at + region), publishedAt: '2020-01-01T00:00:00.000Z', status: 'A' },
      ...{
        missingReason: null,
        yearOnYear: null,
        revision: 'NEW',
        isSynthetic: true,
        noteZh: null,
        noteEn: null,
      },
    })),
  }));
  return { data: { series } };
}
