/**
 * `npm run bench:graph`: the hot reads of a large graph beside their lower bound, in the same run.
 * Options: `--scale 0.05` for a small data set, `--keep` to leave it for the next run, `--seconds`,
 * `--rounds`, `--only` plans, series, graph, flat, depth or bulk, and `--profile <directory>` for a CPU
 * profile of the server.
 */
import 'reflect-metadata';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { readConfig } from '../src/config';
import { Database } from '../src/db/database';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import { createApiKey } from '../src/services/access/api-keys';
import { measureBulk } from './graph-bulk';
import { type ServerProcess, startServer } from './graph-child';
import { ensureData, sizesOf } from './graph-data';
import { apiTarget, askOnce, boundTarget, type Compared, compare, type Measured } from './graph-load';
import { printPlans } from './graph-plans';
import { type Body, DEPTHS, MEASURED, type Query } from './graph-queries';

const DATABASE_NAME = 'kejin_bench_graph';
const DEPTH_RATIOS = { least: 0.8, most: 1.25 };
const MEMORY = ['shared_buffers=1GB', 'fsync=off', 'max_wal_size=8GB'];

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const scale = Number(options.scale);
const load = { seconds: Number(options.seconds), rounds: Number(options.rounds) };
const isAsked = (name: string) => options.only === undefined || name.startsWith(options.only);

interface Bench {
  readonly database: Database;
  readonly api: ServerProcess;
  readonly bound: ServerProcess;
  readonly key: string;
}

/** All answers of both servers, for every body, before anything is measured. */
async function proveEqual({ api, bound, key }: Bench, query: Query, bodies: readonly Body[]): Promise<void> {
  const [one, other] = [apiTarget(api, key, query, bodies), boundTarget(bound, query, bodies)];
  for (let i = 0; i < bodies.length; i += 1) {
    const [given, expected] = await Promise.all([
      askOnce(one, one.bodies[i] as string),
      askOnce(other, other.bodies[i] as string),
    ]);
    if (!isDeepStrictEqual(JSON.parse(given), JSON.parse(expected))) {
      throw new Error(`${query.name} ${i}:\n${given.slice(0, 1500)}\n${expected.slice(0, 1500)}`);
    }
  }
}

const line = (name: string, { perSecond, p50Ms, p99Ms, cpuMicros, postgresMicros, bytes }: Measured) =>
  `  ${name.padEnd(13)} ${perSecond.toFixed(0).padStart(6)} req/s   p50 ${p50Ms} ms   p99 ${p99Ms} ms   ` +
  `µs CPU a request: ${cpuMicros.toFixed(0)} and PostgreSQL ${postgresMicros.toFixed(0)}   ` +
  `${(bytes / 1000).toFixed(1)} kB`;

function print(names: readonly [string, string], { one, other, ratio }: Compared, goal: string): void {
  console.log(line(names[0], one));
  console.log(line(names[1], other));
  console.log(`  ratio ${ratio.toFixed(2)} (${goal})`);
}

async function measureAgainstBound(bench: Bench, query: Query): Promise<boolean> {
  const bodies = await query.bodies(bench.database);
  console.log(`\n${query.title}`);
  await proveEqual(bench, query, bodies);
  console.log(`  ${bodies.length} bodies answered alike`);
  const compared = await compare(
    bench.database,
    apiTarget(bench.api, bench.key, query, bodies),
    boundTarget(bench.bound, query, bodies),
    load,
  );
  print(['Kejin', 'lower bound'], compared, `at least ${query.leastRatio}`);
  return compared.ratio >= query.leastRatio;
}

async function measureDepth({ database, api, key }: Bench): Promise<boolean> {
  const [first, last] = DEPTHS;
  console.log(`\n${last.title} beside the first`);
  const compared = await compare(
    database,
    apiTarget(api, key, last, await last.bodies(database)),
    apiTarget(api, key, first, await first.bodies(database)),
    load,
  );
  print(['last', 'first'], compared, `${DEPTH_RATIOS.least} to ${DEPTH_RATIOS.most}`);
  return compared.ratio >= DEPTH_RATIOS.least && compared.ratio <= DEPTH_RATIOS.most;
}

/** By a server of its own, so that its memory is that of the pull. */
async function pullBulk(url: string): Promise<boolean> {
  const database = await Database.connect(url, 1);
  const server = await startServer(join(__dirname, 'graph-api.js'), url);
  try {
    const { key } = await createApiKey(database, { name: 'puller', role: 'ADMINISTRATOR' });
    return await measureBulk(server, url, key);
  } finally {
    await server.stop();
    await database.close();
  }
}

async function measureAll(database: Database, url: string): Promise<boolean> {
  const { key } = await createApiKey(database, { name: 'benchmark', role: 'PLANNER' });
  if (options.profile) await mkdir(options.profile, { recursive: true });
  const servers: ServerProcess[] = [];
  try {
    const api = await startServer(join(__dirname, 'graph-api.js'), url, options.profile);
    servers.push(api);
    const bound = await startServer(join(__dirname, 'graph-bound.js'), url);
    servers.push(bound);
    const bench = { database, api, bound, key };
    let isReached = true;
    if (isAsked('plans')) {
      console.log('\ngeneric plans: time, and what they read');
      isReached = await printPlans(database, url);
    }
    for (const query of MEASURED.filter(({ name }) => isAsked(name))) {
      isReached = (await measureAgainstBound(bench, query)) && isReached;
    }
    if (isAsked('depth')) isReached = (await measureDepth(bench)) && isReached;
    if (isAsked('bulk')) isReached = (await pullBulk(url)) && isReached;
    return isReached;
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function withDatabase(work: (url: string) => Promise<boolean>): Promise<boolean> {
  const { databaseUrl } = readConfig();
  const dataDir = join(tmpdir(), 'kejin-bench-graph');
  const server = databaseUrl ? null : await startEmbeddedPostgres({ dataDir, settings: MEMORY });
  const urlOf = (name: string) =>
    server ? server.url(name) : Object.assign(new URL(databaseUrl as string), { pathname: `/${name}` }).href;
  const admin = await Database.connect(databaseUrl ?? urlOf('postgres'), 1);
  try {
    const [found] = await admin.query('select from pg_database where datname = $1', [DATABASE_NAME]);
    if (!found) await admin.query(`create database ${DATABASE_NAME}`);
    return await work(urlOf(DATABASE_NAME));
  } finally {
    if (!options.keep) await admin.query(`drop database if exists ${DATABASE_NAME}`);
    await admin.close();
    await server?.stop();
    if (server && !options.keep) await rm(dataDir, { recursive: true, force: true });
  }
}

const main = () =>
  withDatabase(async (url) => {
    const database = await Database.connect(url, 4);
    try {
      console.log(`data set: ${JSON.stringify(sizesOf(scale))}`);
      await ensureData(database, url, scale);
      return await measureAll(database, url);
    } finally {
      await database.close();
    }
  });

main().then(
  (reached) => {
    if (!reached) process.exitCode = 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
