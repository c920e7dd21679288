/** A subscription as a client sees it: events as they come, and the way to leave. */
import type { Api, AskOptions } from './api';
import { bearer } from './api';

export interface StreamEvent {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
  readonly data: any;
}

export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** The text as it came, heartbeats included. */
  readonly text: () => string;
  /** The next event; null when the answer has ended. */
  readonly next: () => Promise<StreamEvent | null>;
  /** Everything that is still to come. */
  readonly rest: () => Promise<readonly StreamEvent[]>;
  readonly leave: () => void;
}

function readEvent(block: string): StreamEvent | null {
  const lines = block.split('\n').filter((line) => !line.startsWith(':'));
  const fieldOf = (name: string) =>
    lines
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const event = fieldOf('event');
  const data = fieldOf('data');
  return event === undefined ? null : { event, data: data ? JSON.parse(data) : null };
}

export async function openStream(
  api: Api,
  query: string,
  { key, variables, operationName, headers = {} }: AskOptions = {},
): Promise<EventStream> {
  const leaving = new AbortController();
  const answer = await fetch(`${api.url}/graphql/stream`, {
    method: 'POST',
    signal: leaving.signal,
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      ...(key === undefined ? {} : bearer(key)),
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  const next = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const end = text.indexOf('\n\n', read);
      if (end >= 0) {
        const found = readEvent(text.slice(read, end));
        read = end + 2;
        if (found) return found;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  };
  const rest = async () => {
    const events: StreamEvent[] = [];
    for (let event = await next(); event !== null; event = await next()) events.push(event);
    return events;
  };
  return {
    status: answer.status,
    headers: answer.headers,
    text: () => text,
    next,
    rest,
    leave: () => leaving.abort(),
  };
}

/** Of a refusal that came instead of a stream. */
export async function refusalOf({ status, rest, text }: EventStream) {
  await rest();
  return [status, JSON.parse(text()).errors.map((error: StreamEvent['data']) => error.extensions.code)];
}
