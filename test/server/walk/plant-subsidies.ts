/** A settlement of each of two banks, in two regions, with a line, a decision and a loan found ineligible. */
import type { Database } from '../../../src/db/database';
import { Decimal } from '../../../src/domain/decimal';
import { insert } from '../../support/factories';
import type { Plants } from './plant-assessments';

/** Sums that only one line has. */
const FIRST_BASE = 8_765_400;

export async function plantSubsidies(
  db: Database,
  planting: Plants,
  regionOfBank: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [at, [bank, region]] of Object.entries(regionOfBank).entries()) {
    const [loan] = await db.query<{ id: string }>(
      `select l.id::text from loan l join enterprise e on e.id = l.borrower_id where l.bank_slug = $1
         and e.region_code = $2 and e.sharing_authorised and e.removed_at is null and e.status <> 'MERGED'
       order by l.id limit 1`,
      [bank, region],
    );
    const loanId = loan?.id as string;
    await db.transaction(async (tx) => {
      const of = { region, isShared: null, bank };
      const marked = (type: string, kind: string) => planting.add(type, `⟦${kind}-${bank}⟧`, of);
      const base = new Decimal(FIRST_BASE + 1_000 * at);
      const amount = planting.add('SubsidyLine', base.times(31).times('4.75').div(36_000).toFixed(2), of);
      const now = new Date();
      const { id } = await insert(tx, 'subsidy_settlement', {
        ...{
          programmeSlug: 'walked-programme',
          bankSlug: bank,
          borrowerKind: 'LEGAL_PERSON',
          cause: 'MONTH',
        },
        ...{ month: '2019-07', status: 'DRAFT', regionCodes: [region], granted: amount, takenBack: '0' },
        ...{ isSynthetic: false, preparedBy: marked('SubsidySettlement', 'subsidy') },
        ...{ preparedAt: now, changedAt: now },
      });
      await insert(tx, 'subsidy_line', {
        ...{ settlementId: id, loanId, startsOn: '2019-07-01', endsBefore: '2019-08-01', days: 31 },
        ...{ base: base.toFixed(2), percent: '4.75', amount },
      });
      await insert(tx, 'subsidy_decision', {
        ...{
          settlementId: id,
          step: 's',
          body: 'b',
          agrees: true,
          fromStatus: 'DRAFT',
          toStatus: 'REPORTED',
        },
        ...{ comment: marked('SubsidyDecision', 'word'), actor: 'key:x', decidedAt: now },
      });
      await insert(tx, 'subsidy_stop', {
        ...{ loanId, body: 'b', actor: 'key:x', recordedAt: now },
        reason: planting.add('SubsidyStop', `⟦stop-${bank}⟧`, { ...of, isShared: true }),
      });
      planting.note('SubsidySettlement', String(id));
    });
  }
}
