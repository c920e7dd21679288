import type { Database } from '../../../src/db/database';
import { CatalogueError } from '../../../src/services/catalogue/catalogue-error';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { openTestDatabase } from '../../support/database';
import { dump, writtenSince } from './dump';
import { BENCHMARK_MISTAKES } from './mistaken-benchmarks';
import { FORMULAS } from './mistaken-formulas';
import { MEANINGS } from './mistaken-meanings';
import { PROGRAMME_MISTAKES } from './mistaken-programmes';
import { REFERENCES } from './mistaken-references';
import { RELATION_MISTAKES } from './mistaken-relations';
import { RULE_MISTAKES } from './mistaken-rules';
import { SCHEME_MISTAKES } from './mistaken-schemes';
import { SHAPES } from './mistaken-shapes';
import { type SmallCatalogue, writeSmallCatalogue } from './small-catalogue';

const PLAN = 'plans/plan.yaml';
const FIGURES = 'observations/report.yaml';

let db: Database;
let seeds: SmallCatalogue;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  seeds = await writeSmallCatalogue();
});
afterEach(() => seeds.discard());

/** What is wrong, and that the database is as it was. */
async function refusal(): Promise<CatalogueError> {
  const before = await dump(db);
  const load = async () => loadCatalogue(db, await readCatalogue(seeds.directory), new Date());
  const error: unknown = await load().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(await writtenSince(db, before)).toEqual({});
  if (!(error instanceof CatalogueError)) throw error ?? new Error('the catalogue was loaded');
  return error;
}

const told = ({ problems }: CatalogueError) =>
  problems.map(({ file, line, messageEn }) => `${file}:${line} ${messageEn}`);

describe('a mistake in the catalogue', () => {
  for (const [what, file, before, after, mistakes] of [
    ...SHAPES,
    ...REFERENCES,
    ...MEANINGS,
    ...FORMULAS,
    ...RULE_MISTAKES,
    ...RELATION_MISTAKES,
    ...BENCHMARK_MISTAKES,
    ...SCHEME_MISTAKES,
    ...PROGRAMME_MISTAKES,
  ]) {
    it(`names file and line of ${what}, and leaves the database untouched`, async () => {
      await seeds.edit(file, before, after);
      const error = await refusal();
      expect(told(error)).toEqual(mistakes);
      for (const { messageZh } of error.problems) expect(messageZh).toMatch(/\p{Script=Han}/u);
    });
  }

  it('is told together with all the others, in the order of files and lines', async () => {
    await seeds.edit(PLAN, 'value: "8000"', 'value: eight thousand');
    await seeds.edit(PLAN, 'lead: [science]', 'lead: [nobody]');
    await seeds.edit('units.yaml', 'dimension: ratio', 'dimension: ""');
    await seeds.edit('departments.yaml', 'nameEn: Finance Bureau', 'nameFr: Bureau des finances');
    const error = await refusal();
    expect(told(error)).toEqual([
      'departments.yaml:5 nameEn: Invalid input: expected string, received undefined',
      'departments.yaml:7 nameFr: there is no such field',
      'plans/plan.yaml:24 value: is not an exact decimal',
      'plans/plan.yaml:39 there is no department nobody',
      'units.yaml:22 dimension: must be text without spaces around it',
    ]);
    expect(error).toMatchObject({
      code: 'CATALOGUE_INVALID',
      messageEn: 'The catalogue has 5 mistakes; nothing was loaded',
    });
  });

  it('is a file that no kind of fact claims', async () => {
    await seeds.write('indicator/more.yaml', '[]\n');
    expect(told(await refusal())).toEqual(['indicator/more.yaml:1 The name fits no kind of catalogue file']);
  });

  it('is a catalogue without regions', async () => {
    await seeds.remove('regions.csv');
    expect(told(await refusal())).toContain('regions.csv:1 The file of regions is missing');
  });

  it('is a directory that is not there', async () => {
    await seeds.discard();
    expect(told(await refusal())[0]).toContain('There is no directory');
  });

  it('is a day of publication that neither figures nor document state', async () => {
    await seeds.edit(FIGURES, 'publishedOn: "2019-06-20"\n', '');
    await seeds.edit('documents/report.yaml', 'publishedOn: "2019-06-20"\n', '');
    expect(told(await refusal())).toEqual([
      'observations/report.yaml:1 the document has no date, so publishedOn must be given',
    ]);
  });

  it('makes nothing else wrong that refers to what it stands in', async () => {
    await seeds.edit('units.yaml', 'nameZh: 万元', 'nameZh: ""');
    expect(told(await refusal())).toEqual(['units.yaml:8 nameZh: must be text without spaces around it']);
  });
});

describe('files of one kind', () => {
  it('may be split by a suffix and in a folder', async () => {
    await seeds.write(
      'units-local.yaml',
      '- { code: MU, nameZh: 亩, nameEn: mu, dimension: area, factor: "1" }\n',
    );
    await seeds.write('departments/more.yaml', '- { slug: tax, nameZh: 税务局, nameEn: Tax Bureau }\n');
    const catalogue = await readCatalogue(seeds.directory);
    expect(catalogue.units.map(({ code }) => code)).toContain('MU');
    expect(catalogue.departments.map(({ slug }) => slug)).toContain('tax');
  });

  it('leave the example files of feeds alone', async () => {
    await seeds.write('demo/local/notes.yaml', 'anything: 1\n');
    await expect(readCatalogue(seeds.directory)).resolves.toBeDefined();
  });
});
