/** A browser on its way to an identity provider and back: what it is given, and where it is led. */
import type { Api } from './api';
import type { Headers } from './browser-session';

/** What the browser got: cookies that it keeps, and where it is led. */
export interface Step {
  readonly answer: Response;
  readonly cookies: ReadonlyMap<string, string>;
  readonly leadsTo: string | null;
}

const plain = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

export async function goTo(at: Api, path: string, cookie: string, more: Headers): Promise<Step> {
  // The provider sends it back: the browser says so, and keeps the session's cookie to itself.
  const headers = { cookie, 'sec-fetch-site': 'cross-site', ...more };
  const answer = await at.send(path, { redirect: 'manual', headers });
  const given = answer.headers.getSetCookie().map((line) => (line.split(';')[0] as string).split('='));
  const page = answer.status === 302 ? '' : await answer.text();
  const refresh = /http-equiv="refresh" content="0;url=([^"]*)"/.exec(page)?.[1];
  return {
    answer,
    cookies: new Map(given.map(([name, ...value]) => [name as string, value.join('=')])),
    leadsTo: answer.headers.get('location') ?? (refresh === undefined ? null : plain(refresh)),
  };
}

export const sessionOf = ({ cookies }: Step) => `kejin_session=${cookies.get('kejin_session')}`;

export const stateOf = (address: URL) => address.searchParams.get('state') ?? '';

/** Led to the page for signing in, with the reason, and with no session. */
export function expectRefused(step: Step, status: number, code: string, next = '/data'): void {
  expect([step.answer.status, step.leadsTo]).toEqual([
    status,
    `/sign-in?${new URLSearchParams({ problem: code, next })}`,
  ]);
  expect(step.cookies.has('kejin_session')).toBe(false);
}
