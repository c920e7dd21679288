/**
 * Where a transaction has changed what can be counted: register, kind and region, before and after. Triggers
 * write it, so that no road to a row passes it by; who asks for the recompute takes it away.
 */

const TABLE = `
create table register_touch (
  xid xid8 not null default pg_current_xact_id(), register text not null, kind text not null default '',
  region_code text not null, is_coverage boolean not null default false,
  primary key (xid, register, kind, region_code, is_coverage)
);`;

interface Touched {
  readonly table: string;
  readonly key: string;
  /** What counting reads: a change of anything else touches nothing. */
  readonly counted: readonly string[];
  /** Selects register, kind and region for the rows `r` that have changed. */
  readonly places: string;
}

/** An enterprise counts where it was on the day, so that all its places are touched. */
const withOwner = (register: string, owner: string, kind: string, join = ''): string => `
  select '${register}', ${kind}, e.region_code from changed r ${join} join enterprise e on e.id = r.${owner}
  union select '${register}', ${kind}, m.before from changed r ${join}
    join enterprise_event m on m.enterprise_id = r.${owner} and m.kind = 'MOVED'`;

const OWN_FUND = 'join fund f on f.slug = r.fund_slug';

/** What enterprises `place (id, region_code)` have. */
const HAD = `
  select 'certification', c.kind, p.region_code from place p join certification c on c.enterprise_id = p.id
  union select 'patent', c.kind, p.region_code from place p join patent c on c.owner_id = p.id
  union select 'loan', '', p.region_code from place p join loan c on c.borrower_id = p.id
  union select 'listing', c.board, p.region_code from place p join listing c on c.enterprise_id = p.id
  union select 'tech_contract', c.kind, p.region_code from place p join tech_contract c on c.seller_id = p.id
  union select 'investment', f.kind, p.region_code from place p join investment c on c.enterprise_id = p.id
    join fund f on f.slug = c.fund_slug`;

const TOUCHED: readonly Touched[] = [
  {
    ...{ table: 'certification', key: 'id' },
    counted: ['enterprise_id', 'kind', 'level', 'issued_on', 'expires_on', 'revoked_on', 'is_synthetic'],
    places: withOwner('certification', 'enterprise_id', 'r.kind'),
  },
  {
    ...{ table: 'patent', key: 'id' },
    counted: ['owner_id', 'kind', 'filed_on', 'granted_on', 'lapsed_on', 'is_synthetic'],
    places: withOwner('patent', 'owner_id', 'r.kind'),
  },
  {
    ...{ table: 'loan', key: 'id' },
    counted: ['borrower_id', 'programme_slug', 'principal', 'drawn_on', 'is_synthetic'],
    places: withOwner('loan', 'borrower_id', `''`),
  },
  {
    ...{ table: 'listing', key: 'id' },
    counted: ['enterprise_id', 'board', 'listed_on', 'delisted_on', 'is_synthetic'],
    places: withOwner('listing', 'enterprise_id', 'r.board'),
  },
  {
    ...{ table: 'tech_contract', key: 'id' },
    counted: ['seller_id', 'kind', 'value', 'signed_on', 'registered_on', 'is_synthetic'],
    places: withOwner('tech_contract', 'seller_id', 'r.kind'),
  },
  {
    ...{ table: 'investment', key: 'id' },
    counted: ['enterprise_id', 'fund_slug', 'amount', 'invested_on', 'is_synthetic'],
    places: withOwner('investment', 'enterprise_id', 'f.kind', OWN_FUND),
  },
  {
    ...{ table: 'incubator', key: 'id' },
    counted: ['region_code', 'kind', 'level', 'opened_on', 'closed_on', 'is_synthetic'],
    places: `select 'incubator', r.kind, r.region_code from changed r`,
  },
  {
    ...{ table: 'contribution', key: 'id' },
    counted: ['fund_slug', 'contributor_zh', 'amount', 'paid_on', 'is_synthetic'],
    places: `select 'contribution', f.kind, f.region_code from changed r ${OWN_FUND}`,
  },
  {
    ...{ table: 'fund', key: 'slug' },
    counted: ['kind', 'region_code', 'size', 'established_on', 'is_synthetic'],
    places: `select 'fund', r.kind, r.region_code from changed r
      union select 'contribution', r.kind, r.region_code from changed r
        join contribution c on c.fund_slug = r.slug
      union select 'investment', r.kind, e.region_code from changed r
        join investment c on c.fund_slug = r.slug join enterprise e on e.id = c.enterprise_id
      union select 'investment', r.kind, m.before from changed r join investment c on c.fund_slug = r.slug
        join enterprise_event m on m.enterprise_id = c.enterprise_id and m.kind = 'MOVED'`,
  },
  {
    ...{ table: 'enterprise', key: 'id' },
    counted: [
      ...['region_code', 'scale', 'is_tech_enterprise', 'status', 'struck_off_on', 'effective_on'],
      ...['removed_at', 'is_synthetic'],
    ],
    places: `with place as (
        select id, region_code from changed
        union select r.id, m.before from changed r
          join enterprise_event m on m.enterprise_id = r.id and m.kind = 'MOVED')
      ${HAD}`,
  },
  {
    ...{ table: 'enterprise_event', key: 'id' },
    counted: ['enterprise_id', 'kind', 'happened_on', 'before'],
    places: `with place as (
        select e.id, e.region_code from changed r join enterprise e on e.id = r.enterprise_id
        where r.kind in ('MOVED', 'STRUCK_OFF', 'MERGED')
        union select r.enterprise_id, r.before from changed r where r.kind = 'MOVED')
      ${HAD}`,
  },
];

