import type { Database } from '../../../src/db/database';
import { CatalogueError } from '../../../src/services/catalogue/catalogue-error';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { openTestDatabase } from '../../support/database';
import { dump, writtenSince } from './dump';
import { type SmallCatalogue, writeSmallCatalogue } from './small-catalogue';

const PLAN = 'plans/plan.yaml';
const INDICATORS = 'indicators/all.yaml';
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

type Case = readonly [what: string, file: string, before: string, after: string, mistakes: readonly string[]];

const SHAPES: readonly Case[] = [
  [
    'a key that is there twice',
    PLAN,
    'titleZh: 方案',
    'titleZh: 方案\ntitleZh: 方案',
    ['plans/plan.yaml:4 Not valid YAML: Map keys must be unique'],
  ],
  [
    'a field that does not exist',
    PLAN,
    'clause: 四(一)2\n        lead',
    'clause: 四(一)2\n        colour: red\n        lead',
    ['plans/plan.yaml:39 colour: there is no such field'],
  ],
  [
    'a field that is missing',
    'documents/report.yaml',
    'titleEn: Report\n',
    '',
    ['documents/report.yaml:1 titleEn: Invalid input: expected string, received undefined'],
  ],
  [
    'a number without quotes',
    PLAN,
    'value: "30"',
    'value: 30',
    ['plans/plan.yaml:35 value: must be a number in quotes'],
  ],
  [
    'a number that is none',
    PLAN,
    'value: "30"',
    'value: "3O"',
    ['plans/plan.yaml:35 value: is not an exact decimal'],
  ],
  [
    'a day that does not exist',
    PLAN,
    'endsOn: "2018-12-31"',
    'endsOn: "2018-02-30"',
    ['plans/plan.yaml:16 endsOn: is not a date, YYYY-MM-DD'],
  ],
  [
    'a word that is not on its list',
    PLAN,
    'firmness: ASPIRATIONAL',
    'firmness: HOPEFUL',
    ['plans/plan.yaml:47 firmness: Invalid option: expected one of "BINDING"|"ASPIRATIONAL"'],
  ],
  [
    'a period that does not parse',
    FIGURES,
    'period: 2019-01/2019-05, value: "42.9"',
    'period: 2019-13, value: "42.9"',
    ['observations/report.yaml:5 period: is not a reporting period'],
  ],
  [
    'a bare number among free facts',
    'programmes/scheme.yaml',
    'value: "500"',
    'value: 500',
    ['programmes/scheme.yaml:7 fund.size.value: must be a number in quotes'],
  ],
  [
    'a factor of zero',
    'units.yaml',
    'factor: "10000"',
    'factor: "0"',
    ['units.yaml:2 factor: must be above zero'],
  ],
  [
    'a region of an unknown level',
    'regions.csv',
    'Hebi,PREFECTURE',
    'Hebi,CITY',
    ['regions.csv:4 level: Invalid option: expected one of "COUNTRY"|"PROVINCE"|"PREFECTURE"|"COUNTY"'],
  ],
  [
    'a field of a feed that does not exist',
    'feeds/local.yaml',
    'format: csv',
    'format: csv\ncolour: red',
    ['feeds/local.yaml:1 Unrecognized key: "colour"'],
  ],
];

