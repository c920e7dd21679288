import type { Database } from '../../../src/db/database';
import { makePatentNumber } from '../../../src/domain/identifiers/patent-number';
import type { RegisterName } from '../../../src/feeds/registers/register-fields';
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

const [A, B] = [uscc(1), uscc(2)];
const PATENT = makePatentNumber(2023, 'INVENTION', 1);
const OTHER_PATENT = makePatentNumber(2023, 'UTILITY_MODEL', 2);

/** Two records of each register: header, rows, and the second row as a later list corrects it. */
const LISTS: readonly (readonly [
  RegisterName,
  table: string,
  header: string,
  rows: string[],
  later: string,
])[] = [
  [
    ...(['certifications', 'certification', 'kind,number,uscc,issuedOn'] as const),
    [`高新技术企业,GR202341000001,${A},2023-11-22`, `TECH_GIANT,豫科〔2023〕7号,${B},2023-05-01`],
    `TECH_GIANT,豫科〔2023〕7号,${B},2023-05-02`,
  ],
  [
    ...(['patents', 'patent', 'applicationNumber,title,uscc,filedOn,grantedOn,pledgedTo,pledgedOn'] as const),
    [`ZL${PATENT},一种方法,${A},2023-01-05,,,`, `${OTHER_PATENT},一种装置,${B},2023-02-05,2023-09-01,,`],
    `${OTHER_PATENT},一种装置,${A},2023-02-05,2023-09-01,甲银行,2024-01-01`,
  ],
  [
    ...(['loans', 'loan', 'bank,contractNumber,uscc,principal,annualRate,drawnOn,dueOn,repaidOn'] as const),
    [
      `甲银行,借1号,${A},1000000,4.35%,2024-01-05,2025-01-05,`,
      `bank-b,借1号,${B},"2,000,000.50",0.0385,2024-02-05,2025-02-05,`,
    ],
    `bank-b,借1号,${B},2000000.50,3.85%,2024-02-05,2025-02-05,2025-01-31`,
  ],
  [
    ...(['incubators', 'incubator', 'region,name,kind,level,openedOn'] as const),
    ['410611,甲孵化器,孵化器,省级,2019-01-01', '浚县,乙空间,众创空间,,2020-01-01'],
    '浚县,乙空间,众创空间,国家级,2020-01-01',
  ],
  [
    ...(['tenancies', 'incubator_tenancy', 'incubator,region,uscc,movedInOn,movedOutOn'] as const),
    [`园,410611,${A},2020-01-01,`, `园,410611,${B},2020-02-01,`],
    `园,410611,${B},2020-02-01,2021-01-31`,
  ],
  [
    ...(['listings', 'listing', 'board,code,listedOn,uscc,delistedOn'] as const),
    [`新三板,430001,2015-01-05,${A},`, `中原股权,000123,2016-01-05,${B},`],
    `中原股权,000123,2016-01-05,${B},2019-12-31`,
  ],
  [
    ...([
      'tech-contracts',
      'tech_contract',
      'number,kind,title,uscc,buyer,value,technologyValue,signedOn',
    ] as const),
    [
      `2024410600000001,技术开发,软件,${A},某校,500000,400000,2024-03-01`,
      `2024410600000002,技术服务,测试,${B},某院,80000,,2024-03-02`,
    ],
    `2024410600000002,技术服务,测试,${B},某院,80000,80000,2024-03-02`,
  ],
  [
    ...(['funds', 'fund', 'slug,name,kind,region,size,establishedOn'] as const),
    ['fund-a,甲基金,引导基金,410600,50000000,2018-09-01', 'fund-b,乙基金,天使基金,410600,10000000,'],
    'fund-b,乙基金,天使基金,410600,20000000,2019-09-01',
  ],
  [
    ...(['contributions', 'contribution', 'fund,contributor,paidOn,amount'] as const),
    ['母基金,市财政局,2019-01-31,20000000', 'fund-m,某集团,2019-02-28,5000000'],
    '母基金,某集团,2019-02-28,6000000',
  ],
  [
    ...(['investments', 'investment', 'uscc,fund,investedOn,amount,exitedOn'] as const),
    [`${A},fund-m,2020-01-31,3000000,`, `${B},母基金,2020-02-28,2000000,`],
    `${B},母基金,2020-02-28,2000000,2023-02-28`,
  ],
  [
    ...(['institutions', 'institution', 'slug,name,kind,region'] as const),
    ['bank-x,丙银行,银行,410600', 'univ-y,某大学,高校,'],
    'univ-y,某某大学,高校,',
  ],
];