const of = (row: string, columns: readonly string[]) =>
  columns.map((column) => `${row}.${column}`).join(', ');

const write = (changed: string, places: string) => `
    insert into register_touch (register, kind, region_code)
    with changed as (${changed})
    select * from (${places}) as touched (register, kind, region_code) where region_code is not null
    on conflict do nothing;`;

const touch = ({ table, key, counted, places }: Touched): string => {
  const columns = [...new Set([key, ...counted])];
  const differs = `(${of('o', counted)}) is distinct from (${of('n', counted)})`;
  const join = `from gone o join added n on n.${key} = o.${key} where ${differs}`;
  const both = `select ${of('o', columns)} ${join} union all select ${of('n', columns)} ${join}`;
  return `
create function ${table}_is_touched() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then ${write(`select ${columns.join(', ')} from added`, places)}
  elsif tg_op = 'DELETE' then ${write(`select ${columns.join(', ')} from gone`, places)}
  else ${write(both, places)}
  end if;
  return null;
end $$;
${triggers(table)}`;
};

const triggers = (table: string) => `
create trigger ${table}_inserted_touch after insert on ${table} referencing new table as added
  for each statement execute function ${table}_is_touched();
create trigger ${table}_updated_touch after update on ${table}
  referencing old table as gone new table as added
  for each statement execute function ${table}_is_touched();
create trigger ${table}_deleted_touch after delete on ${table} referencing old table as gone
  for each statement execute function ${table}_is_touched();`;

/** What a register is complete for decides for all that lies inside. */
const COVERAGE = `
create function register_coverage_is_touched() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into register_touch (register, kind, region_code, is_coverage)
    select distinct register, kind, region_code, true from added on conflict do nothing;
  end if;
  if tg_op <> 'INSERT' then
    insert into register_touch (register, kind, region_code, is_coverage)
    select distinct register, kind, region_code, true from gone on conflict do nothing;
  end if;
  return null;
end $$;
${triggers('register_coverage')}`;

export const TOUCH_TRIGGERS = [TABLE, ...TOUCHED.map(touch), COVERAGE].join('\n');

const untouch = (table: string) => `
drop trigger ${table}_inserted_touch on ${table};
drop trigger ${table}_updated_touch on ${table};
drop trigger ${table}_deleted_touch on ${table};
drop function ${table}_is_touched();`;

export const UNTOUCH = `${[...TOUCHED.map(({ table }) => table), 'register_coverage'].map(untouch).join('\n')}
drop table register_touch;`;
