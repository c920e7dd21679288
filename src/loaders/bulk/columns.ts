/** How a column of a bulk list is written: exactly as JSON, and as a cell that a spreadsheet leaves alone. */

export interface BulkColumn {
  /** As the GraphQL API calls it. */
  readonly name: string;
  readonly sql: string;
  readonly kind: 'text' | 'texts' | 'date' | 'boolean' | 'instant' | 'decimal';
}

export type BulkFormat = 'ndjson' | 'csv';

/** Microseconds, in UTC: all that PostgreSQL keeps of an instant. */
const instant = (sql: string) => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** What begins a formula in a spreadsheet: OWASP's list, with the full-width forms. */
const FORMULA = `'^[=+@\\t\\r\\n＝＋－＠-]'`;
/** Codes that a spreadsheet would take for a number or a date and so spoil. */
const NUMBERS = '[0-9]{12,}([.][0-9]*)?|0[0-9]+|[0-9]+[eE][0-9]+';
const DATES = '[0-9]{1,4}[-/][0-9]{1,2}([-/][0-9]{1,4})?';
const SPOILT = `'^(${NUMBERS}|${DATES})$'`;

const cell = (sql: string) =>
  `case when ${sql} ~ ${FORMULA} then '''' || ${sql}
    when ${sql} ~ ${SPOILT} then E'\\t' || ${sql} else ${sql} end`;

const JSON_VALUE: Readonly<Record<BulkColumn['kind'], (sql: string) => string>> = {
  text: (sql) => sql,
  texts: (sql) => sql,
  date: (sql) => sql,
  boolean: (sql) => sql,
  instant,
  decimal: (sql) => `${sql}::text`,
};

const CSV_CELL: Readonly<Record<BulkColumn['kind'], (sql: string) => string>> = {
  text: cell,
  texts: (sql) => cell(`array_to_string(${sql}, '; ')`),
  date: (sql) => `to_char(${sql}, 'YYYY-MM-DD')`,
  boolean: (sql) => `case when ${sql} then 'true' when not ${sql} then 'false' end`,
  instant,
  decimal: (sql) => `${sql}::text`,
};

/** `… as "name", …` for a select. */
export function valuesIn(columns: readonly BulkColumn[], format: BulkFormat): string {
  const written = format === 'csv' ? CSV_CELL : JSON_VALUE;
  return columns.map(({ name, sql, kind }) => `${written[kind](sql)} as "${name}"`).join(', ');
}

/** Several columns of one kind under one alias: `name_zh` becomes `nameZh`. */
export const columns = (
  alias: string,
  kind: BulkColumn['kind'],
  ...names: readonly string[]
): readonly BulkColumn[] =>
  names.map((column) => ({
    name: column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
    sql: `${alias}.${column}`,
    kind,
  }));
