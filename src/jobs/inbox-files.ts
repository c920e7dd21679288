/** The files of the inbox: which count, what state they are in, and how they are put away. */
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';

export const DONE = 'done';
export const FAILED = 'failed';

export interface FileState {
  readonly sizeBytes: number;
  readonly changedMs: number;
}

export interface Dropped {
  readonly path: string;
  readonly name: string;
  readonly directory: string;
  /** The folder it lies in; null directly in the inbox, where no feed is named. */
  readonly feedSlug: string | null;
  readonly state: FileState;
}

/** Hidden files, and what copying programs and office programs leave while they are at it. */
const UNFINISHED = /^[.~]|\.(part|partial|tmp|temp|crdownload|filepart|swp)$/i;

/** Regular files only: a link may lead anywhere. */
export async function filesIn(directory: string, feedSlug: string | null): Promise<Dropped[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
    .map(({ name }) => name);
  const files: Dropped[] = [];
  for (const name of names.sort()) {
    const path = join(directory, name);
    const found = await lstat(path).catch(() => null);
    if (!found?.isFile()) continue;
    const state = { sizeBytes: found.size, changedMs: found.mtimeMs };
    files.push({ path, name, directory, feedSlug, state });
  }
  return files;
}

const MAX_SAME_NAME = 10_000;

/** Moves a file beside its note; earlier files of that name stay. Another process may have been faster. */
export async function putAway(
  file: Dropped,
  place: typeof DONE | typeof FAILED,
  note: string,
): Promise<void> {
  const directory = join(file.directory, place);
  await mkdir(directory, { recursive: true });
  const name = await freeName(directory, file.name);
  const moved = await rename(file.path, join(directory, name)).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (moved) await writeFile(join(directory, `${name}.txt`), note);
}

async function freeName(directory: string, wanted: string): Promise<string> {
  const taken = new Set(await readdir(directory));
  const { name, ext } = parse(wanted);
  for (let number = 1; number < MAX_SAME_NAME; number += 1) {
    const candidate = number === 1 ? wanted : `${name}-${number}${ext}`;
    if (!taken.has(candidate)) return candidate;
  }
  return `${name}-${Date.now()}${ext}`;
}
