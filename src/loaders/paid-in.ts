/** What has been paid into funds: one statement for all of them. */
import type { Database } from '../db/database';
import { batched, type Sight } from './by-key';
import { statementOf } from './rows';

export const createPaidInLoader = (database: Database, { require }: Sight) =>
  batched<string>(
    'text',
    () => '0.00',
    async (slugs) => {
      require();
      const statement = statementOf(
        database,
        'paid_in',
        () => `select fund_slug as slug, sum(amount)::text as amount
          from contribution where fund_slug = any($1::text[]) group by fund_slug`,
      );
      const rows = await database.read<{ slug: string; amount: string }>(statement, [slugs]);
      const bySlug = new Map(rows.map(({ slug, amount }) => [slug, amount]));
      return (slug) => bySlug.get(slug);
    },
  );
