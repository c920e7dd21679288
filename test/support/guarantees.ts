/** What guarantees rest on: the programmes, enterprises and loans under two of them, banks and guarantors. */
import type { Database } from '../../src/db/database';
import { globalId } from '../../src/entities/node';
import { insertRegion } from './factories';
import { HUAWEI, insertEnterprise, insertInstitution, insertLoan, TENCENT } from './graph';
import { plantProgrammes } from './programmes';

export interface PlantedLoans {
  /** Of Shanxi, at bank-a. */
  readonly shanxi: string;
  /** Of Jiayuguan, at bank-a. */
  readonly jiayuguan: string;
  /** Of no programme, at bank-b. */
  readonly plain: string;
  /** Of Shanxi, at bank-a, paid back. */
  readonly repaid: string;
}

const GUARANTORS = {
  ...{ 'guard-province': '140000', 'guard-city': '140100', 'guard-county': '140105' },
  'guard-jiayuguan': '620200',
};

/** The ids are those of the API. */
export async function plantGuarantees(db: Database): Promise<PlantedLoans> {
  await insertRegion(db, { code: '140000', level: 'PROVINCE' });
  await insertRegion(db, { code: '140100', parentCode: '140000' });
  await insertRegion(db, { code: '140105', parentCode: '140100', level: 'COUNTY' });
  await insertRegion(db, { code: '620000', level: 'PROVINCE' });
  await insertRegion(db, { code: '620200', parentCode: '620000' });
  for (const bank of ['bank-a', 'bank-b']) await insertInstitution(db, bank);
  await insertInstitution(db, 'insurer', 'INSURER');
  for (const [slug, regionCode] of Object.entries(GUARANTORS)) {
    await insertInstitution(db, slug, 'GUARANTOR');
    await db.query('update institution set region_code = $2 where slug = $1', [slug, regionCode]);
  }
  await plantProgrammes(db);
  const taiyuan = await insertEnterprise(db, { uscc: HUAWEI, regionCode: '140105', nameZh: '太原机械' });
  const jiayuguan = await insertEnterprise(db, { uscc: TENCENT, regionCode: '620200', nameZh: '戈壁农业' });
  const lend = async (borrower: unknown, given: Readonly<Record<string, unknown>>) =>
    globalId('Loan', String((await insertLoan(db, borrower, given)).id));
  return {
    shanxi: await lend(taiyuan.id, { contractNumber: 'S-1', programmeSlug: 'shanxi' }),
    jiayuguan: await lend(jiayuguan.id, { contractNumber: 'J-1', programmeSlug: 'jiayuguan' }),
    plain: await lend(taiyuan.id, { contractNumber: 'P-1', bankSlug: 'bank-b' }),
    repaid: await lend(taiyuan.id, {
      ...{ contractNumber: 'S-2', programmeSlug: 'shanxi', status: 'REPAID', repaidOn: '2019-06-01' },
    }),
  };
}
