/** GraphQL over HTTP: `POST /graphql`, and GET for queries of clients that can send a header of their own. */

import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import { createContext, type JobDesk, type RequestContext } from '../schema/context';
import type { Sealer } from '../services/access/sealer';
import { callerOf, hasSignInEnded } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

/** Only what JSON itself is: no other encoding, no other character set. */
export function refuseEncoding(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new AppError('UNSUPPORTED_MEDIA', { type: `encoding ${encoding}` });
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset && charset.toLowerCase() !== 'utf-8') {
    throw new AppError('UNSUPPORTED_MEDIA', { type: `charset ${charset}` });
  }
}

const isBrowserVisit = (request: FastifyRequest) =>
  request.method === 'GET' &&
  !request.url.includes('?') &&
  (request.headers.accept ?? '').startsWith('text/html');

/** Aborted when the caller goes away before the answer: long work need not go on for nobody. */
function untilGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new AppError('CALLER_GONE'));
  });
  return controller.signal;
}

export function addGraphqlRoute(
  server: FastifyInstance,
  options: {
    readonly apollo: ApolloServer<RequestContext>;
    readonly database: Database;
    readonly jobs: JobDesk;
    readonly sealer: Sealer | null;
    readonly limiter: RateLimiter;
    readonly now: () => Date;
  },
): void {
  const { database, jobs, sealer, limiter, now } = options;
  const handler = fastifyApolloHandler(options.apollo, {
    context: async (request, reply) =>
      createContext({
        ...{ database, jobs, sealer, caller: callerOf(request), now: now() },
        ...{ requestId: request.id, address: request.ip, signal: untilGone(reply) },
        hasSignInEnded: hasSignInEnded(request),
      }),
  });
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: async (request, reply) => {
      if (isBrowserVisit(request)) return reply.redirect('/graphiql');
      refuseEncoding(request);
      // Beside what the operation costs: whoever only sends malformed ones is counted too.
      await charge(limiter, request, reply, ROUTE_COSTS.GRAPHQL_REQUEST);
    },
    handler(request, reply) {
      void reply.header('cache-control', 'no-store');
      return handler.call(server, request, reply);
    },
  });
}
