import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import {
  codesIn,
  countsOf,
  list,
  putFeed,
  putRegions,
  registerFeed,
  rowsOf,
  send,
  uscc,
} from './register-feeds';

const HEADER = 'uscc,name,region,status,struckOffOn,mergedInto,effectiveOn';
const [A, B, C] = [uscc(1), uscc(2), uscc(3)];

describe('a list of enterprises', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises'));
  });
  afterEach(() => db.close());

  const take = (...rows: readonly string[]) => send(db, 'enterprises', list(HEADER, ...rows));
  const events = () =>
    rowsOf(
      db,
      `select e.uscc, kind, happened_on::text as on, before, after, feed_run_id is not null as "hasRun"
       from enterprise_event join enterprise e on e.id = enterprise_id order by enterprise_event.id`,
    );

  it('adds what is new, with initials and defaults, and changes nothing when it comes again', async () => {
    const rows = [`${A},鹤壁甲科技有限公司,410611,,,,`, `${B},乙公司(集团),浚县,存续,,,`];
    const first = await take(...rows);
    expect(first).toMatchObject({ status: 'PUBLISHED', errorCode: null, rowsRead: 2 });
    expect(countsOf(first)).toEqual([2, 0, 0, 0, 0]);
    expect(
      await rowsOf(
        db,
        `select uscc, name_zh, region_code, name_initials, status, is_tech_enterprise, is_synthetic
         from enterprise order by uscc`,
      ),
    ).toEqual([
      {
        ...{ uscc: A, name_zh: '鹤壁甲科技有限公司', region_code: '410611', name_initials: 'hbjkjyxgs' },
        ...{ status: 'ACTIVE', is_tech_enterprise: false, is_synthetic: false },
      },
      {
        ...{ uscc: B, name_zh: '乙公司（集团）', region_code: '410621', name_initials: 'ygsjt' },
        ...{ status: 'ACTIVE', is_tech_enterprise: false, is_synthetic: false },
      },
    ]);
    const again = await take(...rows.toReversed());
    expect(again).toMatchObject({ status: 'UNCHANGED' });
    expect(countsOf(again)).toEqual([0, 0, 2, 0, 0]);
    expect(await db.query('select from enterprise_change')).toHaveLength(2);
  });

  it('writes down who was renamed, moved, struck off, merged, with the day and the run', async () => {
    await take(`${A},甲,410611,,,,`, `${B},乙,410611,,,,`, `${C},丙,410611,,,,`);
    const run = await take(
      `${A},新甲,410621,,,,2026-02-01`,
      `${B},乙,410611,注销,2026-01-31,,2026-01-31`,
      `${C},丙,410611,,,${A},2026-02-02`,
    );
    expect(run.rejects).toEqual([]);
    expect(countsOf(run)).toEqual([0, 3, 0, 0, 0]);
    expect(await events()).toEqual([
      { uscc: A, kind: 'RENAMED', on: '2026-02-01', before: '甲', after: '新甲', hasRun: true },
      { uscc: A, kind: 'MOVED', on: '2026-02-01', before: '410611', after: '410621', hasRun: true },
      { uscc: B, kind: 'STRUCK_OFF', on: '2026-01-31', before: null, after: null, hasRun: true },
      { uscc: C, kind: 'MERGED', on: '2026-02-02', before: C, after: A, hasRun: true },
    ]);
    expect(await rowsOf(db, `select former_names from enterprise where uscc = '${A}'`)).toEqual([
      { former_names: ['甲'] },
    ]);
    await take(`${B},乙,410611,存续,,,2026-03-01`);
    expect(await rowsOf(db, `select status, struck_off_on from enterprise where uscc = '${B}'`)).toEqual([
      { status: 'ACTIVE', struck_off_on: null },
    ]);
  });

  it('refuses the file for a wrong code, an unknown region, a successor that nobody knows', async () => {
    const run = await take(
      `${A.slice(0, 17)}${A.endsWith('0') ? '1' : '0'},甲,410611,,,,`,
      `${B},乙,朝阳区,,,,`,
      `${C},丙,410611,,2026/02/30,,`,
      `,丁,410611,,,,`,
    );
    expect(run).toMatchObject({ status: 'FAILED', errorCode: 'ROWS_REJECTED' });
    expect(codesIn(run)).toEqual([
      ...['ERROR BAD_USCC 2', 'ERROR UNKNOWN_REGION 3', 'ERROR BAD_DATE 4', 'ERROR MISSING_VALUE 5'],
    ]);
    expect(run.rejects[0]).toMatchObject({
      column: 'uscc',
      messageEn: expect.stringContaining('check digit'),
    });
    const orphan = await take(`${A},甲,410611,,,${B},`);
    expect(codesIn(orphan)).toEqual(['ERROR IMPLAUSIBLE 2']);
    expect(await db.query('select from enterprise')).toHaveLength(0);
  });
});
