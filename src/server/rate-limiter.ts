/** How much a caller may ask for in a minute: by cost, in memory or, with Redis, for all processes. */
import { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { AppError } from '../errors';
import type { Logger } from '../log';
import type { Caller } from '../services/access/caller';
import { addressGroup } from '../services/access/networks';

/** What is left of a minute's allowance, for the headers of the answer. */
export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateLimiter {
  /** Takes the cost from the caller's minute, or the address's where nobody has signed in; RATE_LIMITED. */
  spend(caller: Pick<Caller, 'actor'> | null, address: string, cost: number): Promise<RateState>;
  /** Counts a key that nobody has, or a token that is not valid; RATE_LIMITED after too many in a minute. */
  noteGuess(address: string): Promise<void>;
  close(): Promise<void>;
}

export const RATE_WINDOW_SECONDS = 60;
/** Who does not say who he is gets this share of a caller's allowance. */
const ANONYMOUS_SHARE = 0.1;
/** What costs more than a whole minute's allowance is charged as this share of it, or it could never pass. */
const LARGEST_SHARE = 0.9;
export const MAX_GUESSES_PER_MINUTE = 60;

const CONNECT_TIMEOUT_MS = 3_000;
/** A limiter that waits is worse than none: without an answer by then the process counts for itself. */
const COMMAND_TIMEOUT_MS = 500;
const LONGEST_RECONNECT_MS = 5_000;

export interface RateLimiterOptions {
  readonly costPerMinute: number;
  readonly redisUrl?: string | undefined;
  /** Two installations may share a Redis server. */
  readonly prefix: string;
  readonly log: Logger;
}

export function openRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { costPerMinute, redisUrl } = options;
  const redis = redisUrl === undefined ? null : connect(redisUrl, options.log);
  const counter = (name: string, points: number) => openCounter(redis, `${options.prefix}-${name}`, points);
  const anonymousPoints = Math.max(1, Math.floor(costPerMinute * ANONYMOUS_SHARE));
  const callers = counter('cost', costPerMinute);
  const strangers = counter('stranger', anonymousPoints);
  // Each process for itself: a key has 256 random bits, so what counts is the work that guesses make.
  const guesses = openCounter(null, 'guess', MAX_GUESSES_PER_MINUTE);
  return {
    spend: (caller, address, cost) =>
      caller
        ? take(callers, caller.actor, cost, costPerMinute)
        : take(strangers, addressGroup(address), cost, anonymousPoints),
    async noteGuess(address) {
      await take(guesses, addressGroup(address), 1, MAX_GUESSES_PER_MINUTE);
    },
    async close() {
      redis?.disconnect();
    },
  };
}

function connect(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 200, LONGEST_RECONNECT_MS),
  });
  redis.on('error', (error) => log.warn({ err: error }, 'the rate limits are counted by this process alone'));
  return redis;
}

function openCounter(redis: Redis | null, keyPrefix: string, points: number): RateLimiterAbstract {
  const settings = { keyPrefix, points, duration: RATE_WINDOW_SECONDS };
  const memory = new RateLimiterMemory(settings);
  if (redis === null) return memory;
  return new RateLimiterRedis({
    ...settings,
    storeClient: redis,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
  });
}

const secondsOf = (state: RateLimiterRes) => Math.max(1, Math.ceil(state.msBeforeNext / 1000));

const refused = (state: RateLimiterRes) => new AppError('RATE_LIMITED', { seconds: secondsOf(state) });

async function take(
  counter: RateLimiterAbstract,
  key: string,
  cost: number,
  limit: number,
): Promise<RateState> {
  const points = Math.min(Math.max(1, Math.ceil(cost)), Math.max(1, Math.floor(limit * LARGEST_SHARE)));
  try {
    const state = await counter.consume(key, points);
    return { limit, remaining: state.remainingPoints, resetSeconds: secondsOf(state) };
  } catch (error) {
    throw error instanceof RateLimiterRes ? refused(error) : error;
  }
}
