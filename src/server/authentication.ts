/**
 * Finds the caller of each request before its body is read; a key or token that opens nothing is refused,
 * not ignored. Only headers are looked at: what stands in an address ends up in logs and histories.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { type Authentication, authenticate, type Presented } from '../services/access/authenticate';
import type { Caller } from '../services/access/caller';
import type { RateLimiter } from './rate-limiter';

const callers = new WeakMap<FastifyRequest, Caller>();

export const callerOf = (request: FastifyRequest): Caller | null => callers.get(request) ?? null;

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** An expired key was no guess; what nobody has ever had may have been one. */
const GUESSES: readonly string[] = ['NOT_SIGNED_IN', 'TOKEN_INVALID'];

export interface AuthenticationOptions extends Authentication {
  readonly limiter: RateLimiter;
  readonly now: () => Date;
}

export function addAuthentication(server: FastifyInstance, options: AuthenticationOptions): void {
  const { limiter, now } = options;
  server.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    const presented: Presented = { authorization, apiKey: single(request.headers['x-api-key']) };
    if (presented.authorization === undefined && presented.apiKey === undefined) return;
    try {
      const caller = await authenticate(options, presented, { now: now(), address: request.ip });
      if (caller) callers.set(request, caller);
    } catch (error) {
      // Who has a key is not locked out by a neighbour who has none.
      if (error instanceof AppError && GUESSES.includes(error.code)) await limiter.noteGuess(request.ip);
      throw error;
    }
  });
}
