/** Finds the refusal in whatever was thrown: ours, the database's absence, or the HTTP framework's. */
import { AppError, cleanErrorText } from '../errors';

/** SQLSTATE classes and codes that mean that the server is away or going away. */
const DATABASE_AWAY = /^(08\w{3}|57P0[123]|53300)$/;
const POOL_AWAY =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);

/** GraphQL wraps what a resolver threw; what counts is at the bottom. */
export function innermost(error: unknown): unknown {
  let inner = error;
  for (let original = error; original !== undefined && original !== null; ) {
    inner = original;
    original = (original as { originalError?: unknown }).originalError;
  }
  return inner;
}

export function knownError(error: unknown): AppError | null {
  const inner = innermost(error);
  if (inner instanceof AppError) return inner;
  if (!(inner instanceof Error)) return null;
  const { code } = inner as { code?: unknown };
  const isAway =
    (typeof code === 'string' && (DATABASE_AWAY.test(code) || REFUSED.has(code))) ||
    POOL_AWAY.test(inner.message);
  // Which host and port were tried is nobody's business outside.
  const detail = typeof code === 'string' ? code : cleanErrorText(inner.message);
  return isAway ? new AppError('DATABASE_UNREACHABLE', { detail }, { cause: inner }) : null;
}

export interface FrameworkLimits {
  readonly maxBodyBytes: number;
  readonly contentType: string | undefined;
}

/** What Fastify refuses before a route sees the request. */
export function frameworkError(
  error: unknown,
  { maxBodyBytes, contentType }: FrameworkLimits,
): AppError | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('PAYLOAD_TOO_LARGE', { max: maxBodyBytes });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AppError('UNSUPPORTED_MEDIA', { type: contentType ?? '(none)' });
  }
  const isCallersFault = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isCallersFault ? new AppError('BAD_INPUT', { detail: cleanErrorText(message ?? '') }) : null;
}
