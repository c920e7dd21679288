/** Merges the staging table into a register: what is new is added, what differs is corrected, no more. */
import type { Transaction } from '../../../db/database';
import { columnsOf, contentOf, sameKey } from './record-columns';
import type { RegisterTable } from './register-tables';

export interface MergedRecords {
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
}

const CREATE = `
create temp table judged_record (
  ordinal integer primary key, revision text
) on commit drop`;

/** A listed enterprise that had been taken off its list is on it again. */
const isEnterprise = ({ table }: RegisterTable) => table === 'enterprise';

export async function mergeRecords(
  tx: Transaction,
  register: RegisterTable,
  run: { readonly id: string; readonly isSynthetic: boolean },
): Promise<MergedRecords> {
  await tx.query(CREATE);
  // The triggers that keep the past of an enterprise name the run.
  await tx.query(`select set_config('kejin.feed_run', $1, true)`, [run.id]);
  await judge(tx, register, run.isSynthetic);
  await correct(tx, register, run.isSynthetic);
  await add(tx, register, run.isSynthetic);
  const [row] = await tx.query<{ all: string; new: string; revised: string }>(
    `select (select count(*) from pg_temp.incoming_record) as all,
       count(*) filter (where revision = 'NEW') as new,
       count(*) filter (where revision = 'REVISED') as revised
     from pg_temp.judged_record`,
  );
  const counts = { new: Number(row?.new), revised: Number(row?.revised) };
  return { ...counts, unchanged: Number(row?.all) - counts.new - counts.revised };
}

async function judge(tx: Transaction, register: RegisterTable, isSynthetic: boolean): Promise<void> {
  const { table } = register;
  const removed = isEnterprise(register) ? 't.removed_at is not null' : 'false';
  await tx.query(
    `insert into pg_temp.judged_record
     select s.ordinal, case when s.is_known then 'REVISED' else 'NEW' end
     from pg_temp.incoming_record s left join ${table} t on ${sameKey(register)}
     where not s.is_known or t.is_synthetic <> $1 or ${removed}
       or (${contentOf(register, 't')}) is distinct from (${contentOf(register, 's')})`,
    [isSynthetic],
  );
  await tx.query('analyze pg_temp.judged_record');
}

/** A real enterprise does not inherit the past of a made-up one. */
const FORGET = `
delete from enterprise_event past using enterprise t
  join pg_temp.incoming_record s on s.uscc = t.uscc join pg_temp.judged_record j using (ordinal)
where past.enterprise_id = t.id and j.revision = 'REVISED' and t.is_synthetic <> $1`;

const RELISTED = ['removed_at = null', 'removed_reason = null'];
const OWN_PAST = `former_names = case when t.is_synthetic = $1 then t.former_names else '{}' end`;

async function correct(tx: Transaction, register: RegisterTable, isSynthetic: boolean): Promise<void> {
  if (isEnterprise(register)) await tx.query(FORGET, [isSynthetic]);
  const names = columnsOf(register).flatMap(([name]) => (register.key.includes(name) ? [] : [name]));
  const assignments = [
    ...names.map((name) => `${name} = s.${name}`),
    'is_synthetic = $1',
    ...(isEnterprise(register) ? [...RELISTED, OWN_PAST] : []),
  ];
  await tx.query(
    `update ${register.table} t set ${assignments.join(', ')}
     from pg_temp.incoming_record s join pg_temp.judged_record j using (ordinal)
     where j.revision = 'REVISED' and ${sameKey(register)}`,
    [isSynthetic],
  );
}

async function add(tx: Transaction, register: RegisterTable, isSynthetic: boolean): Promise<void> {
  const names = columnsOf(register).map(([name]) => name);
  await tx.query(
    `insert into ${register.table} (${names.join(', ')}, is_synthetic)
     select ${names.map((name) => `s.${name}`).join(', ')}, $1
     from pg_temp.incoming_record s join pg_temp.judged_record j using (ordinal)
     where j.revision = 'NEW' order by s.ordinal`,
    [isSynthetic],
  );
}
