/** Why records that counted before count no more, where later evidence lists too few to tell. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Reasons } from '../../domain/evidence/compare-evidence';
import { type EvidenceItem, type EvidenceSet, itemKey } from '../../domain/evidence/evidence-set';
import type { ItemReason } from '../../domain/evidence/item-reasons';

interface Ending {
  readonly table: string;
  /** The reason on day `$2`; null while it lasts. */
  readonly reason: string;
}

/** In the order in which a listing names them. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  CERTIFICATION: {
    table: 'certification',
    reason: `case when expires_on < $2 then 'EXPIRED' when revoked_on <= $2 then 'REVOKED' end`,
  },
  PATENT: { table: 'patent', reason: `case when lapsed_on <= $2 then 'LAPSED' end` },
  INCUBATOR: { table: 'incubator', reason: `case when closed_on <= $2 then 'CLOSED' end` },
  LISTING: { table: 'listing', reason: `case when delisted_on <= $2 then 'DELISTED' end` },
};

/** One statement a kind of record, and none where the later evidence says it all. */
export async function whyGone(
  statements: Statements,
  before: EvidenceSet,
  after: EvidenceSet,
  day: IsoDate,
): Promise<Reasons> {
  const told = new Set([...after.items, ...after.leftOut].map(itemKey));
  const gone = before.items.filter((item: EvidenceItem) => !told.has(itemKey(item)));
  const reasons = new Map<string, ItemReason>();
  for (const [kind, { table, reason }] of Object.entries(ENDINGS)) {
    const ids = gone.filter((item) => item.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    const rows = await statements.query<{ id: string; reason: ItemReason | null }>(
      `select id, ${reason} as reason from ${table} where id = any($1::bigint[])`,
      [ids, day],
    );
    for (const row of rows) if (row.reason) reasons.set(itemKey({ kind, id: String(row.id) }), row.reason);
  }
  return reasons;
}
