/** The certificates behind the targets of a plan, as the register tells of them on a day: one statement. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { PastCertificate } from '../../domain/histories/renewals';
import { AppError } from '../../errors';

export interface CertificateQuestion {
  /** Names the set in the answer. */
  readonly name: string;
  readonly regionCode: string;
  readonly kinds: readonly string[];
  readonly levels: readonly string[] | null;
  readonly synthetic: boolean;
}

interface CertificateRow {
  readonly name: string;
  readonly id: string;
  readonly enterprise: string;
  readonly issued_on: IsoDate;
  readonly expires_on: IsoDate | null;
  readonly renewed_on: IsoDate | null;
}

/** More than a whole province has: beyond it nobody asked for one plan. */
const MAX_CERTIFICATES = 100_000;
/** Lapses of longer ago say little about renewals now. */
const LOOK_BACK_YEARS = 6;

/** What was issued, renewed or revoked after the day is not known on it. */
const STATEMENT = `
with asked as (
  select * from jsonb_to_recordset($1::jsonb) as q (name text, region text, kinds text[], levels text[],
    synthetic boolean))
select q.name, r.id::text, r.enterprise_id::text as enterprise, r.issued_on, r.expires_on,
  (select min(n.issued_on) from certification n where n.enterprise_id = r.enterprise_id and n.kind = r.kind
     and n.level is not distinct from r.level and n.is_synthetic = r.is_synthetic
     and (n.issued_on, n.id) > (r.issued_on, r.id) and n.issued_on <= $2::date) as renewed_on
from asked q
join enterprise e on e.region_code like region_prefix(q.region) || '%' and e.removed_at is null
join certification r on r.enterprise_id = e.id and r.kind = any(q.kinds) and r.is_synthetic = q.synthetic
  and (q.levels is null or r.level = any(q.levels))
where r.issued_on <= $2::date and (r.revoked_on is null or r.revoked_on > $2::date)
  and (r.expires_on is null or r.expires_on >= $2::date - make_interval(years => ${LOOK_BACK_YEARS}))
order by q.name, r.id limit ${MAX_CERTIFICATES + 1}`;

/** By the name of the question, in order of their ids. */
export async function readCertificates(
  statements: Statements,
  questions: readonly CertificateQuestion[],
  asOf: IsoDate,
): Promise<ReadonlyMap<string, readonly PastCertificate[]>> {
  const found = new Map<string, PastCertificate[]>(questions.map(({ name }) => [name, []]));
  if (questions.length === 0) return found;
  const asked = questions.map(({ regionCode, ...question }) => ({ ...question, region: regionCode }));
  const rows = await statements.query<CertificateRow & { readonly [column: string]: unknown }>(STATEMENT, [
    JSON.stringify(asked),
    asOf,
  ]);
  if (rows.length > MAX_CERTIFICATES) {
    throw new AppError('QUERY_TOO_COMPLEX', {
      what: 'certificates',
      ...{ size: rows.length, max: MAX_CERTIFICATES },
    });
  }
  for (const row of rows) {
    const { name, id, enterprise, issued_on: issuedOn, expires_on: expiresOn, renewed_on: renewedOn } = row;
    found.get(name)?.push({ id, enterprise, issuedOn, expiresOn, renewedOn });
  }
  return found;
}
