/**
 * Finds the caller of each request before its body is read; a key or token that opens nothing is refused,
 * not ignored. Only headers are looked at: what stands in an address ends up in logs and histories. The
 * cookie of a browser whose sign-in has ended is taken away, and what is public stays open to it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { type Authentication, authenticate, type Presented } from '../services/access/authenticate';
import { callerOfSignIn } from '../services/access/authenticate-sign-in';
import type { Caller } from '../services/access/caller';
import type { RateLimiter } from './rate-limiter';
import { cookieCounts, sayEnded, sessionTokenIn } from './session-cookie';

const callers = new WeakMap<FastifyRequest, Caller>();
const ended = new WeakSet<FastifyRequest>();

export const callerOf = (request: FastifyRequest): Caller | null => callers.get(request) ?? null;

/** Whether its browser was signed in until a while ago. */
export const hasSignInEnded = (request: FastifyRequest): boolean => ended.has(request);

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** An expired key was no guess; what nobody has ever had may have been one. */
const GUESSES: readonly string[] = ['NOT_SIGNED_IN', 'TOKEN_INVALID', 'SIGN_IN_STALE'];

export interface AuthenticationOptions extends Authentication {
  readonly limiter: RateLimiter;
  readonly now: () => Date;
}

/** Who has a key is not locked out by a neighbour who has none. */
export async function countingGuesses<Found>(
  limiter: RateLimiter,
  request: FastifyRequest,
  find: () => Promise<Found>,
): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && GUESSES.includes(error.code)) await limiter.noteGuess(request.ip);
    throw error;
  }
}

interface Recognised {
  readonly caller: Caller | null;
  readonly hasSignInEnded: boolean;
}

async function recognise(options: AuthenticationOptions, request: FastifyRequest): Promise<Recognised> {
  const { database, tokens, now } = options;
  const approach = { now: now(), address: request.ip };
  const { authorization } = request.headers;
  const presented: Presented = { authorization, apiKey: single(request.headers['x-api-key']) };
  if (presented.authorization !== undefined || presented.apiKey !== undefined) {
    return { caller: await authenticate(options, presented, approach), hasSignInEnded: false };
  }
  const token = sessionTokenIn(request);
  if (token === null || !cookieCounts(request)) return { caller: null, hasSignInEnded: false };
  const caller = await callerOfSignIn(database, token, { ...approach, hasProvider: tokens !== null });
  return { caller, hasSignInEnded: caller === null };
}

/** Who it is by now, for answers that take long: what was revoked meanwhile is refused. */
export async function callerAgain(
  options: AuthenticationOptions,
  request: FastifyRequest,
): Promise<Caller | null> {
  const { caller, hasSignInEnded: isOver } = await recognise(options, request);
  if (isOver) throw new AppError('SESSION_ENDED');
  return caller;
}

export function addAuthentication(server: FastifyInstance, options: AuthenticationOptions): void {
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const found = await countingGuesses(options.limiter, request, () => recognise(options, request));
    if (found.caller) callers.set(request, found.caller);
    if (!found.hasSignInEnded) return;
    ended.add(request);
    sayEnded(request, reply);
  });
}
