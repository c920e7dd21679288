/** By what a register knows a record, also once the record is gone: the last that was known speaks. */
import type DataLoader from 'dataloader';
import type { Database } from '../db/database';
import type { GraphType, Visibility } from '../domain/access/visibility';
import { batched } from './by-key';
import { CERTIFICATIONS, INCUBATORS, LOANS, PATENTS, TECH_CONTRACTS } from './graph-lists';
import { type Condition, sqlOf, valuesOf } from './keyset-page';
import { ofSeenBank, ofSeenBorrower, ofSeenEnterprise, ofSeenFund } from './visible';

interface Named {
  readonly table: string;
  /** All that the name and the conditions need; the history keeps the same. */
  readonly columns: string;
  readonly name: string;
  readonly type: GraphType;
  readonly seen: (visibility: Visibility) => readonly Condition[];
  /** Without a history, as its rows are never gone. */
  readonly isForEver?: true;
}

/** An investment has no name of its own, and a fund is called what its entry is called. */
const NAMED: Readonly<Record<string, Named>> = {
  CERTIFICATION: {
    ...CERTIFICATIONS,
    ...{ table: 'certification', columns: 'enterprise_id, kind, number', name: `kind || ' ' || number` },
  },
  PATENT: {
    ...PATENTS,
    ...{ table: 'patent', columns: 'owner_id, application_number', name: 'application_number' },
  },
  LOAN: {
    type: LOANS.type,
    seen: (visibility) => [ofSeenBorrower(visibility, 't'), ...ofSeenBank(visibility, 't.bank_slug')],
    ...{ table: 'loan', columns: 'borrower_id, person_id, region_code, bank_slug, contract_number' },
    name: `bank_slug || ' ' || contract_number`,
  },
  INCUBATOR: { ...INCUBATORS, table: 'incubator', columns: 'region_code, name_zh', name: 'name_zh' },
  LISTING: {
    ...{ table: 'listing', columns: 'enterprise_id, board, code', name: `board || ' ' || code` },
    ...{ type: 'Listing', seen: (visibility) => [ofSeenEnterprise(visibility, 't.enterprise_id')] },
  },
  TECH_CONTRACT: { ...TECH_CONTRACTS, table: 'tech_contract', columns: 'seller_id, number', name: 'number' },
  CONTRIBUTION: {
    ...{ table: 'contribution', columns: 'fund_slug, contributor_zh', name: 'contributor_zh' },
    ...{ type: 'Contribution', seen: (visibility) => ofSeenFund(visibility, 't.fund_slug') },
  },
  LEDGER_POSTING: {
    ...{ table: 'ledger_posting', columns: 'fund_slug, seq', name: `fund_slug || ' ' || seq` },
    ...{ type: 'LedgerPosting', seen: (visibility) => ofSeenFund(visibility, 't.fund_slug') },
    isForEver: true,
  },
};

/** Who may see the record as it is, or as it last was, is told its name. */
function statementOf(named: Named, conditions: readonly Condition[]): string {
  const { table, columns, name, isForEver = false } = named;
  const seen = ['true', ...sqlOf(conditions, 1)].join(' and ');
  if (isForEver) {
    return `select t.id::text as id, ${name} as name from ${table} t
      where t.id = any($1::uuid[]) and ${seen}`;
  }
  const rows = (from: string, until: string) =>
    `select id, ${columns}, ${until} as until from ${from} where id = any($1::bigint[])`;
  return `select t.id::text as id, ${name} as name from (
    select distinct on (id) * from (
      ${rows(table, `timestamptz 'infinity'`)} union all ${rows(`${table}_history`, 'replaced_at')}) known
    order by id, until desc) t
  where ${seen}`;
}

type NameLoader = DataLoader<string, string | null>;

function namesOfKind(database: Database, visibility: Visibility, named: Named): NameLoader {
  const conditions = named.seen(visibility);
  return batched<string | null>(
    named.isForEver ? 'uuid' : 'bigint',
    () => null,
    async (ids) => {
      const values = [ids, ...valuesOf(conditions)];
      const rows = await database.query<{ id: string; name: string }>(statementOf(named, conditions), values);
      const names = new Map(rows.map(({ id, name }) => [id, name]));
      return (id) => names.get(id);
    },
  );
}

/** Null for kinds without a name, and for callers who may not see the record. */
export function createRecordNames(database: Database, visibility: Visibility) {
  const loaders = new Map<string, NameLoader>();
  for (const [kind, named] of Object.entries(NAMED)) {
    if (visibility.types.has(named.type)) loaders.set(kind, namesOfKind(database, visibility, named));
  }
  return async (kind: string, id: string): Promise<string | null> =>
    (await loaders.get(kind)?.load(id.split('/')[0] as string)) ?? null;
}
