import type { Database } from '../../src/db/database';
import type { Vocabulary } from '../../src/feeds/vocabulary';
import { loadCatalogue } from '../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../src/services/catalogue/read-catalogue';
import { loadVocabulary } from '../../src/services/vocabulary';
import { openTestDatabase } from '../support/database';
import { writeSmallCatalogue } from './catalogue/small-catalogue';

let db: Database;
let vocabulary: Vocabulary;

beforeAll(async () => {
  db = await openTestDatabase();
  const seeds = await writeSmallCatalogue();
  await loadCatalogue(db, await readCatalogue(seeds.directory), new Date());
  await seeds.discard();
  vocabulary = await loadVocabulary(db);
});
afterAll(() => db.close());

describe('the vocabulary of the feeds', () => {
  it('finds an indicator by its code, its names and its aliases', () => {
    const loans = expect.objectContaining({ code: 'loans', unitCode: 'CNY', measure: 'FLOW' });
    expect(vocabulary.indicatorByCode('loans')).toEqual(loans);
    for (const label of ['loans', '贷款', 'Loans', '贷款额']) {
      expect(vocabulary.indicatorsByLabel(label)).toEqual([loans]);
    }
    expect(vocabulary.indicatorByCode('loan')).toBeNull();
  });

  it('finds a region by its code, its full and its short name, alone or below another', () => {
    const hebi = expect.objectContaining({ code: '410600', level: 'PREFECTURE', parentCode: '410000' });
    expect(vocabulary.regionByCode('410600')).toEqual(hebi);
    for (const name of ['鹤壁市', '鹤壁', '河南省鹤壁市'])
      expect(vocabulary.regionsByName(name)).toEqual([hebi]);
    expect(vocabulary.regionsByName('鹤壁', '410600')).toEqual([]);
  });

  it('finds a unit by its code and its aliases, with an exact factor', () => {
    const unit = { code: 'CNY_10K', dimension: 'money', factor: '10000' };
    expect(vocabulary.unitByCodeOrAlias('CNY_10K')).toMatchObject(unit);
    expect(vocabulary.unitByCodeOrAlias('万元')).toMatchObject(unit);
    expect(vocabulary.unitByCodeOrAlias('两')).toBeNull();
  });
});
