/** Reads of guarantees and of those who give them, bound to what one caller may see. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { GuarantorOwnership } from '../../domain/guarantees/vocabulary';
import type { RegionLevel } from '../../domain/vocabulary';
import { Guarantee } from '../../entities/guarantee';
import { GuaranteeShare } from '../../entities/guarantee-share';
import { ReGuarantee } from '../../entities/re-guarantee';
import { batched, manyByKey, oneByKey, type Sight } from '../by-key';
import { requireSeen } from '../visible';
import { createReportReads } from './reports';
import { ofSeenGuarantees, seenGuarantees } from './seen';

/** What is known of a guarantor beside its name. */
export interface GuarantorStanding {
  /** As last reported; null where nobody has. */
  readonly ownership: GuarantorOwnership | null;
  readonly level: RegionLevel | null;
}

const STANDING = `
select i.slug, r.level, (
  select y.ownership from guarantor_year y
  where y.institution_slug = i.slug
    and y.version = (select max(v.version) from guarantor_year v
      where v.institution_slug = y.institution_slug and v.year = y.year)
    and y.ownership is not null
  order by y.year desc limit 1) as ownership
from institution i left join region r on r.code = i.region_code where i.slug = any($1::text[])`;

interface StandingRow extends GuarantorStanding {
  readonly [column: string]: unknown;
  readonly slug: string;
}

/** Of the guarantors of guarantees that are seen: whether they are policy guarantors, and of which level. */
const createStandingLoader = (database: Database) =>
  batched<GuarantorStanding>(
    'text',
    () => ({ ownership: null, level: null }),
    async (slugs) => {
      const rows = await database.read<StandingRow>({ name: 'guarantor_standing', sql: STANDING }, [slugs]);
      const found = new Map(rows.map(({ slug, ownership, level }) => [slug, { ownership, level }]));
      return (slug) => found.get(slug);
    },
  );

/** What a guarantee is of: what its contract names, though a guarantor does not see the loan. */
export interface GuaranteedLoan {
  readonly contractNumber: string;
  readonly bank: string;
  readonly programme: string | null;
}

const GUARANTEED_LOANS = `
select id::text, contract_number as "contractNumber", bank_slug as bank, programme_slug as programme
from loan where id = any($1::bigint[])`;

interface GuaranteedLoanRow extends GuaranteedLoan {
  readonly [column: string]: unknown;
  readonly id: string;
}

const createGuaranteedLoans = (database: Database) =>
  batched<GuaranteedLoan | null>(
    'bigint',
    () => null,
    async (ids) => {
      const statement = { name: 'guaranteed_loans', sql: GUARANTEED_LOANS };
      const rows = await database.read<GuaranteedLoanRow>(statement, [ids]);
      const found = new Map(rows.map((row) => [row.id, row]));
      return (id) => found.get(id);
    },
  );

/** At most one is not released, and it is the newest, also where two were recorded in one moment. */
const NEWEST_FIRST = `t.status <> 'RELEASED' desc, t.recorded_at desc, t.id desc`;

export function createGuaranteeLoaders(database: Database, visibility: Visibility) {
  const require = () => requireSeen(visibility, 'Guarantee');
  const seen: Sight = { require, conditions: seenGuarantees(visibility) };
  const ofSeen: Sight = { require, conditions: ofSeenGuarantees(visibility) };
  const parts = { column: 'guarantee_id', type: 'uuid', order: 't.ordinal' } as const;
  const guarantee = oneByKey(database, Guarantee, { column: 'id', type: 'uuid' }, seen);
  const ofLoan = manyByKey(
    database,
    Guarantee,
    { column: 'loan_id', type: 'bigint', order: NEWEST_FIRST },
    seen,
  );
  return {
    ...{ guarantee, ofLoan },
    shares: manyByKey(database, GuaranteeShare, parts, ofSeen),
    reGuarantees: manyByKey(database, ReGuarantee, parts, ofSeen),
    standing: createStandingLoader(database),
    reports: createReportReads(database, visibility),
    /** Of guarantees that are seen. */
    guaranteedLoan: createGuaranteedLoans(database),
    /** What was read before a change is not the answer to it. */
    forget(): void {
      guarantee.clearAll();
      ofLoan.clearAll();
    },
  };
}
