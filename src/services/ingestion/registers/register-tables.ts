/** The table behind each register: where its fields go, what they refer to, and what must agree. */
import type { RegisterName } from '../../../feeds/registers/register-fields';
import type { RecordCheck } from './register-checks';
import * as checks from './register-checks';

export interface TableColumn {
  /** Field of the record; the name of a derived one, or null, where no file states it. */
  readonly field: string | null;
  readonly type: 'text' | 'date' | 'numeric' | 'boolean' | 'bigint';
  /** A new record gets this where the file says nothing: SQL over the staging row `s`. */
  readonly ifNew?: string;
  /** Sealed anew each time: told apart by the fingerprint inside. */
  readonly isSealed?: true;
  /** Follows from other columns, so it tells nothing of its own. */
  readonly isDerived?: true;
}

export type ReferenceKind = 'enterprise' | 'institution' | 'fund' | 'programme' | 'incubator';

/** A column that points elsewhere, found by the text that the file prints. */
export interface Reference {
  readonly column: string;
  readonly field: string;
  readonly to: ReferenceKind;
}

export interface RegisterTable {
  readonly table: string;
  /** Columns that tell a record from all others. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, TableColumn>>;
  /** What the staging table holds besides, by field: for `settle`, or to find what is referred to. */
  readonly extras: Readonly<Record<string, TableColumn['type']>>;
  readonly references: readonly Reference[];
  /** Columns that no row of the table lacks. */
  readonly needed: readonly string[];
  /** Region of a row `alias` of the table, or of the staging table that has the same columns. */
  readonly region: (alias: string) => string;
  /** Statements over the staging table, once blanks are filled: what follows from what. */
  readonly settle: readonly string[];
  readonly checks: readonly RecordCheck[];
  /** Made once all other rows that must not stand are gone. */
  readonly lastChecks: readonly RecordCheck[];
  /** Tables whose rows keep a row `t` from being taken away. */
  readonly usedBy: readonly string[];
}

const text = (field: string, ifNew?: string): TableColumn => ({
  ...{ field, type: 'text' },
  ...(ifNew ? { ifNew } : {}),
});
const date = (field: string): TableColumn => ({ field, type: 'date' });
const amount = (field: string): TableColumn => ({ field, type: 'numeric' });
const sealed = (field: string): TableColumn => ({ field, type: 'text', isSealed: true });
const found: TableColumn = { field: null, type: 'text' };
const foundRow: TableColumn = { field: null, type: 'bigint' };

const owner = (column: string): Reference => ({ column, field: 'uscc', to: 'enterprise' });
const regionOfEnterprise = (column: string) => (alias: string) =>
  `(select at.region_code from enterprise at where at.id = ${alias}.${column})`;
const regionOfFund = (alias: string) =>
  `(select at.region_code from fund at where at.slug = ${alias}.fund_slug)`;
const ownRegion = (alias: string) => `${alias}.region_code`;

const BASE = {
  references: [],
  settle: [],
  checks: [],
  lastChecks: [],
  extras: {},
  usedBy: [],
} as const;

