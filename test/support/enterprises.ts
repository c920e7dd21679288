/** Hand-made enterprises of two regions, for tests of who sees what. */
import type { Database } from '../../src/db/database';
import { makeUscc } from '../../src/domain/identifiers/uscc';
import type { Sealer } from '../../src/services/access/sealer';
import { insert, insertRegion } from './factories';

export interface Planted {
  readonly rowId: string;
  readonly uscc: string;
}

/** Two cities of one province, each with a county. */
export async function plantRegions(db: Database): Promise<void> {
  await insertRegion(db, { code: '410000', level: 'PROVINCE' });
  for (const code of ['410600', '410700']) await insertRegion(db, { code, parentCode: '410000' });
  for (const [code, parentCode] of [
    ['410611', '410600'],
    ['410702', '410700'],
  ]) {
    await insertRegion(db, { code, parentCode, level: 'COUNTY' });
  }
}

export const PERSONS = { legalRepresentative: '欧阳震华', contactName: '司徒美堂', contactPhone: '13987654321' };

/** Two letters tell one credit code from another: `usccOf('A1')`. */
export const usccOf = (letters: string): string => makeUscc(`914106${letters.padStart(9, '0')}`);

export async function plantEnterprise(
  db: Database,
  row: Readonly<Record<string, unknown>>,
  sealer?: Sealer,
): Promise<Planted> {
  const contacts = sealer && {
    legalRepresentativeSealed: sealer.seal(PERSONS.legalRepresentative),
    contactNameSealed: sealer.seal(PERSONS.contactName),
    contactPhoneSealed: sealer.seal(PERSONS.contactPhone),
  };
  const made = await insert(db, 'enterprise', {
    ...{ nameZh: `企业${String(row.uscc)}`, regionCode: '410611', sharingAuthorised: true },
    ...{ isTechEnterprise: true, isSynthetic: false, ...contacts, ...row },
  });
  return { rowId: String(made.id), uscc: String(made.uscc) };
}
