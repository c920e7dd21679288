/** `GET /feeds/runs/:id/rejects.csv` and `.xlsx`: the file with a reason beside each fault. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { AppError } from '../errors';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES, requireRole } from '../schema/permission';
import type { Caller } from '../services/access/caller';
import type { Sealer } from '../services/access/sealer';
import { appendAudit } from '../services/audit/append-audit';
import { rejectsCsv, rejectsXlsx } from '../services/corrections/reject-files';
import { type RejectTable, rejectTable } from '../services/corrections/reject-table';
import { handledRun } from '../services/corrections/run-scope';
import { callerOf } from './authentication';
import type { RateLimiter } from './rate-limiter';
import { charge, ROUTE_COSTS } from './rate-limits';

export interface RejectServices {
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly sealer: Sealer | null;
  readonly now: () => Date;
}

interface RunRoute {
  Params: { id: string };
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whoever is shown contacts in clear is written down before the first of them goes out. */
async function openTable(services: RejectServices, request: FastifyRequest<RunRoute>): Promise<RejectTable> {
  const { database, sealer, now } = services;
  const caller = callerOf(request) as Caller;
  const { id } = request.params;
  const reference = readNodeId(id);
  const run = await handledRun(database, reference?.type === 'FeedRun' ? reference.key : id, caller);
  if (!run) throw new AppError('UNKNOWN_RUN', { id });
  const withContacts = caller.scopes.includes('CONTACTS');
  const table = await rejectTable(database, { runId: run.id, withContacts, sealer });
  if (table.showsContacts) {
    const who = { actor: caller.actor, actorName: caller.name, requestId: request.id };
    const entry = {
      action: 'CONTACTS_READ',
      subject: `run:${run.id}`,
      detail: { feed: run.feedSlug },
    } as const;
    await database.transaction((tx) => appendAudit(tx, { ...who, ...entry }, now()));
  }
  return table;
}

function describe(reply: FastifyReply, type: string, extension: string): void {
  void reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="rejects.${extension}"`)
    .header('cache-control', 'no-store');
}

export function addRejectRoutes(server: FastifyInstance, services: RejectServices): void {
  const open = async (request: FastifyRequest<RunRoute>, reply: FastifyReply): Promise<RejectTable> => {
    requireRole(callerOf(request), FEED_ROLES);
    await charge(services.limiter, request, reply, ROUTE_COSTS.REJECT_TABLE);
    return openTable(services, request);
  };
  server.get<RunRoute>('/feeds/runs/:id/rejects.csv', async (request, reply) => {
    const table = await open(request, reply);
    describe(reply, 'text/csv; charset=utf-8', 'csv');
    return reply.send(Readable.from(rejectsCsv(table)));
  });
  server.get<RunRoute>('/feeds/runs/:id/rejects.xlsx', async (request, reply) => {
    const bytes = await rejectsXlsx(await open(request, reply));
    describe(reply, WORKBOOK, 'xlsx');
    return reply.send(bytes);
  });
}
