/** Subscriptions: `POST /graphql/stream` answers with events until there is nothing more to tell. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from '../log';
import { createContext, type JobDesk } from '../schema/context';
import type { Sealer } from '../services/access/sealer';
import { type AuthenticationOptions, callerAgain, callerOf, hasSignInEnded } from './authentication';
import { refuseEncoding } from './graphql-route';
import { liveEvents } from './live-events';
import type { Metrics } from './metrics';
import { charge, ROUTE_COSTS } from './rate-limits';
import { STREAM_LIMITS, type StreamLimits } from './stream-limits';
import { StreamSlots } from './stream-slots';
import { type AskedSubscription, RefusedDocument, readSubscription } from './subscription-request';

export interface StreamRoute extends AuthenticationOptions {
  readonly schema: GraphQLSchema;
  readonly jobs: JobDesk;
  readonly sealer: Sealer | null;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly limits?: Partial<StreamLimits> | undefined;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather an answer would hold the events back.
  'x-accel-buffering': 'no',
};

export function addStreamRoute(server: FastifyInstance, options: StreamRoute): void {
  const limits = { ...STREAM_LIMITS, ...options.limits };
  const slots = new StreamSlots(limits);
  options.metrics.showStreams(() => slots.size);
  server.addHook('preClose', async () => slots.endAll());
  server.post('/graphql/stream', {
    onRequest: async (request, reply) => {
      refuseEncoding(request);
      await charge(options.limiter, request, reply, ROUTE_COSTS.GRAPHQL_REQUEST);
    },
    async handler(request, reply) {
      try {
        const asked = readSubscription(options.schema, request.body);
        await charge(options.limiter, request, reply, asked.cost);
        return reply.headers(HEADERS).send(openStream(options, slots, limits, { request, reply, asked }));
      } catch (error) {
        options.metrics.countOperation({ type: 'subscription', outcome: 'refused' });
        if (!(error instanceof RefusedDocument)) throw error;
        const errors = error.answers.map((answer) => ({ message: answer.messageEn, extensions: answer }));
        return reply.code(400).send({ errors });
      }
    },
  });
}

interface Opening {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly asked: AskedSubscription;
}

function openStream(
  options: StreamRoute,
  slots: StreamSlots,
  { heartbeatMs }: StreamLimits,
  { request, reply, asked }: Opening,
): Readable {
  const { schema, log, metrics } = options;
  const { end, giveBack } = slots.take(callerOf(request)?.actor ?? request.ip);
  let outcome: 'ok' | 'errors' = 'ok';
  reply.raw.once('close', () => {
    end.abort();
    giveBack();
    metrics.countOperation({ type: 'subscription', outcome });
  });
  const events = liveEvents({
    ...{ schema, asked, log, heartbeatMs, signal: end.signal },
    askedIn: { requestId: request.id, hasSignInEnded: hasSignInEnded(request) },
    noteErrors: () => {
      outcome = 'errors';
    },
    // Each event is a query of the same size.
    pay: () => options.limiter.spend(callerOf(request), request.ip, asked.cost),
    contextOf: () => contextOf(options, request, end.signal),
  });
  return Readable.from(events, { objectMode: false });
}

async function contextOf(options: StreamRoute, request: FastifyRequest, signal: AbortSignal) {
  const { database, jobs, sealer, now } = options;
  const caller = await callerAgain(options, request);
  return createContext({
    ...{ database, jobs, sealer, caller, now: now(), signal },
    ...{ requestId: request.id, address: request.ip, hasSignInEnded: hasSignInEnded(request) },
  });
}
