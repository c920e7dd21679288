/** Whether a token can be continued here: in this log, by this caller, from where it stands. */
import type { Statements } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { AppError } from '../../errors';
import { scopeHash } from '../pulls/pull-scope';
import { BEGINNING, type ChangeToken, isBeyond, oldestUnseen, readToken, writeToken } from './change-token';

export interface LogState {
  readonly logId: string;
  /** Nothing of transactions up to this one need be there any longer. */
  readonly prunedXid: string;
}

export async function readLogState(statements: Statements): Promise<LogState> {
  const [state] = await statements.query<{ logId: string; prunedXid: string }>(
    'select log_id as "logId", pruned_xid::text as "prunedXid" from change_log',
  );
  if (!state) throw new TypeError('the change log has lost its row');
  return state;
}

/** The token of someone who has everything that the snapshot sees. */
export const tokenAt = (log: LogState, visibility: Visibility, snapshot: string): string =>
  writeToken({ logId: log.logId, scope: scopeHash(visibility), since: snapshot, within: null });

/** `null` asks for the log from its beginning. */
export function startingPoint(
  given: string | null,
  log: LogState,
  visibility: Visibility,
  now: string,
): ChangeToken {
  const scope = scopeHash(visibility);
  const token: ChangeToken =
    given === null ? { logId: log.logId, scope, since: BEGINNING, within: null } : readToken(given);
  const furthest = token.within?.until ?? token.since;
  // A snapshot of the future was taken by a database that this one was not restored from in full.
  if (token.logId !== log.logId || isBeyond(furthest, now)) throw new AppError('TOKEN_OF_ANOTHER_LOG');
  if (token.scope !== scope) throw new AppError('SCOPE_CHANGED');
  if (oldestUnseen(token.since) <= BigInt(log.prunedXid)) throw new AppError('TOKEN_TOO_OLD');
  return token;
}

/** The intervals from the token to now: the rest of the one it stands in, then what followed that. */
export interface Interval {
  readonly since: string;
  readonly until: string;
  /** Null for an interval that is read from its start. */
  readonly after: string | null;
}

export const intervalsOf = ({ since, within }: ChangeToken, now: string): readonly Interval[] =>
  within === null
    ? [{ since, until: now, after: null }]
    : [
        { since, until: within.until, after: within.after },
        { since: within.until, until: now, after: null },
      ];
