import type { Database } from '../../../src/db/database';
import { openTestDatabase } from '../../support/database';
import {
  insertDocument,
  insertIndicator,
  insertPlan,
  insertStage,
  insertTarget,
  insertUnit,
  json,
} from '../../support/factories';
import { list, putFeed, putRegions, registerFeed, rowsOf, type Sending, send, uscc } from './register-feeds';

const REGIONS = ['100000', '410000', '410600', '410611', '410621', '620921'];
const RULES = {
  high: { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'ACTIVE', of: 'enterprise' },
  giant: { register: 'certification', kind: ['TECH_GIANT'], event: 'ACTIVE' },
  patent: { register: 'patent', event: 'GRANTED' },
  loan: { register: 'loan', event: 'DRAWN', sum: 'principal' },
  smeLoan: { register: 'loan', event: 'DRAWN', certified: ['TECH_SME'] },
  listing: { register: 'listing', event: 'LISTED' },
  space: { register: 'incubator', kind: ['MAKERSPACE'], event: 'OPEN' },
};

/** A target for each indicator in each region, named `<indicator>-<region>`. */
async function plant(db: Database): Promise<void> {
  await putRegions(db);
  await insertUnit(db);
  await insertDocument(db);
  await insertPlan(db);
  await insertStage(db, { slug: 's', startsOn: '2020-01-01', endsOn: '2029-12-31' });
  for (const [code, rule] of Object.entries(RULES)) {
    await insertIndicator(db, { code, source: 'COUNTED', measure: 'STOCK', countRule: json(rule) });
    for (const regionCode of REGIONS) {
      await insertTarget(db, {
        ...{ stageKey: 'hebi/s', slug: `${code}-${regionCode}`, indicatorCode: code, regionCode },
        ...{ basis: 'LEVEL', value: '1' },
      });
    }
  }
}

const [A, B] = [uscc(1), uscc(2)];
const above = (region: string) => [region, '410600', '410000', '100000'];
const targets = (code: string, ...regions: readonly string[]) =>
  [...new Set(regions)].sort().map((region) => `${code}-${region}`);

