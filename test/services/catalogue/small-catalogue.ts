/** A small catalogue of its own in a temporary directory, to be broken and edited file by file. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface SmallCatalogue {
  readonly directory: string;
  /** Replaces text that must be there in a file. */
  edit(file: string, before: string, after: string): Promise<void>;
  /** The same in one line, counted from 1. */
  editLine(file: string, line: number, before: string, after: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
  discard(): Promise<void>;
}

function replaced(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`there is no "${before}"`);
  return text.replace(before, () => after);
}

function over(directory: string): SmallCatalogue {
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  const read = (file: string) => readFile(join(directory, file), 'utf8');
  return {
    directory,
    write,
    edit: async (file, before, after) => write(file, replaced(await read(file), before, after)),
    editLine: async (file, line, before, after) => {
      const lines = (await read(file)).split('\n');
      lines[line - 1] = replaced(lines[line - 1] ?? '', before, after);
      await write(file, lines.join('\n'));
    },
    remove: (file) => rm(join(directory, file)),
    discard: () => rm(directory, { recursive: true, force: true }),
  };
}

export async function copyCatalogue(from: string): Promise<SmallCatalogue> {
  const directory = await mkdtemp(join(tmpdir(), 'kejin-catalogue-'));
  await cp(from, directory, { recursive: true });
  return over(directory);
}

export const writeSmallCatalogue = () => copyCatalogue(join(__dirname, 'small'));
