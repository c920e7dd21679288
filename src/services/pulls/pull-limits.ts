/** Bounds of pulling whole lists, by name: how many at once, how long, and how patient we are. */

export interface PullLimits {
  /** At once in this process; fewer where the pool of connections is small. */
  readonly maxPulls: number;
  readonly maxPullsOfCaller: number;
  /** A reader that takes nothing for so long has gone. */
  readonly stallMs: number;
  /** A snapshot holds back the database's cleaning up, so no pull lasts longer. */
  readonly totalMs: number;
}

export const PULL_LIMITS: PullLimits = {
  maxPulls: 4,
  maxPullsOfCaller: 2,
  stallMs: 30_000,
  totalMs: 30 * 60_000,
};

export const PULL_RETRY_SECONDS = 15;

/** Bytes that wait for the reader, beside those in the sockets. */
export const PULL_BUFFER_BYTES = 256 * 1024;
/** Quick before small: a list shrinks to a fifth at this level already. */
export const GZIP_LEVEL = 3;
