/** Bounds of following what happens, by name. */

export interface StreamLimits {
  /** At once in this process, and of one caller: a page follows one run, and one has a few pages open. */
  readonly maxStreams: number;
  readonly maxStreamsOfCaller: number;
  /** After this the stream is completed; whoever wants to know more asks again. */
  readonly totalMs: number;
  /** Proxies cut lines on which nothing is heard. */
  readonly heartbeatMs: number;
}

export const STREAM_LIMITS: StreamLimits = {
  maxStreams: 500,
  maxStreamsOfCaller: 20,
  totalMs: 15 * 60_000,
  heartbeatMs: 12_000,
};
