/**
 * Files in, their fate out: `POST /feeds/:slug` streams a file to its feed; the run routes tell of it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { globalId } from '../entities/node';
import { AppError } from '../errors';
import { FEED_ROLES, requireRole } from '../schema/permission';
import type { Caller } from '../services/access/caller';
import { acceptFile } from '../services/ingestion/accept-file';
import { awaitRun, isFinal } from '../services/ingestion/run-summary';
import { callerOf } from './authentication';
import { MAX_WAIT_SECONDS } from './http-limits';
import { charge, ROUTE_COSTS } from './rate-limits';
import { addRejectRoutes } from './reject-routes';
import { addRunRoutes, type RunRoutes, told } from './run-routes';

/** What bureaus and browsers call tables and messages; what a file is, its first bytes tell. */
const TAKEN = [
  ...['text/csv', 'text/plain', 'text/tab-separated-values', 'text/html', 'text/xml'],
  ...['application/octet-stream', 'application/json', 'application/xml', 'application/xhtml+xml'],
  ...['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.ms-excel'],
  'application/vnd.sdmx.*',
];
const SDMX = /^application\/vnd\.sdmx\.[a-z0-9.-]+(\+(json|xml|csv))?$/;
const isTaken = (type: string) => TAKEN.includes(type) || SDMX.test(type);

interface FeedServices extends RunRoutes {
  readonly config: Pick<Config, 'maxUploadBytes'>;
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
  if (!isTaken(type)) {
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
  addRunRoutes(server, services);
}
