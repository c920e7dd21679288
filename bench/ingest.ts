/**
 * `npm run bench:ingest [-- --million]`: files through acceptFile and ingestRun, beside COPY of the same rows.
 * Five rounds of a hundred thousand rows, then a million while the API is asked.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { readConfig } from '../src/config';
import { Database } from '../src/db/database';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import type { Vocabulary } from '../src/feeds/vocabulary';
import { createSealer } from '../src/services/access/sealer';
import { acceptFile } from '../src/services/ingestion/accept-file';
import { type IngestOutcome, ingestRun } from '../src/services/ingestion/ingest-run';
import { type Latency, openAskedApi } from './api-latency';
import { FEED, indicatorCode, insertCatalogue, regionCode, writeCsv } from './ingest-data';
import { withPeakMemory } from './peak-memory';

const ROWS = 100_000;
const MILLION = 1_000_000;
const ROUNDS = 5;
const LEAST_RATIO = 0.25;
/** Of the API's median while a million rows are taken in, to its median when nothing happens. */
const MOST_LATENCY_RATIO = 2;
const IDLE_MS = 5_000;
const MOST_BYTES = 300 * 1024 * 1024;
/** Files are stored sealed, as they are in every installation that has a key. */
const SEALER = createSealer([randomBytes(32)]);
const SENDER = { actor: 'system:benchmark', regionCodes: null, sealer: SEALER } as const;
const MAX_FILE_BYTES = 200 * 1024 * 1024;
const COLUMNS = `indicator_code, region_code, period, frequency, period_start, period_end, value,
  missing_reason, published_text, published_unit, status, revision, published_at, superseded_at,
  recorded_at, feed_run_id, source_line, source_column, document_slug, clause, note_zh, note_en,
  is_synthetic`;

interface Bench {
  readonly database: Database;
  readonly vocabulary: Vocabulary;
  readonly directory: string;
}

interface Timed {
  readonly ms: number;
  readonly peakBytes: number;
}

async function takeIn(
  { database, vocabulary }: Bench,
  path: string,
  expected: Partial<IngestOutcome>,
): Promise<Timed> {
  const startedAtMs = performance.now();
  const { result, peakBytes } = await withPeakMemory(async () => {
    const bytes = createReadStream(path);
    const file = { feedSlug: FEED, bytes, receivedFrom: 'benchmark', maxBytes: MAX_FILE_BYTES, ...SENDER };
    const { runId } = await acceptFile(database, file);
    return ingestRun(database, vocabulary, runId, new Date(), { sealer: SEALER });
  });
  const ms = performance.now() - startedAtMs;
  for (const [name, value] of Object.entries(expected)) {
    const found = result[name as keyof IngestOutcome];
    if (found !== value) throw new Error(`${name} is ${found}, expected ${value}: ${JSON.stringify(result)}`);
  }
  return { ms, peakBytes };
}

