/**
 * Where loans count: with their enterprise, or, lent to natural persons, in the region that they bear
 * themselves. What the registers held before and what a change touches follow both.
 */

const of = (row: string, columns: readonly string[]) =>
  columns.map((column) => `${row}.${column}`).join(', ');

const BEFORE = ['borrower_id', 'programme_slug', 'principal', 'drawn_on', 'is_synthetic'];
const NOW = [...BEFORE, 'region_code'];
/** Tells which loan it was, and does not count. */
const KEY = ['id', 'bank_slug', 'contract_number'];
const KEY_NOW = [...KEY, 'person_id'];

/** See migration 14: only a change of what is counted makes a new state. */
const history = (key: readonly string[], counted: readonly string[]) => `
drop trigger loan_updated_history on loan;
create or replace function loan_keeps_history() returns trigger language plpgsql as $$
begin
  if old.recorded_at < now() then
    insert into loan_history (${[...key, ...counted].join(', ')}, recorded_at, replaced_at)
    values (${of('old', [...key, ...counted])}, old.recorded_at, now());
  end if;
  if tg_op = 'DELETE' then return old; end if;
  new.recorded_at := greatest(now(), old.recorded_at);
  return new;
end $$;
create trigger loan_updated_history before update on loan for each row
  when ((${of('old', counted)}) is distinct from (${of('new', counted)}))
  execute function loan_keeps_history();`;

const OF_ENTERPRISES = `
      select 'loan', '', e.region_code from changed r join enterprise e on e.id = r.borrower_id
      union select 'loan', '', m.before from changed r
        join enterprise_event m on m.enterprise_id = r.borrower_id and m.kind = 'MOVED'`;
const OF_PERSONS = `
      union select 'loan', '', r.region_code from changed r`;

const write = (changed: string, places: string) => `
    insert into register_touch (register, kind, region_code)
    with changed as (${changed})
    select * from (${places}) as touched (register, kind, region_code) where region_code is not null
    on conflict do nothing;`;

/** See migration 17. */
const touch = (counted: readonly string[], places: string) => {
  const columns = ['id', ...counted];
  const differs = `(${of('o', counted)}) is distinct from (${of('n', counted)})`;
  const join = `from gone o join added n on n.id = o.id where ${differs}`;
  const both = `select ${of('o', columns)} ${join} union all select ${of('n', columns)} ${join}`;
  return `
create or replace function loan_is_touched() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then ${write(`select ${columns.join(', ')} from added`, places)}
  elsif tg_op = 'DELETE' then ${write(`select ${columns.join(', ')} from gone`, places)}
  else ${write(both, places)}
  end if;
  return null;
end $$;`;
};

export const PLACES_OF_LOANS = `
alter table loan_history add column region_code text, add column person_id uuid;
${history(KEY_NOW, NOW)}${touch(NOW, OF_ENTERPRISES + OF_PERSONS)}`;

export const PLACES_OF_LOANS_BEFORE = `
${history(KEY, BEFORE)}${touch(BEFORE, OF_ENTERPRISES)}
alter table loan_history drop column region_code, drop column person_id;`;
