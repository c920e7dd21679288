/** Fragments of SQL over the staging table `s` and the table of a register `t`. */
import type { RegisterTable, TableColumn } from './register-tables';

export const sameKey = ({ key }: RegisterTable): string =>
  key.map((column) => `t.${column} = s.${column}`).join(' and ');

export const columnsOf = ({ columns }: RegisterTable): readonly [string, TableColumn][] =>
  Object.entries(columns);

/** `v1.<key>.<fingerprint>.…`: the same text under the same key has the same first three parts. */
const fingerprint = (place: string) => `substring(${place} from '^[^.]*\\.[^.]*\\.[^.]*')`;

/** A column made comparable: sealed text differs each time it is sealed. */
export const comparable = (alias: string, name: string, { isSealed }: TableColumn): string =>
  isSealed ? fingerprint(`${alias}.${name}`) : `${alias}.${name}`;

/** What a record says, but for what follows from it. */
export const contentOf = (register: RegisterTable, alias: string): string =>
  columnsOf(register)
    .filter(([, { isDerived }]) => !isDerived)
    .map(([name, column]) => comparable(alias, name, column))
    .join(', ');

/** The natural key as the file printed it, for messages. */
export function printedKey({ key, references }: RegisterTable): string {
  const parts = key.map((column) => {
    const reference = references.find((one) => one.column === column);
    return reference ? `s."${reference.field}"` : `s.${column}`;
  });
  return `concat_ws(' ', ${parts.join(', ')})`;
}