const REFERENCES: readonly Case[] = [
  [
    'an unknown indicator',
    PLAN,
    'indicator: patents',
    'indicator: patent',
    [
      'plans/plan.yaml:30 there is no indicator patent',
      'plans/plan.yaml:49 there is no target plan/first/patents',
    ],
  ],
  ['an unknown unit', PLAN, 'unit: CNY_10K', 'unit: CNY_1K', ['plans/plan.yaml:25 there is no unit CNY_1K']],
  [
    'an unknown department',
    PLAN,
    'lead: [science]',
    'lead: [scienze]',
    ['plans/plan.yaml:39 there is no department scienze'],
  ],
  [
    'an unknown region',
    PLAN,
    'region: "410600"',
    'region: "410700"',
    ['plans/plan.yaml:5 there is no region 410700'],
  ],
  [
    'an unknown document',
    PLAN,
    'document: report',
    'document: letter',
    ['plans/plan.yaml:2 there is no document letter'],
  ],
  [
    'an unknown work area',
    PLAN,
    'workArea: lending',
    'workArea: saving',
    ['plans/plan.yaml:29 there is no work area plan/saving'],
  ],
  [
    'an unknown base of growth',
    PLAN,
    '{ kind: PREVIOUS_YEAR }',
    '{ kind: PREVIOUS_YEAR, indicator: sales }',
    ['plans/plan.yaml:77 there is no indicator sales'],
  ],
  [
    'a revision of an unknown target',
    PLAN,
    'stages:',
    'revisions:\n  - { target: first/loan, reasonZh: 更正, reasonEn: Corrected }\nstages:',
    ['plans/plan.yaml:11 there is no target plan/first/loan'],
  ],
  [
    'a code that is there twice',
    INDICATORS,
    'code: invention-patents',
    'code: patents',
    [
      'indicators/all.yaml:4 the indicator patents is there twice, first at indicators/all.yaml:3',
      'plans/plan.yaml:40 there is no indicator invention-patents',
    ],
  ],
  [
    'a target that is there twice',
    PLAN,
    'indicator: invention-patents',
    'indicator: patents',
    ['plans/plan.yaml:40 the target plan/first/patents is there twice, first at plans/plan.yaml:30'],
  ],
  [
    'an alias of two units',
    'units.yaml',
    'aliases: [万元]',
    'aliases: [万元, 元]',
    ['units.yaml:2 the unit alias 元 is there twice, first at units.yaml:1'],
  ],
  [
    'an indicator of a feed that is unknown',
    'feeds/local.yaml',
    'code: loans',
    'code: loan',
    [
      'feeds/local.yaml:6 The definition of the feed does not fit the catalogue: indicators.贷款(万元): indicator loan',
    ],
  ],
  [
    'a unit in the parameters of a rule',
    'programmes/scheme.yaml',
    'unit: CNY_10K',
    'unit: GOLD',
    ['programmes/scheme.yaml:7 there is no unit GOLD'],
  ],
  [
    'a region that stands before its parent',
    'regions.csv',
    '410000,河南省,Henan Province,PROVINCE,100000,,\n410600,鹤壁市,Hebi,PREFECTURE,410000,,',
    '410600,鹤壁市,Hebi,PREFECTURE,410000,,\n410000,河南省,Henan Province,PROVINCE,100000,,',
    ['regions.csv:3 the parent 410000 must come before 410600'],
  ],
  [
    'a region below its equal',
    'regions.csv',
    'Hebi,PREFECTURE',
    'Hebi,PROVINCE',
    ['regions.csv:4 the parent 410000 of 410600 is of no higher level'],
  ],
];

