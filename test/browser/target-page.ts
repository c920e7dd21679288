/** The parts of the page of a target, and what the API says of it: for the suites about that page. */
import type { Page } from 'playwright-core';
import { askApi } from '../support/browser';

export const DAY = '2020-06-30';
export const KEY = 'hebi/stage-2020/high-tech-enterprises';
export const PATH = `/targets/${KEY}?on=${DAY}`;

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
export const lapsing = (page: Page) => section(page, '取决于哪些证书').first();
export const evidence = (page: Page) => section(page, '这个数字由哪些记录组成').first();
export const changes = (page: Page) => section(page, '为什么和以前不一样').first();
export const outlook = (page: Page) => section(page, '把握有多大，什么最有帮助').first();
export const verdict = (page: Page) => page.locator('h2.verdict');
/** A number as the page writes it, as the API writes it. */
export const plain = (text: string) => text.replace(/[^\d.−-]/g, '').replace('−', '-');

export async function standing(key: string, day: string) {
  const { target } = await askApi(
    `query($key: String!, $day: Date!) { target(key: $key) {
      progress(asOf: $day) { actual targetValue projected expected status explanationZh }
      feasibility(asOf: $day) { explanationZh }
      evidence(asOf: $day, first: 1) { totalCount counted leftOut { count } }
      lapsing(asOf: $day, first: 200) { totalCount nodes { number expiresOn enterprise { uscc nameZh } } } } }`,
    { key, day },
  );
  return target;
}
