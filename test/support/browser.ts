/** A real browser on the served dashboard; every page must be quiet: no errors, and no request to another host. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env.KEJIN_TEST_BROWSER;
export const ADDRESS = process.env.KEJIN_TEST_ADDRESS ?? '';
export const ADMINISTRATOR = process.env.KEJIN_TEST_ADMINISTRATOR ?? '';
/** `npm run pictures` puts those of the README where it shows them. */
const PICTURES = resolve(__dirname, '../..', process.env.KEJIN_PICTURES ?? 'reports/pictures');

/** Leaves a suite out, in so many words, where there is no browser. */
export const inBrowser: typeof describe = EXECUTABLE ? describe : describe.skip;

export const SIZES = {
  office: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  wall: { width: 2560, height: 1440 },
  'large-wall': { width: 3840, height: 2160 },
} as const;

export interface Visit {
  /** With its query: /plans/hebi?on=2020-06-30; with its host where it is another one that a suite started. */
  readonly path: string;
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly size?: keyof typeof SIZES;
  /** Signed in with this API key before the page opens. */
  readonly key?: string;
}

/** Chromium runs as root in containers, and must not speak to anybody on its own account. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--lang=zh-CN'],
];
/** Pages that compute so many times slower find the tests that look before a page has answered. */
export const SLOWDOWN = Number(process.env.KEJIN_TEST_SLOWDOWN ?? 1);
const TIMEOUT_MS = 15_000 * SLOWDOWN;
const LOOK_AGAIN_MS = 50;
jest.setTimeout(45_000 * SLOWDOWN);

export class TestBrowser {
  readonly #contexts: BrowserContext[] = [];
  /** What no page may do: errors of scripts, breaches of the policy, requests to elsewhere. */
  readonly offences: string[] = [];
  /** Whom pages may ask: this server alone, but for what a suite has started itself. */
  readonly mayAsk: string[] = [ADDRESS];

  constructor(readonly browser: Browser) {}

  async open(visit: Visit): Promise<Page> {
    const page = await this.blank(visit);
    await page.goto(new URL(visit.path, ADDRESS).href);
    await whole(page);
    return page;
  }

  /** A page that has not gone anywhere yet: for tests that count from the first byte. */
  async blank({
    language = 'zh',
    theme = 'light',
    size = 'office',
    key,
  }: Omit<Visit, 'path'>): Promise<Page> {
    const context = await this.browser.newContext({
      ...{ viewport: SIZES[size], colorScheme: theme, acceptDownloads: true, reducedMotion: 'reduce' },
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(TIMEOUT_MS);
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (this.mayAsk.some((address) => url.startsWith(`${address}/`))) return route.continue();
      this.offences.push(`asked ${url}`);
      return route.abort();
    });
    // The choice of a reader who has been here before; only where none was made since.
    await context.addInitScript((chosen) => {
      if (localStorage.getItem('kejin-language') === null) localStorage.setItem('kejin-language', chosen);
    }, language);
    if (key !== undefined) {
      const answer = await context.request.post(`${ADDRESS}/session`, {
        data: { key },
        headers: { origin: ADDRESS, 'sec-fetch-site': 'same-origin' },
      });
      if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
    }
    const page = await context.newPage();
    await slowDown(page);
    this.#listen(page);
    return page;
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.offences.push(`threw ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      // A refusal that the page shows in words is no error of the page.
      if (message.type() !== 'error' || /Failed to load resource/.test(message.text())) return;
      this.offences.push(`said ${message.text()}`);
    });
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }
}

/** With its heading, and no part that waits for its answer: a slow machine still computes while the network rests. */
export async function whole(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && !document.querySelector('main .waiting, main .renewing'),
  );
}

/** A page answers a moment after it was acted on: it is looked at until what is expected holds. */
export async function eventually(look: () => Promise<void>): Promise<void> {
  const giveUpAt = Date.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return await look();
    } catch (problem) {
      if (Date.now() > giveUpAt) throw problem;
    }
    await new Promise((again) => setTimeout(again, LOOK_AGAIN_MS));
  }
}

async function slowDown(page: Page): Promise<void> {
  if (SLOWDOWN === 1) return;
  const developerTools = await page.context().newCDPSession(page);
  await developerTools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

/** One browser for a suite; after each test its pages are closed, and must have been quiet. */
export function useBrowser(): () => TestBrowser {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = new TestBrowser(await chromium.launch({ executablePath: EXECUTABLE as string, args: FLAGS }));
  });
  afterEach(async () => {
    await opened.closePages();
    expect(opened.offences.splice(0)).toEqual([]);
  });
  afterAll(() => opened?.browser.close());
  return () => opened;
}

/** What the API itself answers: what a page shows is held against it. */
// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions
export async function askApi(query: string, variables: object = {}, key = ADMINISTRATOR): Promise<any> {
  const answer = await fetch(`${ADDRESS}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** A new key: `keyOf({ role: 'PLANNER', regionCodes: ['410600'] })`; its input is ApiKeyInput of the schema. */
export async function keyOf(input: {
  readonly role: string;
  readonly [field: string]: unknown;
}): Promise<string> {
  const { createApiKey } = await askApi(
    'mutation($input: ApiKeyInput!) { createApiKey(input: $input) { key userErrors { code messageEn } } }',
    { input: { name: `test ${input.role}`, ...input } },
  );
  if (!createApiKey.key) throw new Error(JSON.stringify(createApiKey.userErrors));
  return createApiKey.key;
}

/** As the system of a reader turns dark in the evening, with the page open. */
export async function turnDark(page: Page): Promise<void> {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await eventually(async () => {
    expect(await ground()).not.toBe(light);
  });
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** What axe finds serious or critical on the page as it stands, each with the places. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // Evaluated from outside, so the policy of the page does not keep it out.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' · ')}`,
    );
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact?: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
