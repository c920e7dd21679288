/** The composition root: opens the database, turns the wheel, serves, and stops everything in reverse. */

import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config';
import { Database } from './db/database';
import { startEmbeddedPostgres } from './db/embedded-postgres';
import { chinaDate } from './domain/calendar';
import { AppError } from './errors';
import { requestPruning } from './jobs/prune-changes';
import { type Jobs, startJobs } from './jobs/start-jobs';
import { createLogger, type Logger } from './log';
import { createHttpServer, type HttpServerOptions } from './server/http-server';
import { bootstrapAdministrator } from './services/access/bootstrap-administrator';
import { openSealer } from './services/access/open-sealer';
import type { Sealer } from './services/access/sealer';
import { loadCatalogue } from './services/catalogue/load-catalogue';
import { readCatalogue } from './services/catalogue/read-catalogue';
import { checkChangeLog } from './services/changes/check-log';
import { loadDemo } from './services/demo/load-demo';
import { loadStories } from './services/demo/load-stories';
import { acceptFile } from './services/ingestion/accept-file';
import { requestRecompute } from './services/progress/request-recompute';
import { targetsWithoutProgress } from './services/progress/targets-without-progress';
import { targetsLeftBehind } from './services/progress/touched-registers';

const DATABASE_NAME = 'kejin';
const SETTLE_TIMEOUT_MS = 10 * 60_000;
const EXAMPLE_ORDER = ['monthly', 'quarterly', 'annual'];

/** How a step of the start shows itself: `work` reports how far it is and returns what it counted. */
export type Steps = <T>(
  title: { readonly zh: string; readonly en: string },
  work: (progress: (done: number, total: number) => void) => Promise<T>,
  counts: (result: T) => string,
) => Promise<T>;

export interface App {
  readonly database: Database;
  readonly address: string | null;
  readonly adminKey: string | null;
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly demo: boolean;
  readonly steps: Steps;
  readonly now?: () => Date;
}

/** What has been opened so far, closed in reverse whether the start succeeded or not. */
class Closing {
  readonly #opened: (() => Promise<void>)[] = [];

  add(close: () => Promise<void>): void {
    this.#opened.push(close);
  }

  async closeAll(log: Logger): Promise<void> {
    for (const close of this.#opened.splice(0).reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'a part did not stop in order'));
    }
  }
}

