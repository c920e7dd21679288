/** Published figures out again: `GET /observations` as SDMX-CSV 2.0, SDMX-JSON 2.0 or a workbook. */
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import type { Logger } from '../log';
import { addressGroup } from '../services/access/networks';
import { EXPORT_FORMATS, EXPORT_LIMITS, type ExportFormat } from '../services/exports/export-limits';
import { QUESTION_PARAMETERS, type QuestionTexts } from '../services/exports/figures-question';
import { openExport } from '../services/exports/open-export';
import { runExport } from '../services/exports/run-export';
import { PullBroken } from '../services/pulls/paced-write';
import { PULL_BUFFER_BYTES, PULL_RETRY_SECONDS } from '../services/pulls/pull-limits';
import { PullSlots } from '../services/pulls/pull-slots';
import { callerOf } from './authentication';
import { knownError } from './known-errors';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface FiguresServices {
  readonly database: Database;
  readonly log: Logger;
  readonly limiter: RateLimiter;
  readonly now: () => Date;
}

interface FiguresRoute {
  Querystring: Record<string, unknown>;
}

const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILES: Readonly<Record<ExportFormat, { readonly type: string; readonly extension: string }>> = {
  'sdmx-csv': { type: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8', extension: 'csv' },
  'sdmx-json': { type: 'application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8', extension: 'json' },
  xlsx: { type: WORKBOOK_TYPE, extension: 'xlsx' },
};

/** Media types that stand for a format; the first that is offered is the usual one. */
const ACCEPTED: Readonly<Record<string, ExportFormat>> = {
  'application/vnd.sdmx.data+csv': 'sdmx-csv',
  'text/csv': 'sdmx-csv',
  'application/vnd.sdmx.data+json': 'sdmx-json',
  'application/json': 'sdmx-json',
  [WORKBOOK_TYPE]: 'xlsx',
  '*/*': 'sdmx-csv',
  'text/*': 'sdmx-csv',
  'application/*': 'sdmx-json',
};

/** Of SDMX messages only version 2.0 is written. */
const OTHER_VERSION = /^version=(?!"?2(?:\.0){0,2}"?$)/;
const QUALITY = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/** What the reader likes best among what there is; of equals the first. */
function acceptedFormat(accept: string | undefined): ExportFormat {
  if (accept === undefined || accept.trim() === '') return 'sdmx-csv';
  let best: { readonly format: ExportFormat; readonly quality: number } | null = null;
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const format = parameters.some((one) => OTHER_VERSION.test(one)) ? undefined : ACCEPTED[type];
    const given = parameters.flatMap((one) => QUALITY.exec(one)?.[1] ?? [])[0];
    const quality = given === undefined ? 1 : Number(given);
    if (format && quality > 0 && (best === null || quality > best.quality)) best = { format, quality };
  }
  if (best) return best.format;
  throw new AppError('NOT_ACCEPTABLE', {
    offered: Object.values(FILES)
      .map(({ type }) => type)
      .join(', '),
  });
}

const PARAMETERS: ReadonlySet<string> = new Set(['format', ...QUESTION_PARAMETERS]);

/** A name that is misspelt would otherwise widen the answer without a word. */
function textsOf(query: Readonly<Record<string, unknown>>): QuestionTexts & { readonly format?: string } {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.has(name)) throw new AppError('BAD_INPUT', { detail: `there is no parameter ${name}` });
    if (typeof value !== 'string') throw new AppError('BAD_INPUT', { detail: `${name} is given once` });
    texts[name] = value;
  }
  return texts;
}

function formatOf(format: string | undefined, accept: string | undefined): ExportFormat {
  if (format === undefined) return acceptedFormat(accept);
  const found = EXPORT_FORMATS.find((one) => one === format);
  if (found) return found;
  throw new AppError('BAD_INPUT', { detail: `format is one of ${EXPORT_FORMATS.join(', ')}` });
}

function describe(reply: FastifyReply, format: ExportFormat, now: Date): void {
  const { type, extension } = FILES[format];
  const name = `kejin-figures-${now.toISOString().slice(0, 'YYYY-MM-DD'.length)}.${extension}`;
  void reply.headers({
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    ...{ 'cache-control': 'no-store', vary: 'Accept' },
  });
}

function takeSlot(slots: PullSlots, request: FastifyRequest, reply: FastifyReply): () => void {
  try {
    return slots.take(callerOf(request)?.actor ?? `address:${addressGroup(request.ip)}`);
  } catch (error) {
    void reply.header('retry-after', PULL_RETRY_SECONDS);
    throw error;
  }
}

export function addFiguresRoutes(server: FastifyInstance, services: FiguresServices): void {
  const { database, log, limiter, now } = services;
  // Half of what whole lists may hold of the pool, so that both together leave some for others.
  const slots = new PullSlots(EXPORT_LIMITS, database.pool.options.max / 2);
  const running = new Set<Promise<void>>();
  server.get<FiguresRoute>('/observations', { exposeHeadRoute: false }, async (request, reply) => {
    const { format: wanted, ...texts } = textsOf(request.query);
    const format = formatOf(wanted, request.headers.accept);
    await charge(limiter, request, reply, ROUTE_COSTS.FIGURES_EXPORT);
    const release = takeSlot(slots, request, reply);
    try {
      const opened = await openExport(database, texts, format, now());
      const out = new PassThrough({ highWaterMark: PULL_BUFFER_BYTES });
      describe(reply, format, now());
      const run = runExport(opened, out, EXPORT_LIMITS)
        .then((error) => {
          if (!error) return;
          const isFault = !(error instanceof PullBroken) && knownError(error) === null;
          log[isFault ? 'error' : 'warn']({ err: error, requestId: request.id }, 'an export broke off');
        })
        .finally(release);
      running.add(run);
      void run.finally(() => running.delete(run));
      return reply.send(out);
    } catch (error) {
      release();
      throw error;
    }
  });
  server.addHook('onClose', async () => {
    await Promise.allSettled(running);
  });
}
