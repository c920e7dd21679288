/**
 * The events of one subscription as text/event-stream (the protocol of graphql-sse, distinct connections):
 * each event is executed in a context of its own, for what loaders have read once they do not read again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createSourceEventStream,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { print } from 'graphql-sse';
import type { Logger } from '../log';
import type { RequestContext } from '../schema/context';
import { EXECUTION_TIMEOUT_MS } from '../schema/limits';
import { withinTime } from './compiled-executor';
import { type AskedIn, fieldError } from './error-answers';
import type { AskedSubscription } from './subscription-request';

export interface LiveEvents {
  readonly schema: GraphQLSchema;
  readonly asked: AskedSubscription;
  readonly askedIn: AskedIn;
  /** Takes what an event costs. */
  readonly pay: () => Promise<unknown>;
  readonly noteErrors: () => void;
  /** Asked for each event: who is calling by now, and loaders that have read nothing yet. */
  readonly contextOf: () => Promise<RequestContext>;
  readonly heartbeatMs: number;
  /** Aborted when nobody listens any more, or it has lasted long enough. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** A comment: it says nothing, but that the line is open. */
const HEARTBEAT = ':\n\n';

type Source = AsyncIterator<unknown>;
type Happened = IteratorResult<unknown> | 'NOTHING' | 'OVER';

function withErrors(
  { askedIn, log, noteErrors }: LiveEvents,
  errors: readonly GraphQLError[],
  data: Pick<ExecutionResult, 'data'> = {},
): ExecutionResult {
  noteErrors();
  return { ...data, errors: errors.map((error) => fieldError(error, askedIn, log)) };
}

function masked(error: unknown, events: LiveEvents): ExecutionResult {
  const wrapped =
    error instanceof GraphQLError
      ? error
      : new GraphQLError('the subscription failed', { originalError: error as Error });
  return withErrors(events, [wrapped]);
}

async function openSource(events: LiveEvents): Promise<Source | ExecutionResult> {
  const { schema, asked } = events;
  const { document, operationName, variables: variableValues } = asked;
  try {
    const contextValue = await events.contextOf();
    const opened = await createSourceEventStream({
      ...{ schema, document, contextValue, variableValues, operationName },
    });
    if (Symbol.asyncIterator in opened) return opened[Symbol.asyncIterator]();
    return withErrors(events, opened.errors ?? []);
  } catch (error) {
    return masked(error, events);
  }
}

async function executeEvent(events: LiveEvents, rootValue: unknown): Promise<ExecutionResult> {
  const { schema, asked } = events;
  const { document, operationName, variables: variableValues } = asked;
  try {
    const contextValue = await events.contextOf();
    await events.pay();
    const running = execute({
      ...{ schema, document, rootValue, contextValue, variableValues, operationName },
    });
    const { errors, ...result } = await withinTime(
      running as Promise<ExecutionResult> | ExecutionResult,
      EXECUTION_TIMEOUT_MS,
    );
    return errors ? withErrors(events, errors, result) : result;
  } catch (error) {
    return masked(error, events);
  }
}

/** The next event, or that none came for a while, or that it is over. */
async function happens(
  next: Promise<IteratorResult<unknown>>,
  over: Promise<'OVER'>,
  heartbeatMs: number,
): Promise<Happened> {
  const timer = new AbortController();
  const silence = sleep(heartbeatMs, 'NOTHING' as const, { signal: timer.signal });
  silence.catch(() => undefined);
  try {
    return await Promise.race([next, over, silence]);
  } finally {
    timer.abort();
  }
}

export async function* liveEvents(events: LiveEvents): AsyncGenerator<string, void> {
  // Some browsers show the head of an answer only with its first bytes.
  yield HEARTBEAT;
  const source = await openSource(events);
  if (!('next' in source)) yield print({ event: 'next', data: source });
  else yield* eventsFrom(source, events);
  yield print({ event: 'complete', data: null });
}

async function* eventsFrom(source: Source, events: LiveEvents): AsyncGenerator<string, void> {
  const { signal, heartbeatMs } = events;
  const over = new Promise<'OVER'>((resolve) => {
    if (signal.aborted) resolve('OVER');
    signal.addEventListener('abort', () => resolve('OVER'), { once: true });
  });
  const ask = () => {
    const next = source.next();
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = ask(); ; ) {
      const happened = await happens(next, over, heartbeatMs);
      if (happened === 'OVER') return;
      if (happened === 'NOTHING') {
        yield HEARTBEAT;
        continue;
      }
      if (happened.done) return;
      const result = await executeEvent(events, happened.value);
      yield print({ event: 'next', data: result });
      // Without data there is nothing to follow any more: the caller may no longer see it.
      if (!result.data) return;
      next = ask();
    }
  } catch (error) {
    yield print({ event: 'next', data: masked(error, events) });
  } finally {
    await source.return?.();
  }
}