async function plant(db: Database): Promise<void> {
  await putRegions(db);
  await db.query(
    `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
     values ($1, '甲', '410611', true, false), ($2, '乙', '410621', true, false)`,
    [A, B],
  );
  await db.query(`
    insert into institution values ('bank-a', '甲银行', 'Bank A', 'BANK', null, false),
      ('bank-b', '乙银行', 'Bank B', 'BANK', null, false);
    insert into fund (slug, name_zh, kind, region_code, size, is_synthetic)
      values ('fund-m', '母基金', 'GUIDANCE', '410600', 1000, false);
    insert into incubator (name_zh, kind, region_code, opened_on, is_synthetic)
      values ('园', 'INCUBATOR', '410611', '2018-01-01', false),
        ('园', 'INCUBATOR', '410621', '2018-01-01', false)`);
}

describe('a list of records', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plant(db);
  });
  afterAll(() => db.close());

  it.each(LISTS)(
    'of %s is added, taken as known in any order, and corrected',
    async (slug, table, header, rows, later) => {
      await putFeed(db, registerFeed(slug));
      const take = (...lines: readonly string[]) => send(db, slug, list(header, ...lines));
      const first = await take(...rows);
      expect(first.rejects).toEqual([]);
      expect(first).toMatchObject({ status: 'PUBLISHED' });
      expect(countsOf(first)).toEqual([2, 0, 0, 0, 0]);
      const before = await rowsOf(db, `select * from ${table}`);
      const again = await take(...rows.toReversed());
      expect(again.rejects).toEqual([]);
      expect(again.status).toBe('UNCHANGED');
      expect(await rowsOf(db, `select * from ${table}`)).toEqual(before);
      const corrected = await take(rows[0] as string, later);
      expect(corrected.rejects).toEqual([]);
      expect(countsOf(corrected)).toEqual([0, 1, 1, 0, 0]);
      expect(await rowsOf(db, `select * from ${table}`)).toHaveLength(before.length);
    },
  );

  it('reads amounts in yuan, rates as shares, and what follows from what', async () => {
    expect(await rowsOf(db, `select principal, annual_rate, status from loan order by bank_slug`)).toEqual([
      { principal: '1000000.00', annual_rate: '0.043500', status: 'ACTIVE' },
      { principal: '2000000.50', annual_rate: '0.038500', status: 'REPAID' },
    ]);
    expect(
      await rowsOf(db, `select number, issued_on, expires_on from certification order by number`),
    ).toEqual([
      { number: 'GR202341000001', issued_on: '2023-11-22', expires_on: '2026-11-21' },
      { number: '豫科〔2023〕7号', issued_on: '2023-05-02', expires_on: null },
    ]);
    expect(await rowsOf(db, `select kind, pledged_to_slug from patent order by application_number`)).toEqual([
      { kind: 'INVENTION', pledged_to_slug: null },
      { kind: 'UTILITY_MODEL', pledged_to_slug: 'bank-a' },
    ]);
  });

  it('keeps out what refers to nobody, to several, and what contradicts itself', async () => {
    await putFeed(db, registerFeed('tenancies', { onReject: 'keep-valid' }));
    const run = await send(
      db,
      'tenancies',
      list(
        'incubator,region,uscc,movedInOn,movedOutOn',
        `园,,${A},2022-01-01,`,
        `别处,410611,${A},2022-01-01,`,
        `园,410611,${uscc(9)},2022-01-01,`,
        `园,410611,${A},2022-01-01,2021-01-01`,
        `园,410611,${B},2022-01-01,`,
      ),
    );
    expect(run.status).toBe('PUBLISHED');
    expect(countsOf(run)).toEqual([1, 0, 0, 4, 0]);
    expect(codesIn(run)).toEqual([
      ...['ERROR AMBIGUOUS_REFERENCE 2', 'ERROR UNKNOWN_REFERENCE 3', 'ERROR UNKNOWN_REFERENCE 4'],
      'ERROR IMPLAUSIBLE 5',
    ]);
    expect(run.rejects[2]).toMatchObject({ column: 'uscc', raw: uscc(9) });
  });

  it('takes once what it says twice, and not at all what it says in two ways', async () => {
    await putFeed(db, registerFeed('patents', { onReject: 'keep-valid' }));
    const numbers = [11, 12, 13].map((serial) => makePatentNumber(2024, 'INVENTION', serial));
    const row = (at: number, owner: string) => `${numbers[at]},题,${owner},2024-01-05`;
    const run = await send(
      db,
      'patents',
      list('applicationNumber,title,uscc,filedOn', row(0, A), row(1, A), row(0, A), row(1, B), row(2, B)),
    );
    expect(countsOf(run)).toEqual([2, 0, 1, 2, 0]);
    expect(codesIn(run)).toEqual([
      ...['ERROR CONFLICTING_DUPLICATE 3', 'ERROR CONFLICTING_DUPLICATE 5', 'INFO IDENTICAL_DUPLICATE 4'],
    ]);
    expect(run.rejects[0]?.messageEn).toContain('Line 5');
  });

  it('leaves alone what it does not say, unless the feed says that blanks retract', async () => {
    const header = 'kind,number,uscc,issuedOn,level,revokedOn';
    const row = (rest: string) => `TECH_GIANT,T1,${A},${rest}`;
    await putFeed(db, registerFeed('certifications'));
    await send(db, 'certifications', list(header, row('2022-01-01,省级,2024-01-01')));
    expect(countsOf(await send(db, 'certifications', list(header, row('2022-01-01,,'))))).toEqual([
      0, 0, 1, 0, 0,
    ]);
    expect(
      countsOf(await send(db, 'certifications', list('kind,number,uscc,issuedOn', row('2022-01-01')))),
    ).toEqual([0, 0, 1, 0, 0]);
    await putFeed(db, registerFeed('certifications', { blanksRetract: true }));
    const partly = list('kind,number,uscc,issuedOn,level', row('2022-01-01,'));
    expect(countsOf(await send(db, 'certifications', partly))).toEqual([0, 1, 0, 0, 0]);
    expect(await rowsOf(db, `select level, revoked_on from certification where number = 'T1'`)).toEqual([
      { level: null, revoked_on: '2024-01-01' },
    ]);
  });

  it('derives the year of a technology SME from its number, and three years anew when the issue moves', async () => {
    await putFeed(db, registerFeed('certifications'));
    const sme = '202541061108000001';
    await send(db, 'certifications', list('kind,number,uscc,issuedOn,expiresOn', `TECH_SME,${sme},${A},,`));
    const dates = (number: string) =>
      rowsOf(db, `select issued_on, expires_on from certification where number = '${number}'`);
    expect(await dates(sme)).toEqual([{ issued_on: '2025-01-01', expires_on: '2025-12-31' }]);
    await send(db, 'certifications', list('kind,number,uscc,issuedOn', `TECH_SME,${sme},${A},2025-04-15`));
    expect(await dates(sme)).toEqual([{ issued_on: '2025-04-15', expires_on: '2025-12-31' }]);
    const header = 'kind,number,uscc,issuedOn,expiresOn';
    const high = (rest: string) =>
      send(db, 'certifications', list(header, `HIGH_TECH_ENTERPRISE,GR202441000009,${A},${rest}`));
    await high('2024-11-22,2025-06-30');
    await high('2024-11-22,');
    expect(await dates('GR202441000009')).toEqual([{ issued_on: '2024-11-22', expires_on: '2025-06-30' }]);
    await high('2024-12-02,');
    expect(await dates('GR202441000009')).toEqual([{ issued_on: '2024-12-02', expires_on: '2027-12-01' }]);
  });

  it('is taken in once when two feeds bring the same records at the same moment', async () => {
    const slugs = ['patents-a', 'patents-b', 'patents-c'];
    for (const slug of slugs) await putFeed(db, registerFeed('patents', { slug }));
    const rows = Array.from(
      { length: 300 },
      (_, n) => `${makePatentNumber(2021, 'DESIGN', n)},题,${A},2021-01-05`,
    );
    const content = list('applicationNumber,title,uscc,filedOn', ...rows);
    const runs = await Promise.all(slugs.map((slug) => send(db, slug, content)));
    expect(runs.map(({ rowsNew, rowsUnchanged }) => [rowsNew, rowsUnchanged]).sort()).toEqual([
      ...[
        [0, 300],
        [0, 300],
        [300, 0],
      ],
    ]);
  });

  it('names what a new record lacks, though a list of known ones may leave it out', async () => {
    const definition = registerFeed('enterprises', {
      ...{ slug: 'struck-off', columns: { uscc: '代码', struckOffOn: '注销日期' }, onReject: 'keep-valid' },
    });
    await putFeed(db, definition);
    const run = await send(
      db,
      'struck-off',
      list('代码,注销日期', `${A},2026-01-31`, `${uscc(8)},2026-01-31`),
    );
    expect(countsOf(run)).toEqual([0, 1, 0, 1, 0]);
    expect(run.rejects).toMatchObject([{ code: 'MISSING_FOR_NEW', line: 3, raw: uscc(8) }]);
    expect(
      await rowsOf(db, `select name_zh, status, struck_off_on from enterprise where uscc = '${A}'`),
    ).toEqual([{ name_zh: '甲', status: 'STRUCK_OFF', struck_off_on: '2026-01-31' }]);
  });
});
