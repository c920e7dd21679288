/** The register tables of the demonstration, each with the JSON fields that its columns come from. */

type Fields = Readonly<Record<string, string>>;

/** A column that points to a row which the record names by that row's natural key. */
interface Reference {
  readonly column: string;
  readonly join: string;
  readonly value: string;
  /** JSON fields that name it. */
  readonly fields: readonly string[];
}

export interface DemoTable {
  readonly table: string;
  /** Columns of the natural key and the others, each with the JSON field and type it comes from. */
  readonly key: Fields;
  readonly columns: Fields;
  readonly references?: readonly Reference[];
  /** References that are part of the natural key. */
  readonly keyReferences?: readonly string[];
  /** Made-up rows `t` that others write: those of this condition are the generator's to take away. */
  readonly own?: string;
}

const enterprise = (column: string): Reference => ({
  column,
  join: 'join enterprise e on e.uscc = g.uscc',
  value: 'e.id',
  fields: ['uscc text'],
});

const INCUBATOR_OF: Reference = {
  column: 'incubator_id',
  join: 'join incubator i on i.region_code = g."regionCode" and i.name_zh = g."incubatorNameZh"',
  value: 'i.id',
  fields: ['"regionCode" text', '"incubatorNameZh" text'],
};

/** What is posted to books is not taken out of them. */
const WITHOUT_BOOKS = (slug: string) => `not exists (select from ledger_book b where b.fund_slug = ${slug})`;

const CERTIFICATION: DemoTable = {
  table: 'certification',
  key: { kind: 'kind text', number: 'number text' },
  columns: { issued_on: 'issuedOn date', expires_on: 'expiresOn date' },
  references: [enterprise('enterprise_id')],
};

const PATENT: DemoTable = {
  table: 'patent',
  key: { application_number: 'applicationNumber text' },
  columns: {
    ...{ kind: 'kind text', title_zh: 'titleZh text', filed_on: 'filedOn date' },
    ...{ granted_on: 'grantedOn date', pledged_to_slug: 'pledgedToSlug text', pledged_on: 'pledgedOn date' },
  },
  references: [enterprise('owner_id')],
};

const LOAN: DemoTable = {
  table: 'loan',
  key: { bank_slug: 'bankSlug text', contract_number: 'contractNumber text' },
  columns: {
    ...{ principal: 'principal numeric', outstanding: 'outstanding numeric' },
    ...{ annual_rate: 'annualRate numeric', drawn_on: 'drawnOn date', due_on: 'dueOn date' },
    ...{ repaid_on: 'repaidOn date', status: 'status text' },
  },
  references: [enterprise('borrower_id')],
  own: 't.recorded_by is null',
};

const INCUBATOR: DemoTable = {
  table: 'incubator',
  key: { region_code: 'regionCode text', name_zh: 'nameZh text' },
  columns: {
    ...{ name_en: 'nameEn text', kind: 'kind text', level: 'level text', opened_on: 'openedOn date' },
  },
};

const TENANCY: DemoTable = {
  table: 'incubator_tenancy',
  key: { moved_in_on: 'movedInOn date' },
  columns: { moved_out_on: 'movedOutOn date' },
  references: [INCUBATOR_OF, enterprise('enterprise_id')],
  keyReferences: ['incubator_id', 'enterprise_id'],
};

const LISTING: DemoTable = {
  table: 'listing',
  key: { board: 'board text', code: 'code text', listed_on: 'listedOn date' },
  columns: {},
  references: [enterprise('enterprise_id')],
};

const CONTRACT: DemoTable = {
  table: 'tech_contract',
  key: { number: 'number text' },
  columns: {
    ...{ kind: 'kind text', title_zh: 'titleZh text', buyer_zh: 'buyerZh text', value: 'value numeric' },
    technology_value: 'technologyValue numeric',
    ...{ signed_on: 'signedOn date', registered_on: 'registeredOn date' },
  },
  references: [enterprise('seller_id')],
};

const FUND: DemoTable = {
  table: 'fund',
  key: { slug: 'slug text' },
  columns: {
    ...{ name_zh: 'nameZh text', name_en: 'nameEn text', kind: 'kind text', region_code: 'regionCode text' },
    ...{ size: 'size numeric', established_on: 'establishedOn date' },
  },
  own: WITHOUT_BOOKS('t.slug'),
};

const CONTRIBUTION: DemoTable = {
  table: 'contribution',
  key: { fund_slug: 'fundSlug text', contributor_zh: 'contributorZh text', paid_on: 'paidOn date' },
  columns: { amount: 'amount numeric' },
  own: WITHOUT_BOOKS('t.fund_slug'),
};

const INVESTMENT: DemoTable = {
  table: 'investment',
  key: { fund_slug: 'fundSlug text', invested_on: 'investedOn date' },
  columns: { amount: 'amount numeric' },
  references: [enterprise('enterprise_id')],
  keyReferences: ['enterprise_id'],
};

const INSTITUTION: DemoTable = {
  table: 'institution',
  key: { slug: 'slug text' },
  columns: { name_zh: 'nameZh text', name_en: 'nameEn text', kind: 'kind text' },
};

const ENTERPRISE: DemoTable = {
  table: 'enterprise',
  key: { uscc: 'uscc text' },
  columns: {
    ...{ name_zh: 'nameZh text', name_en: 'nameEn text', region_code: 'regionCode text' },
    ...{ industry_code: 'industryCode text', scale: 'scale text', founded_on: 'foundedOn date' },
    ...{ is_tech_enterprise: 'isTechEnterprise boolean', name_initials: 'nameInitials text' },
    ...{ sharing_authorised: 'sharingAuthorised boolean', sharing_decided_on: 'sharingDecidedOn date' },
    sharing_reason: 'sharingReason text',
  },
};

const COVERAGE: DemoTable = {
  table: 'register_coverage',
  key: {
    ...{ register: 'register text', kind: 'kind text', region_code: 'regionCode text' },
    starts_on: 'startsOn date',
  },
  columns: { ends_on: 'endsOn date', note_zh: 'noteZh text', note_en: 'noteEn text' },
};

/** In the order in which they may be filled: after what they point to. */
export const DEMO_TABLES = {
  ...{ INSTITUTION, ENTERPRISE, CERTIFICATION, PATENT, LOAN, INCUBATOR, TENANCY, LISTING, CONTRACT },
  ...{ FUND, CONTRIBUTION, INVESTMENT, COVERAGE },
};
