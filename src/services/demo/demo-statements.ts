/** The statements that make a register table hold the synthetic records that the generator gives. */
import type { DemoTable } from './demo-tables';

const fieldOf = (declaration: string) => `g."${declaration.split(' ')[0]}"`;
const declared = (fields: Readonly<Record<string, string>>) =>
  Object.values(fields).map((field) => field.replace(/^\S+/, '"$&"'));

const given = ({ key, columns, references = [] }: DemoTable) => {
  const named = [...new Set(references.flatMap(({ fields }) => fields))];
  const fields = new Set([...declared(key), ...declared(columns), ...named]);
  const joins = references.map(({ join }) => join).join(' ');
  return `jsonb_to_recordset($1::jsonb) as g (${[...fields].join(', ')}) ${joins}`;
};

/** Adds what is missing and corrects what differs; a real record of the same key stays as it is. */
export function putStatement(demo: DemoTable): string {
  const { table, key, columns, references = [], keyReferences = [] } = demo;
  const fields = { ...key, ...columns };
  const names = [...Object.keys(fields), ...references.map(({ column }) => column)];
  const values = [...Object.values(fields).map(fieldOf), ...references.map(({ value }) => value)];
  const keyNames = [...Object.keys(key), ...keyReferences];
  const others = names.filter((name) => !keyNames.includes(name));
  const list = (alias: string) => `(${others.map((name) => `${alias}.${name}`).join(', ')})`;
  const correct =
    others.length === 0
      ? 'nothing'
      : `update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
  where t.is_synthetic and ${list('t')} is distinct from ${list('excluded')}`;
  return `
insert into ${table} as t (${names.join(', ')}, is_synthetic)
select ${values.join(', ')}, true from ${given(demo)}
on conflict (${keyNames.join(', ')}) do ${correct}
returning 1`;
}

/** Takes away synthetic records that are generated no more. */
export function dropStatement(demo: DemoTable): string {
  const { table, key, references = [], keyReferences = [], own = 'true' } = demo;
  const match = [
    ...Object.entries(key).map(([name, field]) => `${fieldOf(field)} = t.${name}`),
    ...references
      .filter(({ column }) => keyReferences.includes(column))
      .map(({ column, value }) => `${value} = t.${column}`),
  ];
  return `
delete from ${table} t
where t.is_synthetic and ${own} and not exists (select from ${given(demo)} where ${match.join(' and ')})
returning 1`;
}
