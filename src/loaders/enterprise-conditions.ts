/** What enterprises can be narrowed by, said in SQL: specific conditions, each with an index behind it. */
import type { Visibility } from '../domain/access/visibility';
import { addDays, type IsoDate } from '../domain/calendar';
import type {
  CertificationKind,
  EnterpriseScale,
  EnterpriseSegment,
  EnterpriseStatus,
} from '../domain/vocabulary';
import { AppError } from '../errors';
import { askedRegions } from './asked-regions';
import { boundedList } from './bounded-list';
import { certificateCountsOn } from './certificate-sql';
import type { Condition } from './keyset-page';
import { escapeLike } from './lists';
import { ofSeenBank, requireSeen } from './visible';

export interface EnterpriseQuestion {
  readonly region?: readonly string[] | null;
  readonly uscc?: readonly string[] | null;
  readonly search?: string | null;
  readonly certifiedAs?: readonly CertificationKind[] | null;
  readonly certifiedOn?: IsoDate | null;
  readonly industry?: readonly string[] | null;
  readonly scale?: readonly EnterpriseScale[] | null;
  readonly status?: readonly EnterpriseStatus[] | null;
  readonly isTechEnterprise?: boolean | null;
  readonly hasPatents?: boolean | null;
  readonly hasActiveLoan?: boolean | null;
  readonly changedAfter?: Date | null;
  readonly segments?: readonly EnterpriseSegment[] | null;
}

export const MAX_SEARCH_LENGTH = 100;
/** How far ahead a certificate counts as lapsing. */
const LAPSING_DAYS = 90;
/** Invention patents in force that make an enterprise rich in them. */
const PATENT_RICH_COUNT = 10;

const not = (negative: boolean) => (negative ? 'not ' : '');

function anyOf(column: string, type: string, values: readonly string[] | null | undefined): Condition[] {
  if (!values) return [];
  const value = boundedList(column, values);
  return [{ name: column, sql: (place) => `t.${column} = any(${place}::${type}[])`, value }];
}

/** C matches C3985 and C39 does: a section, division, group or class of GB/T 4754. */
function inIndustries(codes: readonly string[] | null | undefined): Condition[] {
  return anyOf('industry_code', 'text', codes).map((condition) => ({
    ...condition,
    sql: (place) => `t.industry_code like any(${place}::text[])`,
    value: codes?.map((code) => `${escapeLike(code)}%`),
  }));
}

/** The index finds rows with all pairs of letters; the second condition that they stand together. */
function named(search: string | null | undefined): Condition[] {
  const wanted = search?.trim().toLowerCase() ?? '';
  if (wanted === '') return [];
  if (wanted.length > MAX_SEARCH_LENGTH) {
    throw new AppError('QUERY_TOO_COMPLEX', {
      ...{ what: 'length of search', size: wanted.length, max: MAX_SEARCH_LENGTH },
    });
  }
  return [
    {
      name: 'search',
      sql: (place) => `text_grams(t.search_text) @> text_grams(${place}::text)
        and position(${place}::text in t.search_text) > 0`,
      value: wanted,
      isNarrow: true,
    },
  ];
}

/** The day and the kinds travel in one array: a condition takes one parameter. */
const validOn = (place: string) => certificateCountsOn('c', `(${place}::text[])[1]::date`);

function certified(
  name: string,
  kinds: readonly CertificationKind[],
  day: IsoDate,
  also = (_: string) => 'true',
): Condition {
  return {
    name,
    sql: (place) => `t.id in (select c.enterprise_id from certification c
      where c.kind = any((${place}::text[])[3:]) and ${validOn(place)} and ${also(place)})`,
    value: [day, addDays(day, LAPSING_DAYS), ...kinds],
  };
}

