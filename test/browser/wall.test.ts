import type { Page } from 'playwright-core';
import { ADDRESS, ADMINISTRATOR, inBrowser, picture, SIZES, useBrowser, whole } from '../support/browser';
import { PAGES, type PageUnderTest, type PathOf, pathsOfPages } from './pages';

/** From several metres away: the smallest letters, in pixels of a screen that fills the wall. */
const SMALLEST_PX = { wall: 17, 'large-wall': 25 } as const;
const WALLS = ['wall', 'large-wall'] as const;

/** What a page shows only after somebody has asked for it. */
const MORE: readonly PageUnderTest[] = [
  {
    name: 'a simulation that has run',
    path:
      '/simulation?on=2020-03-31&plan=hebi&lever=renewal:HIGH_TECH_ENTERPRISE:0.9' +
      '&target=hebi/stage-2020/high-tech-enterprises&run=1',
    needsKey: true,
  },
];

const WITH_CHARTS = ['a target', 'the indicators', 'a simulation that has run'];

interface Letters {
  readonly px: number;
  readonly text: string;
}

declare global {
  interface Window {
    lettersDrawn: Letters[];
  }
}

/** Charts are drawn, not written: each piece of text tells how large it comes out on the screen. */
async function watchCanvases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.lettersDrawn = [];
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function fillText(...given) {
      const { canvas, font } = this;
      const shown = canvas.getBoundingClientRect().width / canvas.width;
      const px = Number.parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '0') * this.getTransform().a * shown;
      if (canvas.isConnected) window.lettersDrawn.push({ px, text: given[0] });
      return draw.apply(this, given);
    };
  });
}

async function grow(page: Page, size: (typeof WALLS)[number]): Promise<void> {
  if (page.viewportSize()?.width === SIZES[size].width) return;
  await page.evaluate(() => {
    window.lettersDrawn = [];
  });
  await page.setViewportSize(SIZES[size]);
}

const drawnOn = (page: Page): Promise<readonly Letters[]> => page.evaluate(() => window.lettersDrawn);

const writtenOn = (page: Page): Promise<readonly Letters[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Letters[] = [];
    while (texts.nextNode()) {
      const [text, holder] = [texts.currentNode.textContent?.trim() ?? '', texts.currentNode.parentElement];
      if (text === '' || !holder?.checkVisibility()) continue;
      found.push({ px: Number.parseFloat(getComputedStyle(holder).fontSize), text });
    }
    return found;
  });

const tooSmall = (letters: readonly Letters[], leastPx: number) =>
  letters.filter(({ px }) => px < leastPx).map(({ px, text }) => `${px.toFixed(1)} px: ${text}`);

inBrowser('on a wall', () => {
  const browser = useBrowser();
  let pathOf: PathOf;
  beforeAll(async () => {
    pathOf = await pathsOfPages();
  });

  for (const under of [...PAGES, ...MORE]) {
    it(`${under.name} can be read from afar, and fits`, async () => {
      const page = await browser().blank({
        size: WALLS[0],
        ...(under.needsKey ? { key: ADMINISTRATOR } : {}),
      });
      await watchCanvases(page);
      await page.goto(ADDRESS + pathOf(under));
      await whole(page);
      for (const size of WALLS) {
        await grow(page, size);
        if (WITH_CHARTS.includes(under.name)) {
          await page.waitForFunction(() => window.lettersDrawn.length > 0);
        }
        const [written, drawn] = [await writtenOn(page), await drawnOn(page)];
        expect(written.length).toBeGreaterThan(0);
        expect(tooSmall([...written, ...drawn], SMALLEST_PX[size])).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(SIZES[size].width);
      }
    });
  }

  it('a chart grows with the page when its window comes to the wall, and answers the pointer where it is', async () => {
    const page = await browser().blank({});
    await watchCanvases(page);
    await page.goto(`${ADDRESS}/indicators?indicator=high-tech-enterprises&region=410600`);
    await page.waitForFunction(() => window.lettersDrawn.length > 0);
    const largest = async () => Math.max(...(await drawnOn(page)).map(({ px }) => px));
    expect(await largest()).toBeLessThan(SMALLEST_PX.wall);
    await grow(page, 'large-wall');
    await page.waitForFunction(() => window.lettersDrawn.length > 0);
    expect(tooSmall(await drawnOn(page), SMALLEST_PX['large-wall'])).toEqual([]);
    const before = (await drawnOn(page)).length;
    const box = await page.locator('figure.chart canvas').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.6, (box?.y ?? 0) + (box?.height ?? 0) * 0.6);
    await page.waitForFunction((count) => window.lettersDrawn.length > count, before);
    const told = (await drawnOn(page)).slice(before).map(({ text }) => text);
    expect(told.join(' ')).toMatch(/\d{4}年/);
    await picture(page, 'chart-large-wall');
  });
});
