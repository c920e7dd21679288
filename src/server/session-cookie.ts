/**
 * The cookie of a browser that is signed in: no script reads it, no other site sends it, and a request that
 * changes something counts it only when it comes from a page of this very host.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SIGN_IN_MAX_MS } from '../services/access/sign-ins';

const NAME = 'kejin_session';
/** Browsers take a name that begins so only over https, for this host alone. */
const SECURE_NAME = `__Host-${NAME}`;
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Said with every answer to a sign-in that has ended, so that a page learns of it on public answers too. */
const SESSION_HEADER = 'kejin-session';

const isSecure = (request: FastifyRequest) => request.protocol === 'https';
const nameFor = (request: FastifyRequest) => (isSecure(request) ? SECURE_NAME : NAME);

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

export function cookieIn(request: FastifyRequest, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export const sessionTokenIn = (request: FastifyRequest): string | null =>
  cookieIn(request, nameFor(request)) || null;

/** Whose page sent a request: ours, somebody else's, or none that a browser tells of. */
type Origin = 'OURS' | 'ANOTHER' | 'UNKNOWN';

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

const isSafe = (request: FastifyRequest) => SAFE_METHODS.includes(request.method);

/** Browsers leave Sec-Fetch-Site out over plain http, but send Origin with all that may change something. */
function originOf(request: FastifyRequest): Origin {
  const site = single(request.headers['sec-fetch-site']);
  if (site === 'same-origin' || (site === 'none' && isSafe(request))) return 'OURS';
  if (site !== undefined) return 'ANOTHER';
  const { origin } = request.headers;
  if (origin === undefined) return 'UNKNOWN';
  return hostOf(origin) === request.host?.toLowerCase() ? 'OURS' : 'ANOTHER';
}

export const comesFromElsewhere = (request: FastifyRequest): boolean => originOf(request) === 'ANOTHER';

export function cookieCounts(request: FastifyRequest): boolean {
  const origin = originOf(request);
  return origin === 'OURS' || (origin === 'UNKNOWN' && isSafe(request));
}

function attributes(request: FastifyRequest, maxAgeSeconds: number): string {
  const secure = isSecure(request) ? '; Secure' : '';
  return `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict${secure}`;
}

function write(request: FastifyRequest, reply: FastifyReply, value: string, maxAgeSeconds: number): void {
  // Of two cookies of one name in one answer the browser would choose.
  reply.removeHeader('set-cookie');
  void reply.header('set-cookie', `${nameFor(request)}=${value}; ${attributes(request, maxAgeSeconds)}`);
  void reply.header('cache-control', 'no-store');
}

export const giveSession = (request: FastifyRequest, reply: FastifyReply, token: string): void =>
  write(request, reply, token, SIGN_IN_MAX_MS / 1000);

export const clearSession = (request: FastifyRequest, reply: FastifyReply): void =>
  write(request, reply, '', 0);

export function sayEnded(request: FastifyRequest, reply: FastifyReply): void {
  clearSession(request, reply);
  void reply.header(SESSION_HEADER, 'ended');
}