export const REGISTER_TABLES: Readonly<Record<RegisterName, RegisterTable>> = {
  enterprises: {
    ...BASE,
    ...{ table: 'enterprise', key: ['uscc'], needed: ['name_zh', 'region_code'], region: ownRegion },
    columns: {
      ...{ uscc: text('uscc'), name_zh: text('name'), name_en: text('nameEn'), region_code: text('region') },
      ...{ industry_code: text('industryCode'), scale: text('scale'), founded_on: date('foundedOn') },
      is_tech_enterprise: { field: 'isTechEnterprise', type: 'boolean', ifNew: 'false' },
      ...{ status: text('status', `'ACTIVE'`), struck_off_on: date('struckOffOn') },
      ...{ merged_into_uscc: text('mergedInto'), effective_on: date('effectiveOn') },
      sharing_authorised: { field: 'sharingAuthorised', type: 'boolean', ifNew: 'false' },
      ...{ sharing_decided_on: date('sharingDecidedOn'), sharing_reason: text('sharingReason') },
      name_initials: { ...text('nameInitials'), isDerived: true },
      legal_representative_sealed: sealed('legalRepresentative'),
      ...{ contact_name_sealed: sealed('contactName'), contact_phone_sealed: sealed('contactPhone') },
    },
    ...{ settle: checks.SETTLE_ENTERPRISE, checks: checks.ENTERPRISE, lastChecks: checks.MERGERS },
  },
  certifications: {
    ...BASE,
    ...{ table: 'certification', key: ['kind', 'number'], needed: ['enterprise_id', 'issued_on'] },
    columns: {
      ...{ kind: text('kind'), number: text('number'), enterprise_id: foundRow, level: text('level') },
      ...{ issued_on: date('issuedOn'), expires_on: date('expiresOn'), revoked_on: date('revokedOn') },
    },
    ...{ references: [owner('enterprise_id')], region: regionOfEnterprise('enterprise_id') },
    extras: { issuedOnDerived: 'date', expiresOnDerived: 'date', expiresOnStated: 'boolean' },
    ...{ settle: checks.SETTLE_CERTIFICATION, checks: checks.CERTIFICATION },
  },
  patents: {
    ...BASE,
    ...{ table: 'patent', key: ['application_number'] },
    needed: ['kind', 'title_zh', 'filed_on', 'owner_id'],
    columns: {
      ...{ application_number: text('applicationNumber'), kind: text('kind'), title_zh: text('title') },
      ...{ filed_on: date('filedOn'), granted_on: date('grantedOn'), lapsed_on: date('lapsedOn') },
      ...{ pledged_to_slug: found, pledged_on: date('pledgedOn'), owner_id: foundRow },
      pledge_released_on: date('pledgeReleasedOn'),
    },
    references: [owner('owner_id'), { column: 'pledged_to_slug', field: 'pledgedTo', to: 'institution' }],
    ...{ region: regionOfEnterprise('owner_id'), checks: checks.PATENT },
  },
  loans: {
    ...BASE,
    ...{ table: 'loan', key: ['bank_slug', 'contract_number'] },
    needed: ['borrower_id', 'principal', 'annual_rate', 'drawn_on', 'due_on'],
    columns: {
      ...{ bank_slug: found, contract_number: text('contractNumber'), borrower_id: foundRow },
      ...{ programme_slug: found, principal: amount('principal'), outstanding: amount('outstanding') },
      ...{ annual_rate: amount('annualRate'), drawn_on: date('drawnOn'), due_on: date('dueOn') },
      ...{ repaid_on: date('repaidOn'), status: text('status', `'ACTIVE'`) },
    },
    references: [
      owner('borrower_id'),
      { column: 'bank_slug', field: 'bank', to: 'institution' },
      { column: 'programme_slug', field: 'programme', to: 'programme' },
    ],
    ...{ region: regionOfEnterprise('borrower_id'), checks: checks.LOAN },
    // Whole lists of files take nothing away that a bank has registered itself, nor what hangs on a loan.
    usedBy: [
      'select where t.recorded_by is not null or t.person_id is not null',
      'select from loan_event u where u.loan_id = t.id',
    ],
  },
  incubators: {
    ...BASE,
    ...{ table: 'incubator', key: ['region_code', 'name_zh'], needed: ['kind', 'opened_on'] },
    columns: {
      ...{ region_code: text('region'), name_zh: text('name'), name_en: text('nameEn'), kind: text('kind') },
      ...{ level: text('level'), opened_on: date('openedOn'), closed_on: date('closedOn') },
    },
    ...{ region: ownRegion, checks: checks.INCUBATOR },
    usedBy: ['select from incubator_tenancy u where u.incubator_id = t.id'],
  },
  tenancies: {
    ...BASE,
    ...{ table: 'incubator_tenancy', key: ['incubator_id', 'enterprise_id', 'moved_in_on'], needed: [] },
    columns: {
      ...{ incubator_id: foundRow, enterprise_id: foundRow, moved_in_on: date('movedInOn') },
      moved_out_on: date('movedOutOn'),
    },
    references: [{ column: 'incubator_id', field: 'incubator', to: 'incubator' }, owner('enterprise_id')],
    extras: { region: 'text' },
    region: (alias) => `(select at.region_code from incubator at where at.id = ${alias}.incubator_id)`,
    checks: checks.TENANCY,
  },
  listings: {
    ...BASE,
    ...{ table: 'listing', key: ['board', 'code', 'listed_on'], needed: ['enterprise_id'] },
    columns: {
      ...{ board: text('board'), code: text('code'), listed_on: date('listedOn'), enterprise_id: foundRow },
      delisted_on: date('delistedOn'),
    },
    ...{ references: [owner('enterprise_id')], region: regionOfEnterprise('enterprise_id') },
    checks: checks.LISTING,
  },
  'tech-contracts': {
    ...BASE,
    ...{ table: 'tech_contract', key: ['number'] },
    needed: ['kind', 'title_zh', 'seller_id', 'buyer_zh', 'value', 'signed_on'],
    columns: {
      ...{ number: text('number'), kind: text('kind'), title_zh: text('title'), seller_id: foundRow },
      ...{ buyer_zh: text('buyer'), value: amount('value'), technology_value: amount('technologyValue') },
      ...{ signed_on: date('signedOn'), registered_on: date('registeredOn') },
    },
    ...{ references: [owner('seller_id')], region: regionOfEnterprise('seller_id') },
    checks: checks.TECH_CONTRACT,
  },
  funds: {
    ...BASE,
    ...{ table: 'fund', key: ['slug'], needed: ['name_zh', 'kind', 'region_code', 'size'] },
    columns: {
      ...{ slug: text('slug'), name_zh: text('name'), name_en: text('nameEn'), kind: text('kind') },
      ...{ region_code: text('region'), programme_slug: found, size: amount('size') },
      established_on: date('establishedOn'),
    },
    references: [{ column: 'programme_slug', field: 'programme', to: 'programme' }],
    ...{ region: ownRegion, checks: checks.SLUG },
    usedBy: [
      'select from contribution u where u.fund_slug = t.slug',
      'select from investment u where u.fund_slug = t.slug',
    ],
  },
  contributions: {
    ...BASE,
    ...{ table: 'contribution', key: ['fund_slug', 'contributor_zh', 'paid_on'], needed: ['amount'] },
    columns: {
      ...{ fund_slug: found, contributor_zh: text('contributor'), paid_on: date('paidOn') },
      amount: amount('amount'),
    },
    ...{ references: [{ column: 'fund_slug', field: 'fund', to: 'fund' }], region: regionOfFund },
  },
  investments: {
    ...BASE,
    ...{ table: 'investment', key: ['enterprise_id', 'fund_slug', 'invested_on'], needed: ['amount'] },
    columns: {
      ...{ enterprise_id: foundRow, fund_slug: found, invested_on: date('investedOn') },
      ...{ amount: amount('amount'), exited_on: date('exitedOn') },
    },
    references: [owner('enterprise_id'), { column: 'fund_slug', field: 'fund', to: 'fund' }],
    ...{ region: regionOfEnterprise('enterprise_id'), checks: checks.INVESTMENT },
  },
  institutions: {
    ...BASE,
    ...{ table: 'institution', key: ['slug'], needed: ['name_zh', 'kind'], region: ownRegion },
    columns: {
      ...{ slug: text('slug'), name_zh: text('name'), name_en: text('nameEn', 's.name_zh') },
      ...{ kind: text('kind'), region_code: text('region') },
    },
    checks: checks.SLUG,
    usedBy: [
      'select from loan u where u.bank_slug = t.slug',
      'select from patent u where u.pledged_to_slug = t.slug',
      'select from api_key u where u.institution_slug = t.slug',
    ],
  },
};
