/** What was lent under programmes, and what of it was not paid back: two sums for each, in one statement. */
import type DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { batched } from '../by-key';
import { statementOf } from '../rows';

export interface ProgrammeLending {
  readonly outstanding: Decimal;
  /** All that was drawn. */
  readonly lent: Decimal;
  /** Outstanding of loans that are so many days overdue, were compensated, or written off. */
  readonly inDefault: Decimal;
}

/** Where a bank has not said what is outstanding, all of the loan may be. */
const SUMS = `
select asked.slug, coalesce(sum(l.principal), 0)::text as lent,
  coalesce(sum(l.owed) filter (where l.status in ('ACTIVE', 'OVERDUE')), 0)::text as outstanding,
  coalesce(sum(l.owed) filter (where l.status in ('COMPENSATED', 'WRITTEN_OFF')
    or l.status in ('ACTIVE', 'OVERDUE') and $2::date - l.since >= greatest(asked.days, 1)), 0)::text
    as "inDefault"
from (select slug, coalesce((select (r.content ->> 'value')::numeric from programme_rule r
    where r.programme_slug = slug and r.kind = 'OVERDUE' and r.content ->> 'unit' = 'DAY' limit 1), 1) as days
  from unnest($1::text[]) as given (slug)) asked
left join lateral (
  select principal, status, coalesce(outstanding, principal) as owed, coalesce(next_due_on, due_on) as since
  from loan where programme_slug = asked.slug) l on true
group by asked.slug`;

interface Row {
  readonly slug: string;
  readonly lent: string;
  readonly outstanding: string;
  readonly inDefault: string;
}

export function createProgrammeLendingLoader(
  database: Database,
  today: IsoDate,
): DataLoader<string, ProgrammeLending | null> {
  return batched<ProgrammeLending | null>(
    'text',
    () => null,
    async (slugs) => {
      const statement = statementOf(database, 'programme_lending', () => SUMS);
      const rows = await database.read<Row & { [column: string]: unknown }>(statement, [slugs, today]);
      const found = new Map(
        rows.map(({ slug, lent, outstanding, inDefault }) => [
          slug,
          {
            lent: new Decimal(lent),
            outstanding: new Decimal(outstanding),
            inDefault: new Decimal(inDefault),
          },
        ]),
      );
      return (slug) => found.get(slug);
    },
  );
}