/** Ends within the days ahead, and no certificate of the kind that was there on the day goes on beyond them. */
const lapsing = (place: string) => `c.expires_on >= (${place}::text[])[1]::date
  and c.expires_on < (${place}::text[])[2]::date and not exists (
    select from certification later where later.enterprise_id = c.enterprise_id and later.kind = c.kind
      and later.issued_on <= (${place}::text[])[1]::date
      and (later.revoked_on is null or later.revoked_on > (${place}::text[])[1]::date)
      and later.expires_on >= (${place}::text[])[2]::date)`;

function lent(visibility: Visibility, name: string, where: string, isWanted: boolean): Condition {
  requireSeen(visibility, 'Loan');
  const [bank] = ofSeenBank(visibility, 'l.bank_slug');
  const sql = (place: string) => `${not(!isWanted)}exists (
    select from loan l where l.borrower_id = t.id and ${where}${bank ? ` and ${bank.sql(place)}` : ''})`;
  return { ...(bank ? { value: bank.value } : {}), name: `${name}_${isWanted}${bank ? '_bank' : ''}`, sql };
}

function patented(visibility: Visibility, isWanted: boolean): Condition {
  requireSeen(visibility, 'Patent');
  const sql = () => `${not(!isWanted)}exists (select from patent p where p.owner_id = t.id)`;
  return { name: `patented_${isWanted}`, sql };
}

function segment(name: EnterpriseSegment, visibility: Visibility, day: IsoDate): Condition {
  switch (name) {
    case 'VALID_HIGH_TECH_CERTIFICATE':
      requireSeen(visibility, 'Certification');
      return certified('high_tech', ['HIGH_TECH_ENTERPRISE'], day);
    case 'HIGH_TECH_CERTIFICATE_LAPSING':
      requireSeen(visibility, 'Certification');
      return { ...certified('high_tech_lapsing', ['HIGH_TECH_ENTERPRISE'], day, lapsing), isNarrow: true };
    case 'NO_LOAN_YET':
      return lent(visibility, 'any_loan', 'true', false);
    case 'PATENT_RICH':
      requireSeen(visibility, 'Patent');
      return {
        name: 'patent_rich',
        sql: (place) => `t.id in (select p.owner_id from patent p where p.kind = 'INVENTION'
            and p.granted_on <= ${place}::date and (p.lapsed_on is null or p.lapsed_on > ${place}::date)
          group by p.owner_id having count(*) >= ${PATENT_RICH_COUNT})`,
        value: day,
        isNarrow: true,
      };
  }
}

/** A filter answers from what its caller may see: for a bank, loans are its own. */
export function enterpriseConditions(
  asked: EnterpriseQuestion,
  visibility: Visibility,
  today: IsoDate,
): readonly Condition[] {
  const day = asked.certifiedOn ?? today;
  const { certifiedAs, isTechEnterprise, hasPatents, hasActiveLoan, changedAfter } = asked;
  if (certifiedAs) requireSeen(visibility, 'Certification');
  const isTech = (place: string) => `t.is_tech_enterprise = ${place}::boolean`;
  const changed = (place: string) => `t.changed_at > ${place}::timestamptz`;
  return [
    ...askedRegions('region', asked.region, (inside) => `t.region_code = ${inside}`),
    ...anyOf('uscc', 'text', asked.uscc),
    ...named(asked.search),
    ...(certifiedAs ? [certified('certified', certifiedAs, day)] : []),
    ...inIndustries(asked.industry),
    ...anyOf('scale', 'text', asked.scale),
    ...anyOf('status', 'text', asked.status),
    ...(typeof isTechEnterprise === 'boolean'
      ? [{ name: 'tech', sql: isTech, value: isTechEnterprise }]
      : []),
    ...(typeof hasPatents === 'boolean' ? [patented(visibility, hasPatents)] : []),
    ...(typeof hasActiveLoan === 'boolean'
      ? [lent(visibility, 'open_loan', `l.status in ('ACTIVE', 'OVERDUE')`, hasActiveLoan)]
      : []),
    ...(changedAfter ? [{ name: 'changed_after', sql: changed, value: changedAfter }] : []),
    ...[...new Set(asked.segments ?? [])].map((name) => segment(name, visibility, day)),
  ];
}
