/**
 * `npm run bench:progress`: every target of a country recomputed in one run, at 300, 1,000 and 3,000 regions
 * of forty targets each. The cost of one target must not grow with the country, nor memory with it.
 * Options: `--provinces 3,11,33` for other sizes.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config';
import { Database } from '../src/db/database';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import { chinaDate } from '../src/domain/calendar';
import { progressOf } from '../src/loaders/progress';
import { beginWave, recomputeLevel } from '../src/services/progress/recompute-wave';
import { requestRecompute } from '../src/services/progress/request-recompute';
import { withPeakMemory } from './peak-memory';
import { backendTimes, microsBetween } from './postgres-cpu';
import { insertCountry, TARGETS_PER_REGION } from './progress-data';

const NOW = new Date('2019-06-30T04:00:00Z');
/** What a process that has been up for a while has behind it: code compiled. */
const WARM_UP_TARGETS = 2_000;
/** Of the largest country to the smallest, by processor time. */
const MOST_RATIO = 1.3;
const MOST_BYTES = 300 * 1024 * 1024;

const { values: options } = parseArgs({ options: { provinces: { type: 'string', default: '3,11,33' } } });

interface Measured {
  readonly regions: number;
  readonly targets: number;
  readonly wallMs: number;
  /** Of this process and of PostgreSQL: what else the machine does counts for less. */
  readonly cpuMicros: number;
  readonly postgresMicros: number;
  readonly peakBytes: number;
}

async function climb(database: Database): Promise<number> {
  const keys = await database.query<{ key: string }>('select key from target order by key');
  await database.transaction((tx) =>
    requestRecompute(
      tx,
      keys.map(({ key }) => key),
      'benchmark',
    ),
  );
  const [wave] = await database.query<{ id: string }>(
    'select id from recompute_wave order by id desc limit 1',
  );
  const waveId = (wave as { id: string }).id;
  await beginWave(database, waveId);
  const fail = (error: unknown) => {
    throw error;
  };
  let targets = 0;
  for (;;) {
    const outcome = await recomputeLevel(database, waveId, {
      ...{ now: () => NOW, pause: async () => undefined, isOutage: () => true },
      onFailure: (_target, error) => fail(error),
    });
    if (outcome.level === null) return targets;
    targets += outcome.computed;
  }
}

async function measure(database: Database, provinces: number): Promise<Measured> {
  const regions = await insertCountry(database, provinces);
  const warmUp = await database.query<{ key: string }>('select key from target order by key limit $1', [
    WARM_UP_TARGETS,
  ]);
  const keys = warmUp.map(({ key }) => key);
  await progressOf(database, { keys, asOf: chinaDate(NOW), now: NOW });
  const before = await backendTimes(database);
  const cpuBefore = process.cpuUsage();
  const startedAtMs = performance.now();
  const { result: targets, peakBytes } = await withPeakMemory(() => climb(database));
  const wallMs = performance.now() - startedAtMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  const postgresMicros = microsBetween(before, await backendTimes(database));
  if (targets !== regions * TARGETS_PER_REGION) throw new Error(`${targets} targets of ${regions} regions`);
  return { regions, targets, wallMs, cpuMicros: user + system, postgresMicros, peakBytes };
}

const perTarget = ({ cpuMicros, postgresMicros, targets }: Measured) =>
  (cpuMicros + postgresMicros) / targets;
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

const line = (one: Measured) =>
  `${String(one.regions).padStart(5)} regions, ${one.targets.toLocaleString('en').padStart(7)} targets: ` +
  `${(one.wallMs / 1000).toFixed(1)} s, a target ${((one.wallMs * 1000) / one.targets).toFixed(0)} µs; ` +
  `µs CPU a target: ${(one.cpuMicros / one.targets).toFixed(0)} and PostgreSQL ` +
  `${(one.postgresMicros / one.targets).toFixed(0)}; memory above idle ${megabytes(one.peakBytes)}`;

/** Each size in a database of its own, on the server of DATABASE_URL or an embedded one, gone afterwards. */
async function main(): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'kejin-bench-'));
  const { databaseUrl } = readConfig();
  const server = databaseUrl ? null : await startEmbeddedPostgres({ dataDir: join(directory, 'data') });
  const urlOf = (name: string) =>
    server ? server.url(name) : Object.assign(new URL(databaseUrl as string), { pathname: `/${name}` }).href;
  const admin = await Database.connect(databaseUrl ?? urlOf('postgres'), 1);
  const measured: Measured[] = [];
  try {
    for (const provinces of options.provinces.split(',').map(Number)) {
      const name = `kejin_bench_${randomBytes(4).toString('hex')}`;
      await admin.query(`create database ${name}`);
      const database = await Database.connect(urlOf(name), 2);
      try {
        await database.migrate();
        measured.push(await measure(database, provinces));
      } finally {
        await database.close();
        await admin.query(`drop database ${name} with (force)`);
      }
      console.log(line(measured.at(-1) as Measured));
    }
  } finally {
    await admin.close();
    await server?.stop();
    await rm(directory, { recursive: true, force: true });
  }
  const ratio = perTarget(measured.at(-1) as Measured) / perTarget(measured[0] as Measured);
  const peakBytes = Math.max(...measured.map((one) => one.peakBytes));
  console.log(`CPU a target, largest ÷ smallest: ${ratio.toFixed(2)} (at most ${MOST_RATIO})`);
  console.log(`peak memory above idle ${megabytes(peakBytes)} (less than ${megabytes(MOST_BYTES)})`);
  return ratio <= MOST_RATIO && peakBytes < MOST_BYTES;
}

main().then(
  (held) => {
    if (!held) process.exitCode = 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
