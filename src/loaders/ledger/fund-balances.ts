/** What funds hold in all their special accounts: one statement for all of them. */
import type { Database } from '../../db/database';
import { batched, type Sight } from '../by-key';
import { statementOf } from '../rows';

export const createFundBalanceLoader = (database: Database, { require }: Sight) =>
  batched<string | null>(
    'text',
    () => null,
    async (slugs) => {
      require();
      const statement = statementOf(
        database,
        'fund_balance',
        () => `select b.fund_slug as slug, coalesce(sum(a.balance), 0.00)::text as balance
          from ledger_book b
          left join ledger_account a on a.fund_slug = b.fund_slug and a.kind = 'SPECIAL_ACCOUNT'
          where b.fund_slug = any($1::text[]) group by b.fund_slug`,
      );
      const rows = await database.read<{ slug: string; balance: string }>(statement, [slugs]);
      const bySlug = new Map(rows.map(({ slug, balance }) => [slug, balance]));
      return (slug) => bySlug.get(slug);
    },
  );
