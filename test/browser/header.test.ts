import type { Page } from 'playwright-core';
import { askApi, eventually, inBrowser, keyOf, picture, useBrowser } from '../support/browser';

const NAME = '鹤壁市科学技术局数据管理与综合协调科 Coordination of the Bureau of Science and Technology';
const ROLES = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER', 'BANK', 'READER', null] as const;
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
];
/** Of the row's own font: a button and the space around it; a second row comes to more than twice as much. */
const ONE_ROW_REM = 4;
/** Some of the name can be read in any case. */
const LEAST_NAME_PX = 30;

const remsHigh = (page: Page) =>
  page
    .locator('header.shell')
    .evaluate(
      (header) =>
        header.getBoundingClientRect().height /
        Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    );

inBrowser('the header', () => {
  const browser = useBrowser();
  let institution = '';
  beforeAll(async () => {
    const { institutions } = await askApi('{ institutions(first: 1) { nodes { slug } } }');
    institution = institutions.nodes[0].slug;
  });

  for (const role of ROLES) {
    it(`is one row for ${role ?? 'a visitor'}, in both languages, on a laptop and on an old screen`, async () => {
      const key =
        role === null
          ? {}
          : { key: await keyOf({ role, name: NAME, ...(role === 'BANK' ? { institution } : {}) }) };
      for (const language of ['zh', 'en'] as const) {
        // With a day in the address there is a button more.
        const page = await browser().open({ path: '/?on=2020-06-30', language, ...key });
        for (const screen of SCREENS) {
          await page.setViewportSize(screen);
          const where = `${language} ${screen.width}`;
          await eventually(async () => {
            const isOneRow = (await remsHigh(page)) < ONE_ROW_REM;
            expect({ where, isOneRow }).toEqual({ where, isOneRow: true });
          });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(screen.width);
          if (role !== null) {
            const name = await page.locator('header summary .name').boundingBox();
            expect(name?.width).toBeGreaterThan(LEAST_NAME_PX);
          }
          if (role === 'ADMINISTRATOR') await picture(page, `header-${language}-${screen.width}`);
        }
      }
    });
  }

  it('keeps every page within reach where the names of pages do not fit beside the rest', async () => {
    const key = await keyOf({ role: 'ADMINISTRATOR', name: NAME });
    const page = await browser().open({ path: '/', language: 'en', key });
    await page.setViewportSize({ width: 1024, height: 768 });
    const pages = page.getByRole('navigation', { name: 'Pages' });
    if (!(await pages.isVisible())) await page.getByRole('button', { name: 'Menu' }).click();
    await picture(page, 'header-menu-1024');
    await pages.getByRole('link', { name: 'Queues' }).click();
    await page.waitForURL(/\/queues/);
  });
});
