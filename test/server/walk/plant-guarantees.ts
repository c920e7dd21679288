/** A guarantee of every loan that is there, guarantors in two regions with a year each, bad loans of two banks. */
import type { Database } from '../../../src/db/database';
import { insert } from '../../support/factories';
import { insertInstitution } from '../../support/graph';
import type { PlantedRow } from './callers';
import type { Plants } from './plant-assessments';

const NOW = new Date();

interface LoanRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly bank: string;
  readonly region: string;
  readonly shared: boolean;
  readonly removed: boolean;
}

export async function plantGuarantors(
  db: Database,
  planting: Plants,
  regions: readonly string[],
): Promise<void> {
  for (const [at, region] of regions.entries()) {
    const slug = `guard-${at + 1}`;
    await insertInstitution(db, slug, 'GUARANTOR');
    await db.query('update institution set region_code = $2 where slug = $1', [slug, region]);
    // No bank is this guarantor: only staff see what it reports.
    const of: Omit<PlantedRow, 'type' | 'marker'> = { region, isShared: null, bank: slug };
    await insert(db, 'guarantor_year', {
      ...{ institutionSlug: slug, year: 2018, version: 1, capitalAdded: '1', reportedBy: 'key:x' },
      ...{
        reason: planting.add('GuarantorYear', `⟦guarantor-${slug}⟧`, of),
        recordedAt: NOW,
        isSynthetic: false,
      },
    });
  }
}

/** Under a programme that lies in a region: its staff see them, and each bank its own. */
export async function plantBadLoans(
  db: Database,
  planting: Plants,
  { programme, region }: { readonly programme: string; readonly region: string },
): Promise<void> {
  const words = { clause: '一', nameZh: 'x', nameEn: 'x', content: '{}' };
  await insert(db, 'programme_rule', {
    ...{ programmeSlug: programme, key: 'npl', ordinal: 2, kind: 'NPL_TOLERANCE', ...words },
  });
  for (const bank of ['bank-a', 'bank-b']) {
    const of = { region, isShared: null, bank };
    await insert(db, 'npl_report', {
      ...{ bankSlug: bank, programmeSlug: programme, period: '2018', version: 1, nplPercent: '1' },
      ...{ reason: planting.add('NplReport', `⟦bad-loans-${bank}⟧`, of), reportedBy: 'key:x' },
      ...{ recordedAt: NOW, isSynthetic: false },
    });
  }
}

export async function plantGuarantees(db: Database, planting: Plants): Promise<void> {
  const loans = await db.query<LoanRow>(
    `select l.id::text, l.bank_slug as bank, e.region_code as region, e.sharing_authorised as shared,
       e.removed_at is not null as removed
     from loan l join enterprise e on e.id = l.borrower_id order by l.id`,
  );
  for (const { id: loanId, bank, region, shared, removed } of loans) {
    const of = { region, isShared: shared, isRemoved: removed, bank };
    await db.transaction(async (tx) => {
      const { id } = await insert(tx, 'guarantee', {
        ...{ loanId, bankPercent: '20', fromOn: '2019-01-15', untilOn: '2020-01-15', recordedBy: 'key:x' },
        ...{ counterGuarantee: planting.add('Guarantee', `⟦guarantee-${loanId}⟧`, of), recordedAt: NOW },
        isSynthetic: false,
      });
      const share = { guaranteeId: id, ordinal: 1 };
      await insert(tx, 'guarantee_share', { ...share, institutionSlug: 'guard-1', percent: '80' });
      await insert(tx, 're_guarantee', {
        ...{ ...share, guarantorSlug: 'guard-1', reGuarantorSlug: 'guard-2', percent: '30' },
      });
      planting.note('Guarantee', String(id));
    });
  }
}
