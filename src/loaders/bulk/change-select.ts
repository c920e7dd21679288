/**
 * The changes of an interval between two snapshots, as one caller may see them: what an entry means for the
 * caller is decided from the entry alone.
 */
import type { Visibility } from '../../domain/access/visibility';
import { seenInLog } from '../visible';
import { type BulkColumn, type BulkFormat, valuesIn } from './columns';
import { enterpriseColumns } from './lists';

/** Where the select finds its arguments: `$n`, or settings of the transaction. */
export interface ChangePlaces {
  readonly regions: string;
  readonly since: string;
  readonly until: string;
  /** Only entries with a greater id. */
  readonly after: string;
}

/** Read once a statement. */
const snapshotOf = (place: string) => `(select ${place}::pg_snapshot)`;

/** Seen by the later snapshot and not by the earlier one. */
const inInterval = (since: string, until: string) =>
  `not pg_visible_in_snapshot(c.xid, ${snapshotOf(since)})
    and pg_visible_in_snapshot(c.xid, ${snapshotOf(until)})`;

/**
 * One less than the first id of the interval, by the index of transactions. From there on the log is read by
 * its key, so that no page reads it from the beginning and none has to be sorted. The sum keeps the planner
 * from looking for the least id in that very way.
 */
export const beforeFirstId = (since: string, until: string): string =>
  `select (min(c.id + 0) - 1)::text as id from enterprise_change c
   where c.xid >= (select pg_snapshot_xmin(${since}::pg_snapshot))
     and c.xid < (select pg_snapshot_xmax(${until}::pg_snapshot)) and ${inInterval(since, until)}`;

const KIND = `case when c.after_seen then 'UPSERT' else 'WITHDRAWN' end`;

const reasonOf = ({ sharedOnly }: Visibility) => `case when c.after_seen then null
  when c.after_region is null then 'DELETED' when not c.after_listed then 'REMOVED_FROM_LIST'
  ${sharedOnly ? `when not c.after_shared then 'SHARING_WITHDRAWN'` : ''} else 'MOVED_OUT_OF_SCOPE' end`;

/** The log's reason speaks of removal and sharing only. */
const reasonTextOf = ({ sharedOnly }: Visibility) => `case when c.after_seen then null
  when not c.after_listed${sharedOnly ? ' or not c.after_shared' : ''} then c.reason end`;

const changeColumns = (visibility: Visibility): readonly BulkColumn[] => [
  { name: 'kind', sql: KIND, kind: 'text' },
  { name: 'uscc', sql: 'c.uscc', kind: 'text' },
  { name: 'reason', sql: `(${reasonOf(visibility)})`, kind: 'text' },
  { name: 'reasonText', sql: `(${reasonTextOf(visibility)})`, kind: 'text' },
  { name: 'changedAt', sql: 'c.changed_at', kind: 'instant' },
];

/** `e` is the enterprise as of the change, all null where the caller may not see it. */
export function changeRows(visibility: Visibility, places: ChangePlaces, selected: string): string {
  const seen = (side: 'before' | 'after') =>
    `coalesce(${seenInLog(visibility, 'c', side).sql(places.regions)}, false) as ${side}_seen`;
  return `select ${selected} from (
      select c.*, ${seen('before')}, ${seen('after')} from enterprise_change c
      where c.id > ${places.after}::bigint and ${inInterval(places.since, places.until)}) c
    left join lateral jsonb_populate_record(null::enterprise,
      case when c.after_seen then c.content end) e on true
    where c.before_seen or c.after_seen order by c.id`;
}

/** A change as one JSON text; its enterprise is byte for byte the line that a whole pull would hold. */
export const changeLine = (visibility: Visibility): string =>
  `(select row_to_json(line) from (select ${valuesIn(changeColumns(visibility), 'ndjson')},
    case when c.after_seen then (select row_to_json(own) from (
      select ${valuesIn(enterpriseColumns('e', visibility), 'ndjson')}) own) end as enterprise) line)`;

/** In CSV the enterprise's cells follow those of the change; code and time stand once. */
export function changeSelect(visibility: Visibility, places: ChangePlaces, format: BulkFormat): string {
  if (format === 'ndjson') return changeRows(visibility, places, changeLine(visibility));
  const own = changeColumns(visibility);
  const rest = enterpriseColumns('e', visibility).filter(({ name }) =>
    own.every((column) => column.name !== name),
  );
  return changeRows(visibility, places, valuesIn([...own, ...rest], 'csv'));
}
