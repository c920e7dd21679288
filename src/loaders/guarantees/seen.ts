/** Which guarantees and reports a caller sees: staff by region, banks and guarantors their own. */
import type { Visibility } from '../../domain/access/visibility';
import type { Condition } from '../keyset-page';
import { inSeenRegion, ofSeenBorrower } from '../visible';

/** The bank that lent, and whoever answers for a part. */
const ofParty = ({ loansOfBank }: Visibility, alias: string): readonly Condition[] =>
  loansOfBank === null
    ? []
    : [
        {
          name: 'party',
          sql: (place) => `(exists (select from loan own where own.id = ${alias}.loan_id
              and own.bank_slug = ${place}::text)
            or exists (select from guarantee_share own where own.guarantee_id = ${alias}.id
              and own.institution_slug = ${place}::text)
            or exists (select from re_guarantee own where own.guarantee_id = ${alias}.id
              and own.re_guarantor_slug = ${place}::text))`,
          value: loansOfBank,
        },
      ];

/** Of rows called `alias`: where the borrower is seen; for banks and guarantors those they are party to. */
export function seenGuarantees(visibility: Visibility, alias = 't'): readonly Condition[] {
  const borrower = ofSeenBorrower(visibility, 'lent');
  return [
    {
      ...borrower,
      sql: (place) =>
        `exists (select from loan lent where lent.id = ${alias}.loan_id and ${borrower.sql(place)})`,
    },
    ...ofParty(visibility, alias),
  ];
}

/** What hangs on a guarantee is seen where the guarantee is. */
export const ofSeenGuarantees = (visibility: Visibility): readonly Condition[] =>
  seenGuarantees(visibility, 'seen_guarantee').map((condition) => ({
    ...condition,
    name: `of_${condition.name}`,
    sql: (place) =>
      `exists (select from guarantee seen_guarantee where seen_guarantee.id = t.guarantee_id
        and ${condition.sql(place)})`,
  }));

const ownOrIn = (
  visibility: Visibility,
  own: string,
  inRegion: (within: string) => string,
  region: string,
): readonly Condition[] => {
  const { loansOfBank } = visibility;
  if (loansOfBank !== null)
    return [{ name: 'own', sql: (place) => `${own} = ${place}::text`, value: loansOfBank }];
  return inSeenRegion(visibility, region).map((condition) => ({
    ...condition,
    sql: (place) => inRegion(condition.sql(place)),
  }));
};

/** Reports of guarantors: staff those of guarantors in their regions, a guarantor its own. */
export const seenGuarantors = (visibility: Visibility, slug: string): readonly Condition[] =>
  ownOrIn(
    visibility,
    slug,
    (within) => `exists (select from institution seen where seen.slug = ${slug} and ${within})`,
    'seen.region_code',
  );

/** Reports of bad loans: staff those of programmes in their regions, a bank its own. */
export const seenBadLoans = (visibility: Visibility): readonly Condition[] =>
  ownOrIn(
    visibility,
    't.bank_slug',
    (within) => `exists (select from programme seen where seen.slug = t.programme_slug and ${within})`,
    'seen.region_code',
  );
