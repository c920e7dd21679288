import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { openTestDatabase } from '../../support/database';
import { type SmallCatalogue, writeSmallCatalogue } from './small-catalogue';

const FIGURES = 'observations/report.yaml';
const PUBLISHED = new Date('2019-06-19T16:00:00Z');

let db: Database;
let seeds: SmallCatalogue;

const load = async () => loadCatalogue(db, await readCatalogue(seeds.directory), new Date());
const vintages = (indicator: string) =>
  db.query(
    `select period, value, missing_reason, published_text, published_unit, status, revision, published_at,
       superseded_at, document_slug, clause, is_synthetic
     from observation where indicator_code = $1 order by id`,
    [indicator],
  );

beforeEach(async () => {
  db = await openTestDatabase();
  seeds = await writeSmallCatalogue();
  await load();
});

afterEach(async () => {
  await db.close();
  await seeds.discard();
});

describe('figures that a document prints', () => {
  it('become observations of the day of publication in China, in the unit of the indicator', async () => {
    expect(await vintages('output')).toEqual([
      {
        period: '2019-01/2019-05',
        value: '429000',
        missing_reason: null,
        published_text: '42.9万元',
        published_unit: 'CNY_10K',
        status: 'A',
        revision: 'NEW',
        published_at: PUBLISHED,
        superseded_at: null,
        document_slug: 'report',
        clause: '一',
        is_synthetic: false,
      },
    ]);
  });

  it('are missing with their reason, never zero', async () => {
    expect(await vintages('patents')).toEqual([
      expect.objectContaining({ value: null, missing_reason: 'NOT_PUBLISHED', status: 'O', period: '2018' }),
    ]);
  });

  it('take the date of the document when the file gives none', async () => {
    await seeds.edit(FIGURES, 'publishedOn: "2019-06-20"\n', '');
    await load();
    expect(await vintages('output')).toEqual([
      expect.objectContaining({ published_at: PUBLISHED, revision: 'NEW', superseded_at: null }),
    ]);
  });

  it('get a new vintage when they are edited, and the others stay as they are', async () => {
    await seeds.edit(
      FIGURES,
      'value: "42.9"\n    unit: CNY_10K\n    published: 42.9万元',
      'value: "43.1"\n    unit: CNY_10K\n    published: 43.1万元',
    );
    const summary = await load();
    expect(summary.changedTargets).toEqual(['plan/second/output-rate']);
    expect(await vintages('output')).toEqual([
      expect.objectContaining({ value: '429000', superseded_at: PUBLISHED }),
      expect.objectContaining({ value: '431000', revision: 'REVISED', superseded_at: null }),
    ]);
    expect(await vintages('output-growth')).toHaveLength(1);
    expect(await vintages('patents')).toHaveLength(1);
  });

  it('come back when the edit is undone', async () => {
    await seeds.editLine(FIGURES, 7, '42.9', '43.1');
    await load();
    await seeds.editLine(FIGURES, 7, '43.1', '42.9');
    await load();
    const values = (await vintages('output')).map(({ value, superseded_at }) => [value, superseded_at]);
    expect(values).toEqual([
      ['429000', PUBLISHED],
      ['431000', PUBLISHED],
      ['429000', null],
    ]);
  });

  it('make one row each however often other facts are edited', async () => {
    for (const value of ['31', '32', '33']) {
      await seeds.edit(
        'plans/plan.yaml',
        'basis: PERIOD_TOTAL\n        comparator: AT_LEAST\n        value: "3',
        `basis: PERIOD_TOTAL\n        comparator: AT_LEAST\n        value: "${value}`,
      );
      await load();
    }
    expect(await db.query('select count(*) from observation')).toEqual([{ count: '3' }]);
  });

  it('are taken back, not deleted, when the catalogue drops them', async () => {
    const text = await readFile(join(seeds.directory, FIGURES), 'utf8');
    const figure = /^ {2}- indicator: output-growth\n(?: {4}.*\n)+/m.exec(text)?.[0] ?? '';
    await seeds.edit(FIGURES, figure, '');
    await load();
    const after = [
      expect.objectContaining({ value: '8.1', superseded_at: PUBLISHED }),
      expect.objectContaining({
        value: null,
        missing_reason: 'UNKNOWN',
        superseded_at: null,
        document_slug: 'report',
      }),
    ];
    expect(await vintages('output-growth')).toEqual(after);
    await seeds.edit('plans/plan.yaml', 'value: "30"', 'value: "31"');
    await load();
    expect(await vintages('output-growth')).toEqual(after);
  });
});
