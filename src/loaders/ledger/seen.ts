/** What of the books a caller may see: staff those of their regions, a bank its own special account. */
import type { Visibility } from '../../domain/access/visibility';
import type { Sight } from '../by-key';
import type { Condition } from '../keyset-page';
import { inSeenRegion, ofSeenFund, requireSeen } from '../visible';

function heldBy({ loansOfBank }: Visibility): readonly Condition[] {
  if (loansOfBank === null) return [];
  return [
    {
      name: 'held_by',
      sql: (place) => `t.kind = 'SPECIAL_ACCOUNT' and t.institution_slug = ${place}::text`,
      value: loansOfBank,
    },
  ];
}

export const seenAccounts = (visibility: Visibility): Sight => ({
  require: () => requireSeen(visibility, 'LedgerAccount'),
  conditions: [...ofSeenFund(visibility, 't.fund_slug'), ...heldBy(visibility)],
});

/** Postings, and sums over all accounts, from which those of others could be told. */
export const seenPostings = (visibility: Visibility): Sight => ({
  require: () => requireSeen(visibility, 'LedgerPosting'),
  conditions: ofSeenFund(visibility, 't.fund_slug'),
});

/** Entries are seen where their posting is. */
export const seenEntries = (visibility: Visibility): Sight => ({
  require: () => requireSeen(visibility, 'LedgerPosting'),
  conditions: inSeenRegion(visibility, 'seen.region_code').map((condition) => ({
    ...condition,
    name: 'seen_entry',
    sql: (place) => `exists (select from ledger_posting own join fund seen on seen.slug = own.fund_slug
      where own.id = t.posting_id and ${condition.sql(place)})`,
  })),
});
