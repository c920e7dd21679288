/** Looks over the staging table before the merge: unknown codes, and figures that contradict each other. */
import type { Statements } from '../../db/database';
import type { RowPlace } from '../../feeds/feed-batch';
import { problem } from '../../feeds/problems';
import { mergeRemark } from './merge-remarks';
import type { Reading } from './reading';
import type { Staged } from './staging';

interface Found {
  readonly line: number;
  readonly column: string | null;
  readonly raw: string;
}

/** Takes out what must not be merged, says why, and counts what is left; the reader found nearly all. */
export async function checkStaging(
  tx: Statements,
  staged: Staged,
  reading: Reading,
  regionCodes: readonly string[] | null,
): Promise<number> {
  const { withdrawn } = reading;
  const withdrawnCount = await takeOutWithdrawn(tx, withdrawn);
  const before = reading.rejected;
  for (const { detail, ...place } of await takeOutUnknown(tx)) {
    reading.reject(mergeRemark('UNKNOWN_CODE', place, detail));
  }
  for (const { detail, ...place } of regionCodes ? await takeOutForeign(tx, regionCodes) : []) {
    reading.reject(mergeRemark('OUTSIDE_SCOPE', place, detail));
  }
  if (staged.repeats) {
    for (const { other, ...place } of await takeOutContradictions(tx)) {
      reading.reject(problem('CONFLICTING_DUPLICATE', place, { otherLine: other }));
    }
  }
  return staged.figures - withdrawnCount - (reading.rejected - before);
}

/** The reader counted these as rejected when it found out. */
async function takeOutWithdrawn(tx: Statements, places: readonly RowPlace[]): Promise<number> {
  if (places.length === 0) return 0;
  const gone = await tx.query(
    `delete from pg_temp.incoming s
     using unnest($1::integer[], $2::text[], $3::text[]) as place (line, "column", sheet)
     where s.source_line = place.line and s.source_column = place."column"
       and s.source_sheet is not distinct from place.sheet returning 1`,
    [
      ...[places.map(({ line }) => line), places.map(({ column }) => column)],
      places.map(({ sheet = null }) => sheet),
    ],
  );
  return gone.length;
}

/** Groups first: a file has far fewer series than figures. */
function takeOutUnknown(tx: Statements): Promise<(Found & { readonly detail: string })[]> {
  return tx.query(
    `with used as (
       select indicator_code, region_code, published_unit from pg_temp.incoming group by 1, 2, 3),
     unknown as (
       select used.*, case
           when indicator.code is null then indicator_code
           when region.code is null then region_code else published_unit end as detail
       from used left join indicator on indicator.code = indicator_code
       left join region on region.code = region_code left join unit on unit.code = published_unit
       where indicator.code is null or region.code is null or unit.code is null)
     delete from pg_temp.incoming s using unknown
     where s.indicator_code = unknown.indicator_code and s.region_code = unknown.region_code
       and s.published_unit = unknown.published_unit
     returning source_line as line, source_column as "column", published_text as raw, detail`,
  );
}

/** A sender writes for its own regions only. */
function takeOutForeign(
  tx: Statements,
  regionCodes: readonly string[],
): Promise<(Found & { readonly detail: string })[]> {
  return tx.query(
    `delete from pg_temp.incoming s
     where not s.region_code = any ((select regions_within($1::text[]))::text[])
     returning source_line as line, source_column as "column", published_text as raw, region_code as detail`,
    [regionCodes],
  );
}

/** Two different values for one figure at one moment: which is right, only the sender knows. */
function takeOutContradictions(tx: Statements): Promise<(Found & { readonly other: number })[]> {
  return tx.query(
    `with torn as (
       select region_code, indicator_code, period_start, period_end, published_at,
         min(source_line) as first_line, max(source_line) as last_line
       from pg_temp.incoming
       join pg_temp.repeated using (region_code, indicator_code, period_start, period_end)
       group by 1, 2, 3, 4, 5
       having count(distinct (value, missing_reason, status)) > 1)
     delete from pg_temp.incoming s using torn
     where s.region_code = torn.region_code and s.indicator_code = torn.indicator_code
       and s.period_start = torn.period_start and s.period_end = torn.period_end
       and s.published_at = torn.published_at
     returning source_line as line, source_column as "column", published_text as raw,
       case when source_line = first_line then last_line else first_line end as other`,
  );
}
