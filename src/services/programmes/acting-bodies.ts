/** For which bodies of a programme a caller acts: those on its key; a bank for what it is, or is part of. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Caller } from '../access/caller';

interface Row {
  readonly [column: string]: unknown;
  readonly body: string;
}

/** A partner acts as its own body, and as every body that it is a member of. */
const OF_PARTNER = `
with own as (
  select p.programme_slug, p.body from programme_partner p
  where p.programme_slug = $1 and p.institution_slug = $2
    and p.since <= $3 and (p.until is null or p.until >= $3))
select body from own
union
select b ->> 'slug' from own join programme g on g.slug = own.programme_slug,
  jsonb_array_elements(g.content -> 'bodies') as b
where b -> 'members' ? own.body`;

export async function actingBodies(
  statements: Statements,
  caller: Caller,
  programme: string,
  on: IsoDate,
): Promise<ReadonlySet<string>> {
  if (caller.role === 'BANK') {
    const rows = await statements.query<Row>(OF_PARTNER, [programme, caller.institutionSlug ?? '', on]);
    return new Set(rows.map(({ body }) => body));
  }
  const prefix = `${programme}/`;
  const own = (caller.bodies ?? []).filter((body) => body.startsWith(prefix));
  return new Set(own.map((body) => body.slice(prefix.length)));
}
