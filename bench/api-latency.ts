/** How long the API takes to answer: one series query, asked again and again while something runs. */
import type { AddressInfo } from 'node:net';
import type { Database } from '../src/db/database';
import { createLogger } from '../src/log';
import { createHttpServer } from '../src/server/http-server';

export interface Latency {
  readonly answers: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

const PAUSE_MS = 20;
const QUERY = `query ($regions: [String!]!, $indicators: [String!]!) {
  series(regions: $regions, indicators: $indicators) { points { period valueExact status } } }`;

const NO_JOBS = {
  stats: async () => ({
    backend: 'postgres' as const,
    queues: {},
    outbox: { waiting: 0, oldestSeconds: 0, deadLetters: 0 },
  }),
  states: async () => [],
  clearSendings: async () => undefined,
};

export interface AskedApi {
  /** Asks until the work is done. */
  during<Result>(work: () => Promise<Result>): Promise<{ result: Result; latency: Latency }>;
  close(): Promise<void>;
}

export async function openAskedApi(
  database: Database,
  variables: { readonly regions: readonly string[]; readonly indicators: readonly string[] },
): Promise<AskedApi> {
  const server = await createHttpServer({
    database,
    config: {
      ...{ maxUploadBytes: 1_000_000, trustedProxies: [], redisUrl: undefined, oidc: null },
      rateCostPerMinute: Number.MAX_SAFE_INTEGER,
    },
    ...{ sealer: null, log: createLogger('error'), jobs: NO_JOBS, now: () => new Date() },
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/graphql`;
  const ask = async () => {
    const startedAtMs = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY, variables }),
    });
    const { errors } = (await answer.json()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return performance.now() - startedAtMs;
  };
  return {
    async during(work) {
      let isDone = false;
      const running = work().finally(() => {
        isDone = true;
      });
      const times: number[] = [];
      while (!isDone) {
        times.push(await ask());
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return { result: await running, latency: latencyOf(times) };
    },
    close: () => server.close(),
  };
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { answers: sorted.length, medianMs: at(0.5), p95Ms: at(0.95) };
}
