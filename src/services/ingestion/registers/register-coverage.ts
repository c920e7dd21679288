/** Writes down for where and when a register is complete, so that its counts may be trusted there. */
import type { Transaction } from '../../../db/database';
import { chinaDate } from '../../../domain/calendar';
import type { RegisterDefinition } from '../../../feeds/registers/register-definition';

export interface CoverageClaim {
  readonly table: string;
  readonly coverage: NonNullable<RegisterDefinition['coverage']>;
  readonly receivedAt: Date;
  readonly isSynthetic: boolean;
  readonly feed: { readonly nameZh: string; readonly nameEn: string };
}

/** Whether a sender may speak for all of a region. */
export async function mayCover(
  tx: Transaction,
  region: string,
  regionCodes: readonly string[] | null,
): Promise<boolean> {
  if (regionCodes === null) return true;
  const [row] = await tx.query<{ may: boolean }>('select $1 = any (regions_within($2::text[])) as may', [
    region,
    regionCodes,
  ]);
  return row?.may ?? false;
}

/** An end that was later before stays; a real register takes the place of a made-up one. False: as it was. */
export async function widenCoverage(tx: Transaction, claim: CoverageClaim): Promise<boolean> {
  const { table, coverage, receivedAt, isSynthetic, feed } = claim;
  const { startsOn, region, kind } = coverage;
  const endsOn = coverage.endsOn === 'received' ? chinaDate(receivedAt) : coverage.endsOn;
  if (endsOn < startsOn) return false;
  const changed = await tx.query(
    `insert into register_coverage as t
       (register, kind, region_code, starts_on, ends_on, note_zh, note_en, is_synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (register, kind, region_code, starts_on) do update
       set ends_on = excluded.ends_on, note_zh = excluded.note_zh, note_en = excluded.note_en,
         is_synthetic = excluded.is_synthetic
       where (t.is_synthetic and not excluded.is_synthetic)
         or (t.is_synthetic = excluded.is_synthetic and t.ends_on < excluded.ends_on)
     returning 1`,
    [table, kind ?? '', region, startsOn, endsOn, feed.nameZh, feed.nameEn, isSynthetic],
  );
  return changed.length > 0;
}
