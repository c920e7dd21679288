import type { Database } from '../../../src/db/database';
import { advanced, filed, lend, payIn, plantCounty } from '../../support/claims';
import { openTestDatabase } from '../../support/database';

const LOADING_MS = 60_000;

describe('a claim on its way', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase();
    await plantCounty(db);
    await payIn(db, 'bank-a', '100000.00');
  }, LOADING_MS);
  afterAll(() => db.close());

  it('goes from its filing to its payment', async () => {
    const loan = await lend(db);
    const id = await filed(db, loan);
    await advanced(db, id, null);
    const [claim] = await db.query('select status, notice_from, notice_until from claim where id = $1', [id]);
    expect(claim).toEqual({ status: 'PAID', notice_from: '2019-04-15', notice_until: '2019-04-22' });
  });
});
