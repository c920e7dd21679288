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
const GUESSES: readonly string[] = ['NOT_SIGNED_IN', 'TOKEN_INVALID'];

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

export function addAuthentication(server: FastifyInstance, options: AuthenticationOptions): void {
  const { limiter, now } = options;
  server.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers;
    const presented: Presented = { authorization, apiKey: single(request.headers['x-api-key']) };
    if (presented.authorization === undefined && presented.apiKey === undefined) {
      return findSignIn(options, request, reply);
    }
    const approach = { now: now(), address: request.ip };
    const caller = await countingGuesses(limiter, request, () => authenticate(options, presented, approach));
    if (caller) callers.set(request, caller);
  });
}

async function findSignIn(
  { database, tokens, now }: AuthenticationOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = sessionTokenIn(request);
  if (token === null || !cookieCounts(request)) return;
  const check = { now: now(), address: request.ip, hasProvider: tokens !== null };
  const caller = await callerOfSignIn(database, token, check);
  if (caller) {
    callers.set(request, caller);
    return;
  }
  ended.add(request);
  sayEnded(request, reply);
}
