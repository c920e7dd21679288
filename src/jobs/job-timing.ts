/** How long the wheel waits, and how often it tries; tests turn it faster. */
export interface JobTiming {
  /** The relay looks by itself this often, should a notification be lost. */
  readonly relayPollMs: number;
  /** A job without a receipt is looked after again so soon; each time twice as long, up to the longest. */
  readonly resendAfterMs: number;
  readonly longestResendMs: number;
  /** Sent this often without an effect, a job is given up. */
  readonly maxSends: number;
  /** Tries of one sending, with twice the pause each time. */
  readonly attempts: number;
  readonly retryAfterMs: number;
  /** A worker that is silent this long has lost its job. */
  readonly lockMs: number;
  readonly stalledCheckMs: number;
  /** How often a job may lose its worker before it counts as poison. */
  readonly maxStalledCount: number;
  /** On PostgreSQL, the longest that a worker whose notifications are lost stays deaf. */
  readonly heartbeatMs: number;
  readonly drainMs: number;
  readonly inboxPollMs: number;
  readonly dayPollMs: number;
  /** How often the schedules of the feeds are compared with those of the queue. */
  readonly schedulePollMs: number;
  /** How long the first try again of a fetch is put off. */
  readonly refetchAfterMs: number;
  /** How long the first change waits for others that are computed together with it. */
  readonly gatherMs: number;
  /** Between two chunks of a large recompute. */
  readonly chunkPauseMs: number;
}

export const DEFAULT_TIMING: JobTiming = {
  relayPollMs: 1_000,
  resendAfterMs: 10_000,
  longestResendMs: 60_000,
  maxSends: 15,
  attempts: 5,
  retryAfterMs: 1_000,
  lockMs: 60_000,
  stalledCheckMs: 15_000,
  maxStalledCount: 5,
  heartbeatMs: 10_000,
  drainMs: 30_000,
  inboxPollMs: 1_000,
  dayPollMs: 30_000,
  schedulePollMs: 60_000,
  refetchAfterMs: 60_000,
  gatherMs: 1_000,
  chunkPauseMs: 20,
};

export const resendDelayMs = (timing: JobTiming, tries: number): number =>
  Math.min(timing.resendAfterMs * 2 ** Math.min(tries, 30), timing.longestResendMs);
