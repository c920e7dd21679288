/** Looks over the staging table before the merge: repeats, blanks, contradictions, and foreign regions. */
import type { Transaction } from '../../../db/database';
import { problem } from '../../../feeds/problems';
import { mergeRemark } from '../merge-remarks';
import type { RecordReading } from './read-records';
import { columnsOf, comparable, contentOf, printedKey, sameKey } from './record-columns';
import type { RecordCheck } from './register-checks';
import type { RegisterTable } from './register-tables';

interface Found {
  readonly line: number;
  readonly raw: string;
}
type FoundRow<More = object> = { [Name in keyof (Found & More)]: (Found & More)[Name] };

export interface RecordChecking {
  readonly tx: Transaction;
  readonly register: RegisterTable;
  readonly reading: RecordReading;
  readonly isSynthetic: boolean;
  readonly blanksRetract: boolean;
  /** Regions that the sender may write to; null for all. */
  readonly regionCodes: readonly string[] | null;
}

/** What one file says twice: taken once when it says the same, not at all when it does not. */
export async function takeOutRepeats({ tx, register, reading }: RecordChecking): Promise<void> {
  const key = register.key.map((column) => `s.${column}`).join(', ');
  const raw = printedKey(register);
  const torn = await tx.query<FoundRow<{ other: number }>>(
    `with repeated as (
       select ${key}, min(line) as first_line, max(line) as last_line from pg_temp.incoming_record s
       group by ${key} having count(distinct (${contentOf(register, 's')})) > 1)
     delete from pg_temp.incoming_record s using repeated t where ${sameKey(register)}
     returning line, ${raw} as raw, case when line = first_line then last_line else first_line end as other`,
  );
  for (const { line, raw: text, other } of torn) {
    reading.reject(problem('CONFLICTING_DUPLICATE', { line, raw: text }, { otherLine: other }));
  }
  const repeats = await tx.query<FoundRow<{ other: number }>>(
    `with placed as (
       select ordinal, first_value(line) over (partition by ${key} order by ordinal) as first_line,
         row_number() over (partition by ${key} order by ordinal) as place
       from pg_temp.incoming_record s)
     delete from pg_temp.incoming_record s using placed
     where placed.ordinal = s.ordinal and placed.place > 1
     returning line, ${raw} as raw, first_line as other`,
  );
  reading.repeated += repeats.length;
  for (const { line, raw: text, other } of repeats) {
    reading.rejects.add(problem('IDENTICAL_DUPLICATE', { line, raw: text }, { otherLine: other }));
  }
}

/** A record that is really known does not give way to one that is made up; it counts as unchanged. */
export async function takeOutSynthetic({ tx, register, reading }: RecordChecking): Promise<number> {
  const kept = await tx.query<FoundRow>(
    `delete from pg_temp.incoming_record s using ${register.table} t
     where ${sameKey(register)} and not t.is_synthetic
     returning s.line, ${printedKey(register)} as raw`,
  );
  for (const { line, raw } of kept) {
    reading.rejects.add(mergeRemark('REAL_RECORD_KEPT', { line, column: null, raw }));
  }
  return kept.length;
}

/**
 * What the file does not say stays as it is known. Made-up facts do not fill the gaps of a real record, and a
 * text that is sealed already stays as it was sealed.
 */
export async function fillBlanks(checking: RecordChecking): Promise<void> {
  const { tx, register, reading, isSynthetic, blanksRetract } = checking;
  const { present } = reading.columns;
  const fieldOf = (name: string, field: string | null) =>
    field ?? register.references.find(({ column }) => column === name)?.field ?? name;
  const assignments = columnsOf(register)
    .filter(([name]) => !register.key.includes(name))
    .map(([name, column]) => {
      const { field, isSealed } = column;
      const retracts = blanksRetract && present.includes(fieldOf(name, field));
      const filled = retracts ? `s.${name}` : `coalesce(s.${name}, t.${name})`;
      if (!isSealed) return `${name} = ${filled}`;
      const same = `${comparable('s', name, column)} = ${comparable('t', name, column)}`;
      return `${name} = case when ${same} then t.${name} else ${filled} end`;
    });
  await tx.query(`update pg_temp.incoming_record s set is_known = true from ${register.table} t
    where ${sameKey(register)}`);
  if (assignments.length > 0) {
    await tx.query(
      `update pg_temp.incoming_record s set ${assignments.join(', ')} from ${register.table} t
       where ${sameKey(register)} and t.is_synthetic = $1`,
      [isSynthetic],
    );
  }
  const given = columnsOf(register).filter(([, { ifNew }]) => ifNew !== undefined);
  if (given.length > 0) {
    const set = given.map(([name, { ifNew }]) => `${name} = coalesce(s.${name}, ${ifNew})`);
    const blank = given.map(([name]) => `s.${name} is null`);
    await tx.query(`update pg_temp.incoming_record s set ${set.join(', ')} where ${blank.join(' or ')}`);
  }
  for (const statement of register.settle) await tx.query(statement);
}

export async function takeOutIncomplete({ tx, register, reading }: RecordChecking): Promise<void> {
  if (register.needed.length === 0) return;
  const fieldOf = (name: string) =>
    register.columns[name]?.field ?? register.references.find(({ column }) => column === name)?.field ?? name;
  const lacking = register.needed.map((name) => `when s.${name} is null then '${fieldOf(name)}'`);
  const gone = await tx.query<FoundRow<{ field: string }>>(
    `delete from pg_temp.incoming_record s
     where ${register.needed.map((name) => `s.${name} is null`).join(' or ')}
     returning line, ${printedKey(register)} as raw, case ${lacking.join(' ')} end as field`,
  );
  for (const { line, raw, field } of gone) {
    const column = reading.headerOf(field);
    reading.reject(mergeRemark('MISSING_FOR_NEW', { line, column, raw }, column));
  }
}

export async function takeOutImplausible(
  { tx, register, reading }: RecordChecking,
  checks: readonly RecordCheck[],
): Promise<void> {
  if (checks.length === 0) return;
  const cases = checks.map(({ wrong }, at) => `when ${wrong} then ${at}`);
  const gone = await tx.query<FoundRow<{ which: number }>>(
    `with judged as (
       select ordinal, case ${cases.join(' ')} end as which from pg_temp.incoming_record s)
     delete from pg_temp.incoming_record s using judged
     where judged.ordinal = s.ordinal and judged.which is not null
     returning line, ${printedKey(register)} as raw, which`,
  );
  for (const { line, raw, which } of gone) {
    const { field, zh, en } = checks[which] as RecordCheck;
    reading.reject(mergeRemark('IMPLAUSIBLE', { line, column: reading.headerOf(field), raw }, { zh, en }));
  }
}

/** Where a record lies now and where it would lie: a sender needs both. */
export async function takeOutForeign(checking: RecordChecking): Promise<void> {
  const { tx, register, reading, regionCodes } = checking;
  if (regionCodes === null) return;
  const mine = (alias: string) =>
    `coalesce(${register.region(alias)} = any ((select regions_within($1::text[]))::text[]), false)`;
  const gone = await tx.query<FoundRow<{ region: string | null }>>(
    `delete from pg_temp.incoming_record s
     where not ${mine('s')}
       or exists (select from ${register.table} t where ${sameKey(register)} and not ${mine('t')})
     returning line, ${printedKey(register)} as raw, ${register.region('s')} as region`,
    [regionCodes],
  );
  for (const { line, raw, region } of gone) {
    reading.reject(mergeRemark('OUTSIDE_SCOPE', { line, column: null, raw }, region ?? '—'));
  }
}
