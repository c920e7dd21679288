/**
 * Whole lists and exact deltas as a stream: `GET /bulk/enterprises.ndjson`, with its receipt as the last line
 * and as a trailer.
 */
import { type Duplex, PassThrough } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import { BULK_LISTS, type BulkListName } from '../loaders/bulk/lists';
import type { Logger } from '../log';
import type { Caller } from '../services/access/caller';
import { type OpenPull, openPull, type PullQuestion } from '../services/pulls/open-pull';
import { PullBroken } from '../services/pulls/paced-write';
import {
  GZIP_LEVEL,
  PULL_BUFFER_BYTES,
  PULL_LIMITS,
  PULL_RETRY_SECONDS,
  type PullLimits,
} from '../services/pulls/pull-limits';
import { PullSlots } from '../services/pulls/pull-slots';
import { type PullOutcome, runPull } from '../services/pulls/run-pull';
import { callerOf } from './authentication';
import { knownError } from './known-errors';
import type { Metrics } from './metrics';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface BulkServices {
  readonly database: Database;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'countPull'>;
  readonly now: () => Date;
  readonly limits?: Partial<PullLimits> | undefined;
  readonly limiter: RateLimiter;
}

interface BulkRoute {
  Params: { file: string };
  Querystring: { region?: unknown; since?: unknown };
}

interface BulkFile {
  readonly list: BulkListName;
  readonly format: 'ndjson' | 'csv';
  readonly isZipped: boolean;
}

const FILE = new RegExp(`^(${BULK_LISTS.join('|')})\\.(ndjson|csv)(\\.gz)?$`);
const CONTENT_TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8' };

function fileOf(name: string): BulkFile | null {
  const match = FILE.exec(name);
  if (!match) return null;
  const [, list, format, zipped] = match;
  return { list: list as BulkListName, format: format as BulkFile['format'], isZipped: zipped !== undefined };
}

/** A parameter that is given twice would otherwise be a list, and half of it forgotten. */
function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new AppError('BAD_INPUT', { detail: `${name} is given once` });
}

function questionOf(request: FastifyRequest<BulkRoute>, { list, format }: BulkFile): PullQuestion {
  const { region, since } = request.query;
  return {
    ...{ caller: callerOf(request), list, format, requestId: request.id },
    ...{ regions: textOf('region', region), since: textOf('since', since) },
  };
}

/** The reader may take the body as a file, so it says of itself what it is. */
function describe(reply: FastifyReply, { facts }: OpenPull, { list, format, isZipped }: BulkFile): void {
  const day = facts.startedAt.toISOString().slice(0, 10);
  const since = facts.kind === 'DELTA' ? '-changes' : '';
  const name = `${list}${since}-${day}.${format}${isZipped ? '.gz' : ''}`;
  void reply.headers({
    'content-type': isZipped ? 'application/gzip' : CONTENT_TYPES[format],
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
    'kejin-receipt-id': facts.id,
    'kejin-watermark': facts.watermark,
  });
}

const bodyOf = ({ isZipped }: BulkFile): Duplex =>
  isZipped ? createGzip({ level: GZIP_LEVEL }) : new PassThrough({ highWaterMark: PULL_BUFFER_BYTES });

/** A reader that has gone, or a database that is away, is no fault of the program. */
function tell({ log, metrics }: BulkServices, { facts }: OpenPull, outcome: PullOutcome): void {
  const { receipt, error, rows } = outcome;
  const labels = { list: facts.list, kind: facts.kind };
  metrics.countPull({ ...labels, outcome: receipt ? 'complete' : 'broken' }, rows);
  if (!error) return;
  const isFault = !(error instanceof PullBroken) && knownError(error) === null;
  log[isFault ? 'error' : 'warn']({ err: error, pull: facts.id }, 'a pull broke off');
}

export function addBulkRoutes(server: FastifyInstance, services: BulkServices): void {
  const { database, now } = services;
  const limits = { ...PULL_LIMITS, ...services.limits };
  const slots = new PullSlots(limits, database.pool.options.max);
  const running = new Set<Promise<void>>();

  const start = async (request: FastifyRequest<BulkRoute>, reply: FastifyReply, file: BulkFile) => {
    const question = questionOf(request, file);
    const release = takeSlot(slots, reply, question.caller);
    try {
      const pull = await openPull(database, question, now());
      const out = bodyOf(file);
      let receiptJson = '';
      describe(reply, pull, file);
      // HTTP/1.0 knows no trailers; the last line is enough.
      if (request.raw.httpVersion !== '1.0') reply.trailer('kejin-receipt', async () => receiptJson);
      const onReceipt = (json: string) => {
        receiptJson = json;
      };
      const run = runPull({ database, pull, out, limits, now, onReceipt })
        .then((outcome) => tell(services, pull, outcome))
        .finally(release);
      running.add(run);
      void run.finally(() => running.delete(run));
      return reply.send(out);
    } catch (error) {
      release();
      throw error;
    }
  };

  server.get<BulkRoute>('/bulk/:file', { exposeHeadRoute: false }, async (request, reply) => {
    const file = fileOf(request.params.file);
    if (!file) return reply.callNotFound();
    await charge(services.limiter, request, reply, ROUTE_COSTS.BULK_PULL);
    return start(request, reply, file);
  });
  // What is cut off on the way out still writes down that it was.
  server.addHook('onClose', async () => {
    await Promise.allSettled(running);
  });
}

function takeSlot(slots: PullSlots, reply: FastifyReply, caller: Caller | null): () => void {
  // Who is nobody is refused for that, and takes no place.
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  try {
    return slots.take(caller.actor);
  } catch (error) {
    void reply.header('retry-after', PULL_RETRY_SECONDS);
    throw error;
  }
}
