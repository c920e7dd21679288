/** Which enterprises a programme excludes by what the registers know, said in SQL as the judge says it. */
import type { Visibility } from '../domain/access/visibility';
import type { IsoDate } from '../domain/calendar';
import type { LendingTerms } from '../domain/programmes/conditions';
import type { AdmissionRequirement } from '../domain/programmes/terms';
import { isBadLoan, lastBadDueDate } from './bad-loans';
import type { Condition } from './keyset-page';

/** Texts in one parameter, in this order. */
const REGION = 1;
const LAST_BAD_DUE_DATE = 2;
const BANK = 3;

const part = (place: string, index: number) => `(${place}::text[])[${index}]`;

const EXCLUDED_BY: Readonly<Partial<Record<AdmissionRequirement, (place: string) => string>>> = {
  TECHNOLOGY_ENTERPRISE: () => 'not t.is_tech_enterprise',
  SMALL_OR_MEDIUM_ENTERPRISE: () => `coalesce(t.scale = 'LARGE', false)`,
  NO_OUTSTANDING_BAD_LOANS: (place) => `exists (select from loan l where l.borrower_id = t.id
    and (${part(place, BANK)} is null or l.bank_slug = ${part(place, BANK)})
    and ${isBadLoan('l', part(place, LAST_BAD_DUE_DATE))})`,
};

/** Admissions that a legal person can fail by what the registers know. */
function requirementsIn(
  { admissions }: LendingTerms,
  { types }: Visibility,
): readonly AdmissionRequirement[] {
  const ofFirms = admissions.flatMap((term) =>
    term.stated && term.value.borrower !== 'NATURAL_PERSON' ? [term.value.requires] : [],
  );
  return ofFirms.filter((requires) => requires !== 'NO_OUTSTANDING_BAD_LOANS' || types.has('Loan'));
}

/** `isWanted`: those that nothing known excludes; else those that are excluded. */
export function candidateCondition(
  terms: LendingTerms,
  visibility: Visibility,
  today: IsoDate,
  isWanted: boolean,
): Condition {
  const { code, hidden } = terms.placement;
  const placed = code !== null && !hidden;
  const requirements = requirementsIn(terms, visibility);
  const outside = (place: string) =>
    `not (t.region_code = any ((select regions_within(array[${part(place, REGION)}]))::text[]))`;
  const sql = (place: string) => {
    const reasons = [
      `t.status <> 'ACTIVE'`,
      ...(placed ? [outside(place)] : []),
      ...requirements.flatMap((requires) => EXCLUDED_BY[requires]?.(place) ?? []),
    ];
    // The parameter is named even where no reason needs it.
    return `${isWanted ? 'not ' : ''}(${[`${place}::text[] is null`, ...reasons].join(' or ')})`;
  };
  const name = `candidate_${isWanted}_${placed}_${requirements.join('_')}`;
  return { name, sql, value: [code ?? '', lastBadDueDate(today), visibility.loansOfBank] };
}
