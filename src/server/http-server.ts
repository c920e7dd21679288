/**
 * The HTTP server: Fastify with its limits, and every route hung into it; listening is left to the caller.
 */
import { randomUUID } from 'node:crypto';
import { type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import type { Config } from '../config';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { RESOLVERS } from '../resolvers';
import { buildKejinSchema, printKejinSchema } from '../schema/build-schema';
import type { JobDesk } from '../schema/context';
import { createProviderSignIn } from '../services/access/provider-sign-in';
import type { Sealer } from '../services/access/sealer';
import { createTokenVerifier, type TokenVerifier } from '../services/access/verify-token';
import type { PullLimits } from '../services/pulls/pull-limits';
import { addAssessmentRoutes } from './assessment-routes';
import { addAuthentication, hasSignInEnded } from './authentication';
import { addBulkRoutes } from './bulk-routes';
import { addDashboardPages } from './dashboard-pages';
import { answerOf, refusalFor } from './error-answers';
import { addFeedRoutes } from './feed-routes';
import { addFiguresRoutes } from './figures-routes';
import { addGraphiqlPage } from './graphiql-page';
import { addGraphqlRoute } from './graphql-route';
import { startGraphqlServer } from './graphql-server';
import * as limits from './http-limits';
import { frameworkError, knownError } from './known-errors';

import { addLedgerRoutes } from './ledger-routes';
import { createMetrics, type Metrics } from './metrics';
import { SECURITY_HEADERS } from './page-policy';
import { addProbes } from './probes';
import { addProviderSignInRoutes } from './provider-sign-in-routes';
import { openRateLimiter, type RateLimiter } from './rate-limiter';
import { addSessionRoutes } from './session-routes';
import type { StreamLimits } from './stream-limits';
import { addStreamRoute } from './stream-route';

export interface HttpServerOptions {
  readonly database: Database;
  readonly config: Pick<
    Config,
    'maxUploadBytes' | 'trustedProxies' | 'rateCostPerMinute' | 'redisUrl' | 'oidc'
  >;
  /** Null where no key is set up for the data of natural persons. */
  readonly sealer: Sealer | null;
  readonly log: Logger;
  readonly jobs: JobDesk;
  readonly now: () => Date;
  readonly bodyTimeoutMs?: number;
  readonly pullLimits?: Partial<PullLimits>;
  readonly streamLimits?: Partial<StreamLimits> | undefined;
  /** Where the built dashboard lies; beside the compiled program where it is left out. */
  readonly pagesDirectory?: string | undefined;
}

export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { database, config, sealer, log, jobs, now } = options;
  const schema = buildKejinSchema(RESOLVERS);
  const sdl = printKejinSchema(schema);
  const metrics = createMetrics(database, jobs);
  const limiter = await openLimiter(options);
  const tokens = config.oidc ? createTokenVerifier(config.oidc) : null;
  const apollo = await startGraphqlServer({ schema, log, metrics, limiter });
  const server = openFastify(config.trustedProxies);
  addEverywhere(server, metrics);
  addErrorAnswers(server, log);
  addBodyTimeout(server, options.bodyTimeoutMs ?? limits.BODY_TIMEOUT_MS);
  addDrain(server);
  addDashboardPages(server, options.pagesDirectory);
  addGraphiqlPage(server);
  addProbes(server, { database, jobs, metrics });
  server.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
  server.register(async (scope) => {
    const access = { database, tokens, limiter, now };
    addAuthentication(scope, access);
    addSignIn(scope, options, limiter, tokens);
    addGraphqlRoute(scope, { apollo, database, jobs, sealer, limiter, now });
    addStreamRoute(scope, { ...access, jobs, schema, sealer, log, metrics, limits: options.streamLimits });
    addFiguresRoutes(scope, { database, log, limiter, now });
    addFeedRoutes(scope, { database, config, limiter, sealer, now });
    addAssessmentRoutes(scope, { database, limiter, now });
    addLedgerRoutes(scope, { database, limiter, now });
    addBulkRoutes(scope, { database, log, limiter, metrics, now, limits: options.pullLimits });
  });
  server.addHook('onClose', async () => {
    await apollo.stop();
    metrics.stop();
    await limiter.close();
  });
  await server.ready();
  return server;
}

