/** Who wants to borrow: an enterprise that the caller sees, or a person by the identity number. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { Proposal } from '../../domain/applications/proposal';
import { type ApplicationRefusal, applicationRefusal } from '../../domain/applications/refusals';
import type { IsoDate } from '../../domain/calendar';
import type { EnterpriseFacts } from '../../domain/programmes/application-facts';
import type { BorrowerKind } from '../../domain/programmes/terms';
import { ENTERPRISES } from '../../loaders/graph-lists';
import { sqlOf, valuesOf } from '../../loaders/keyset-page';
import type { Sealer } from '../access/sealer';

export interface Borrower {
  readonly kind: BorrowerKind;
  /** Null for a natural person. */
  readonly enterprise: (EnterpriseFacts & { readonly id: string; readonly isSynthetic: boolean }) | null;
  /** Null for an enterprise, and for a person who is not recorded yet. */
  readonly personId: string | null;
  readonly bornOn: IsoDate | null;
}

interface EnterpriseRow extends EnterpriseFacts {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly isSynthetic: boolean;
}

async function enterpriseOf(statements: Statements, visibility: Visibility, uscc: string) {
  const seen = ENTERPRISES.seen(visibility);
  const [row] = await statements.query<EnterpriseRow>(
    `select t.id::text as id, t.status, t.region_code as "regionCode", t.scale,
       t.is_tech_enterprise as "isTechEnterprise", t.is_synthetic as "isSynthetic"
     from enterprise t where ${['t.uscc = $1', ...sqlOf(seen, 1)].join(' and ')}`,
    [uscc.trim().toUpperCase(), ...valuesOf(seen)],
  );
  return row ?? null;
}

/** Without a key for the data of natural persons nobody is recognised. */
async function recordedPerson(
  statements: Statements,
  sealer: Sealer | null,
  number: string,
): Promise<string | null> {
  if (sealer === null) return null;
  const [row] = await statements.query<{ id: string }>(
    'select id::text as id from person where id_number_print = any($1)',
    [sealer.fingerprints(number)],
  );
  return row?.id ?? null;
}

export async function borrowerOf(
  statements: Statements,
  { visibility, sealer }: { readonly visibility: Visibility; readonly sealer: Sealer | null },
  { uscc, person }: Proposal,
): Promise<Borrower | { readonly refusals: readonly ApplicationRefusal[] }> {
  if (person !== null) {
    const { number, bornOn } = person.identity;
    const personId = await recordedPerson(statements, sealer, number);
    return { kind: 'NATURAL_PERSON', enterprise: null, personId, bornOn };
  }
  const enterprise = uscc === null ? null : await enterpriseOf(statements, visibility, uscc);
  if (!enterprise) return { refusals: [applicationRefusal('UNKNOWN_ENTERPRISE', { uscc: uscc ?? '' })] };
  return { kind: 'LEGAL_PERSON', enterprise, personId: null, bornOn: null };
}
