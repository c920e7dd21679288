/** `GET /feeds/runs/:id/rejects.csv` and `.xlsx`: the file with a reason beside each fault. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors';
import { appendAudit } from '../services/audit/append-audit';
import { rejectsCsv, rejectsXlsx } from '../services/corrections/reject-files';
import { type RejectTable, rejectTable } from '../services/corrections/reject-table';
import { handledRun } from '../services/corrections/run-scope';
import { charge, ROUTE_COSTS } from './rate-limits';
import { officerOf, type RunRoute, type RunRoutes, runIdIn } from './run-routes';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Whoever is shown contacts in clear is written down before the first of them goes out. */
async function openTable(services: RunRoutes, request: FastifyRequest<RunRoute>): Promise<RejectTable> {
  const { database, sealer, now } = services;
  const caller = officerOf(request);
  const run = await handledRun(database, runIdIn(request), caller);
  if (!run) throw new AppError('UNKNOWN_RUN', { id: request.params.id });
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

export function addRejectRoutes(server: FastifyInstance, services: RunRoutes): void {
  const open = async (request: FastifyRequest<RunRoute>, reply: FastifyReply): Promise<RejectTable> => {
    officerOf(request);
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
