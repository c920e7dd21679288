import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Database } from '../../src/db/database';
import { callerOf, pullLines } from '../services/changes/following-reader';
import { plantEnterprise, plantRegions, usccOf } from '../services/pulls/pull-fixture';

/** Most servers order text by a language, in which punctuation comes before digits and case hardly counts. */
describe('a database that orders text by a language', () => {
  const name = `kejin_test_${randomBytes(6).toString('hex')}`;
  let db: Database;
  const asAdmin = async (statement: string) => {
    const admin = new Client({ connectionString: process.env.KEJIN_TEST_SERVER_URL });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };

  beforeAll(async () => {
    await asAdmin(`create database ${name} template template0 encoding 'UTF8'
      locale_provider icu icu_locale 'zh' lc_collate 'C' lc_ctype 'C'`);
    const url = new URL(process.env.KEJIN_TEST_SERVER_URL as string);
    db = await Database.connect(Object.assign(url, { pathname: `/${name}` }).href, 4);
    await db.migrate();
    await plantRegions(db);
    for (const n of [2, 1]) await plantEnterprise(db, { n });
    await plantEnterprise(db, { n: 3, region: '620921' });
  });
  afterAll(async () => {
    await db.close();
    await asAdmin(`drop database if exists ${name} with (force)`);
  });

  it('finds the counties of a prefecture all the same', async () => {
    const [row] = await db.query<{ found: string[] }>(`select regions_within('{410600}') as found`);
    expect([...(row?.found ?? [])].sort()).toEqual(['410600', '410611']);
  });

  it('gives a bank its list and its changes, in the order of bytes', async () => {
    const bank = callerOf({ role: 'BANK', regionCodes: ['410600'] });
    const { lines, watermark } = await pullLines(db, bank);
    expect(lines.map((line) => JSON.parse(line).uscc)).toEqual([usccOf(1), usccOf(2)]);
    await db.query(`update enterprise set region_code = '620921' where uscc = $1`, [usccOf(1)]);
    const changes = (await pullLines(db, bank, watermark)).lines.map((line) => JSON.parse(line));
    expect(changes).toMatchObject([{ uscc: usccOf(1), reason: 'MOVED_OUT_OF_SCOPE' }]);
  });
});
