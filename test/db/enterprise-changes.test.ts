import type { Database } from '../../src/db/database';
import { openTestDatabase } from '../support/database';
import { insertRegion } from '../support/factories';

const USCC = '914403001922038216';

interface Change {
  readonly uscc: string;
  readonly before_shared: boolean | null;
  readonly after_shared: boolean | null;
  readonly before_region: string | null;
  readonly after_region: string | null;
  readonly reason: string | null;
  readonly content: Readonly<Record<string, unknown>> | null;
}

describe('changes of enterprises', () => {
  let db: Database;
  const changes = () =>
    db.query<Change & { [name: string]: unknown }>('select * from enterprise_change order by id');
  const events = () =>
    db.query('select kind, before, after, reason, happened_on from enterprise_event order by id');

  beforeAll(async () => {
    db = await openTestDatabase();
    await insertRegion(db, { code: '410600', nameZh: '鹤壁市' });
    await insertRegion(db, { code: '410611', nameZh: '淇滨区' });
    await insertRegion(db, { code: '620921', nameZh: '金塔县' });
    await db.query(
      `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
       values ($1, '鹤壁光电有限公司', '410611', true, false)`,
      [USCC],
    );
  });
  afterAll(() => db.close());

  it('are logged with what the row became, and without what is sealed', async () => {
    await db.query(
      `update enterprise set contact_phone_sealed = 'sealed', sharing_authorised = true,
      sharing_reason = '授权书' where uscc = $1`,
      [USCC],
    );
    const all = await changes();
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({ before_region: null, after_region: '410611', after_shared: false });
    expect(all[1]).toMatchObject({ before_shared: false, after_shared: true, reason: '授权书' });
    expect(JSON.stringify(all)).not.toContain('sealed');
    expect(all[1]?.content).toMatchObject({ uscc: USCC, name_zh: '鹤壁光电有限公司' });
  });

  it('are not logged when the row is written again as it was', async () => {
    const before = (await changes()).length;
    await db.query('update enterprise set changed_at = now(), name_zh = name_zh');
    expect(await changes()).toHaveLength(before);
  });

  it('have a time of their own, twice within one transaction as well', async () => {
    const before = (await changes()).length;
    await db.transaction(async (tx) => {
      await tx.query(`update enterprise set scale = 'SMALL'`);
      await tx.query(`update enterprise set scale = 'MICRO'`);
    });
    const added = (await changes()).slice(before);
    expect(added).toHaveLength(2);
    expect(added[0]?.changed_at).not.toEqual(added[1]?.changed_at);
  });

  it('keep the past: names, places, the end', async () => {
    await db.query(`update enterprise set name_zh = '鹤壁光电股份有限公司', effective_on = '2020-03-01'`);
    await db.query(`update enterprise set region_code = '620921', effective_on = '2020-05-06'`);
    await db.query(`update enterprise set status = 'STRUCK_OFF', struck_off_on = '2020-06-30',
      effective_on = '2020-06-30'`);
    expect(await events()).toMatchObject([
      { kind: 'SHARING_AUTHORISED', reason: '授权书' },
      {
        kind: 'RENAMED',
        before: '鹤壁光电有限公司',
        after: '鹤壁光电股份有限公司',
        happened_on: '2020-03-01',
      },
      { kind: 'MOVED', before: '410611', after: '620921', happened_on: '2020-05-06' },
      { kind: 'STRUCK_OFF', happened_on: '2020-06-30' },
    ]);
    const [row] = await db.query(`select former_names from enterprise
      where text_grams(search_text) @> text_grams('光电有限')`);
    expect(row).toEqual({ former_names: ['鹤壁光电有限公司'] });
  });

  it('never change the credit code, and the log is never rewritten', async () => {
    await expect(db.query(`update enterprise set uscc = '9144030071526726XG'`)).rejects.toThrow(
      /credit code/,
    );
    await expect(db.query('delete from enterprise_change')).rejects.toThrow(/append-only/);
    await expect(db.query('truncate enterprise cascade')).rejects.toThrow(/append-only/);
  });

  it('finds all regions within a region, and those of the whole country', async () => {
    const within = async (...codes: string[]) => {
      const [row] = await db.query<{ found: string[] }>('select regions_within($1) as found', [codes]);
      return [...(row?.found ?? [])].sort();
    };
    expect(await within('410600')).toEqual(['410600', '410611']);
    expect(await within('410611', '620000')).toEqual(['410611', '620921']);
    expect(await within('100000')).toHaveLength(3);
    expect(await within()).toEqual([]);
  });
});
