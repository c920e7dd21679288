/** Whether the process lives, whether it can serve, and how it has been doing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../db/database';
import { cleanErrorText } from '../errors';
import type { Jobs } from '../jobs/start-jobs';
import { fetchStandings, isFailing } from '../services/fetching/fetch-health';
import { PROBE_TIMEOUT_MS, RETRY_AFTER_SECONDS } from './http-limits';
import type { Metrics } from './metrics';

type Check = () => Promise<unknown>;

interface Finding {
  readonly ready: boolean;
  readonly reason?: string;
}

async function find(check: Check): Promise<Finding> {
  const timer = new AbortController();
  const tooLate = sleep(PROBE_TIMEOUT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${PROBE_TIMEOUT_MS} ms`);
  });
  try {
    await Promise.race([check(), tooLate]);
    return { ready: true };
  } catch (error) {
    return { ready: false, reason: cleanErrorText(error) };
  } finally {
    timer.abort();
    tooLate.catch(() => undefined);
  }
}

function checksOf(database: Database, jobs: Pick<Jobs, 'stats'>): Readonly<Record<string, Check>> {
  return {
    database: () => database.query('select 1'),
    queue: () => jobs.stats(),
    async migrations() {
      if (await database.dataSource.showMigrations()) throw new Error('the schema is not up to date');
    },
    async catalogue() {
      const loads = await database.query('select 1 from catalogue_load limit 1');
      if (loads.length === 0) throw new Error('no catalogue has been loaded');
    },
  };
}

/** Sources that stay away are somebody's to look after, but no reason to serve nothing. */
async function checkFetching(database: Database): Promise<void> {
  const { length } = (await fetchStandings(database)).filter(isFailing);
  if (length > 0) throw new Error(`${length} feeds cannot be fetched; see lastFetch of the feeds`);
}

export function addProbes(
  server: FastifyInstance,
  { database, jobs, metrics }: { database: Database; jobs: Pick<Jobs, 'stats'>; metrics: Metrics },
): void {
  const checks = Object.entries(checksOf(database, jobs));
  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const [fetching, ...found] = await Promise.all([
      find(() => checkFetching(database)),
      ...checks.map(async ([name, check]) => [name, await find(check)] as const),
    ]);
    const isReady = found.every(([, finding]) => finding.ready);
    void reply.header('cache-control', 'no-store').code(isReady ? 200 : 503);
    if (!isReady) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    const status = isReady ? 'ready' : 'not ready';
    const told = fetching.ready ? {} : { fetching: fetching.reason };
    return { status, checks: Object.fromEntries(found), ...told };
  });
  server.get('/metrics', async (_request, reply) => {
    void reply.header('content-type', metrics.contentType).header('cache-control', 'no-store');
    return metrics.text();
  });
}
