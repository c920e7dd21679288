/** What requests cost, and how the answer tells what is left: the header fields of the IETF draft. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from './authentication';
import { RATE_WINDOW_SECONDS, type RateLimiter, type RateState } from './rate-limiter';

/** Flat costs, in the unit of the limit: values of an answer. A GraphQL operation adds what it asks for. */
export const ROUTE_COSTS = {
  /** Any request to GraphQL, a malformed one too; its own cost comes on top. */
  GRAPHQL_REQUEST: 1,
  /** What sign-in offers, and signing out. */
  SESSION: 1,
  /** A key is looked up, a session and an audit record are written: a hundred a minute of a whole office. */
  SIGN_IN: 2_000,
  /** A file is read, stored and queued. */
  FEED_UPLOAD: 1_000,
  FEED_RUN: 20,
  REJECT_TABLE: 2_000,
  /** The half-yearly report of a plan. */
  ASSESSMENT_REPORT: 2_000,
  /** A trial balance, statement or reconciliation. */
  LEDGER_WORKBOOK: 2_000,
  /** The stored bytes of a file. */
  FEED_FILE: 1_000,
  /** A whole list or a delta, however long: twenty a minute of the usual allowance. */
  BULK_PULL: 100_000,
  /** Published figures in one of their formats, however many; open to everybody, so ten a minute suffice. */
  FIGURES_EXPORT: 20_000,
} as const;

export function rateHeaders({ limit, remaining, resetSeconds }: RateState): Readonly<Record<string, string>> {
  return {
    'ratelimit-policy': `${limit};w=${RATE_WINDOW_SECONDS}`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}

/** Takes the cost of this request and says in the answer's head what is left; refuses with RATE_LIMITED. */
export async function charge(
  limiter: RateLimiter,
  request: FastifyRequest,
  reply: FastifyReply,
  cost: number,
): Promise<void> {
  const state = await limiter.spend(callerOf(request), request.ip, cost);
  void reply.headers(rateHeaders(state));
}
