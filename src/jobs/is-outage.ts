/** Tells an outage from a fault of the job itself. */
import { AppError } from '../errors';

/**
 * Connections that were refused, lost or timed out, a server that is going down or full, and a lock that
 * another worker, frozen perhaps, does not let go of.
 */
const OUTAGE_CODES = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_|08|57P0|53|55P03|25P03)/;
const OUTAGE_TEXT = /Connection terminated|timeout exceeded when trying to connect|Connection is closed/;

export function isOutage(error: unknown): boolean {
  if (error instanceof AppError) return error.retryable;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && OUTAGE_CODES.test(code)) return true;
  return error instanceof Error && OUTAGE_TEXT.test(error.message);
}
