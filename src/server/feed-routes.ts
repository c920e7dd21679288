/**
 * Files in, their fate out: `POST /feeds/:slug` streams a file to its feed, `GET /feeds/runs/:id` tells of
 * it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import type { Database } from '../db/database';
import { visibilityOf } from '../domain/access/visibility';
import { globalId } from '../entities/node';
import { AppError } from '../errors';
import { seenRunOf } from '../loaders/feeds';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES, requireRole } from '../schema/permission';
import type { Caller } from '../services/access/caller';
import type { Sealer } from '../services/access/sealer';
import { acceptFile } from '../services/ingestion/accept-file';
import { awaitRun, isFinal, type RunSummary, runSummary } from '../services/ingestion/run-summary';
import { callerOf } from './authentication';
import { MAX_WAIT_SECONDS } from './http-limits';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';
import { addRejectRoutes } from './reject-routes';

const TAKEN = [
  ...['text/csv', 'text/plain', 'application/octet-stream'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

interface FeedServices {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly sealer: Sealer | null;
  readonly config: Pick<Config, 'maxUploadBytes'>;
  readonly now: () => Date;
}

interface UploadRoute {
  Params: { slug: string };
  Querystring: { wait?: string; dryRun?: string };
}

/** Judged from the head alone: nobody should send 200 MB to be told that it was the wrong key or type. */
function refuseByHead(request: FastifyRequest, maxUploadBytes: number): void {
  requireRole(callerOf(request), FEED_ROLES);
  const { headers } = request;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!TAKEN.includes(type)) {
    const how = `send the bytes of the file as the body, as ${TAKEN.join(', ')}`;
    throw new AppError('UNSUPPORTED_MEDIA', { type: `"${type.slice(0, 100)}" (${how})` });
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new AppError('UNSUPPORTED_MEDIA', { type: `encoding ${encoding}` });
  if (Number(headers['content-length']) > maxUploadBytes) {
    throw new AppError('PAYLOAD_TOO_LARGE', { max: maxUploadBytes });
  }
}

/** Header text is ASCII, so a Chinese name comes percent-encoded; only the last part of a path is kept. */
function fileNameOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-file-name'];
  if (typeof header !== 'string' || header === '') return undefined;
  try {
    return decodeURIComponent(header).split(/[/\\]/).at(-1) || undefined;
  } catch {
    throw new AppError('BAD_INPUT', { detail: 'X-File-Name is not percent-encoded UTF-8' });
  }
}

function waitSecondsOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const seconds = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds <= MAX_WAIT_SECONDS)) {
    throw new AppError('BAD_INPUT', { detail: `wait is a number of seconds from 0 to ${MAX_WAIT_SECONDS}` });
  }
  return seconds;
}

function dryRunIn(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text !== 'true') throw new AppError('BAD_INPUT', { detail: 'dryRun is true or false' });
  return true;
}

const told = ({ repeatsRunId, ...summary }: RunSummary) => ({
  ...summary,
  runId: globalId('FeedRun', summary.runId),
  repeatsRunId: repeatsRunId === null ? null : globalId('FeedRun', repeatsRunId),
});

function addUpload(server: FastifyInstance, { database, config, limiter, sealer }: FeedServices): void {
  // The body stays a stream: the framework must not gather it in memory.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.post<UploadRoute>(
    '/feeds/:slug',
    {
      onRequest: async (request, reply) => {
        refuseByHead(request, config.maxUploadBytes);
        await charge(limiter, request, reply, ROUTE_COSTS.FEED_UPLOAD);
      },
    },
    async (request, reply) => {
      const waitSeconds = waitSecondsOf(request.query.wait);
      const dryRun = dryRunIn(request.query.dryRun);
      const caller = callerOf(request) as Caller;
      const accepted = await acceptFile(database, {
        feedSlug: request.params.slug,
        // A file that is refused half-way must not cost the connection that carries the answer.
        bytes: request.raw.iterator({ destroyOnReturn: false }),
        fileName: fileNameOf(request),
        receivedFrom: caller.keyPrefix ? `${caller.name} (${caller.keyPrefix}…)` : caller.name,
        maxBytes: config.maxUploadBytes,
        actor: caller.actor,
        regionCodes: caller.regionCodes,
        sealer,
        dryRun,
      });
      const runId = globalId('FeedRun', accepted.runId);
      void reply.header('location', `/feeds/runs/${runId}`);
      if (waitSeconds === 0) return reply.code(accepted.duplicate ? 200 : 202).send({ ...accepted, runId });
      const summary = await awaitRun(database, accepted.runId, waitSeconds * 1000);
      return reply
        .code(isFinal(summary.status) ? 200 : 202)
        .send({ ...told(summary), duplicate: accepted.duplicate });
    },
  );
}

export function addFeedRoutes(server: FastifyInstance, services: FeedServices): void {
  server.register(async (scope) => addUpload(scope, services));
  addRejectRoutes(server, services);
  server.get<{ Params: { id: string } }>('/feeds/runs/:id', async (request, reply) => {
    requireRole(callerOf(request), FEED_ROLES);
    await charge(services.limiter, request, reply, ROUTE_COSTS.FEED_RUN);
    const { id } = request.params;
    const reference = readNodeId(id);
    const runId = reference?.type === 'FeedRun' ? reference.key : id;
    const { database } = services;
    const run = await seenRunOf(database, visibilityOf(callerOf(request)), runId.toLowerCase());
    if (run === null) throw new AppError('UNKNOWN_RUN', { id: runId });
    return told(await runSummary(database, run.runId));
  });
}
