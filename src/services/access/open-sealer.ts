/** Finds the keys that personal data is sealed with: those given, or for an embedded database its own. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config';
import { AppError } from '../../errors';
import { createSealer, KEY_BYTES, type Sealer } from './sealer';

export const KEY_FILE = 'encryption.key';
const OWNER_ONLY = 0o600;

type SealerConfig = Pick<Config, 'encryptionKeys' | 'databaseUrl' | 'dataDir'>;

/**
 * Null where a server of your own is used and no key is given: a key made up here would be lost with this
 * machine, and with it what it has sealed.
 */
export async function openSealer({
  encryptionKeys,
  databaseUrl,
  dataDir,
}: SealerConfig): Promise<Sealer | null> {
  const [first, ...others] = encryptionKeys;
  if (first) return createSealer([first, ...others]);
  if (databaseUrl !== undefined) return null;
  const path = join(dataDir, KEY_FILE);
  return createSealer([(await readKey(path)) ?? (await makeKey(dataDir, path))]);
}

async function readKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new AppError('BAD_CONFIG', { detail: `${path} cannot be read` }, { cause: error });
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64');
  // A new key in its place would make everything that was sealed unreadable.
  if (key.length !== KEY_BYTES) throw new AppError('BAD_CONFIG', { detail: `${path} is damaged` });
  return key;
}

/** Written whole under another name first: two processes, or a full disk, must not leave half a key. */
async function makeKey(dataDir: string, path: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await readKey(path)) as Buffer;
}
