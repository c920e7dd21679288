import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  inBrowser,
  picture,
  SIZES,
  turnDark,
  useBrowser,
  type Visit,
} from '../support/browser';

/** Tall enough for what a page says first and the chart below it. */
const README_SIZE = { width: 1366, height: 1080 };

/** What the README shows. */
const SHOWN: Readonly<Record<string, Visit>> = {
  overview: { path: '/?on=2020-06-30' },
  target: { path: '/targets/hebi/stage-2020/high-tech-enterprises?on=2020-06-30', key: ADMINISTRATOR },
  simulation: {
    path:
      '/simulation?on=2020-03-31&plan=hebi&lever=renewal:HIGH_TECH_ENTERPRISE:0.9' +
      '&target=hebi/stage-2020/high-tech-enterprises&run=1',
    key: ADMINISTRATOR,
  },
};

const LOOKED_AT: Readonly<Record<string, Visit>> = {
  ...SHOWN,
  plan: { path: '/plans/hebi?on=2020-06-30' },
  indicators: { path: '/indicators?indicator=high-tech-enterprises&region=410600' },
  enterprises: { path: '/enterprises?on=2020-06-30', key: ADMINISTRATOR },
  'data-desk': { path: '/data', key: ADMINISTRATOR },
  programme: { path: '/programmes/risk-fund?on=2020-06-30', key: ADMINISTRATOR },
  queues: { path: '/queues', key: ADMINISTRATOR },
  'sign-in': { path: '/sign-in' },
};

async function keep(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await page.locator('main').count()).toBe(1);
}

inBrowser('pictures', () => {
  const browser = useBrowser();

  for (const [name, visit] of Object.entries(SHOWN)) {
    it(`shows ${name} as the README does, in both languages`, async () => {
      for (const language of ['zh', 'en'] as const) {
        const page = await browser().open({ ...visit, language });
        await page.setViewportSize(README_SIZE);
        await picture(page, `${name}.${language}`);
        expect((await page.locator('h1').innerText()).length).toBeGreaterThan(0);
      }
    });
  }

  const only = process.env.KEJIN_PICTURES === undefined ? it : it.skip;
  for (const [name, visit] of Object.entries(LOOKED_AT)) {
    only(`keeps ${name} as it is in the office, on walls and on a phone, in both lights`, async () => {
      for (const [opened, grown] of [
        ['office', ['wall', 'large-wall']],
        ['phone', []],
      ] as const) {
        const page = await browser().open({ ...visit, size: opened });
        await keep(page, `${name}-${opened}-light`);
        await turnDark(page);
        await keep(page, `${name}-${opened}-dark`);
        for (const size of grown) {
          await page.setViewportSize(SIZES[size]);
          await keep(page, `${name}-${size}-dark`);
        }
      }
    });
  }
});
