/** The lists of interest subsidies, and under which conditions their rows are seen. */
import type { Visibility } from '../../domain/access/visibility';
import { SubsidyLine } from '../../entities/subsidy-line';
import { SubsidySettlement } from '../../entities/subsidy-settlement';
import type { GraphList } from '../graph-lists';
import type { Condition } from '../keyset-page';
import { ofSeenBank } from '../visible';

/** Of rows called `alias`: staff see those whose borrowers all lie in their regions, a bank its own. */
function seenSettlements(visibility: Visibility, alias: string): readonly Condition[] {
  const { regionCodes, loansOfBank } = visibility;
  const ofBank = ofSeenBank(visibility, `${alias}.bank_slug`);
  if (loansOfBank !== null || regionCodes === null) return ofBank;
  const sql = (place: string) =>
    `${alias}.region_codes <@ (select regions_within(${place}::text[])) and ${alias}.region_codes <> '{}'`;
  return [...ofBank, { name: 'seen_regions', sql, value: regionCodes }];
}

/** What hangs on a settlement is seen where the settlement is. */
export const ofSeenSettlements = (visibility: Visibility): readonly Condition[] =>
  seenSettlements(visibility, 'seen').map((condition) => ({
    ...condition,
    name: `of_${condition.name}`,
    sql: (place) =>
      `exists (select from subsidy_settlement seen where seen.id = t.settlement_id
        and ${condition.sql(place)})`,
  }));

/** The last month first. */
export const SUBSIDY_SETTLEMENTS: GraphList<SubsidySettlement> = {
  ...{ name: 'subsidy-settlements', entity: SubsidySettlement, type: 'SubsidySettlement' },
  descending: true,
  order: [
    { column: 'month', type: 'text' },
    { column: 'id', type: 'uuid' },
  ],
  seen: (visibility) => seenSettlements(visibility, 't'),
};

/** In the order in which they were written. */
export const SUBSIDY_LINES: GraphList<SubsidyLine> = {
  ...{ name: 'subsidy-lines', entity: SubsidyLine, type: 'SubsidySettlement' },
  order: [{ column: 'id', type: 'bigint' }],
  seen: ofSeenSettlements,
};