const MEANINGS: readonly Case[] = [
  [
    'a unit of another dimension',
    PLAN,
    'unit: CNY_10K',
    'unit: ITEM',
    ['plans/plan.yaml:25 the unit ITEM does not measure what CNY, the unit for loans, measures'],
  ],
  [
    'growth that is not stated in percent',
    PLAN,
    'value: "12.5"\n        unit: PERCENT',
    'value: "12.5"\n        unit: CNY',
    ['plans/plan.yaml:74 the unit CNY does not measure what PERCENT, the unit for output, measures'],
  ],
  [
    'a stage outside its plan',
    PLAN,
    'endsOn: "2019-12-31"\nwork',
    'endsOn: "2019-06-30"\nwork',
    ['plans/plan.yaml:64 the stage ends after the plan'],
  ],
  [
    'stages that overlap',
    PLAN,
    'startsOn: "2019-01-01"',
    'startsOn: "2018-12-01"',
    ['plans/plan.yaml:63 stages must follow one another'],
  ],
  [
    'a stage that ends before it starts',
    PLAN,
    'startsOn: "2019-01-01"\n    endsOn: "2019-12-31"',
    'startsOn: "2019-03-01"\n    endsOn: "2019-02-01"',
    ['plans/plan.yaml:64 the stage ends before it starts'],
  ],
  [
    'a missing number without a reason',
    PLAN,
    '        gapZh: 数字缺失。\n        gapEn: The number is missing.\n',
    '',
    ['plans/plan.yaml:45 without a number gapZh and gapEn must say why'],
  ],
  [
    'a gap beside a number',
    PLAN,
    'value: null',
    'value: "5"',
    ['plans/plan.yaml:50 where there is a number there is no gap'],
  ],
  [
    'a base of growth without growth',
    PLAN,
    'lead: [science]',
    'lead: [science]\n        growthBase: { kind: PREVIOUS_YEAR }',
    ['plans/plan.yaml:40 only the basis GROWTH has a growthBase'],
  ],
  [
    'a part that stands before its whole',
    PLAN,
    'lead: [science]',
    'partOf: first/invention-patents',
    ['plans/plan.yaml:39 the whole plan/first/invention-patents must come before its parts'],
  ],
  [
    'a target that is part of itself',
    PLAN,
    'partOf: first/patents',
    'partOf: first/invention-patents',
    ['plans/plan.yaml:49 the whole plan/first/invention-patents must come before its parts'],
  ],
  [
    'a deed that is done without evidence',
    PLAN,
    'clause: 四(一)3',
    'clause: 四(一)3\n        doneOn: "2018-05-01"',
    ['plans/plan.yaml:58 doneOn, doneEvidenceZh, doneEvidenceEn and doneClause go together'],
  ],
  [
    'a note in one language',
    PLAN,
    'clause: 四(一)3',
    'clause: 四(一)3\n        noteZh: 说明',
    ['plans/plan.yaml:58 noteZh lacks its counterpart noteEn'],
  ],
  [
    'growth of growth',
    INDICATORS,
    'growthOf: output }',
    'growthOf: output-growth }',
    ['indicators/all.yaml:6 output-growth is a growth rate itself'],
  ],
  [
    'a count that no register can give',
    INDICATORS,
    'measure: FLOW, direction: HIGHER_IS_BETTER, source: OBSERVED, aliasesZh',
    'measure: FLOW, direction: HIGHER_IS_BETTER, source: COUNTED, count: { register: loan, event: GRANTED }, aliasesZh',
    ['indicators/all.yaml:2 the register loan knows DRAWN only'],
  ],
  [
    'a figure that is stated twice',
    FIGURES,
    'indicator: output-growth, period: 2019-01/2019-05',
    'indicator: output, period: 2019-01/2019-05',
    [
      'observations/report.yaml:6 the figure report output 410600 2019-01/2019-05 is there twice, first at observations/report.yaml:5',
      'observations/report.yaml:6 the unit PERCENT does not measure what CNY, the unit of output, measures',
    ],
  ],
  [
    'a missing figure without a reason',
    FIGURES,
    ', missing: NOT_PUBLISHED',
    '',
    ['observations/report.yaml:7 missing goes with a value that is not there'],
  ],
];

describe('a mistake in the catalogue', () => {
  for (const [what, file, before, after, mistakes] of [...SHAPES, ...REFERENCES, ...MEANINGS]) {
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
      'departments.yaml:2 nameEn: Invalid input: expected string, received undefined',
      'departments.yaml:2 nameFr: there is no such field',
      'plans/plan.yaml:24 value: is not an exact decimal',
      'plans/plan.yaml:39 there is no department nobody',
      'units.yaml:4 dimension: must be text without spaces around it',
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
    await seeds.edit('units.yaml', 'code: CNY_10K, nameZh: 万元', 'code: CNY_10K, nameZh: ""');
    expect(told(await refusal())).toEqual(['units.yaml:2 nameZh: must be text without spaces around it']);
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
