/**
 * People sign in through an identity provider: there, back, and into the dashboard. The browser is led on by
 * small pages, not redirects: it sends a cookie that is SameSite=Strict only to what a page of ours asks for.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { CALLBACK_PATH, type ProviderSignIn, type SignInAttempt } from '../services/access/provider-sign-in';
import { endSignIn, startSignIn } from '../services/access/sign-ins';
import { countingGuesses } from './authentication';
import { RETRY_AFTER_SECONDS } from './http-limits';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';
import { cookieIn, giveSession, sessionTokenIn } from './session-cookie';

export interface ProviderSignInRoutes {
  readonly provider: ProviderSignIn;
  /** Where people reach this server. */
  readonly publicUrl: string;
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly log: Logger;
  readonly now: () => Date;
}

const START_PATH = '/sign-in/oidc';
const COOKIE = 'kejin_sign_in';
/** For typing a password and a second factor; the state is of no use to anybody afterwards. */
const ATTEMPT_SECONDS = 600;
/** More would not fit into a cookie. */
const MAX_NEXT_BYTES = 2_000;
/** Only addresses of this server; browsers skip control characters, so `/<tab>/elsewhere` is none. */
const LOCAL = /^\/(?![/\\])\P{Cc}*$/u;

const localOf = (wanted: unknown): string =>
  typeof wanted === 'string' && LOCAL.test(wanted) && Buffer.byteLength(wanted) <= MAX_NEXT_BYTES
    ? wanted
    : '/';

const keptSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string() });
type Kept = SignInAttempt & { readonly next: string };

/** What this browser took along; null where it took nothing, or somebody wrote the cookie himself. */
function keptIn(request: FastifyRequest, name: string): Kept | null {
  try {
    const text = Buffer.from(cookieIn(request, name) ?? '', 'base64url').toString('utf8');
    const kept = keptSchema.parse(JSON.parse(text));
    return { ...kept, next: localOf(kept.next) };
  } catch {
    return null;
  }
}

/** Lax, for the browser must send it when the provider sends it back here. */
function attemptCookie(isSecure: boolean) {
  // Browsers let no other host of the same domain plant a cookie of such a name; it must be for all paths.
  const name = isSecure ? `__Host-${COOKIE}` : COOKIE;
  const where = isSecure ? 'Path=/; Secure' : `Path=${START_PATH}`;
  const write = (reply: FastifyReply, value: string, seconds: number) =>
    void reply.header('set-cookie', `${name}=${value}; ${where}; Max-Age=${seconds}; HttpOnly; SameSite=Lax`);
  return {
    kept: (request: FastifyRequest) => keptIn(request, name),
    keep: (reply: FastifyReply, kept: Kept) =>
      write(reply, Buffer.from(JSON.stringify(kept)).toString('base64url'), ATTEMPT_SECONDS),
    forget: (reply: FastifyReply) => write(reply, '', 0),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

/** Leads on without a script. The address has been made or checked here. */
const leadingTo = (address: string): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0;url=${escaped(address)}">
<title>科金 Kejin</title>
<p><a href="${escaped(address)}">继续 Continue</a></p>
</html>
`;

const sendPage = (reply: FastifyReply, address: string) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(leadingTo(address));

export function addProviderSignInRoutes(server: FastifyInstance, options: ProviderSignInRoutes): void {
  const { provider, database, limiter, now } = options;
  const cookie = attemptCookie(options.publicUrl.startsWith('https:'));

  server.get(START_PATH, async (request, reply) => {
    const next = localOf((request.query as { next?: unknown }).next);
    return leadingOnRefusal(options, request, reply, next, async () => {
      await charge(limiter, request, reply, ROUTE_COSTS.SESSION);
      const { address, attempt } = await provider.begin(now());
      cookie.keep(reply, { ...attempt, next });
      return reply.header('cache-control', 'no-store').redirect(address.href, 302);
    });
  });
  server.get(CALLBACK_PATH, async (request, reply) => {
    const kept = cookie.kept(request);
    const next = kept?.next ?? '/';
    return leadingOnRefusal(options, request, reply, next, async () => {
      await charge(limiter, request, reply, ROUTE_COSTS.SIGN_IN);
      const caller = await countingGuesses(limiter, request, async () => {
        if (kept === null) throw new AppError('SIGN_IN_STALE');
        // Whatever comes of it, it was the only try.
        cookie.forget(reply);
        return provider.finish(new URL(request.url, options.publicUrl).searchParams, kept, now());
      });
      const act = { now: now(), requestId: request.id };
      const old = sessionTokenIn(request);
      if (old !== null) await endSignIn(database, old, act);
      const { token } = await startSignIn(database, caller, act);
      giveSession(request, reply, token);
      // Again, for the session's cookie was written over it.
      cookie.forget(reply);
      return sendPage(reply, next);
    });
  });
}

/** Somebody sits in front of this: a refusal leads to the page for signing in, which says what it was. */
async function leadingOnRefusal(
  { log }: ProviderSignInRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status >= 500) log.error({ err: error, requestId: request.id }, 'a sign-in failed');
    const seconds = error.code === 'RATE_LIMITED' ? error.details.seconds : RETRY_AFTER_SECONDS;
    if (error.retryable) void reply.header('retry-after', seconds);
    const query = new URLSearchParams({ problem: error.code, next });
    return sendPage(reply.code(error.status), `/sign-in?${query}`);
  }
}