export async function openDatabase(
  config: Config,
  options: { readonly attach: boolean },
): Promise<{ readonly database: Database; readonly close: () => Promise<void> }> {
  const server = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, attach: options.attach });
  try {
    if (server) await createDatabase(server.url('postgres'));
    const url = config.databaseUrl ?? server?.url(DATABASE_NAME) ?? '';
    const database = await Database.connect(url, config.poolSize);
    const close = async () => {
      await database.close();
      await server?.stop();
    };
    return { database, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = await Database.connect(adminUrl, 1);
  try {
    const found = await admin.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (found.length === 0) await admin.query(`create database ${DATABASE_NAME}`);
  } finally {
    await admin.close();
  }
}

export async function startApp(config: Config, options: StartOptions): Promise<App> {
  const log = createLogger(config.logLevel);
  const closing = new Closing();
  try {
    return await open(config, options, log, closing);
  } catch (error) {
    await closing.closeAll(log);
    throw error;
  }
}

async function open(config: Config, options: StartOptions, log: Logger, closing: Closing): Promise<App> {
  const { steps } = options;
  const now = options.now ?? (() => new Date());
  await checkPort(config);
  const { database, close } = await steps(
    { zh: '打开数据库', en: 'Open the database' },
    () => openDatabase(config, { attach: false }),
    () => (config.databaseUrl ? 'DATABASE_URL' : `embedded PostgreSQL, ${config.dataDir}`),
  );
  closing.add(close);
  await steps(
    { zh: '迁移表结构', en: 'Migrate the schema' },
    () => database.migrate(),
    (n) => `${n} applied`,
  );
  const isNewLog = await checkChangeLog(database, now());
  if (isNewLog) log.warn('the log of changes begins anew: partners pull whole lists');
  // Who only serves leaves the loading to those who work; until then it is not ready.
  const loads = config.role !== 'api';
  const changedTargets = loads ? await loadCatalogueStep(database, config, steps, now()) : [];
  const sealer = await openSealer(config);
  if (loads && options.demo) {
    await steps(
      { zh: '载入演示登记数据', en: 'Load the demo registers (synthetic)' },
      () => loadDemo(database, undefined, now()),
      countsText,
    );
    await steps(
      { zh: '演示贷款项目的往来', en: 'Act out the demo lending programmes (synthetic)' },
      () => loadStories(database, sealer, now()),
      (told) => (told.programmes === 0 ? 'unchanged' : countsText(told)),
    );
  }
  const jobs = await steps(
    { zh: '启动队列', en: 'Start the queues' },
    () => startJobs({ database, config, sealer, log, now }),
    () => (config.redisUrl ? 'BullMQ on Redis' : 'BullMQ on PostgreSQL'),
  );
  closing.add(() => jobs.stop());
  if (loads && options.demo) await takeInExamples({ database, config, sealer, jobs }, steps);
  if (loads) {
    const today = chinaDate(now());
    await database.transaction((tx) => requestPruning(tx, today, config.changeRetentionDays));
  }
  if (loads) await recomputeStep(database, jobs, steps, changedTargets, now());
  const adminKey = await administratorKey(database, config);
  const address = await listen({ database, config, sealer, jobs, log, now }, closing);
  return { database, address, adminKey, stop: () => closing.closeAll(log) };
}

async function loadCatalogueStep(
  database: Database,
  config: Config,
  steps: Steps,
  now: Date,
): Promise<readonly string[]> {
  const summary = await steps(
    { zh: '载入方案目录', en: 'Load the plan catalogue' },
    async () => loadCatalogue(database, await readCatalogue(config.seedsDir), now),
    (result) => (result.unchanged ? 'unchanged' : countsText(result.counts)),
  );
  return summary.changedTargets;
}

interface Taking {
  readonly database: Database;
  readonly config: Config;
  readonly sealer: Sealer | null;
  readonly jobs: Jobs;
}

async function takeInExamples({ database, config, sealer, jobs }: Taking, steps: Steps): Promise<void> {
  const files = await exampleFiles(join(config.seedsDir, 'demo'));
  await steps(
    { zh: '经队列导入示例数据', en: 'Take in the example feeds through the queue' },
    async (progress) => {
      let taken = 0;
      for (const { feedSlug, path, fileName } of files) {
        const bytes = createReadStream(path);
        const receipt = await acceptFile(database, {
          feedSlug,
          bytes,
          fileName,
          receivedFrom: 'demo',
          maxBytes: config.maxUploadBytes,
          ...{ actor: 'system:demo', regionCodes: null, sealer },
        });
        if (!receipt.duplicate) taken += 1;
        // One after the other: a revised file must find what it revises.
        await jobs.settle(SETTLE_TIMEOUT_MS, progress);
      }
      return taken;
    },
    (taken) => `${taken} new of ${files.length} files`,
  );
}

interface ExampleFile {
  readonly feedSlug: string;
  readonly path: string;
  readonly fileName: string;
}

/** seeds/demo/<feed>/<file>, in the order a bureau would have sent them: by feed, then by name. */
async function exampleFiles(directory: string): Promise<readonly ExampleFile[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const feeds = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const rank = (slug: string) => EXAMPLE_ORDER.findIndex((part) => slug.includes(part));
  feeds.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const perFeed = await Promise.all(
    feeds.map(async (feedSlug) => {
      const names = (await readdir(join(directory, feedSlug))).filter((name) => !name.startsWith('.')).sort();
      return names.map((fileName) => ({ feedSlug, fileName, path: join(directory, feedSlug, fileName) }));
    }),
  );
  return perFeed.flat();
}

async function recomputeStep(
  database: Database,
  jobs: Jobs,
  steps: Steps,
  changedTargets: readonly string[],
  now: Date,
): Promise<void> {
  await steps(
    { zh: '计算目标进度', en: 'Recompute the progress of targets' },
    async (progress) => {
      const today = chinaDate(now);
      const missing = await targetsWithoutProgress(database, today);
      const keys = await database.transaction(async (tx) => {
        const all = [...new Set([...changedTargets, ...missing, ...(await targetsLeftBehind(tx))])];
        await requestRecompute(tx, all, `start ${now.toISOString()}`);
        return all;
      });
      await jobs.settle(SETTLE_TIMEOUT_MS, progress);
      return keys.length;
    },
    (count) => (count === 0 ? 'nothing to do' : `${count} targets`),
  );
}

const portTaken = (config: Config, cause: unknown) =>
  new AppError('PORT_TAKEN', { host: config.host, port: config.port }, { cause });

const isTaken = (error: unknown) => (error as { code?: string }).code === 'EADDRINUSE';

/** Said before any work is done, not after it. */
async function checkPort(config: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(config.port, config.host);
    await once(probe, 'listening');
  } catch (error) {
    throw isTaken(error) ? portTaken(config, error) : error;
  } finally {
    probe.close();
  }
}

/** An embedded instance gets a key on its first start; a server of your own only the one you give. */
async function administratorKey(database: Database, config: Config): Promise<string | null> {
  if (config.databaseUrl && !config.bootstrapAdminKey) return null;
  return bootstrapAdministrator(database, config.bootstrapAdminKey);
}

async function listen(
  parts: HttpServerOptions & { readonly config: Config },
  closing: Closing,
): Promise<string> {
  const { config } = parts;
  const server: FastifyInstance = await createHttpServer(parts);
  closing.add(() => server.close());
  try {
    return await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw isTaken(error) ? portTaken(config, error) : error;
  }
}

const countsText = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
