/** Signing in and out with a browser: a key is exchanged for a cookie that no script can read. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import { callerOfKey } from '../services/access/authenticate-key';
import { endSignIn, startSignIn } from '../services/access/sign-ins';
import { countingGuesses } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';
import { clearSession, comesFromElsewhere, giveSession, sessionTokenIn } from './session-cookie';

export interface SessionRoutes {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly now: () => Date;
  /** Whether people can sign in through an identity provider. */
  readonly offersProvider: boolean;
}

function keyIn({ body }: FastifyRequest): string {
  const key = typeof body === 'object' && body !== null ? (body as { key?: unknown }).key : undefined;
  if (typeof key !== 'string') throw new AppError('BAD_INPUT', { detail: 'the body is not {"key": "kj_…"}' });
  return key.trim();
}

function refuseOtherSites(request: FastifyRequest): void {
  if (comesFromElsewhere(request)) throw new AppError('CROSS_SITE_REQUEST');
}

export function addSessionRoutes(server: FastifyInstance, options: SessionRoutes): void {
  const { database, limiter, now, offersProvider } = options;
  const actOf = (request: FastifyRequest) => ({ now: now(), requestId: request.id });

  server.get('/session', async (request, reply) => {
    await charge(limiter, request, reply, ROUTE_COSTS.SESSION);
    void reply.header('cache-control', 'no-store');
    return { identityProvider: offersProvider };
  });
  server.post('/session', async (request, reply) => {
    refuseOtherSites(request);
    await charge(limiter, request, reply, ROUTE_COSTS.SIGN_IN);
    const key = keyIn(request);
    const approach = { now: now(), address: request.ip };
    const caller = await countingGuesses(limiter, request, () => callerOfKey(database, key, approach));
    // Who signs in anew in a browser has left the old sign-in behind.
    const old = sessionTokenIn(request);
    if (old !== null) await endSignIn(database, old, actOf(request));
    const { token } = await startSignIn(database, caller, actOf(request));
    giveSession(request, reply, token);
    return reply.code(204).send();
  });
  server.delete('/session', async (request, reply) => {
    refuseOtherSites(request);
    await charge(limiter, request, reply, ROUTE_COSTS.SESSION);
    const token = sessionTokenIn(request);
    if (token !== null) await endSignIn(database, token, actOf(request));
    clearSession(request, reply);
    return reply.code(204).send();
  });
}
