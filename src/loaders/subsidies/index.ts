/** Reads of interest subsidies, bound to what one caller may see. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { SubsidyDecision } from '../../entities/subsidy-decision';
import { SubsidyLine } from '../../entities/subsidy-line';
import { SubsidySettlement } from '../../entities/subsidy-settlement';
import { SubsidyStop } from '../../entities/subsidy-stop';
import { manyByKey, oneByKey, type Sight } from '../by-key';
import { childPages, pointsTo } from '../child-pages';
import { requireSeen } from '../visible';
import { ofSeenSettlements, SUBSIDY_LINES, SUBSIDY_SETTLEMENTS } from './lists';

export function createSubsidyLoaders(database: Database, visibility: Visibility) {
  const require = () => requireSeen(visibility, 'SubsidySettlement');
  const seen: Sight = { require, conditions: SUBSIDY_SETTLEMENTS.seen(visibility) };
  const ofSeen: Sight = { require, conditions: ofSeenSettlements(visibility) };
  const settlement = oneByKey(database, SubsidySettlement, { column: 'id', type: 'uuid' }, seen);
  const decisions = manyByKey(
    database,
    SubsidyDecision,
    { column: 'settlement_id', type: 'uuid', order: 't.id' },
    ofSeen,
  );
  return {
    ...{ settlement, decisions },
    lines: childPages(database, {
      ...{ list: SUBSIDY_LINES, parent: pointsTo('settlement_id', 'uuid'), sight: ofSeen },
    }),
    ofLoan: manyByKey(
      database,
      SubsidyLine,
      { column: 'loan_id', type: 'bigint', order: 't.starts_on, t.id' },
      ofSeen,
    ),
    /** Asked of loans that the caller sees. */
    stop: oneByKey(database, SubsidyStop, { column: 'loan_id', type: 'bigint' }, { require, conditions: [] }),
    /** What was read before a change is not the answer to it. */
    forget(id: string): void {
      settlement.clear(id);
      decisions.clear(id);
    },
  };
}
