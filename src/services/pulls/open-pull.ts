/** Opens a pull: one snapshot, the caller's scope in it, and the statements whose rows are the list. */
import { randomUUID } from 'node:crypto';
import type { Database, Statements } from '../../db/database';
import { openSnapshotRead, type SnapshotRead } from '../../db/snapshot-read';
import type { Visibility } from '../../domain/access/visibility';
import { AppError } from '../../errors';
import { changeSelect } from '../../loaders/bulk/change-select';
import type { BulkFormat } from '../../loaders/bulk/columns';
import { copyOut } from '../../loaders/bulk/copy-out';
import { type BulkListName, bulkSelect, REGIONS_PLACE, settingsOf } from '../../loaders/bulk/lists';
import type { Caller } from '../access/caller';
import { intervalsOf, type LogState, readLogState, startingPoint, tokenAt } from '../changes/change-log';
import { firstId } from '../changes/read-changes';
import { type PullFacts, recordStart } from './pull-receipts';
import { pullVisibility, scopeOf } from './pull-scope';

export interface PullQuestion {
  readonly caller: Caller | null;
  readonly list: BulkListName;
  readonly format: BulkFormat;
  /** Codes separated by commas: less than the caller might see. */
  readonly regions: string | undefined;
  /** A token: only what has changed since. */
  readonly since: string | undefined;
  readonly requestId: string;
}

/** A statement whose rows are part of the body, under settings of its own. */
interface Step {
  readonly settings: Readonly<Record<string, string>>;
  readonly copy: string;
}

export interface OpenPull {
  readonly facts: PullFacts;
  readonly read: SnapshotRead;
  /** The rows as they are sent; gives back how many the database says there were. */
  chunks(): AsyncGenerator<Buffer, number>;
}

/** An interval that holds nothing: no entry has a greater id. */
const NOTHING_AFTER = '9223372036854775807';

export async function openPull(database: Database, question: PullQuestion, now: Date): Promise<OpenPull> {
  const { caller, list, regions, since } = question;
  const visibility = await pullVisibility(database, caller, list, regions);
  if (since !== undefined && list !== 'enterprises') {
    throw new AppError('BAD_INPUT', { detail: 'only enterprises can be pulled since a token' });
  }
  const read = await openSnapshotRead(database);
  try {
    const log = await readLogState(read);
    await applySettings(read, settingsOf(visibility));
    const steps = await stepsOf(read, question, visibility, log);
    const facts = factsOf(question, visibility, tokenAt(log, visibility, read.snapshot), now);
    await recordStart(database, facts);
    return { facts, read, chunks: () => chunksOf(read, steps) };
  } catch (error) {
    read.breakOff();
    throw error;
  }
}

const factsOf = (
  { caller, list, format, since, requestId }: PullQuestion,
  visibility: Visibility,
  watermark: string,
  startedAt: Date,
): PullFacts => ({
  ...{ id: randomUUID(), caller: caller as Caller, list, format, watermark, startedAt, requestId },
  ...{ kind: since === undefined ? 'SNAPSHOT' : 'DELTA', sinceToken: since ?? null },
  scope: scopeOf(visibility),
});

async function stepsOf(
  read: SnapshotRead,
  { list, format, since }: PullQuestion,
  visibility: Visibility,
  log: LogState,
): Promise<readonly Step[]> {
  if (since === undefined) {
    return [{ settings: {}, copy: copyOut(bulkSelect(list, visibility, format), format) }];
  }
  const start = startingPoint(since, log, visibility, read.snapshot);
  const places = {
    regions: REGIONS_PLACE,
    since: `current_setting('kejin.since')`,
    until: `current_setting('kejin.until')`,
    after: `current_setting('kejin.after')`,
  };
  const select = changeSelect(visibility, places, format);
  const steps: Step[] = [];
  for (const { since, until, after } of intervalsOf(start, read.snapshot)) {
    const from = after ?? (await firstId(read, since, until)) ?? NOTHING_AFTER;
    steps.push({
      settings: { 'kejin.since': since, 'kejin.until': until, 'kejin.after': from },
      copy: copyOut(select, format, steps.length === 0),
    });
  }
  return steps;
}

async function applySettings(
  statements: Statements,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await statements.query(
    'select set_config(name, value, true) from unnest($1::text[], $2::text[]) as s (name, value)',
    [Object.keys(settings), Object.values(settings)],
  );
}

async function* chunksOf(read: SnapshotRead, steps: readonly Step[]): AsyncGenerator<Buffer, number> {
  let rows = 0;
  for (const { settings, copy } of steps) {
    await applySettings(read, settings);
    rows += yield* read.copyOut(copy);
  }
  return rows;
}
