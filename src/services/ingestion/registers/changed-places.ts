/** Where counts change with what has been merged: register, kind and region, before and after. */
import type { Transaction } from '../../../db/database';
import type { ChangedRegister } from '../../progress/targets-depending-on';
import type { RegisterTable } from './register-tables';

type Place = { register: string; kind: string | null; region: string };

const placesFrom = (rows: readonly Place[]): ChangedRegister[] =>
  rows.map(({ register, kind, region }) => ({
    ...{ register, regionCode: region },
    ...(kind === null ? {} : { kind }),
  }));

/**
 * What enterprises have counts where they were on the day: it moves, goes and comes back with them, and their
 * size decides whether it counts. An earlier move may look different after a later one.
 */
const WITH_ENTERPRISES = (vanished: string) => `
with changed as (
  select e.id, j.old_region, e.region_code as new_region
  from pg_temp.judged_record j join pg_temp.incoming_record s using (ordinal) join enterprise e using (uscc)
  where j.revision = 'REVISED' and e.recorded_at >= now()
  ${vanished}),
had as (
  select 'certification' as register, c.kind, c.enterprise_id as owner
  from certification c join changed on changed.id = c.enterprise_id
  union select 'patent', p.kind, p.owner_id from patent p join changed on changed.id = p.owner_id
  union select 'loan', null, l.borrower_id from loan l join changed on changed.id = l.borrower_id
  union select 'listing', l.board, l.enterprise_id from listing l join changed on changed.id = l.enterprise_id
  union select 'tech_contract', t.kind, t.seller_id
  from tech_contract t join changed on changed.id = t.seller_id
  union select 'investment', f.kind, i.enterprise_id
  from investment i join changed on changed.id = i.enterprise_id join fund f on f.slug = i.fund_slug)
select distinct had.register, had.kind, place.region
from had join changed on changed.id = had.owner
cross join lateral (select old_region as region union select new_region
  union select m.before from enterprise_event m
  where m.enterprise_id = had.owner and m.kind = 'MOVED') as place`;

const VANISHED_ENTERPRISES = `
  union all
  select e.id, e.region_code, e.region_code
  from pg_temp.vanished_record v join enterprise e using (uscc)`;

const countedChanges = (register: RegisterTable, counted: Counted, vanished: string) => `
with change as (
  select old_kind as kind, old_region as region, old_owner as owner
  from pg_temp.judged_record where revision = 'REVISED'
  union all
  select ${counted.kind('s')}, ${register.region('s')},
    ${counted.owner ? `s.${counted.owner}` : 'null::bigint'}
  from pg_temp.judged_record j join pg_temp.incoming_record s using (ordinal)
  ${vanished}),
place as (
  select kind, region from change where region is not null
  union select c.kind, m.before
  from change c join enterprise_event m on m.enterprise_id = c.owner and m.kind = 'MOVED'
  join region on region.code = m.before)
select '${register.table}' as register, kind, region from place${register.table === 'fund' ? MONEY : ''}`;

type Counted = NonNullable<RegisterTable['counted']>;

/** What goes into a fund, and comes from it, is of the fund's kind. */
const MONEY = `
union select 'contribution', kind, region from place
union select 'investment', place.kind, e.region_code
from place join pg_temp.judged_record j on j.revision = 'REVISED'
join pg_temp.incoming_record s using (ordinal) join investment i on i.fund_slug = s.slug
join enterprise e on e.id = i.enterprise_id`;

export async function changedPlaces(
  tx: Transaction,
  register: RegisterTable,
  hasVanished: boolean,
): Promise<ChangedRegister[]> {
  if (register.table === 'enterprise') {
    return placesFrom(await tx.query<Place>(WITH_ENTERPRISES(hasVanished ? VANISHED_ENTERPRISES : '')));
  }
  if (register.counted === null) return [];
  const vanished = hasVanished
    ? 'union all select counted_kind, counted_region, counted_owner from pg_temp.vanished_record'
    : '';
  return placesFrom(await tx.query<Place>(countedChanges(register, register.counted, vanished)));
}
