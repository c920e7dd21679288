import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(__dirname, '../src');

/** The stair of docs/ARCHITECTURE.md: a file imports its own step or any step before it. */
const STAIR = [
  'ground',
  'domain',
  'entities',
  'db',
  'feeds',
  'loaders',
  'services',
  'jobs',
  'schema',
  'resolvers',
  'server',
  'app',
  'cli',
];
const GROUND = new Set(['errors.ts', 'simulation-errors.ts', 'browser-errors.ts', 'config.ts', 'log.ts']);

/** Which steps may import a library; a library that is not listed may be imported anywhere but in domain. */
const WALLS: Readonly<Record<string, readonly string[]>> = {
  typeorm: ['entities', 'db', 'loaders', 'services'],
  'type-graphql': ['entities', 'schema', 'resolvers'],
  bullmq: ['jobs'],
};
const PURE = new Set(['chinese-days', 'decimal.js', 'jsep', 'temporal-polyfill', 'pure-rand']);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function stepOf(file: string): string {
  const [first = ''] = file.split('/');
  if (GROUND.has(file)) return 'ground';
  return first === 'app.ts' ? 'app' : first;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom |\bimport\(|\brequire\(|^import )'([^'\n]+)'/gm)].map(
    (match) => match[1] as string,
  );
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const inside = (file: string, name: string) => relative(SRC, resolve(SRC, dirname(file), name));

describe('the architecture', () => {
  it('has no file outside the stair', () => {
    expect(files.filter((file) => !STAIR.includes(stepOf(file)))).toEqual([]);
  });

  it('never imports rightwards', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => stepOf(`${inside(file, name)}.ts`.replace(/^(\w+)\.ts$/, '$1.ts')))
        .filter((step) => STAIR.indexOf(step) > STAIR.indexOf(stepOf(file)))
        .map((step) => `${file} imports ${step}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps libraries behind their walls', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !name.startsWith('.'))
        .map(packageOf)
        .filter((name) => {
          if (stepOf(file) === 'domain') return !PURE.has(name);
          return WALLS[name] !== undefined && !WALLS[name].includes(stepOf(file));
        })
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment only in config.ts', () => {
    const wrong = files.filter(
      (file) => file !== 'config.ts' && readFileSync(join(SRC, file), 'utf8').includes('process.env'),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps input, output, clock and chance out of the domain, and databases out of feeds', () => {
    const impure = /\bnew Date\(\)|Date\.now\(|Math\.random\(|\bfetch\(|process\./;
    const domain = files.filter((file) => stepOf(file) === 'domain');
    expect(domain.filter((file) => impure.test(readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
    expect(domain.filter((file) => importsOf(file).some(isBuiltin))).toEqual([]);
    const feeds = files.filter((file) => stepOf(file) === 'feeds');
    expect(feeds.filter((file) => importsOf(file).some((name) => /(^pg|\/db\/)/.test(name)))).toEqual([]);
  });

  it('has no cycles', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => inside(file, name))
          .map((path) => [`${path}.ts`, `${path}/index.ts`].find((candidate) => files.includes(candidate)))
          .filter((path) => path !== undefined),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, trail: readonly string[]) => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (done.has(file) || trail.includes(file)) return;
      for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });
});
