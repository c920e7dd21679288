/** One page of the changes that followed a token, read in one snapshot. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { Enterprise } from '../../entities/enterprise';
import { beforeFirstId, changeLine, changeRows } from '../../loaders/bulk/change-select';
import { columnsOf, hydrate } from '../../loaders/rows';
import { type Interval, intervalsOf, readLogState, startingPoint, tokenAt } from './change-log';
import { writeToken } from './change-token';

export interface ReadChange {
  /** The change as one JSON text, as a bulk delta writes it. */
  readonly line: string;
  readonly token: string;
  readonly enterprise: Enterprise | null;
}

export interface ChangePage {
  readonly changes: readonly ReadChange[];
  readonly hasMore: boolean;
  readonly endToken: string;
}

export interface PageQuestion {
  readonly visibility: Visibility;
  readonly since: string | null;
  readonly limit: number;
}

const PLACES = { since: '$1', until: '$2', after: '$3' } as const;

export function readChanges(database: Database, question: PageQuestion): Promise<ChangePage> {
  return database.transaction(async (tx) => {
    await tx.query(`set transaction isolation level repeatable read, read only`);
    await tx.query(`set local timezone = 'UTC'`);
    return readIn(database, tx, question);
  });
}

async function readIn(
  database: Database,
  tx: Transaction,
  { visibility, since, limit }: PageQuestion,
): Promise<ChangePage> {
  const log = await readLogState(tx);
  const now = await currentSnapshot(tx);
  const start = startingPoint(since, log, visibility, now);
  const changes: ReadChange[] = [];
  for (const interval of intervalsOf(start, now)) {
    const wanted = limit - changes.length;
    // One more than the page holds tells whether there are more.
    const rows = await readInterval(database, tx, visibility, interval, wanted + 1);
    for (const { id, line, ...row } of rows.slice(0, wanted)) {
      const within = { until: interval.until, after: id };
      changes.push({
        line,
        token: writeToken({ ...start, since: interval.since, within }),
        enterprise: row.rowId === null ? null : hydrate(Enterprise, row),
      });
    }
    const last = changes.at(-1);
    if (last && rows.length > wanted) return { changes, hasMore: true, endToken: last.token };
  }
  return { changes, hasMore: false, endToken: tokenAt(log, visibility, now) };
}

interface ChangeRow extends Record<string, unknown> {
  readonly id: string;
  readonly line: string;
  readonly rowId: string | null;
}

async function readInterval(
  database: Database,
  tx: Transaction,
  visibility: Visibility,
  { since, until, after }: Interval,
  limit: number,
): Promise<ChangeRow[]> {
  const from = after ?? (await firstId(tx, since, until));
  if (from === null) return [];
  const isScoped = visibility.regionCodes !== null;
  const selected = `c.id::text as id, ${changeLine(visibility)}::text as line,
    ${columnsOf(database, Enterprise, 'e')}`;
  const sql = changeRows(visibility, { ...PLACES, regions: '$5::text[]' }, selected);
  return tx.query<ChangeRow>(`${sql} limit $4::integer`, [
    ...[since, until, from, limit],
    ...(isScoped ? [visibility.regionCodes] : []),
  ]);
}

/** Null where nothing lies in the interval. */
export async function firstId(statements: Statements, since: string, until: string): Promise<string | null> {
  const sql = beforeFirstId(PLACES.since, PLACES.until);
  const [row] = await statements.query<{ id: string | null }>(sql, [since, until]);
  return row?.id ?? null;
}

export async function currentSnapshot(statements: Statements): Promise<string> {
  const [row] = await statements.query<{ snapshot: string }>(
    'select pg_current_snapshot()::text as snapshot',
  );
  return (row as { snapshot: string }).snapshot;
}
