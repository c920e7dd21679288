/**
 * Finds the caller of each request before its body is read; a key that opens nothing is refused, not
 * ignored.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../db/database';
import { authenticate } from '../services/access/authenticate';
import type { Caller } from '../services/access/caller';

const callers = new WeakMap<FastifyRequest, Caller>();

export const callerOf = (request: FastifyRequest): Caller | null => callers.get(request) ?? null;

const single = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

export function addAuthentication(server: FastifyInstance, database: Database, now: () => Date): void {
  server.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    const presented = { authorization, apiKey: single(request.headers['x-api-key']) };
    const caller = await authenticate(database, presented, now());
    if (caller) callers.set(request, caller);
  });
}
