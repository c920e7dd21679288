/** What a full list does not hold any more: found, judged for being too much, and taken out. */
import type { Transaction } from '../../../db/database';
import type { Slice } from '../../../feeds/registers/slice';
import { type RunFailure, runFailure } from '../run-failures';
import { sameKey } from './record-columns';
import type { RegisterTable } from './register-tables';

export interface FullListQuestion {
  readonly register: RegisterTable;
  readonly slice: Slice;
  readonly isSynthetic: boolean;
  /** A sender's full list is full for its own regions only; null for all. */
  readonly regionCodes: readonly string[] | null;
}

export interface Vanished {
  readonly count: number;
  /** How many the slice held. */
  readonly listed: number;
  /** The first of those that other registers refer to, and that therefore stay. */
  readonly stillUsed: readonly string[];
}

const MAX_STILL_USED_TOLD = 100;

const SLICE_COLUMNS = {
  kind: (given: string) => `t.kind = ${given}`,
  board: (given: string) => `t.board = ${given}`,
  bank: (given: string) =>
    `t.bank_slug in (select slug from institution where slug = ${given} or name_zh = ${given})`,
  fund: (given: string) =>
    `t.fund_slug in (select slug from fund where slug = ${given} or name_zh = ${given})`,
} as const;

function sliceCondition(
  { register, slice }: FullListQuestion,
  from: number,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const place = (value: unknown) => {
    values.push(value);
    return `$${from + values.length - 1}`;
  };
  const parts = slice.only.map(([field, value]) => SLICE_COLUMNS[field](`${place(value)}::text`));
  if (slice.within !== null) {
    const regions = `(select regions_within(array[${place(slice.within)}::text]))::text[]`;
    parts.push(`${register.region('t')} = any (${regions})`);
  }
  return { sql: parts.map((part) => ` and ${part}`).join(''), values };
}

/** Before the merge: what moves out of the slice is in the file, so it has not vanished. */
export async function findVanished(tx: Transaction, question: FullListQuestion): Promise<Vanished> {
  const { register, isSynthetic, regionCodes } = question;
  const { table, region } = register;
  const listed = table === 'enterprise' ? ' and t.removed_at is null' : '';
  const mine = `($2::text[] is null or ${region('t')} = any ((select regions_within($2::text[]))::text[]))`;
  const slice = sliceCondition(question, 3);
  const found = `select ${foundColumns(register)} from ${table} t`;
  await tx.query(`create temp table vanished_record on commit drop as ${found} where false`);
  const [row] = await tx.query<{ listed: string; vanished: string }>(
    `with slice as materialized (${found} where t.is_synthetic = $1 and ${mine}${listed}${slice.sql}),
     gone as (
       insert into pg_temp.vanished_record select * from slice t
       where not exists (select from pg_temp.incoming_record s where ${sameKey(register)})
       returning is_used)
     select (select count(*) from slice) as listed, count(*) filter (where not is_used) as vanished
     from gone`,
    [isSynthetic, regionCodes, ...slice.values],
  );
  return {
    count: Number(row?.vanished ?? 0),
    listed: Number(row?.listed ?? 0),
    stillUsed: await keepUsed(tx, register),
  };
}

function foundColumns({ key, usedBy }: RegisterTable): string {
  const isUsed = usedBy.map((sql) => `exists (${sql})`).join(' or ') || 'false';
  const keys = key.map((column) => `t.${column}`).join(', ');
  return `${keys}, ${isUsed} as is_used`;
}

async function keepUsed(tx: Transaction, { key }: RegisterTable): Promise<readonly string[]> {
  const kept = await tx.query<{ name: string }>(
    `delete from pg_temp.vanished_record t where is_used
     returning concat_ws(' ', ${key.map((column) => `t.${column}`).join(', ')}) as name`,
  );
  return kept.slice(0, MAX_STILL_USED_TOLD).map(({ name }) => name);
}

/** A file that was cut off looks like a full list of which most has gone. */
export function tooManyRemoved({ count, listed }: Vanished, maxShare: number): RunFailure | null {
  if (count === 0 || count <= listed * maxShare) return null;
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return runFailure(
    'TOO_MANY_REMOVED',
    count,
    `${count}/${listed}, ${percent(count / listed)} > ${percent(maxShare)}`,
  );
}

/** An enterprise keeps its past, so it is only marked; of other records a copy is kept. */
export async function removeVanished(
  tx: Transaction,
  register: RegisterTable,
  run: { readonly id: string; readonly feedSlug: string; readonly now: Date },
): Promise<void> {
  const { table, key } = register;
  const same = sameKey(register);
  if (table === 'enterprise') {
    await tx.query(
      `update enterprise t set removed_at = $1, removed_reason = $2
       from pg_temp.vanished_record s where ${same}`,
      [run.now, `不在完整名单 ${run.feedSlug} 中 / Not in the full list ${run.feedSlug}`],
    );
    return;
  }
  await tx.query(
    `with gone as (
       delete from ${table} t using pg_temp.vanished_record s where ${same} returning t.*)
     insert into removed_record (register, natural_key, content, feed_run_id, removed_at)
     select $1, concat_ws(' ', ${key.map((column) => `t.${column}`).join(', ')}), to_jsonb(t), $2, $3
     from gone t`,
    [table, run.id, run.now],
  );
}
