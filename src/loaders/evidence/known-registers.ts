/** The registers as they are, or as the database held them before an instant, as sources of SQL. */
import { type Known, recordedLimit } from './known';

/** What counting reads of each table; its history keeps the same. */
const COLUMNS = {
  enterprise: `id, region_code, scale, is_tech_enterprise, status, struck_off_on, effective_on, removed_at,
    recorded_at`,
  enterprise_event: 'id, enterprise_id, kind, happened_on, before',
  certification: 'id, enterprise_id, kind, level, issued_on, expires_on, revoked_on, is_synthetic',
  patent: 'id, owner_id, kind, filed_on, granted_on, lapsed_on, is_synthetic',
  loan: 'id, borrower_id, programme_slug, principal, drawn_on, region_code, is_synthetic',
  incubator: 'id, region_code, kind, level, opened_on, closed_on, is_synthetic',
  listing: 'id, enterprise_id, board, listed_on, delisted_on, is_synthetic',
  tech_contract: 'id, seller_id, kind, value, signed_on, registered_on, is_synthetic',
  fund: 'slug, kind, region_code, size, established_on, is_synthetic',
  contribution: 'id, fund_slug, contributor_zh, amount, paid_on, is_synthetic',
  investment: 'id, enterprise_id, fund_slug, amount, invested_on, is_synthetic',
  register_coverage: 'register, kind, region_code, starts_on, ends_on, is_synthetic',
} as const;

/** Whose rows never change, as far as counting reads them: since when they are known, without a history. */
const UNCHANGING = {
  ledger_book: 'known_at',
  ledger_posting: 'known_at',
  programme_partner: 'recorded_at',
} as const;

type Unchanging = keyof typeof UNCHANGING;
export type RegisterTable = keyof typeof COLUMNS | Unchanging;

/** What stands for a table in SQL. */
export type RegisterTables = (table: RegisterTable) => string;

/** The present as the plain tables; the past as what was there and what has been replaced since. */
export function registerTables(known: Known, place: string): RegisterTables {
  if (recordedLimit(known) === null) return (table) => table;
  const limit = `${place}::timestamptz`;
  return (table) =>
    isUnchanging(table)
      ? `(select * from ${table} where ${UNCHANGING[table]} < ${limit})`
      : asOnceRecorded(table, limit);
}

const isUnchanging = (table: RegisterTable): table is Unchanging => table in UNCHANGING;

const asOnceRecorded = (table: keyof typeof COLUMNS, limit: string): string =>
  `(select ${COLUMNS[table]} from ${table} where recorded_at < ${limit}
    union all select ${COLUMNS[table]} from ${table}_history
    where recorded_at < ${limit} and replaced_at >= ${limit})`;

/** The value of that place, where it is used. */
export const registerValues = (known: Known): readonly Date[] => {
  const limit = recordedLimit(known);
  return limit === null ? [] : [limit];
};
