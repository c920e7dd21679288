import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres';

const TIMEOUT_MS = 60_000;
const ROOT = resolve(__dirname, '../..');
const HOLD = `
  const { startEmbeddedPostgres } = require(${JSON.stringify(join(ROOT, 'src/db/embedded-postgres.ts'))});
  startEmbeddedPostgres({ dataDir: process.argv[1] }).then(({ url }) => {
    console.log(url('postgres'));
    setInterval(() => undefined, 1000);
  });`;

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'kejin-embedded-'));
    await chmod(dataDir, 0o755);
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it(
    'keeps its data, refuses a second owner, and lets others attach',
    async () => {
      const first = await startEmbeddedPostgres({ dataDir });
      await ask(first.url('postgres'), 'create table kept (n integer); insert into kept values (7)');
      await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
      const guest = await startEmbeddedPostgres({ dataDir, attach: true });
      expect(await ask(guest.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
      await guest.stop();
      expect(await ask(first.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
      await first.stop();
      const second = await startEmbeddedPostgres({ dataDir });
      expect(await ask(second.url('postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
      await second.stop();
    },
    TIMEOUT_MS,
  );

  it(
    'starts again after its owner was killed and the server left behind',
    async () => {
      const hook = join(ROOT, 'test/jobs/compile-on-require.cjs');
      const child = spawn(process.execPath, ['-r', hook, '-e', HOLD, dataDir], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const orphan = line.toString().trim();
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await ask(orphan, 'select 1 as alive')).toEqual([{ alive: 1 }]);
      const next = await startEmbeddedPostgres({ dataDir });
      expect(await ask(next.url('postgres'), 'select 1 as alive')).toEqual([{ alive: 1 }]);
      await next.stop();
      await expect(ask(orphan, 'select 1')).rejects.toThrow();
    },
    TIMEOUT_MS,
  );
});
