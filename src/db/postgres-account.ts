/** PostgreSQL refuses to run as root: which account runs the embedded server, and what it can reach. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, cp, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors';

const run = promisify(execFile);

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Not in the project folder, because the account below cannot enter a private one such as /root. */
const ROOT_STORE = '/var/lib/kejin';
const CANDIDATES = ['postgres', 'nobody'];
const OTHERS_MAY_ENTER = 0o001;

/** Null unless we are root; then an account that every system has. */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const entry = lines.find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new AppError('EMBEDDED_POSTGRES_FAILED', {
    detail: 'started as root, and there is neither a postgres nor a nobody account to run PostgreSQL as',
  });
}

async function othersMayEnter(path: string): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const entry = await stat(at).catch(() => null);
    if (entry?.isDirectory() && (entry.mode & OTHERS_MAY_ENTER) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Where the cluster lives: in the data directory, unless the account could not get there. */
export async function clusterDirectory(dataDir: string, account: Account | null): Promise<string> {
  const wanted = join(dataDir, 'postgres');
  if (!account) return wanted;
  const open = await othersMayEnter(dataDir);
  const place = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const directory = open ? wanted : join(ROOT_STORE, place, 'postgres');
  await mkdir(directory, { recursive: true });
  await chown(directory, account.uid, account.gid);
  return directory;
}

/** The binaries, copied once to a place that the account can enter if node_modules is not one. */
export async function reachableBinaries(
  installed: string,
  version: string,
  account: Account | null,
): Promise<string> {
  if (!account || (await othersMayEnter(installed))) return installed;
  const copy = join(ROOT_STORE, 'bin', version);
  if (await stat(copy).catch(() => null)) return copy;
  const partial = `${copy}.${process.pid}`;
  await cp(installed, partial, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', partial]);
  await rename(partial, copy).catch(async (error) => {
    if (!(await stat(copy).catch(() => null))) throw error;
  });
  return copy;
}
