/** A running API over a database of its own, asked through real HTTP on a port that the system picks. */
import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../src/db/database';
import type { ApiRole } from '../../src/domain/vocabulary';
import { createLogger, type Logger } from '../../src/log';
import type { JobDesk } from '../../src/schema/context';
import { createHttpServer, type HttpServerOptions } from '../../src/server/http-server';
import type { StreamLimits } from '../../src/server/stream-limits';
import { createApiKey } from '../../src/services/access/api-keys';
import type { KeyRequest } from '../../src/services/access/key-request';
import type { Sealer } from '../../src/services/access/sealer';
import type { PullLimits } from '../../src/services/pulls/pull-limits';
import { openTestDatabase } from '../support/database';
import { TEST_SEALER } from '../support/test-sealer';

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
type Answered = any;

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Answered;
  readonly errors: Answered;
  readonly text: string;
  readonly headers: Headers;
}

export interface AskOptions {
  readonly key?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  readonly db: Database;
  readonly server: FastifyInstance;
  readonly url: string;
  readonly ask: (query: string, options?: AskOptions) => Promise<GraphqlAnswer>;
  readonly send: (path: string, init?: RequestInit & { duplex?: 'half' }) => Promise<Response>;
  /** A fresh key of the role. */
  readonly keyOf: (role: ApiRole, more?: Partial<KeyRequest>) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const NOW = new Date('2019-06-30T04:00:00Z');

const IDLE: JobDesk = {
  stats: async () => ({
    backend: 'postgres',
    queues: { 'feed-ingest': { waiting: 2, active: 0, delayed: 0, failed: 0 } },
    outbox: { waiting: 2, oldestSeconds: 1, deadLetters: 0 },
  }),
  states: async () => [
    {
      ...{ name: 'feed-ingest', waiting: 2, active: 0, delayed: 0, failed: 0 },
      ...{ isPaused: false, workers: 1, oldestWaitingSince: NOW },
    },
  ],
  clearSendings: async () => undefined,
};

const NO_PAGES = resolve(__dirname, 'no-pages');

export { TEST_SEALER };

export interface ApiOptions {
  readonly maxUploadBytes?: number;
  readonly config?: Partial<HttpServerOptions['config']>;
  readonly sealer?: Sealer | null;
  readonly log?: Logger;
  readonly jobs?: Partial<JobDesk>;
  readonly now?: () => Date;
  readonly bodyTimeoutMs?: number;
  readonly pullLimits?: Partial<PullLimits>;
  readonly streamLimits?: Partial<StreamLimits>;
  readonly poolSize?: number;
  /** Where a built dashboard lies; none where it is left out, whether or not one was built. */
  readonly pagesDirectory?: string;
}

export async function openApi(options: ApiOptions = {}): Promise<Api> {
  const db = await openTestDatabase(options.poolSize);
  const server = await createHttpServer({
    database: db,
    config: {
      ...{ maxUploadBytes: 1_000_000, trustedProxies: [], rateCostPerMinute: 20_000_000 },
      ...{ redisUrl: undefined, oidc: null, ...options.config },
      ...(options.maxUploadBytes === undefined ? {} : { maxUploadBytes: options.maxUploadBytes }),
    },
    sealer: options.sealer === undefined ? TEST_SEALER : options.sealer,
    log: options.log ?? createLogger('silent'),
    jobs: { ...IDLE, ...options.jobs },
    now: options.now ?? (() => NOW),
    ...(options.bodyTimeoutMs === undefined ? {} : { bodyTimeoutMs: options.bodyTimeoutMs }),
    streamLimits: options.streamLimits,
    pagesDirectory: options.pagesDirectory ?? NO_PAGES,
    ...(options.pullLimits ? { pullLimits: options.pullLimits } : {}),
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    db,
    server,
    url,
    ask: (query, asked) => askGraphql(url, query, asked),
    send: (path, init) => fetch(`${url}${path}`, init),
    keyOf: async (role, more = {}) => (await createApiKey(db, { name: `test ${role}`, role, ...more })).key,
    async close() {
      await server.close();
      await db.close();
    },
  };
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

async function askGraphql(
  url: string,
  query: string,
  { key, variables, operationName, headers = {} }: AskOptions = {},
): Promise<GraphqlAnswer> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : bearer(key)), ...headers },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const text = await answer.text();
  const body = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: answer.status, data: body.data, errors: body.errors, text, headers: answer.headers };
}

/** Statements that reached the database while `work` ran. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<readonly string[]> {
  const seen: string[] = [];
  const { pool } = db;
  const original = pool.query.bind(pool);
  const spy = jest.spyOn(pool, 'query').mockImplementation(((...given: unknown[]) => {
    const [first] = given;
    seen.push(typeof first === 'string' ? first : (first as { text: string }).text);
    return (original as (...all: unknown[]) => unknown)(...given);
  }) as typeof pool.query);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return seen;
}
