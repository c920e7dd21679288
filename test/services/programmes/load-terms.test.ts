import type { Database } from '../../../src/db/database';
import { loadManyTerms, loadTerms } from '../../../src/services/programmes/load-terms';
import { openTestDatabase } from '../../support/database';
import { plantProgrammes } from '../../support/programmes';

describe('the terms of a programme', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plantProgrammes(db);
  });
  afterAll(() => db.close());

  it('are read from its rules, amounts in yuan', async () => {
    const terms = await loadTerms(db, 'risk-fund');
    expect(terms).toMatchObject({ slug: 'risk-fund', regionCode: '100000' });
    expect(terms?.loanCap.NATURAL_PERSON).toMatchObject({
      value: { yuan: expect.objectContaining({}), perHousehold: false },
    });
    const yuan = (term: unknown) => String((term as { value: { yuan: unknown } }).value.yuan);
    expect(yuan(terms?.loanCap.NATURAL_PERSON)).toBe('50000');
    expect(String(terms?.fund?.yuan)).toBe('20000000');
  });

  it('of several programmes come in one statement, unknown ones left out', async () => {
    let statements = 0;
    const counted = {
      query: (sql: string, parameters?: readonly unknown[]) => {
        statements += 1;
        return db.query(sql, parameters);
      },
    };
    const terms = await loadManyTerms(counted as Database, ['shanxi', 'jiayuguan', 'nowhere']);
    expect([...terms.keys()].sort()).toEqual(['jiayuguan', 'shanxi']);
    expect(statements).toBe(1);
    expect(await loadManyTerms(counted as Database, [])).toEqual(new Map());
    expect(statements).toBe(1);
  });

  it('are null of a programme that is not there', async () => {
    expect(await loadTerms(db, 'nowhere')).toBeNull();
  });
});
