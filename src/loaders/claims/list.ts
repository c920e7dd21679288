/** The list of claims, and under which conditions its rows are seen: where the loan is, and by its bank. */
import type { Visibility } from '../../domain/access/visibility';
import { Claim } from '../../entities/claim';
import type { GraphList } from '../graph-lists';
import type { Condition } from '../keyset-page';
import { ofSeenBank, ofSeenBorrower } from '../visible';

function ofSeenLoan(visibility: Visibility, column: string): Condition {
  const condition = ofSeenBorrower(visibility, 'lent');
  return {
    ...condition,
    name: `${condition.name}_loan`,
    sql: (place) => `exists (select from loan lent where lent.id = ${column} and ${condition.sql(place)})`,
  };
}

/** The last filed first. */
export const CLAIMS: GraphList<Claim> = {
  ...{ name: 'claims', entity: Claim, type: 'Claim', descending: true },
  order: [
    { column: 'filed_on', type: 'date' },
    { column: 'id', type: 'uuid' },
  ],
  seen: (visibility) => [ofSeenLoan(visibility, 't.loan_id'), ...ofSeenBank(visibility, 't.bank_slug')],
};

/** What hangs on a claim is seen where the claim is; `column` holds the claim's id. */
export const ofSeenClaim = (visibility: Visibility, column: string): readonly Condition[] =>
  [ofSeenLoan(visibility, 'about.loan_id'), ...ofSeenBank(visibility, 'about.bank_slug')].map(
    (condition) => ({
      ...condition,
      name: `${condition.name}_claim`,
      sql: (place: string) =>
        `exists (select from claim about where about.id = ${column} and ${condition.sql(place)})`,
    }),
  );
