/**
 * The files of the catalogue by kind: `units.yaml`, `units-national.yaml` and `units/….yaml` are all units.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Mistakes } from './catalogue-error';
import { parseYaml, type YamlSource } from './yaml-source';

const FOLDERS = {
  unit: 'units',
  document: 'documents',
  department: 'departments',
  indicator: 'indicators',
  plan: 'plans',
  programme: 'programmes',
  figures: 'observations',
  feed: 'feeds',
  rule: 'rules',
  relation: 'relations',
  benchmark: 'benchmark-rates',
  leftOut: 'left-out',
} as const;

export type SeedKind = keyof typeof FOLDERS;

/** The example files of feeds, which are no part of the catalogue. */
const NOT_CATALOGUE = /^demo\//;
export const REGIONS_FILE = 'regions.csv';

export interface SeedFile {
  readonly file: string;
  readonly text: string;
}

export interface SeedFiles {
  readonly regions: SeedFile | null;
  readonly feeds: readonly SeedFile[];
  readonly yaml: ReadonlyMap<SeedKind, readonly YamlSource[]>;
}

function kindOf(file: string): SeedKind | null {
  for (const [kind, name] of Object.entries(FOLDERS)) {
    if (new RegExp(`^${name}(?:-[^/]+)?\\.yaml$|^${name}/.+\\.yaml$`).test(file)) return kind as SeedKind;
  }
  return null;
}

async function listFiles(directory: string): Promise<string[] | null> {
  try {
    const entries = await readdir(directory, { recursive: true, encoding: 'utf8' });
    return entries.map((entry) => entry.split(sep).join('/')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Reads every file; one that no kind claims is most likely a misspelt name, and a mistake. */
export async function readSeedFiles(directory: string, mistakes: Mistakes): Promise<SeedFiles> {
  const all = await listFiles(directory);
  if (!all) mistakes.addAt('.', 1, `没有目录 ${directory}`, `There is no directory ${directory}`);
  const files = (all ?? []).filter((file) => /\.ya?ml$/.test(file) && !NOT_CATALOGUE.test(file));
  const yaml = new Map<SeedKind, YamlSource[]>();
  const feeds: SeedFile[] = [];
  for (const file of files) {
    const kind = kindOf(file);
    if (!kind) {
      mistakes.addAt(file, 1, '文件名不属于任何一类目录文件', 'The name fits no kind of catalogue file');
      continue;
    }
    const text = await readFile(join(directory, file), 'utf8');
    if (kind === 'feed') {
      feeds.push({ file, text });
      continue;
    }
    const source = parseYaml(file, text, mistakes);
    if (source) yaml.set(kind, [...(yaml.get(kind) ?? []), source]);
  }
  return { regions: await readRegionsFile(directory, all ?? [], mistakes), feeds, yaml };
}

async function readRegionsFile(
  directory: string,
  all: readonly string[],
  mistakes: Mistakes,
): Promise<SeedFile | null> {
  if (all.includes(REGIONS_FILE)) {
    return { file: REGIONS_FILE, text: await readFile(join(directory, REGIONS_FILE), 'utf8') };
  }
  mistakes.addAt(REGIONS_FILE, 1, '缺少行政区划文件', 'The file of regions is missing');
  return null;
}
