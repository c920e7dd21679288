/** A small graph to pull from: two prefectures, enterprises that are shared or not, their records, callers. */
import type { Database } from '../../../src/db/database';
import { makeUscc } from '../../../src/domain/identifiers/uscc';
import type { ApiRole, ApiScope } from '../../../src/domain/vocabulary';
import { createApiKey } from '../../../src/services/access/api-keys';
import { insertRegion } from '../../support/factories';

export const usccOf = (n: number): string => makeUscc(`91410611${String(n).padStart(8, '0')}`);

export async function plantRegions(db: Database): Promise<void> {
  await insertRegion(db, { code: '410000', level: 'PROVINCE' });
  await insertRegion(db, { code: '410600', parentCode: '410000' });
  await insertRegion(db, { code: '410611', level: 'COUNTY', parentCode: '410600' });
  await insertRegion(db, { code: '620900', parentCode: null });
  await insertRegion(db, { code: '620921', level: 'COUNTY', parentCode: '620900' });
}

export interface PlantedEnterprise {
  readonly n: number;
  readonly region?: string;
  readonly nameZh?: string;
  readonly shared?: boolean;
}

export async function plantEnterprise(
  db: Database,
  { n, region = '410611', nameZh = `企业${n}`, shared = true }: PlantedEnterprise,
): Promise<string> {
  const uscc = usccOf(n);
  await db.query(
    `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic, sharing_authorised)
     values ($1, $2, $3, true, false, $4)`,
    [uscc, nameZh, region, shared],
  );
  return uscc;
}

export interface KeyWish {
  readonly role: ApiRole;
  readonly regions?: readonly string[];
  readonly scopes?: readonly ApiScope[];
  readonly institution?: string;
}

export async function plantKey(
  db: Database,
  { role, regions, scopes, institution }: KeyWish,
): Promise<string> {
  const { key, apiKey } = await createApiKey(db, {
    name: `test ${role}`,
    role,
    regionCodes: regions ?? null,
  });
  await db.query('update api_key set scopes = $2, institution_slug = $3 where id = $1', [
    apiKey.id,
    scopes ?? [],
    institution ?? null,
  ]);
  return key;
}

export async function plantBanks(db: Database): Promise<void> {
  await db.query(`insert into institution (slug, name_zh, name_en, kind, is_synthetic) values
    ('bank-a', '甲银行', 'Bank A', 'BANK', true), ('bank-b', '乙银行', 'Bank B', 'BANK', true)`);
}

/** A certificate, a patent and a loan of each enterprise, the loans of two banks in turn. */
export async function plantRecords(db: Database): Promise<void> {
  await plantBanks(db);
  await db.query(`
    insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
      select id, 'HIGH_TECH_ENTERPRISE', 'GR' || id, '2018-01-01', '2020-12-31', true from enterprise;
    insert into patent (application_number, kind, title_zh, filed_on, owner_id, is_synthetic)
      select '20171060' || (1000 + id) || '.3', 'INVENTION', '一种装置', '2017-01-01', id, true from enterprise;
    insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, status,
        is_synthetic)
      select 'C' || id, id, case when id % 2 = 0 then 'bank-a' else 'bank-b' end, 1000000.50, 0.0435,
        '2018-01-01', '2019-01-01', 'ACTIVE', true from enterprise`);
}
