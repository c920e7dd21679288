/** The lists that can be paged through, each with its total order. */
import { ApiKey } from '../entities/api-key';
import { AuditRecord } from '../entities/audit-record';
import { DeadLetter } from '../entities/dead-letter';
import { FeedReject } from '../entities/feed-reject';
import { FeedRun } from '../entities/feed-run';
import { Indicator } from '../entities/indicator';
import { Plan } from '../entities/plan';
import { PullReceipt } from '../entities/pull-receipt';
import { Region } from '../entities/region';
import { Scenario } from '../entities/scenario';
import type { Condition, PagedList } from './keyset-page';

const text = (column: string) => ({ column, type: 'text' as const });

export const REGIONS: PagedList<Region> = { name: 'regions', entity: Region, order: [text('code')] };
export const INDICATORS: PagedList<Indicator> = {
  name: 'indicators',
  entity: Indicator,
  order: [text('code')],
};
export const PLANS: PagedList<Plan> = { name: 'plans', entity: Plan, order: [text('slug')] };

const newestFirst = (column: string) =>
  ({
    descending: true,
    order: [
      { column, type: 'timestamptz' },
      { column: 'id', type: 'uuid' },
    ],
  }) as const;

export const FEED_RUNS = {
  name: 'runs',
  entity: FeedRun,
  ...newestFirst('queued_at'),
} as const satisfies PagedList<FeedRun>;
export const API_KEYS: PagedList<ApiKey> = { name: 'keys', entity: ApiKey, ...newestFirst('created_at') };
export const AUDIT_RECORDS: PagedList<AuditRecord> = {
  name: 'audit',
  entity: AuditRecord,
  order: [{ column: 'seq', type: 'bigint' }],
  descending: true,
};
export const DEAD_LETTERS: PagedList<DeadLetter> = {
  name: 'dead letters',
  entity: DeadLetter,
  order: [
    { column: 'failed_at', type: 'timestamptz' },
    { column: 'id', type: 'bigint' },
  ],
  descending: true,
};
export const PULL_RECEIPTS: PagedList<PullReceipt> = {
  name: 'receipts',
  entity: PullReceipt,
  ...newestFirst('finished_at'),
};
export const SCENARIOS: PagedList<Scenario> = {
  name: 'scenarios',
  entity: Scenario,
  ...newestFirst('created_at'),
};
export const FEED_REJECTS = {
  name: 'rejects',
  entity: FeedReject,
  order: [{ column: 'id', type: 'bigint' }],
} as const satisfies PagedList<FeedReject>;

const IS_OPEN = `t.severity = 'WARNING' and t.accepted_at is null`;

/** Warnings that nobody has answered for. */
export const OPEN_WARNINGS: readonly Condition[] = [{ name: 'open', sql: () => IS_OPEN }];
/** All rejects but those. */
export const NOT_OPEN: readonly Condition[] = [{ name: 'not_open', sql: () => `not (${IS_OPEN})` }];

/** `column = value`, left out when there is no value. */
export const equals = (column: string, value: string | undefined | null): readonly Condition[] =>
  value === undefined || value === null
    ? []
    : [{ name: column, sql: (place) => `t.${column} = ${place}`, value }];

export const escapeLike = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`);

/** The text occurs in one of the columns, upper and lower case alike. */
export function contains(columns: readonly string[], text: string | undefined | null): readonly Condition[] {
  const wanted = text?.trim();
  if (!wanted) return [];
  const sql = (place: string) => `(${columns.map((column) => `t.${column} ilike ${place}`).join(' or ')})`;
  return [{ name: 'search', sql, value: `%${escapeLike(wanted)}%` }];
}