function addSignIn(
  scope: FastifyInstance,
  { database, config, log, now }: HttpServerOptions,
  limiter: RateLimiter,
  tokens: TokenVerifier | null,
): void {
  const { oidc } = config;
  const signIn = oidc?.signIn;
  addSessionRoutes(scope, { database, limiter, now, offersProvider: signIn !== undefined });
  if (!oidc || !signIn || !tokens) return;
  const provider = createProviderSignIn(oidc, signIn, tokens);
  addProviderSignInRoutes(scope, { provider, publicUrl: signIn.publicUrl, database, limiter, log, now });
}

async function openLimiter({ database, config, log }: HttpServerOptions): Promise<RateLimiter> {
  const [name] = await database.query<{ name: string }>('select current_database() as name');
  const { rateCostPerMinute: costPerMinute, redisUrl } = config;
  return openRateLimiter({ costPerMinute, redisUrl, log, prefix: `kejin-${name?.name}` });
}

function openFastify(trustedProxies: readonly string[]): FastifyInstance {
  const server = fastify({
    // Whoever else writes X-Forwarded-For writes what he likes.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: limits.MAX_BODY_BYTES,
    requestTimeout: limits.UPLOAD_TIMEOUT_MS,
    keepAliveTimeout: limits.KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    http: {
      headersTimeout: limits.HEADERS_TIMEOUT_MS,
      maxHeaderSize: limits.MAX_HEADER_BYTES,
      connectionsCheckingInterval: limits.CONNECTIONS_CHECK_MS,
    },
  });
  server.removeContentTypeParser('text/plain');
  return server;
}

function addEverywhere(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      if (!reply.hasHeader(name)) void reply.header(name, value);
    }
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    metrics.observeHttp(labels, reply.elapsedTime / 1000);
  });
}

const GRAPHQL_ADDRESSES: readonly string[] = ['/graphql', '/graphql/stream'];
const isGraphql = (request: FastifyRequest) => GRAPHQL_ADDRESSES.includes(request.routeOptions.url ?? '');

function addErrorAnswers(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const contentType = request.headers['content-type'];
    const known =
      knownError(error) ?? frameworkError(error, { maxBodyBytes: limits.MAX_BODY_BYTES, contentType });
    if (!known || known.status >= 500) log.error({ err: error, requestId: request.id }, 'a request failed');
    const refused = known
      ? refusalFor(known, hasSignInEnded(request))
      : new AppError('INTERNAL', { requestId: request.id });
    if (refused.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (refused.code === 'RATE_LIMITED') void reply.header('retry-after', refused.details.seconds);
    if (refused.status === 503) void reply.header('retry-after', limits.RETRY_AFTER_SECONDS);
    // What is left of a body that nobody wants to read.
    if (!request.raw.readableEnded) void reply.header('connection', 'close');
    const answer = answerOf(refused);
    const body = isGraphql(request)
      ? { errors: [{ message: answer.messageEn, extensions: answer }] }
      : { ...answer, requestId: request.id };
    return reply.code(refused.status).send(body);
  });
  server.setNotFoundHandler((request, reply) => {
    const answer = answerOf(new AppError('BAD_INPUT', { detail: `no such address: ${request.method}` }));
    return reply.code(404).send({ ...answer, requestId: request.id });
  });
}

/** A small body that trickles in would hold a connection for as long as a file may take. */
function addBodyTimeout(server: FastifyInstance, timeoutMs: number): void {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  server.addHook('onRequest', async (request) => {
    if (request.routeOptions.url === '/feeds/:slug') return;
    const timer = setTimeout(() => request.raw.destroy(), timeoutMs);
    timers.set(request, timer);
  });
  server.addHook('preValidation', async (request) => clearTimeout(timers.get(request)));
  server.addHook('onResponse', async (request) => clearTimeout(timers.get(request)));
}

/** Closing waits for what is being answered, but not for ever. */
function addDrain(server: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  server.addHook('preClose', async () => {
    timer = setTimeout(() => server.server.closeAllConnections(), limits.DRAIN_MS);
  });
  server.addHook('onClose', async () => clearTimeout(timer));
}
