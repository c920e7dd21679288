/**
 * Money in the books of funds counts for indicators. Its rows never change: the instant from which on it is
 * known to counting takes the place of a history. Triggers say which targets they touch, see migration 17.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A posting says when it was made, by the clock of its maker: counting goes by that of the database. */
const KNOWN = ['ledger_book', 'ledger_posting']
  .map((table) => `alter table ${table} add column known_at timestamptz not null default now();`)
  .join('\n');

const FUND_OF = (column: string) => `
    insert into register_touch (register, kind, region_code)
    select distinct 'ledger', f.kind, f.region_code from changed r join fund f on f.slug = r.${column}
    where f.region_code is not null on conflict do nothing;`;

/** What of the whole country can be counted: the money of a programme is in its books, wherever it lies. */
const OPENED = `
    insert into register_touch (register, kind, region_code, is_coverage)
    select distinct 'ledger', r.kind, '100000', true from changed r on conflict do nothing;`;

/** Where a fund lies, and what kind it is: all that was posted to it moves along. */
const OF_FUND = `
    insert into register_touch (register, kind, region_code)
    select distinct 'ledger', r.kind, r.region_code
    from (select * from changed union all select * from gone) r join ledger_book b on b.fund_slug = r.slug
    where r.region_code is not null on conflict do nothing;
    insert into register_touch (register, kind, region_code, is_coverage)
    select distinct 'ledger', b.kind, '100000', true from changed r
    join ledger_book b on b.fund_slug = r.slug on conflict do nothing;`;

const OF_PARTNER = `
    insert into register_touch (register, kind, region_code)
    select distinct 'ledger', f.kind, f.region_code from changed r
    join ledger_book b on b.programme_slug = r.programme_slug join fund f on f.slug = b.fund_slug
    where f.region_code is not null on conflict do nothing;`;

const touch = (table: string, when: 'insert' | 'update', write: string) => `
create function ${table}_${when}_touches_ledger() returns trigger language plpgsql as $$
begin${write}
  return null;
end $$;
create trigger ${table}_${when}_touches_ledger after ${when} on ${table}
  referencing ${when === 'update' ? 'old table as gone ' : ''}new table as changed
  for each statement execute function ${table}_${when}_touches_ledger();`;

const untouch = (table: string, when: 'insert' | 'update') => `
drop trigger ${table}_${when}_touches_ledger on ${table};
drop function ${table}_${when}_touches_ledger();`;

export class CountingMoney1764300000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      [
        KNOWN,
        touch('ledger_book', 'insert', OPENED),
        touch('ledger_posting', 'insert', FUND_OF('fund_slug')),
        touch('fund', 'update', OF_FUND),
        touch('programme_partner', 'insert', OF_PARTNER),
      ].join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      [
        untouch('ledger_book', 'insert'),
        untouch('ledger_posting', 'insert'),
        untouch('fund', 'update'),
        untouch('programme_partner', 'insert'),
        'alter table ledger_book drop column known_at;',
        'alter table ledger_posting drop column known_at;',
      ].join('\n'),
    );
  }
}
