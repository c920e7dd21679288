/** Takes out of a table what the catalogue dropped, as long as nothing refers to it. */
import type { Statements } from '../../db/database';
import type { LabelKind } from '../../domain/vocabulary';
import { factRelation, type Row, sameKey, type Table } from './upsert';

/** References that no foreign key knows, because they stand inside JSON. */
const LOOSE: Readonly<Record<string, string>> = {
  department: `exists (select from work_area
    where departments -> 'lead' ? gone.slug or departments -> 'supporting' ? gone.slug)`,
  indicator: `exists (select from target where growth_base ->> 'indicator' = gone.code)
    or exists (select from indicator_relation where gone.code = any(indicator_codes))
    or ${mappedBy('INDICATOR')}`,
  region: mappedBy('REGION'),
  unit: mappedBy('UNIT'),
};

/** By what people decided about labels; such a code has three meanings, so no foreign key can say it. */
function mappedBy(kind: LabelKind): string {
  return `exists (select from label_mapping decided where decided.kind = '${kind}'
    and decided.code = gone.code and decided.superseded_at is null)`;
}

/** Regions lie four deep; once more to see that nothing is left to do. */
const MAX_ROUNDS = 5;

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly referred: string;
}

export async function prune(tx: Statements, table: Table, rows: readonly Row[]): Promise<number> {
  const keys = table.key.map((column) => `${table.name}.${column}`).join(', ');
  const dropped = await tx.query(
    `select ${keys} from ${table.name}
     where not exists (select from ${factRelation(table)} where ${sameKey(table, 'fact', table.name)})`,
    [JSON.stringify(rows)],
  );
  if (dropped.length === 0) return 0;
  const inUse = ['false', ...(await references(tx, table)).map(referredTo)];
  if (LOOSE[table.name] !== undefined) inUse.push(LOOSE[table.name] as string);
  const json = JSON.stringify(dropped);
  let total = 0;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const gone = await tx.query(
      `delete from ${table.name} gone using ${factRelation(table)}
       where ${sameKey(table, 'fact', 'gone')} and not (${inUse.join(' or ')}) returning 1`,
      [json],
    );
    total += gone.length;
    if (gone.length === 0) break;
  }
  return total;
}

const referredTo = ({ table, column, referred }: Reference) =>
  `exists (select from ${table} user_of where user_of.${column} = gone.${referred})`;

/** From the database itself, so that a table added later is not forgotten here. */
function references(tx: Statements, table: Table): Promise<Reference[]> {
  return tx.query<{ [K in keyof Reference]: Reference[K] }>(
    `select f.conrelid::regclass::text as table, quote_ident(own.attname) as column,
       quote_ident(other.attname) as referred
     from pg_constraint f
     join pg_attribute own on own.attrelid = f.conrelid and own.attnum = f.conkey[1]
     join pg_attribute other on other.attrelid = f.confrelid and other.attnum = f.confkey[1]
     where f.contype = 'f' and f.confrelid = $1::regclass`,
    [table.name],
  );
}
