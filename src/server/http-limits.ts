/** Bounds of HTTP itself, by name: sizes, times and how long to wait before trying again. */

export const MAX_BODY_BYTES = 256 * 1024;
export const MAX_HEADER_BYTES = 16 * 1024;

/** A head that trickles in is cut off; node looks every second instead of every thirty. */
export const HEADERS_TIMEOUT_MS = 5_000;
export const CONNECTIONS_CHECK_MS = 1_000;
/** A small body has this long to arrive, a file as long as it takes a slow office line. */
export const BODY_TIMEOUT_MS = 10_000;
export const UPLOAD_TIMEOUT_MS = 15 * 60_000;
export const KEEP_ALIVE_TIMEOUT_MS = 10_000;
/** On the way out, what is still being answered has this long; who waits for a run may wait elsewhere. */
export const DRAIN_MS = 3_000;

/** How long a sender may wait for what becomes of a file. */
export const MAX_WAIT_SECONDS = 60;

export const RETRY_AFTER_SECONDS = 5;

/** A part that does not answer a probe in this time is not ready. */
export const PROBE_TIMEOUT_MS = 2_000;
