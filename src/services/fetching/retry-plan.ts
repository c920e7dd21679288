/** When a fetch that failed is tried again: soon at first, never past the next due time, not for ever. */

/** Tries of one due time beyond the first. */
export const MAX_RETRIES = 5;
/** After so many failures in a row a source counts as failing, which is shown to whoever looks after it. */
export const FAILING_AFTER = 3;
/** After so many it is asked only when it is due: who is down for days is not asked every hour. */
const ASKED_LESS_AFTER = 6;
const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 3_600_000;

export interface Failure {
  readonly isRetryable: boolean;
  /** How often it has been tried again already for this due time. */
  readonly retries: number;
  /** In a row, this one included. */
  readonly failures: number;
  /** What the source asked for. */
  readonly waitMs: number | null;
  readonly nextDueAt: Date | null;
  readonly now: Date;
  readonly firstRetryMs?: number;
}

export function retryAt(failure: Failure): Date | null {
  const { isRetryable, retries, failures, waitMs, nextDueAt, now, firstRetryMs = FIRST_RETRY_MS } = failure;
  if (!isRetryable || retries >= MAX_RETRIES || failures >= ASKED_LESS_AFTER) return null;
  const backoffMs = Math.min(firstRetryMs * 4 ** retries, LONGEST_RETRY_MS);
  const at = new Date(now.getTime() + Math.max(backoffMs, waitMs ?? 0));
  return nextDueAt !== null && at >= nextDueAt ? null : at;
}
