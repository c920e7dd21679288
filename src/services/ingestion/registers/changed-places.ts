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

/** What enterprises have counts where they are: it moves, goes and comes back with them. */
const WITH_ENTERPRISES = (vanished: string) => `
with moved as (
  select e.id, j.old_region, e.region_code as new_region
  from pg_temp.judged_record j join pg_temp.incoming_record s using (ordinal) join enterprise e using (uscc)
  where j.revision = 'REVISED' and (j.was_removed or j.old_region <> e.region_code)
  ${vanished}),
had as (
  select 'certification' as register, c.kind, c.enterprise_id as owner
  from certification c join moved on moved.id = c.enterprise_id
  union select 'patent', p.kind, p.owner_id from patent p join moved on moved.id = p.owner_id
  union select 'loan', null, l.borrower_id from loan l join moved on moved.id = l.borrower_id)
select distinct register, kind, place.region
from had join moved on moved.id = had.owner
cross join lateral (values (old_region), (new_region)) as place (region)`;

const VANISHED_ENTERPRISES = `
  union all
  select e.id, e.region_code, e.region_code
  from pg_temp.vanished_record v join enterprise e using (uscc)`;

const countedChanges = (register: RegisterTable, kind: (alias: string) => string, vanished: string) => `
select distinct '${register.table}' as register, kind, region from (
  select old_kind as kind, old_region as region from pg_temp.judged_record where revision = 'REVISED'
  union all
  select ${kind('s')}, ${register.region('s')}
  from pg_temp.judged_record j join pg_temp.incoming_record s using (ordinal)
  ${vanished}) as change
where region is not null`;

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
    ? 'union all select counted_kind, counted_region from pg_temp.vanished_record'
    : '';
  return placesFrom(await tx.query<Place>(countedChanges(register, register.counted.kind, vanished)));
}