/** The rows just taken in, out to a file, and by COPY into the same table, empty again. */
async function copySameRows({ database, directory }: Bench, expected = ROWS): Promise<Timed> {
  const path = join(directory, 'rows.copy');
  const client = await database.pool.connect();
  try {
    await pipeline(client.query(copyTo(`copy observation (${COLUMNS}) to stdout`)), createWriteStream(path));
    await client.query('truncate observation');
    await client.query('set statement_timeout = 0');
    const startedAtMs = performance.now();
    const { peakBytes } = await withPeakMemory(() =>
      pipeline(createReadStream(path), client.query(copyFrom(`copy observation (${COLUMNS}) from stdin`))),
    );
    const ms = performance.now() - startedAtMs;
    const { rows } = await client.query<{ count: string }>('select count(*) from observation');
    if (Number(rows[0]?.count) !== expected) throw new Error(`COPY left ${rows[0]?.count} rows`);
    return { ms, peakBytes };
  } finally {
    await client.query('reset statement_timeout');
    client.release();
  }
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;
const rate = (ms: number, rows = ROWS) => `${Math.round(rows / (ms / 1000)).toLocaleString('en')} rows/s`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

interface Round {
  readonly ingest: Timed;
  readonly copy: Timed;
  readonly again: Timed;
  readonly changed: Timed;
}

async function runRound(bench: Bench): Promise<Round> {
  const path = (name: string) => join(bench.directory, name);
  await bench.database.query('truncate raw_file, receipt, outbox, dead_letter cascade');
  const ingest = await takeIn(bench, path('first.csv'), { status: 'PUBLISHED', rowsNew: ROWS });
  const copy = await copySameRows(bench);
  const again = await takeIn(bench, path('again.csv'), { status: 'UNCHANGED', rowsUnchanged: ROWS });
  const changed = await takeIn(bench, path('changed.csv'), { status: 'PUBLISHED', rowsRevised: ROWS / 100 });
  return { ingest, copy, again, changed };
}

function report(rounds: readonly Round[]): boolean {
  const medianOf = (name: keyof Round) => median(rounds.map((round) => round[name].ms));
  const ratioOf = (name: keyof Round) => median(rounds.map((round) => round.copy.ms / round[name].ms));
  const peakBytes = Math.max(
    ...rounds.flatMap((r) => [r.ingest.peakBytes, r.again.peakBytes, r.changed.peakBytes]),
  );
  const line = (title: string, name: keyof Round) =>
    `${title.padEnd(44)} ${rate(medianOf(name)).padStart(16)}   ratio ${ratioOf(name).toFixed(2)}`;
  const ratio = ratioOf('ingest');
  console.log(`${ROWS.toLocaleString('en')} rows, median of ${rounds.length} rounds`);
  console.log(line('COPY into observation, empty', 'copy'));
  console.log(line('acceptFile + ingestRun, all rows new', 'ingest'));
  console.log(line('acceptFile + ingestRun, nothing changed', 'again'));
  console.log(line('acceptFile + ingestRun, 1 % revised', 'changed'));
  console.log(`ratio to COPY ${ratio.toFixed(2)} (at least ${LEAST_RATIO})`);
  console.log(`peak memory above idle ${megabytes(peakBytes)} (less than ${megabytes(MOST_BYTES)})`);
  return ratio >= LEAST_RATIO && peakBytes < MOST_BYTES;
}

/** One round is enough: it takes a minute, and its limits are far away. */
async function measureMillion(bench: Bench): Promise<boolean> {
  const path = join(bench.directory, 'million.csv');
  await writeCsv(path, MILLION);
  await bench.database.query('truncate raw_file, receipt, outbox, dead_letter cascade');
  const api = await openAskedApi(bench.database, {
    regions: [regionCode(1)],
    indicators: [1, 2, 3, 4, 5, 6, 7, 8].map(indicatorCode),
  });
  try {
    const idle = (await api.during(() => sleep(IDLE_MS))).latency;
    const expected = { status: 'PUBLISHED', rowsNew: MILLION } as const;
    const { result: ingest, latency: busy } = await api.during(() => takeIn(bench, path, expected));
    const copy = await copySameRows(bench, MILLION);
    const ratio = copy.ms / ingest.ms;
    const slower = busy.medianMs / idle.medianMs;
    console.log(`\n${MILLION.toLocaleString('en')} rows in one file of a bureau, while the API is asked`);
    console.log(`COPY into observation, empty      ${rate(copy.ms, MILLION)}`);
    console.log(`acceptFile + ingestRun            ${rate(ingest.ms, MILLION)}`);
    console.log(`ratio to COPY ${ratio.toFixed(2)} (at least ${LEAST_RATIO})`);
    console.log(`peak memory above idle ${megabytes(ingest.peakBytes)} (less than ${megabytes(MOST_BYTES)})`);
    console.log(`API idle: ${told(idle)}; meanwhile: ${told(busy)}`);
    console.log(`median meanwhile ÷ idle ${slower.toFixed(2)} (at most ${MOST_LATENCY_RATIO})`);
    return ratio >= LEAST_RATIO && ingest.peakBytes < MOST_BYTES && slower <= MOST_LATENCY_RATIO;
  } finally {
    await api.close();
  }
}

const told = ({ answers, medianMs, p95Ms }: Latency) =>
  `${answers} answers, median ${medianMs.toFixed(1)} ms, 95 % within ${p95Ms.toFixed(1)} ms`;

async function measure(database: Database, directory: string): Promise<boolean> {
  const vocabulary = await insertCatalogue(database);
  await writeCsv(join(directory, 'first.csv'), ROWS);
  await writeCsv(join(directory, 'again.csv'), ROWS, { version: 1 });
  await writeCsv(join(directory, 'changed.csv'), ROWS, { version: 2, changed: true });
  const rounds: Round[] = [];
  const count = process.argv.includes('--million') ? 0 : ROUNDS;
  for (let round = 1; round <= count; round += 1)
    rounds.push(await runRound({ database, vocabulary, directory }));
  const held = rounds.length === 0 || report(rounds);
  return (await measureMillion({ database, vocabulary, directory })) && held;
}

/** A database of its own, on the server of DATABASE_URL or an embedded one, gone afterwards. */
async function main(): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'kejin-bench-'));
  const { databaseUrl } = readConfig();
  const server = databaseUrl ? null : await startEmbeddedPostgres({ dataDir: join(directory, 'data') });
  const urlOf = (name: string) =>
    server ? server.url(name) : Object.assign(new URL(databaseUrl as string), { pathname: `/${name}` }).href;
  const name = `kejin_bench_${randomBytes(4).toString('hex')}`;
  const admin = await Database.connect(databaseUrl ?? urlOf('postgres'), 1);
  try {
    await admin.query(`create database ${name}`);
    const database = await Database.connect(urlOf(name));
    try {
      await database.migrate();
      return await measure(database, directory);
    } finally {
      await database.close();
      await admin.query(`drop database ${name}`);
    }
  } finally {
    await admin.close();
    await server?.stop();
    await rm(directory, { recursive: true, force: true });
  }
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
