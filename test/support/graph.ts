/** A small graph for tests: four enterprises in two cities, two banks, and what hangs on them. */
import type { Statements } from '../../src/db/database';
import { insert, insertRegion } from './factories';

type Row = Readonly<Record<string, unknown>>;

/** In order of their credit codes. */
export const BYD = '91440300192317458F';
export const TENCENT = '9144030071526726XG';
export const HUAWEI = '914403001922038216';
export const HIKVISION = '91330000733796106P';

export const REAL = { isSynthetic: false };

export const insertEnterprise = (db: Statements, given: Row = {}): Promise<Row> =>
  insert(db, 'enterprise', {
    ...{ uscc: HUAWEI, nameZh: '鹤壁光电有限公司', regionCode: '410611', isTechEnterprise: true },
    ...{ sharingAuthorised: true, ...REAL, ...given },
  });

export const insertCertification = (db: Statements, enterpriseId: unknown, given: Row = {}): Promise<Row> =>
  insert(db, 'certification', {
    ...{ enterpriseId, kind: 'HIGH_TECH_ENTERPRISE', number: 'GR201841000001' },
    ...{ issuedOn: '2018-11-30', expiresOn: '2021-11-29', ...REAL, ...given },
  });

export const insertPatent = (db: Statements, ownerId: unknown, given: Row = {}): Promise<Row> =>
  insert(db, 'patent', {
    ...{ ownerId, applicationNumber: '201710601862.3', kind: 'INVENTION', titleZh: '一种光电器件' },
    ...{ filedOn: '2017-07-21', grantedOn: '2018-09-01', ...REAL, ...given },
  });

export const insertLoan = (db: Statements, borrowerId: unknown, given: Row = {}): Promise<Row> =>
  insert(db, 'loan', {
    ...{ borrowerId, contractNumber: 'A-1', bankSlug: 'bank-a', principal: '1000000.00' },
    ...{ annualRate: '0.0435', drawnOn: '2019-01-15', dueOn: '2020-01-15', status: 'ACTIVE' },
    ...{ ...REAL, ...given },
  });

export const insertInstitution = (db: Statements, slug: string, kind = 'BANK'): Promise<Row> =>
  insert(db, 'institution', { slug, nameZh: `机构${slug}`, nameEn: `Institution ${slug}`, kind, ...REAL });

export interface PlantedGraph {
  readonly huawei: string;
  readonly byd: string;
  readonly tencent: string;
  readonly hikvision: string;
}

const idOf = (row: Row) => String(row.id);

/**
 * HUAWEI (Qibin) and BYD (Jun county) lie in Hebi and are shared, TENCENT (Qibin) is not; HIKVISION is
 * shared and lies in Jinta.
 */
export async function plantGraph(db: Statements): Promise<PlantedGraph> {
  await insertRegion(db, { code: '410000', level: 'PROVINCE', nameZh: '河南省' });
  await insertRegion(db, { code: '410600', parentCode: '410000', nameZh: '鹤壁市' });
  await insertRegion(db, { code: '410611', parentCode: '410600', level: 'COUNTY', nameZh: '淇滨区' });
  await insertRegion(db, { code: '410621', parentCode: '410600', level: 'COUNTY', nameZh: '浚县' });
  await insertRegion(db, { code: '620921', level: 'COUNTY', nameZh: '金塔县' });
  await insertInstitution(db, 'bank-a');
  await insertInstitution(db, 'bank-b');
  const enterprise = async (given: Row) => idOf(await insertEnterprise(db, given));
  const planted = {
    huawei: await enterprise({ nameInitials: 'hbgdyxgs', industryCode: 'C3985', scale: 'LARGE' }),
    byd: await enterprise({
      ...{ uscc: BYD, nameZh: '浚县镁业有限公司', regionCode: '410621', industryCode: 'C3240' },
      ...{ foundedOn: '2010-05-06', scale: 'SMALL', nameEn: 'Xun County Magnesium' },
    }),
    tencent: await enterprise({ uscc: TENCENT, nameZh: '淇滨软件有限公司', sharingAuthorised: false }),
    hikvision: await enterprise({ uscc: HIKVISION, nameZh: '金塔农业科技有限公司', regionCode: '620921' }),
  };
  await plantRecords(db, planted);
  return planted;
}

async function plantRecords(
  db: Statements,
  { huawei, byd, tencent, hikvision }: PlantedGraph,
): Promise<void> {
  await insertCertification(db, huawei);
  await insertCertification(db, huawei, {
    ...{ kind: 'TECH_SME', number: '201941061108000001', issuedOn: '2019-01-01', expiresOn: '2019-12-31' },
  });
  await insertCertification(db, byd, {
    ...{ number: 'GR201641000002', issuedOn: '2016-09-20', expiresOn: '2019-09-19' },
  });
  await insertCertification(db, tencent, { number: 'GR201841000003', revokedOn: '2019-03-01' });
  await insertCertification(db, hikvision, { number: 'GR201862000004' });
  await insertPatent(db, huawei);
  await insertPatent(db, huawei, {
    ...{ applicationNumber: '202010566088.9', filedOn: '2018-06-19', grantedOn: null },
  });
  await insertPatent(db, byd, {
    ...{ applicationNumber: '202322865413.3', kind: 'UTILITY_MODEL', filedOn: '2018-10-24' },
    ...{ grantedOn: '2019-04-01', pledgedToSlug: 'bank-a', pledgedOn: '2019-05-01' },
  });
  await insertPatent(db, hikvision, { applicationNumber: '201510958772.0', filedOn: '2015-12-18' });
  const incubator = await insert(db, 'incubator', {
    ...{ nameZh: '淇滨孵化器', kind: 'INCUBATOR', regionCode: '410611', openedOn: '2016-01-01', ...REAL },
  });
  const tenancy = { incubatorId: incubator.id, movedInOn: '2017-03-01', ...REAL };
  await insert(db, 'incubator_tenancy', { ...tenancy, enterpriseId: huawei });
  await insert(db, 'incubator_tenancy', { ...tenancy, enterpriseId: tencent });
  await insert(db, 'incubator_tenancy', { ...tenancy, enterpriseId: byd, movedOutOn: '2019-06-30' });
  await insertLoan(db, huawei);
  await insertLoan(db, huawei, { contractNumber: 'B-1', bankSlug: 'bank-b', drawnOn: '2018-03-01' });
  await insertLoan(db, tencent, { contractNumber: 'B-2', bankSlug: 'bank-b' });
  await insertLoan(db, hikvision, { contractNumber: 'A-2', status: 'REPAID', repaidOn: '2019-06-01' });
}
