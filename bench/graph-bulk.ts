/** Whole lists pulled over HTTP, beside psql's \copy of the very same select: a million rows each time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { visibilityOf } from '../src/domain/access/visibility';
import { bulkSelect } from '../src/loaders/bulk/lists';
import type { ServerProcess } from './graph-child';

const LISTS = ['enterprises', 'patents', 'loans'] as const;
const ROUNDS = 3;
const LEAST_RATIO = 0.8;
const MOST_MEGABYTES = 300;
const LINE_END = 10;

const PULLER = { role: 'ADMINISTRATOR', regionCodes: null, scopes: [], institutionSlug: null } as const;
const SELECTS = LISTS.map((list) => bulkSelect(list, visibilityOf(PULLER), 'ndjson').replaceAll(/\s+/g, ' '));

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAtMs = performance.now();
  await work();
  return (performance.now() - startedAtMs) / 1000;
};

/** Lines of all lists, their receipts left out. */
async function pull(server: ServerProcess, key: string): Promise<number> {
  let lines = 0;
  for (const list of LISTS) {
    const asked = request(`${server.url}/bulk/${list}.ndjson`, {
      headers: { authorization: `Bearer ${key}` },
    });
    asked.end();
    const [answer] = await once(asked, 'response');
    if (answer.statusCode !== 200) throw new Error(`/bulk/${list}.ndjson answers ${answer.statusCode}`);
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
    }
    lines -= 1;
  }
  return lines;
}

async function runPsql(url: string, arguments_: readonly string[]): Promise<boolean> {
  const child = spawn('psql', [url, '--no-psqlrc', '--quiet', ...arguments_], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function copyByPsql(url: string): Promise<void> {
  for (const select of SELECTS) {
    const isDone = await runPsql(url, ['--command', `\\copy (${select}) to '/dev/null'`]);
    if (!isDone) throw new Error('psql could not copy');
  }
}

/** Where there is no psql: the same COPY, thrown away as it comes. */
async function copyByClient(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const select of SELECTS) {
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
      await pipeline(client.query(copyTo(`copy (${select}) to stdout`)), nowhere);
    }
  } finally {
    await client.end();
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;

export async function measureBulk(server: ServerProcess, url: string, key: string): Promise<boolean> {
  const hasPsql = await runPsql(url, ['--command', 'select 1']);
  const copy = hasPsql ? copyByPsql : copyByClient;
  const pairs: { readonly pulled: number; readonly copied: number }[] = [];
  let lines = 0;
  const pullAll = async () => {
    lines = await pull(server, key);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % 2 === 0)
      pairs.push({ copied: await seconds(() => copy(url)), pulled: await seconds(pullAll) });
    else pairs.push({ pulled: await seconds(pullAll), copied: await seconds(() => copy(url)) });
  }
  const ratio = median(pairs.map(({ copied, pulled }) => copied / pulled));
  const megabytes = await server.peakMegabytes();
  const rate = (took: readonly number[]) =>
    `${Math.round(lines / median(took)).toLocaleString('en')} rows/s`.padStart(18);
  console.log(`\n${lines.toLocaleString('en')} rows of ${LISTS.join(', ')} as NDJSON`);
  console.log(`  ${'GET /bulk'.padEnd(24)} ${rate(pairs.map(({ pulled }) => pulled))}`);
  const bound = hasPsql ? 'psql \\copy' : 'COPY by pg-copy-streams';
  console.log(`  ${bound.padEnd(24)} ${rate(pairs.map(({ copied }) => copied))}`);
  console.log(`  ratio ${ratio.toFixed(2)} (at least ${LEAST_RATIO})`);
  console.log(`  most memory of the server ${megabytes.toFixed(0)} MB (less than ${MOST_MEGABYTES})`);
  return ratio >= LEAST_RATIO && megabytes < MOST_MEGABYTES;
}