describe('what is counted from registers', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await plant(db);
    for (const register of ['enterprises', 'certifications', 'patents', 'loans', 'incubators'] as const) {
      await putFeed(db, registerFeed(register));
    }
    await db.query(`insert into institution values ('bank', '银行', 'Bank', 'BANK', null, false)`);
    await take('enterprises', 'uscc,name,region', `${A},甲,410611`, `${B},乙,410621`);
  });
  afterEach(() => db.close());

  /** Sends a list and names the targets that were asked to be judged anew. */
  const take = async (feed: string, header: string, ...rows: readonly string[]) => {
    await db.query('truncate outbox, recompute_wave cascade');
    const run = await send(db, feed, list(header, ...rows));
    expect(run.rejects.filter(({ severity }) => severity !== 'INFO')).toEqual([]);
    const asked = await rowsOf(db, 'select target_key as key from recompute_request order by 1');
    expect(run.targetsAffected).toBe(asked.length);
    return asked.map(({ key }) => String(key).replace('hebi/s/', ''));
  };
  const HIGH = 'kind,number,uscc,issuedOn,revokedOn';
  const high = (owner: string, rest = '2023-11-22,') =>
    `HIGH_TECH_ENTERPRISE,GR202341000001,${owner},${rest}`;

  it('is judged anew for the kind and the regions of a certificate, and for nothing when nothing changes', async () => {
    expect(await take('certifications', HIGH, high(A))).toEqual(targets('high', ...above('410611')));
    expect(await take('certifications', HIGH, `${high(A)}\n`)).toEqual([]);
    expect(await take('certifications', HIGH, high(B))).toEqual(
      targets('high', ...above('410611'), ...above('410621')),
    );
    expect(await take('certifications', HIGH, high(B, '2023-11-22,2025-01-01'))).toEqual(
      targets('high', ...above('410621')),
    );
  });

  it('is judged anew for patents, loans and incubators where they are', async () => {
    const patent = `201710601862.3,题,${A},2017-07-21,2019-01-01`;
    expect(await take('patents', 'applicationNumber,title,uscc,filedOn,grantedOn', patent)).toEqual(
      targets('patent', ...above('410611')),
    );
    const loan = `bank,1,${B},100,4%,2024-01-01,2025-01-01`;
    expect(await take('loans', 'bank,contractNumber,uscc,principal,annualRate,drawnOn,dueOn', loan)).toEqual([
      ...targets('loan', ...above('410621')),
      ...targets('smeLoan', ...above('410621')),
    ]);
    const space = (kind: string) =>
      take('incubators', 'region,name,kind,openedOn', `410611,甲,${kind},2020-01-01`);
    expect(await space('孵化器')).toEqual([]);
    expect(await space('众创空间')).toEqual(targets('space', ...above('410611')));
    expect(await space('加速器')).toEqual(targets('space', ...above('410611')));
  });

  it('moves with its enterprise, for what the enterprise has, in the old region and the new one', async () => {
    await take('certifications', HIGH, high(A));
    await take('patents', 'applicationNumber,title,uscc,filedOn', `201710601862.3,题,${A},2017-07-21`);
    const enterprises = (...rows: readonly string[]) => take('enterprises', 'uscc,name,region', ...rows);
    expect(await enterprises(`${A},新甲,410611`)).toEqual([]);
    expect(await enterprises(`${B},乙,620921`)).toEqual([]);
    const both = [...above('410611'), '620921'];
    expect(await enterprises(`${A},新甲,620921`)).toEqual([
      ...targets('high', ...both),
      ...targets('patent', ...both),
    ]);
  });

  it('is judged anew where an enterprise has been, for the certificates that borrowers need, and its size', async () => {
    await take('enterprises', 'uscc,name,region,effectiveOn', `${A},甲,620921,2024-01-01`);
    const both = [...above('410611'), '620921'];
    const sme = `TECH_SME,202341061108000001,${A},2023-03-22,`;
    expect(await take('certifications', HIGH, sme)).toEqual(targets('smeLoan', ...both));
    expect(await take('enterprises', 'uscc,name,region,scale', `${A},甲,620921,SMALL`)).toEqual(
      targets('smeLoan', ...both),
    );
    await putFeed(db, registerFeed('listings'));
    const listing = `新三板,1,${B},2024-02-01`;
    expect(await take('listings', 'board,code,uscc,listedOn', listing)).toEqual(
      targets('listing', ...above('410621')),
    );
  });

  it('goes and comes back with an enterprise on a full list', async () => {
    await take('certifications', HIGH, high(A));
    await putFeed(db, registerFeed('enterprises', { fullList: true, maxRemovedShare: 1 }));
    const counted = targets('high', ...above('410611'));
    expect(await take('enterprises', 'uscc,name,region', `${B},乙,410621`)).toEqual(counted);
    expect(await take('enterprises', 'uscc,name,region', `${A},甲,410611`, `${B},乙,410621`)).toEqual(
      counted,
    );
    await putFeed(db, registerFeed('certifications', { fullList: true, maxRemovedShare: 1 }));
    const other = `HIGH_TECH_ENTERPRISE,GR202341000002,${B},2023-11-22,`;
    expect(await take('certifications', HIGH, other)).toEqual(
      targets('high', ...above('410611'), ...above('410621')),
    );
  });

  it('may be counted where a list says that it is complete, in all regions inside', async () => {
    const coverage = { startsOn: '2024-01-01', region: '410600', kind: 'TECH_GIANT' };
    await putFeed(db, registerFeed('certifications', { coverage }));
    const giants = targets('giant', '410600', '410611', '410621');
    const row = (number: number) => `TECH_GIANT,${number},${A},2022-01-01,`;
    expect(await take('certifications', HIGH, row(1))).toEqual(
      targets('giant', ...above('410611'), '410621'),
    );
    expect(await rowsOf(db, 'select register, kind, region_code, starts_on from register_coverage')).toEqual([
      { register: 'certification', kind: 'TECH_GIANT', region_code: '410600', starts_on: '2024-01-01' },
    ]);
    await db.query(`update register_coverage set ends_on = '2024-06-30'`);
    expect(await take('certifications', HIGH, `${row(1)}\n`)).toEqual(giants);
    expect(await take('certifications', HIGH, `${row(1)}\n\n`)).toEqual([]);
    const limited: Sending = { regionCodes: ['410611'] };
    await db.query(`update register_coverage set ends_on = '2024-06-30'`);
    const run = await send(db, 'certifications', list(HIGH, row(1), '', '', ''), limited);
    expect(run.rejects).toMatchObject([{ code: 'COVERAGE_OUTSIDE_SCOPE', raw: '410600' }]);
    expect(run.status).toBe('UNCHANGED');
  });
});
