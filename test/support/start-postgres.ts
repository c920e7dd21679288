/** Before the database suites: one PostgreSQL, and in it one migrated template that each test file clones. */
import 'reflect-metadata';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Database } from '../../src/db/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded-postgres';

/** Tests may lose everything at a power cut, so they need not wait for the disk. */
const FAST_AND_LOSABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface TestServer {
  readonly embedded: EmbeddedPostgres | null;
  readonly dataDir: string | null;
  readonly template: string;
  readonly url: (database: string) => string;
}

declare global {
  var kejinTestServer: TestServer | undefined;
}

/** `npm run test:services` uses the servers of the environment; `npm test` never does. */
async function openServer(): Promise<Omit<TestServer, 'template'>> {
  if (process.env.KEJIN_TEST_SERVICES === '1') {
    const given = process.env.DATABASE_URL;
    if (!given || !process.env.REDIS_URL) {
      throw new Error('npm run test:services needs DATABASE_URL and REDIS_URL of servers it may use');
    }
    const url = (database: string) => Object.assign(new URL(given), { pathname: `/${database}` }).href;
    return { embedded: null, dataDir: null, url };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'kejin-test-'));
  // So that the account which runs the server may enter when the tests run as root.
  await chmod(dataDir, 0o755);
  const embedded = await startEmbeddedPostgres({ dataDir, settings: FAST_AND_LOSABLE });
  return { embedded, dataDir, url: embedded.url };
}

export default async function startPostgres(): Promise<void> {
  const server = await openServer();
  const template = `kejin_template_${process.pid}`;
  const admin = new Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(
    `create database ${template} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  );
  await admin.end();
  const database = await Database.connect(server.url(template), 2);
  await database.migrate();
  await database.close();
  globalThis.kejinTestServer = { ...server, template };
  process.env.KEJIN_TEST_SERVER_URL = server.url('postgres');
  process.env.KEJIN_TEST_TEMPLATE = template;
  if (process.env.KEJIN_TEST_SERVICES !== '1') delete process.env.REDIS_URL;
}
