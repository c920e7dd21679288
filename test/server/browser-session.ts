/** A browser that signs in to an API under test: its cookie, and what it then may see. */
import { type Api, NOW, openApi } from './api';

export type Headers = Readonly<Record<string, string>>;

/** What browsers say of requests that a page sends to its own server. */
export const OURS = { 'sec-fetch-site': 'same-origin' };
export const VIEWER = '{ viewer { role name signedInUntil } }';
export const GUARDED = '{ apiKeys { totalCount } }';

export const codeIn = async (answer: Response) => ((await answer.json()) as { code: string }).code;

/** The cookie that the browser would send back. */
export const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';

/** The API with a clock that the test moves, behind a proxy of its own. */
export class Browser {
  now = NOW;
  private constructor(private readonly opened: { api?: Api }) {}

  static async open(): Promise<Browser> {
    const browser = new Browser({});
    browser.opened.api = await openApi({
      now: () => browser.now,
      config: { trustedProxies: ['127.0.0.1'] },
    });
    return browser;
  }

  get api(): Api {
    return this.opened.api as Api;
  }

  post(body: unknown, headers: Headers = {}): Promise<Response> {
    return this.api.send('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  async signIn(key: string, headers: Headers = OURS): Promise<string> {
    return cookieOf(await this.post({ key }, headers));
  }

  signOut(cookie: string, headers: Headers = OURS): Promise<Response> {
    return this.api.send('/session', { method: 'DELETE', headers: { cookie, ...headers } });
  }

  ask(cookie: string, query = VIEWER, headers: Headers = OURS) {
    return this.api.ask(query, { headers: { cookie, ...headers } });
  }

  async roleOf(cookie: string, headers: Headers = OURS) {
    return (await this.ask(cookie, VIEWER, headers)).data.viewer.role;
  }

  async codeOf(cookie: string) {
    return (await this.ask(cookie, GUARDED)).errors?.[0].extensions.code ?? 'ALLOWED';
  }

  wait(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }
}
