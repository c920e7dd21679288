/** The lists that can be pulled whole: their columns, their order, and what of them a caller may see. */
import type { GraphType, Visibility } from '../../domain/access/visibility';
import { ofSeenBank, seenEnterprise } from '../visible';
import { type BulkColumn, type BulkFormat, columns, valuesIn } from './columns';

export const BULK_LISTS = ['enterprises', 'certifications', 'patents', 'loans'] as const;
export type BulkListName = (typeof BULK_LISTS)[number];

/** COPY takes no parameters: what a caller may see comes from settings of its transaction. */
export const REGIONS_PLACE = `string_to_array(current_setting('kejin.regions'), ',')`;
const BANK_PLACE = `current_setting('kejin.bank')`;

interface BulkList {
  readonly type: GraphType;
  readonly columns: (visibility: Visibility) => readonly BulkColumn[];
  readonly from: string;
  /** The natural key; byte by byte, so that the order is the same everywhere. */
  readonly order: string;
  readonly ofBank?: string;
}

/**
 * An enterprise lives on in another that the caller might not see, and the row alone cannot tell. So only who
 * sees all is told its code here.
 */
const successor = (alias: string, { regionCodes, sharedOnly }: Visibility): BulkColumn => ({
  name: 'mergedIntoUscc',
  sql: regionCodes === null && !sharedOnly ? `${alias}.merged_into_uscc` : 'null::text',
  kind: 'text',
});

/** The line of an enterprise, from a row of its table: the same wherever the row comes from. */
export const enterpriseColumns = (alias: string, visibility: Visibility): readonly BulkColumn[] => [
  ...columns(alias, 'text', 'uscc', 'name_zh', 'name_en'),
  ...columns(alias, 'texts', 'former_names'),
  ...columns(alias, 'text', 'region_code', 'industry_code', 'scale'),
  ...columns(alias, 'date', 'founded_on'),
  ...columns(alias, 'boolean', 'is_tech_enterprise'),
  ...columns(alias, 'text', 'status'),
  ...columns(alias, 'date', 'struck_off_on'),
  successor(alias, visibility),
  ...columns(alias, 'date', 'effective_on'),
  ...columns(alias, 'boolean', 'sharing_authorised'),
  ...columns(alias, 'date', 'sharing_decided_on'),
  ...columns(alias, 'text', 'sharing_reason'),
  ...columns(alias, 'boolean', 'is_synthetic'),
  ...columns(alias, 'instant', 'changed_at'),
];

const LISTS: Readonly<Record<BulkListName, BulkList>> = {
  enterprises: {
    type: 'Enterprise',
    columns: (visibility) => enterpriseColumns('e', visibility),
    from: 'enterprise e',
    order: 'e.uscc',
  },
  certifications: {
    type: 'Certification',
    columns: () => [
      ...columns('e', 'text', 'uscc'),
      ...columns('c', 'text', 'kind', 'level', 'number'),
      ...columns('c', 'date', 'issued_on', 'expires_on', 'revoked_on'),
      ...columns('c', 'boolean', 'is_synthetic'),
    ],
    from: 'certification c join enterprise e on e.id = c.enterprise_id',
    order: 'c.kind collate "C", c.number collate "C"',
  },
  patents: {
    type: 'Patent',
    columns: () => [
      ...columns('e', 'text', 'uscc'),
      ...columns('p', 'text', 'application_number', 'kind', 'title_zh'),
      ...columns('p', 'date', 'filed_on', 'granted_on', 'lapsed_on'),
      { name: 'pledgedTo', sql: 'p.pledged_to_slug', kind: 'text' },
      ...columns('p', 'date', 'pledged_on', 'pledge_released_on'),
      ...columns('p', 'boolean', 'is_synthetic'),
    ],
    from: 'patent p join enterprise e on e.id = p.owner_id',
    order: 'p.application_number collate "C"',
  },
  loans: {
    type: 'Loan',
    columns: () => [
      ...columns('l', 'text', 'contract_number'),
      ...columns('e', 'text', 'uscc'),
      { name: 'bank', sql: 'l.bank_slug', kind: 'text' },
      { name: 'programme', sql: 'l.programme_slug', kind: 'text' },
      ...columns('l', 'decimal', 'principal', 'outstanding', 'annual_rate'),
      ...columns('l', 'date', 'drawn_on', 'due_on', 'repaid_on'),
      ...columns('l', 'text', 'status'),
      ...columns('l', 'boolean', 'is_synthetic'),
    ],
    from: 'loan l join enterprise e on e.id = l.borrower_id',
    order: 'l.contract_number collate "C"',
    ofBank: 'l.bank_slug',
  },
};

export const typeOfList = (name: BulkListName): GraphType => LISTS[name].type;

/** The settings that the select of a list and that of the changes read. */
export const settingsOf = ({ regionCodes, loansOfBank }: Visibility): Readonly<Record<string, string>> => ({
  'kejin.regions': (regionCodes ?? []).join(','),
  'kejin.bank': loansOfBank ?? '',
});

/** The whole list as this caller sees it; a row is one JSON text, or the cells of a CSV line. */
export function bulkSelect(name: BulkListName, visibility: Visibility, format: BulkFormat): string {
  const list = LISTS[name];
  const conditions = [
    seenEnterprise(visibility, 'e').sql(REGIONS_PLACE),
    ...(list.ofBank ? ofSeenBank(visibility, list.ofBank).map(({ sql }) => sql(BANK_PLACE)) : []),
  ];
  const rows = `select ${valuesIn(list.columns(visibility), format)} from ${list.from}
    where ${conditions.join(' and ')} order by ${list.order}`;
  return format === 'csv' ? rows : `select row_to_json(line) from (${rows}) line`;
}
