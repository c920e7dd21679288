/** Retry-After: seconds or a date, as an answer says when to come again. */

/** The longest that another host may have us wait. */
const MAX_WAIT_MS = 6 * 3_600_000;

export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (!/^(\d{1,9}$|[A-Z][a-z]{2})/.test(header)) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : Number.NaN;
  const waitMs = Number.isNaN(seconds) ? Date.parse(header) - now.getTime() : seconds * 1000;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), MAX_WAIT_MS);
}
