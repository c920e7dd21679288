/** A paid and partly recovered claim of each of two banks, in two regions, borne by insurer and bank. */
import type { Database } from '../../../src/db/database';
import { insert } from '../../support/factories';
import type { Plants } from './plant-assessments';

/** Sums that only one claim has. */
const FIRST_SHARE = 91_234;

export async function plantClaims(
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
    const of = { region, isShared: null, bank };
    const marked = (type: string, kind: string) => planting.add(type, `⟦${kind}-${bank}⟧`, of);
    const sum = (type: string, n: number) => planting.add(type, `${FIRST_SHARE + at * 100 + n}.17`, of);
    const [now, on] = [new Date('2019-05-01T04:00:00Z'), '2019-04-10'];
    await db.transaction(async (tx) => {
      const insured = sum('ClaimShare', 1);
      const { id } = await insert(tx, 'claim', {
        ...{ loanId: loan?.id, programmeSlug: 'walked-programme', bankSlug: bank, filedOn: on },
        ...{ borrowerKind: 'LEGAL_PERSON', principal: insured, interest: '100000', overdueDays: 90 },
        ...{ lossProof: marked('Claim', 'proof'), recourseProof: 'x', status: 'FILED', isSynthetic: false },
        ...{ filedBy: 'key:y', filedAt: now, changedAt: now },
      });
      const claimId = String(id);
      await insert(tx, 'claim_share', { claimId, bearer: 'INSURER', percent: '80', amount: insured });
      await insert(tx, 'claim_share', { claimId, bearer: 'BANK', percent: '20', amount: '100000' });
      await insert(tx, 'claim_event', {
        ...{ claimId, kind: 'FILED', step: 's', body: 'b', round: 1, toStatus: 'FILED', actor: 'key:y' },
        ...{ comment: marked('ClaimEvent', 'word'), happenedOn: on, happenedAt: now },
      });
      const move = (status: string, more = '') =>
        tx.query(`update claim set status = $2 ${more} where id = $1`, [claimId, status]);
      await move('ON_NOTICE', `, notice_from = '2019-04-11', notice_until = '2019-04-18'`);
      const objection = await insert(tx, 'claim_objection', {
        ...{ claimId, objector: 'x', objection: marked('ClaimObjection', 'objection') },
        ...{ raisedOn: '2019-04-12', recordedBy: 'key:y', recordedAt: now },
      });
      await tx.query(
        `update claim_objection set outcome = 'SETTLED', outcome_reason = 'x', decided_by = 'x', decided_at = $2
         where id = $1`,
        [objection.id, now],
      );
      await move('APPROVED');
      await insert(tx, 'claim_payment', {
        ...{ claimId, fromFund: '0', further: '0', furtherClause: marked('ClaimPayment', 'paid') },
        ...{ paidOn: '2019-05-01', paidBy: 'key:x', paidAt: now },
      });
      await move('PAID');
      const recovered = sum('ClaimRecovery', 2);
      const recovery = await insert(tx, 'claim_recovery', {
        ...{ claimId, amount: recovered, recoveredOn: '2019-05-02', byLawsuit: false },
        ...{ recordedBy: 'key:y', recordedAt: now },
      });
      const shareOf = (bearer: string, amount: string) =>
        insert(tx, 'claim_recovery_share', { recoveryId: recovery.id, bearer, amount });
      await shareOf('BANK', sum('ClaimRecoveryShare', -20_000));
      await shareOf('INSURER', '20002.00');
      planting.note('Claim', claimId);
      planting.note('ClaimObjection', String(objection.id));
      planting.note('ClaimRecovery', String(recovery.id));
    });
  }
}
