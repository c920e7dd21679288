/** How many patents enterprises hold, by kind: one statement for all of them. */
import type { Database } from '../db/database';
import type { PatentKind } from '../domain/vocabulary';
import { batched, groupRows, namesOf, type Sight } from './by-key';
import { sqlOf, valuesOf } from './keyset-page';
import { statementOf } from './rows';

export type PatentCounts = ReadonlyMap<PatentKind, number>;

interface CountRow {
  readonly owner: string;
  readonly kind: PatentKind;
  readonly count: number;
}

export const createPatentCountLoader = (database: Database, { require, conditions }: Sight) =>
  batched<PatentCounts>(
    'bigint',
    () => new Map(),
    async (keys) => {
      require();
      const statement = statementOf(database, `patent_counts${namesOf(conditions)}`, () => {
        const where = ['t.owner_id = any($1::bigint[])', ...sqlOf(conditions, 1)];
        return `select t.owner_id::text as owner, t.kind, count(*)::integer as count
          from patent t where ${where.join(' and ')} group by t.owner_id, t.kind`;
      });
      const rows = await database.read<CountRow & { readonly [column: string]: unknown }>(statement, [
        keys,
        ...valuesOf(conditions),
      ]);
      const groups = groupRows(
        rows,
        (row) => row.owner,
        (row) => [row.kind, row.count] as const,
      );
      const counts = new Map([...groups].map(([owner, kinds]) => [owner, new Map(kinds)]));
      return (key) => counts.get(key);
    },
  );
