import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Database } from '../../src/db/database';
import { AppError } from '../../src/errors';
import { openBackend } from '../../src/jobs/backend';
import { isOutage } from '../../src/jobs/is-outage';
import type { JobKind } from '../../src/jobs/job-kind';
import { DEFAULT_TIMING } from '../../src/jobs/job-timing';
import { checkEviction } from '../../src/jobs/redis-backend';
import type { Jobs } from '../../src/jobs/start-jobs';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { ask, closeWithQueues, log, startTestJobs, until } from './queue-fixture';

const SETTLE_MS = 20_000;

const write: JobKind = {
  name: 'write',
  run: async ({ database }, delivery) => {
    await runOnce(database, delivery, async (tx) =>
      tx.query('insert into effect values ($1)', [delivery.key]),
    );
    return {};
  },
};

describe('jobs through an outage', () => {
  let db: Database;
  let jobs: Jobs | undefined;
  beforeEach(async () => {
    db = await openTestDatabase(8);
    await db.query('create table effect (key text not null)');
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });

  const effects = async () =>
    (await db.query<{ key: string }>('select key from effect order by 1')).map((r) => r.key);

  it('go on when every connection to PostgreSQL was cut, those that listen included', async () => {
    jobs = await startTestJobs(db, undefined, { kinds: [write], timing: { relayPollMs: 300 } });
    await ask(db, 'write', 'before');
    await jobs.settle(SETTLE_MS);
    await db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await ask(db, 'write', 'after');
    await jobs.settle(SETTLE_MS);
    expect(await effects()).toEqual(['after', 'before']);
    await jobs.stop();
    jobs = undefined;
    await db.close();
  });

  it('wake a worker within the heartbeat when a notification was lost', async () => {
    jobs = await startTestJobs(db, undefined, { kinds: [write], timing: { heartbeatMs: 300 } });
    await ask(db, 'write', 'first');
    await jobs.settle(SETTLE_MS);
    await db.query(
      `insert into bullmq.job (queue, id, seq, name, state, data, opts, added_at_ms)
       values ('maintenance', 'silent-t0', nextval('bullmq.job_seq'), 'write', 'waiting',
         '{"key": "silent", "payload": {}}', '{}', 0)`,
    );
    await until(async () => (await effects()).includes('silent'));
    await jobs.stop();
    jobs = undefined;
    await db.close();
  });
});

const redisUrl = process.env.REDIS_URL;

(redisUrl ? describe : describe.skip)('jobs through an outage of Redis', () => {
  let db: Database;
  let proxy: Server;
  let jobs: Jobs;
  const sockets = new Set<Socket>();
  let isCut = false;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const cut = (now: boolean) => {
    isCut = now;
    if (now) for (const socket of sockets) socket.destroy();
  };

  beforeAll(async () => {
    db = await openTestDatabase(8);
    await db.query('create table effect (key text not null)');
    const { hostname, port } = new URL(redisUrl as string);
    proxy = createServer((client) => {
      track(client);
      if (isCut) return void client.destroy();
      const server = connect(Number(port || 6379), hostname);
      track(server);
      client.pipe(server).pipe(client);
      client.on('close', () => server.destroy());
      server.on('close', () => client.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await jobs.stop();
    cut(true);
    await new Promise((resolve) => proxy.close(resolve));
    await closeWithQueues(db, redisUrl);
  });

  it('are accepted while it is away, and run when it is back', async () => {
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const through = Object.assign(new URL(redisUrl as string), {
      hostname: '127.0.0.1',
      port: `${port}`,
    }).href;
    jobs = await startTestJobs(db, through, { kinds: [write] });
    await ask(db, 'write', 'before');
    await jobs.settle(SETTLE_MS);
    cut(true);
    for (let i = 0; i < 10; i += 1) await ask(db, 'write', `during-${i}`);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await db.query('select 1 from effect')).toHaveLength(1);
    cut(false);
    await jobs.settle(SETTLE_MS);
    expect(await db.query('select key from effect group by key having count(*) = 1')).toHaveLength(11);
    expect(await db.query('select 1 from dead_letter')).toEqual([]);
  });
});

describe('a Redis server', () => {
  const memory = (limit: string, policy: string) =>
    `# Memory\r\nused_memory:1\r\nmaxmemory:${limit}\r\nmaxmemory_human:0B\r\nmaxmemory_policy:${policy}\r\n`;
  const check = (limit: string, policy: string) => {
    const warnings: unknown[] = [];
    checkEviction(memory(limit, policy), { warn: (...told: unknown[]) => void warnings.push(told) });
    return warnings.length;
  };

  it('is refused when it may evict jobs, and remarked on when it could come to that', () => {
    expect(check('0', 'noeviction')).toBe(0);
    expect(check('1073741824', 'noeviction')).toBe(0);
    expect(check('0', 'allkeys-lru')).toBe(1);
    expect(() => check('1073741824', 'allkeys-lru')).toThrow(/must be noeviction/);
    expect(() => check('1073741824', 'volatile-lru')).toThrow(AppError);
  });

  it('that does not answer is named at once', async () => {
    const db = await openTestDatabase(2);
    const startedAtMs = performance.now();
    const opening = openBackend({
      database: db,
      redisUrl: 'redis://127.0.0.1:1',
      log,
      timing: DEFAULT_TIMING,
    });
    await expect(opening).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    await db.close();
  });
});

describe('what a job fails of', () => {
  it('is an outage where a connection, a lock or the room of a server is to blame, and else the job', () => {
    const withCode = (code: string) => Object.assign(new Error(code), { code });
    for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '08006', '53300', '55P03', '25P03']) {
      expect([code, isOutage(withCode(code))]).toEqual([code, true]);
    }
    expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isOutage(new AppError('DATABASE_UNREACHABLE', { detail: '' }))).toBe(true);
    for (const code of ['23505', '22P02', '57014', 'ERR_ASSERTION']) {
      expect([code, isOutage(withCode(code))]).toEqual([code, false]);
    }
    expect(isOutage(new AppError('BAD_INPUT', { detail: '' }))).toBe(false);
    expect(isOutage(undefined)).toBe(false);
  });
});
