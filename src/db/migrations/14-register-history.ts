/**
 * What the registers held before: each row says since when it is as it is, and what a count reads of its
 * earlier states stays in a table beside it. A row is known at an instant if it was recorded before it, and
 * replaced at or after it, if at all.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Kept {
  readonly table: string;
  /** Tells which row it was, and does not count. */
  readonly key: readonly string[];
  /** What counting reads: a change of anything else is no new state. */
  readonly counted: readonly string[];
}

const KEPT: readonly Kept[] = [
  {
    table: 'enterprise',
    key: ['id', 'uscc'],
    counted: [
      ...['region_code', 'scale', 'is_tech_enterprise', 'status', 'struck_off_on', 'effective_on'],
      ...['removed_at', 'is_synthetic'],
    ],
  },
  {
    table: 'certification',
    key: ['id', 'number'],
    counted: [...['enterprise_id', 'kind', 'level', 'issued_on', 'expires_on', 'revoked_on', 'is_synthetic']],
  },
  {
    table: 'patent',
    key: ['id', 'application_number'],
    counted: ['owner_id', 'kind', 'filed_on', 'granted_on', 'lapsed_on', 'is_synthetic'],
  },
  {
    table: 'loan',
    key: ['id', 'bank_slug', 'contract_number'],
    counted: ['borrower_id', 'programme_slug', 'principal', 'drawn_on', 'is_synthetic'],
  },
  {
    table: 'incubator',
    key: ['id', 'name_zh'],
    counted: ['region_code', 'kind', 'level', 'opened_on', 'closed_on', 'is_synthetic'],
  },
  {
    table: 'listing',
    key: ['id', 'code'],
    counted: ['enterprise_id', 'board', 'listed_on', 'delisted_on', 'is_synthetic'],
  },
  {
    table: 'tech_contract',
    key: ['id', 'number'],
    counted: ['seller_id', 'kind', 'value', 'signed_on', 'registered_on', 'is_synthetic'],
  },
  {
    table: 'fund',
    key: ['slug'],
    counted: ['kind', 'region_code', 'size', 'established_on', 'is_synthetic'],
  },
  {
    table: 'contribution',
    key: ['id', 'contributor_zh'],
    counted: ['fund_slug', 'amount', 'paid_on', 'is_synthetic'],
  },
  {
    table: 'investment',
    key: ['id'],
    counted: ['enterprise_id', 'fund_slug', 'amount', 'invested_on', 'is_synthetic'],
  },
  {
    table: 'register_coverage',
    key: ['register', 'kind', 'region_code', 'starts_on'],
    counted: ['ends_on', 'is_synthetic'],
  },
  {
    table: 'enterprise_event',
    key: ['id'],
    counted: ['enterprise_id', 'kind', 'happened_on', 'before'],
  },
];

const of = (row: string, columns: readonly string[]) =>
  columns.map((column) => `${row}.${column}`).join(', ');

/** What happened to enterprises bears the time of its recording already. */
const addColumn = (table: string) =>
  table === 'enterprise_event'
    ? ''
    : `alter table ${table} add column recorded_at timestamptz not null default now();`;

/**
 * A state that the same transaction made and replaced was never seen. Of two transactions at once, the later
 * to write may be the earlier to begin: its state then counts from when the one before it does.
 */
const keep = ({ table, key, counted }: Kept) => `
${addColumn(table)}
create table ${table}_history as
  select ${[...key, ...counted].join(', ')}, recorded_at, recorded_at as replaced_at
  from ${table} with no data;
alter table ${table}_history alter column recorded_at set not null, alter column replaced_at set not null,
  add constraint ${table}_history_ordered check (replaced_at > recorded_at);
create index ${table}_history_replaced on ${table}_history (replaced_at);
create function ${table}_keeps_history() returns trigger language plpgsql as $$
begin
  if old.recorded_at < now() then
    insert into ${table}_history
    values (${of('old', [...key, ...counted])}, old.recorded_at, now());
  end if;
  if tg_op = 'DELETE' then return old; end if;
  new.recorded_at := greatest(now(), old.recorded_at);
  return new;
end $$;
create trigger ${table}_updated_history before update on ${table} for each row
  when ((${of('old', counted)}) is distinct from (${of('new', counted)}))
  execute function ${table}_keeps_history();
create trigger ${table}_deleted_history before delete on ${table} for each row
  execute function ${table}_keeps_history();
create trigger ${table}_history_append_only before update or delete on ${table}_history
  for each row execute function refuse_rewriting();`;

const forget = ({ table }: Kept) => `
drop trigger ${table}_updated_history on ${table};
drop trigger ${table}_deleted_history on ${table};
drop function ${table}_keeps_history();
drop table ${table}_history;
${table === 'enterprise_event' ? '' : `alter table ${table} drop column recorded_at;`}`;

export class RegisterHistory1764200000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEPT.map(keep).join('\n'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(KEPT.map(forget).join('\n'));
  }
}
