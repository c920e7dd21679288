/** A real PostgreSQL beside the process, in the data directory: started, shared, stopped and recovered. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { AppError, cleanErrorText } from '../errors';
import { type Account, clusterDirectory, serverAccount } from './postgres-account';
import { findBinaries } from './postgres-binaries';

const run = promisify(execFile);
const USER = 'kejin';
const START_SECONDS = 60;
const RECOVERY_TRIES = 40;
const RECOVERY_WAIT_MS = 250;
/** Whoever holds this lock owns the data directory; it vanishes with its process, however that ends. */
const OWNER_LOCK = `select pg_try_advisory_lock(hashtext('kejin owner')) as owned`;

export interface EmbeddedPostgres {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Use a server that another process already runs here, instead of refusing. */
  readonly attach?: boolean;
  /** Server settings beyond ours, such as fsync=off in tests. */
  readonly settings?: readonly string[];
}

interface Cluster {
  readonly binaries: string;
  readonly directory: string;
  readonly account: Account | null;
  readonly password: string;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options.dataDir);
  const running = await runningPort(cluster);
  if (running !== null) {
    const owner = await claim(cluster, running);
    if (!owner && options.attach) {
      return { url: urlFor(cluster, running), stop: async () => undefined };
    }
    if (!owner) throw new AppError('DATA_DIR_IN_USE', { path: options.dataDir });
    // Left behind by a process that was killed: end it in order, then start afresh.
    await owner.end();
    await control(cluster, ['stop', '-m', 'fast', '-w']);
  }
  const port = await freePort();
  await control(cluster, [
    'start',
    '-w',
    '-t',
    String(START_SECONDS),
    '-l',
    join(cluster.directory, 'server.log'),
    '-o',
    serverSettings(port, options.settings ?? []),
  ]);
  const owner = await claim(cluster, port);
  if (!owner) throw new AppError('DATA_DIR_IN_USE', { path: options.dataDir });
  return {
    url: urlFor(cluster, port),
    stop: async () => {
      await owner.end().catch(() => undefined);
      await control(cluster, ['stop', '-m', 'fast', '-w']);
    },
  };
}

function serverSettings(port: number, extra: readonly string[]): string {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=80',
    'max_wal_size=2GB',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    ...extra,
  ];
  return [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
}

function urlFor(cluster: Cluster, port: number): (database: string) => string {
  return (database) => `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  const account = await serverAccount();
  const binaries = await findBinaries(account);
  const directory = await clusterDirectory(dataDir, account);
  const passwordFile = join(dataDir, 'postgres-password');
  const initialised = await stat(join(directory, 'PG_VERSION')).catch(() => null);
  const known = (await readFile(passwordFile, 'utf8').catch(() => '')).trim();
  if (initialised && known) return { binaries, directory, account, password: known };
  if (initialised && directory.startsWith(dataDir)) {
    throw new AppError('EMBEDDED_POSTGRES_FAILED', { detail: `${passwordFile} is missing` });
  }
  // Nothing there, or a cluster kept elsewhere whose data directory has been deleted: begin afresh.
  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  const cluster = { binaries, directory, account, password };
  await initialise(cluster);
  return cluster;
}

async function initialise(cluster: Cluster): Promise<void> {
  const { directory, account, password } = cluster;
  const handover = `${directory}.initial`;
  await mkdir(dirname(directory), { recursive: true });
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { mode: 0o700 });
  await writeFile(handover, `${password}\n`, { mode: 0o600 });
  if (account) {
    await chown(directory, account.uid, account.gid);
    await chown(handover, account.uid, account.gid);
  }
  try {
    await asServer(cluster, 'initdb', [
      `--pgdata=${directory}`,
      `--username=${USER}`,
      `--pwfile=${handover}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ]);
  } finally {
    await rm(handover, { force: true });
  }
}

async function asServer(cluster: Cluster, program: string, args: readonly string[]): Promise<void> {
  const identity = cluster.account ? { uid: cluster.account.uid, gid: cluster.account.gid } : {};
  try {
    await run(join(cluster.binaries, 'bin', program), args, {
      ...identity,
      cwd: cluster.directory,
      env: { LC_ALL: 'C', TZ: 'UTC' },
    });
  } catch (error) {
    const output = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1);
    throw new AppError(
      'EMBEDDED_POSTGRES_FAILED',
      { detail: output || cleanErrorText(error) },
      { cause: error },
    );
  }
}

const control = (cluster: Cluster, args: readonly string[]) =>
  asServer(cluster, 'pg_ctl', ['-D', cluster.directory, '-s', ...args]);

/** The port of a server that is alive on this directory, by its own pid file. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  const lines = await readFile(join(cluster.directory, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = lines.split('\n');
  if (!pid || !port || !isAlive(Number(pid))) return null;
  // The number may have gone to another process since; only a server answers on the port.
  return (await answers(Number(port))) ? Number(port) : null;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolveAnswer) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolveAnswer(true);
    });
    socket.once('error', () => resolveAnswer(false));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** A connection that owns the directory, or null if another process does. */
async function claim(cluster: Cluster, port: number): Promise<Client | null> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: urlFor(cluster, port)('postgres') });
    // The server going away is noticed by the pool; this connection only holds the lock.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ owned: boolean }>(OWNER_LOCK);
      if (rows[0]?.owned) return client;
      await client.end();
      return null;
    } catch (error) {
      if (attempt >= RECOVERY_TRIES) throw error;
      await sleep(RECOVERY_WAIT_MS);
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
