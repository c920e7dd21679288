/** What is asked for a feed's file on a day: its dates filled in, and at the very end its secrets. */
import { createHash } from 'node:crypto';
import type { IsoDate } from '../../domain/calendar';
import { fillDates } from '../../domain/date-templates';
import { AppError } from '../../errors';
import { type FetchDefinition, mapTexts, SECRET } from '../../feeds/fetch-definition';

const ACCEPT_ANYTHING = '*/*';

export interface PlainRequest {
  /** Holds no secret: it is shown, and stands in records. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const contentTypeOf = ({ body }: FetchDefinition) =>
  body === undefined
    ? {}
    : { 'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json' };

const lowered = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Secrets are still names in it. */
export function plainRequestOf(fetch: FetchDefinition, day: IsoDate): PlainRequest {
  const { body, method, accept = ACCEPT_ANYTHING } = fetch;
  const filled = (text: string) => fillDates(text, day);
  const text = typeof body === 'string' ? filled(body) : body && JSON.stringify(mapTexts(body, filled));
  return {
    ...{ url: filled(fetch.url), method, accept, body: text },
    headers: { ...contentTypeOf(fetch), ...lowered(fetch.headers) },
  };
}

/** A file that was read by another definition is a new one to us, whatever its source says. */
export const fingerprintOf = (request: PlainRequest, definitionHash: string): string =>
  createHash('sha256')
    .update(JSON.stringify([request, definitionHash]))
    .digest('hex');

/** In JSON a secret must not end the text that it stands in. */
const inJson = (secret: string) => JSON.stringify(secret).slice(1, -1);

export function withSecrets(request: PlainRequest, secrets: ReadonlyMap<string, string>): PlainRequest {
  const put = (text: string, quoted: (secret: string) => string) =>
    text.replace(SECRET, (_whole, name: string) => {
      const secret = secrets.get(name);
      if (secret === undefined) throw new AppError('FETCH_SECRET_MISSING', { name });
      return quoted(secret);
    });
  const { body, headers } = request;
  const isJson = headers['content-type']?.includes('json') ?? false;
  return {
    ...request,
    body: body && put(body, isJson ? inJson : (secret) => secret),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, put(value, (secret) => secret)]),
    ),
  };
}
