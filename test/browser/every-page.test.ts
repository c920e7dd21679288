import type { Page } from 'playwright-core';
import {
  ADDRESS,
  ADMINISTRATOR,
  barriers,
  inBrowser,
  SIZES,
  turnDark,
  useBrowser,
  whole,
} from '../support/browser';
import { PAGES, type PageUnderTest, type PathOf, pathsOfPages } from './pages';

const MAX_QUESTIONS = 3;
/** Scripts and styles of one page, compressed; the library that draws charts comes on top where one is drawn. */
const MAX_BYTES = 400_000;
const MAX_CHART_BYTES = 250_000;

inBrowser('every page', () => {
  const browser = useBrowser();
  let pathOf: PathOf;
  beforeAll(async () => {
    pathOf = await pathsOfPages();
  });
  const keyFor = ({ needsKey }: PageUnderTest) => (needsKey ? { key: ADMINISTRATOR } : {});

  for (const under of PAGES) {
    it(`${under.name} keeps nobody out, in light and in dark (axe)`, async () => {
      const page = await browser().open({ path: pathOf(under), ...keyFor(under) });
      expect(['light', await barriers(page)]).toEqual(['light', []]);
      await turnDark(page);
      expect(['dark', await barriers(page)]).toEqual(['dark', []]);
    });

    it(`${under.name} asks little and weighs little`, async () => {
      const page = await browser().blank(keyFor(under));
      const { questions, bytes } = await weigh(page, pathOf(under));
      // The reader is asked about on every first visit; the page itself comes on top.
      expect(questions - 1).toBeLessThanOrEqual(MAX_QUESTIONS);
      expect(bytes.others).toBeLessThan(MAX_BYTES);
      expect(bytes.charts).toBeLessThan(MAX_CHART_BYTES);
    });

    it(`${under.name} fits a phone without moving sideways`, async () => {
      const page = await browser().open({ path: pathOf(under), size: 'phone', ...keyFor(under) });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(SIZES.phone.width);
    });

    it(`${under.name} says everything in English, too`, async () => {
      const page = await browser().open({ path: pathOf(under), language: 'en', ...keyFor(under) });
      const heading = await page.locator('h1').innerText();
      expect(await page.title()).toContain(heading);
      // A key of a word that nobody translated would show as it is written in the code.
      const shown = await page.locator('main').innerText();
      expect(
        shown.match(/\b[a-z]+[A-Z]\w*\b(?![.(/])/g)?.filter((word) => !KNOWN_WORDS.has(word)) ?? [],
      ).toEqual([]);
    });
  }
});

/** Names that are written so on purpose. */
const KNOWN_WORDS = new Set(['iPhone']);

async function weigh(page: Page, path: string) {
  const sizes: Promise<{ url: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({
        url: request.url(),
        bytes: responseBodySize + responseHeadersSize,
      })),
    );
  });
  await page.goto(ADDRESS + path);
  await whole(page);
  const all = await Promise.all(sizes);
  const sum = (these: typeof all) => these.reduce((total, { bytes }) => total + bytes, 0);
  const isChart = ({ url }: { url: string }) => url.includes('/assets/chart-kit-');
  return {
    questions: all.filter(({ url }) => new URL(url).pathname === '/graphql').length,
    bytes: { charts: sum(all.filter(isChart)), others: sum(all.filter((one) => !isChart(one))) },
  };
}
