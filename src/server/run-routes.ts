/** What became of a file, and the file itself: `GET /feeds/runs/:id` and `GET /feeds/runs/:id/file`. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { visibilityOf } from '../domain/access/visibility';
import { globalId } from '../entities/node';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES, requireRole } from '../schema/permission';
import type { Caller } from '../services/access/caller';
import type { Sealer } from '../services/access/sealer';
import { openRawCopy, type RawCopy } from '../services/ingestion/raw-copy';
import { type RunSummary, runSummary } from '../services/ingestion/run-summary';
import { requireSeenRun } from '../services/ingestion/seen-run';
import { callerOf } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface RunRoutes {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly sealer: Sealer | null;
  readonly now: () => Date;
}

export interface RunRoute {
  Params: { id: string };
}

export const told = ({ repeatsRunId, ...summary }: RunSummary) => ({
  ...summary,
  runId: globalId('FeedRun', summary.runId),
  repeatsRunId: repeatsRunId === null ? null : globalId('FeedRun', repeatsRunId),
});

export function officerOf(request: FastifyRequest): Caller {
  const caller = callerOf(request);
  requireRole(caller, FEED_ROLES);
  return caller as Caller;
}

/** A global id or the run's own key. */
export function runIdIn({ params: { id } }: FastifyRequest<RunRoute>): string {
  const reference = readNodeId(id);
  return reference?.type === 'FeedRun' ? reference.key : id;
}

export function addRunRoutes(server: FastifyInstance, { database, limiter, sealer, now }: RunRoutes): void {
  server.get<RunRoute>('/feeds/runs/:id', async (request, reply) => {
    const caller = officerOf(request);
    await charge(limiter, request, reply, ROUTE_COSTS.FEED_RUN);
    const { runId } = await requireSeenRun(database, visibilityOf(caller), runIdIn(request));
    return told(await runSummary(database, runId));
  });
  server.get<RunRoute>('/feeds/runs/:id/file', async (request, reply) => {
    const caller = officerOf(request);
    await charge(limiter, request, reply, ROUTE_COSTS.FEED_FILE);
    const runId = runIdIn(request);
    const copy = await openRawCopy(database, { runId, caller, sealer, requestId: request.id, now: now() });
    return reply.headers(headersOf(copy)).send(Readable.from(copy.bytes));
  });
}

const headersOf = ({ sha256, sizeBytes, fileName }: RawCopy) => ({
  'content-type': 'application/octet-stream',
  'content-length': String(sizeBytes),
  'content-disposition': dispositionOf(fileName ?? sha256),
  'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  'x-content-sha256': sha256,
  'cache-control': 'no-store',
});

/** RFC 6266: a plain name for everybody, the real one percent-encoded; neither can end the header. */
export function dispositionOf(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  const clean = name.replace(/[\u0000-\u001f\u007f/\\]/g, '_').toWellFormed();
  const plain = clean.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
