/** The programmes of seeds/ in a test database, with the documents, units and regions that they refer to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Statements } from '../../src/db/database';
import type { Catalogue, CatalogueFacts } from '../../src/services/catalogue/catalogue';
import { Mistakes } from '../../src/services/catalogue/catalogue-error';
import * as tables from '../../src/services/catalogue/catalogue-tables';
import { collectFacts } from '../../src/services/catalogue/collect-facts';
import { Declarations } from '../../src/services/catalogue/declarations';
import { REGIONS_FILE, type SeedKind } from '../../src/services/catalogue/seed-files';
import { upsert } from '../../src/services/catalogue/upsert';
import * as words from '../../src/services/catalogue/word-rows';
import { parseYaml, type YamlSource } from '../../src/services/catalogue/yaml-source';

const SEEDS = resolve(__dirname, '../../seeds');
const text = (file: string) => readFileSync(join(SEEDS, file), 'utf8');
const inFolder = (folder: string) => readdirSync(join(SEEDS, folder)).map((file) => `${folder}/${file}`);

/** Only these files are read: the whole catalogue takes seconds. */
export function readProgrammeFacts(): CatalogueFacts {
  const mistakes = new Mistakes();
  const sources = (files: readonly string[]) =>
    files.flatMap((file) => parseYaml(file, text(file), mistakes) ?? []);
  const yaml = new Map<SeedKind, YamlSource[]>([
    ['unit', sources(['units.yaml'])],
    ['document', sources(inFolder('documents'))],
    ['programme', sources(inFolder('programmes'))],
  ]);
  const regions = { file: REGIONS_FILE, text: text(REGIONS_FILE) };
  const facts = collectFacts({ regions, feeds: [], yaml }, new Declarations(mistakes));
  mistakes.throwIfAny();
  return facts;
}

/** The regions of the programmes and those above them. */
function regionsOf({ programmes, regions }: CatalogueFacts): CatalogueFacts['regions'] {
  const parents = new Map(regions.map(({ code, parent_code }) => [code, parent_code]));
  const needed = new Set<string>();
  for (const { region } of programmes) {
    for (let code = region ?? null; code !== null && !needed.has(code); code = parents.get(code) ?? null) {
      needed.add(code);
    }
  }
  return regions.filter(({ code }) => needed.has(code));
}

/** After what the test plants itself: its own regions stay as they are. */
export async function plantProgrammes(db: Statements): Promise<void> {
  const facts = readProgrammeFacts();
  const catalogue: Catalogue = { ...facts, contentHash: '' };
  const known = new Set(
    (await db.query<{ code: string }>('select code from region')).map(({ code }) => code),
  );
  const referred = new Set(facts.programmes.map(({ document }) => document));
  const documents = words.documentRows(catalogue).filter(({ slug }) => referred.has(String(slug)));
  await upsert(db, tables.UNIT, words.unitRows(catalogue));
  await upsert(
    db,
    tables.REGION,
    regionsOf(facts).filter(({ code }) => !known.has(code)),
  );
  await upsert(db, tables.DOCUMENT, documents);
  await upsert(db, tables.PROGRAMME, words.programmeRows(catalogue));
  await upsert(db, tables.PROGRAMME_RULE, words.programmeRuleRows(catalogue));
}
