/** Whether a feed that comes by a schedule has stayed away, and since when. */
import { nextDue } from '../../feeds/schedule';

/** What is due is fetched, tried again and worked; only after this long it counts as missing. */
const GRACE_MS = 3_600_000;

export interface Arrivals {
  readonly successes: readonly (Date | null)[];
  /** The first failure of a feed that has had no success. */
  readonly never: Date | null;
  readonly now: Date;
}

/** The first due time after the last success that has passed without another; null while all is well. */
export function overdueSince(schedule: string | null, { successes, never, now }: Arrivals): Date | null {
  if (schedule === null) return null;
  const latest = Math.max(...successes.map((at) => at?.getTime() ?? 0));
  if (latest === 0) return never;
  const due = nextDue(schedule, new Date(latest));
  return due.getTime() + GRACE_MS <= now.getTime() ? due : null;
}
