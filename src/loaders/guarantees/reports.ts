/** Reports of guarantors and banks as they stand: of each year and period the last version. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { GuarantorYear } from '../../entities/guarantor-year';
import { Institution } from '../../entities/institution';
import { NplReport } from '../../entities/npl-report';
import { namesOf } from '../by-key';
import { type Condition, sqlOf, valuesOf } from '../keyset-page';
import { mappingOf, type RowClass, readRows, selectOf, statementOf } from '../rows';
import { requireSeen } from '../visible';
import { seenBadLoans, seenGuarantors } from './seen';

/** Guarantors of one overview. */
export const MAX_GUARANTORS = 500;

interface Asked {
  readonly name: string;
  readonly from: string;
  readonly where: string;
  readonly order: string;
}

const LATEST_YEAR = `t.version = (select max(v.version) from guarantor_year v
  where v.institution_slug = t.institution_slug and v.year = t.year)`;
const LATEST_RATE = `t.version = (select max(v.version) from npl_report v
  where v.bank_slug = t.bank_slug and v.programme_slug = t.programme_slug and v.period = t.period)`;

const GUARANTORS: Asked = {
  ...{ name: 'guarantors', from: 'institution', order: `t.slug limit ${MAX_GUARANTORS}` },
  where: `t.kind = 'GUARANTOR' and ($1::text[] is null or t.slug = any($1::text[]))`,
};
const YEARS: Asked = {
  ...{ name: 'guarantor_years', from: 'guarantor_year', order: 't.institution_slug, t.year' },
  where: `t.institution_slug = any($1::text[]) and t.year = any($2::integer[]) and ${LATEST_YEAR}`,
};
const VERSIONS: Asked = {
  ...{ name: 'guarantor_versions', from: 'guarantor_year', order: 't.version desc' },
  where: 't.institution_slug = $1 and t.year = $2',
};
const BAD_LOANS: Asked = {
  ...{ name: 'bad_loans', from: 'npl_report', order: 't.bank_slug, t.period' },
  where: `t.bank_slug = any($1::text[]) and t.programme_slug = $2 and t.period = any($3::text[])
    and ${LATEST_RATE}`,
};

export function createReportReads(database: Database, visibility: Visibility) {
  const find = <Row extends object>(
    entity: RowClass<Row>,
    { name, from, where, order }: Asked,
    conditions: readonly Condition[],
    ...values: readonly unknown[]
  ): Promise<readonly Row[]> => {
    requireSeen(visibility, 'Guarantee');
    const statement = statementOf(database, `${name}${namesOf(conditions)}`, () => {
      const all = [where, ...sqlOf(conditions, values.length)].join(' and ');
      return `select ${selectOf(mappingOf(database, entity))} from ${from} t where ${all} order by ${order}`;
    });
    return readRows(database, entity, statement, [...values, ...valuesOf(conditions)]);
  };
  const guarantors = seenGuarantors(visibility, 't.slug');
  const years = seenGuarantors(visibility, 't.institution_slug');
  const badLoans = seenBadLoans(visibility);
  return {
    /** All that are seen, by short name; or those of these slugs. */
    guarantors: (slugs: readonly string[] | null) => find(Institution, GUARANTORS, guarantors, slugs),
    years: (slugs: readonly string[], of: readonly number[]) => find(GuarantorYear, YEARS, years, slugs, of),
    /** Every version of a year, the last first. */
    versions: (slug: string, year: number) => find(GuarantorYear, VERSIONS, years, slug, year),
    badLoans: (banks: readonly string[], programme: string, periods: readonly string[]) =>
      find(NplReport, BAD_LOANS, badLoans, banks, programme, periods),
  };
}

export type ReportReads = ReturnType<typeof createReportReads>;
