/** Reads of claims, bound to what one caller may see: shares, words, payments and recoveries. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { Claim } from '../../entities/claim';
import { ClaimEvent } from '../../entities/claim-event';
import { ClaimObjection } from '../../entities/claim-objection';
import { ClaimPayment } from '../../entities/claim-payment';
import { ClaimRecovery } from '../../entities/claim-recovery';
import { ClaimRecoveryShare } from '../../entities/claim-recovery-share';
import { ClaimShare } from '../../entities/claim-share';
import { manyByKey, oneByKey, type Sight } from '../by-key';
import { childPages, pointsTo } from '../child-pages';
import { requireSeen } from '../visible';
import { CLAIMS, ofSeenClaim } from './list';

export function createClaimLoaders(database: Database, visibility: Visibility) {
  const require = () => requireSeen(visibility, 'Claim');
  const seen: Sight = { require, conditions: CLAIMS.seen(visibility) };
  const of = (column: string): Sight => ({ require, conditions: ofSeenClaim(visibility, column) });
  const by = (order: string) => ({ column: 'claim_id', type: 'uuid' as const, order });
  const claim = oneByKey(database, Claim, { column: 'id', type: 'uuid' }, seen);
  const ofOne = {
    shares: manyByKey(database, ClaimShare, by('t.bearer'), of('t.claim_id')),
    events: manyByKey(database, ClaimEvent, by('t.id'), of('t.claim_id')),
    objections: manyByKey(database, ClaimObjection, by('t.recorded_at, t.id'), of('t.claim_id')),
    payments: manyByKey(database, ClaimPayment, by('t.paid_at, t.id'), of('t.claim_id')),
    recoveries: manyByKey(database, ClaimRecovery, by('t.recorded_at, t.id'), of('t.claim_id')),
  };
  const uuid = { column: 'id', type: 'uuid' } as const;
  const ofRecovery = of('(select r.claim_id from claim_recovery r where r.id = t.recovery_id)');
  return {
    ...ofOne,
    claim,
    objection: oneByKey(database, ClaimObjection, uuid, of('t.claim_id')),
    recovery: oneByKey(database, ClaimRecovery, uuid, of('t.claim_id')),
    recoveryShares: manyByKey(
      database,
      ClaimRecoveryShare,
      { column: 'recovery_id', type: 'uuid', order: 't.bearer' },
      ofRecovery,
    ),
    ofLoan: manyByKey(
      database,
      Claim,
      { column: 'loan_id', type: 'bigint', order: 't.filed_on desc, t.id desc' },
      seen,
    ),
    ofProgramme: childPages(database, {
      list: CLAIMS,
      parent: pointsTo('programme_slug', 'text'),
      sight: seen,
    }),
    /** What was read before a change is not the answer to it. */
    forget(id: string): void {
      claim.clear(id);
      for (const loader of Object.values(ofOne)) loader.clear(id);
    },
  };
}
