/** The server under test, whole: authentication, limits, cost and visibility with all the rest. */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Database } from '../src/db/database';
import { createLogger } from '../src/log';
import { createHttpServer } from '../src/server/http-server';
import { serveParent } from './graph-child';
import { NOW } from './graph-data';

const NO_JOBS = {
  stats: async () => ({
    backend: 'postgres' as const,
    queues: {},
    outbox: { waiting: 0, oldestSeconds: 0, deadLetters: 0 },
  }),
  states: async () => [],
  clearSendings: async () => undefined,
};

serveParent(async (databaseUrl) => {
  const database = await Database.connect(databaseUrl);
  const server = await createHttpServer({
    database,
    config: {
      ...{ maxUploadBytes: 1_000_000, trustedProxies: [], redisUrl: undefined, oidc: null },
      // Counted as ever, but never used up.
      rateCostPerMinute: Number.MAX_SAFE_INTEGER,
    },
    sealer: null,
    log: createLogger('error'),
    jobs: NO_JOBS,
    now: () => NOW,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: (server.server.address() as AddressInfo).port,
    async close() {
      await server.close();
      await database.close();
    },
  };
});
