/** The incubator in which enterprises are today: one statement for all of them. */
import type { Database } from '../db/database';
import type { IsoDate } from '../domain/calendar';
import { Incubator } from '../entities/incubator';
import { batched, namesOf, type Sight } from './by-key';
import { sqlOf, valuesOf } from './keyset-page';
import { mappingOf, rowFrom, selectOf, statementOf } from './rows';

/** Of several at once, the one it moved into last. */
export const createIncubatorOfLoader = (database: Database, { require, conditions }: Sight, today: IsoDate) =>
  batched<Incubator | null>(
    'bigint',
    () => null,
    async (keys) => {
      require();
      const mapping = mappingOf(database, Incubator);
      const statement = statementOf(database, `incubator_of${namesOf(conditions)}`, () => {
        const where = [
          'held.enterprise_id = any($1::bigint[])',
          'held.moved_in_on <= $2::date and (held.moved_out_on is null or held.moved_out_on > $2)',
          ...sqlOf(conditions, 2),
        ];
        return `select distinct on (held.enterprise_id) ${selectOf(mapping)}, held.enterprise_id
          from incubator_tenancy held join incubator t on t.id = held.incubator_id
          where ${where.join(' and ')}
          order by held.enterprise_id, held.moved_in_on desc, held.id desc`;
      });
      const rows = await database.readValues(statement, [keys, today, ...valuesOf(conditions)]);
      const byTenant = new Map(rows.map((values) => [String(values.at(-1)), rowFrom(mapping, values)]));
      return (key) => byTenant.get(key);
    },
  );
