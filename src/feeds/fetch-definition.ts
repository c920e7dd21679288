/** How the file of a feed is fetched over HTTP: what is asked for, how, and within which bounds. */
import { z } from 'zod';
import { unknownTemplate } from '../domain/date-templates';
import { type Contradiction, MESSAGE_SEPARATOR, reportContradictions } from './definition-parts';

const MAX_URL_LENGTH = 2_000;
const MAX_BODY_LENGTH = 100_000;
const MAX_HEADERS = 20;
const MAX_HEADER_LENGTH = 2_000;
const MAX_FETCH_BYTES = 200 * 1024 * 1024;
const MAX_FETCH_MS = 10 * 60_000;

const both = (zh: string, en: string) => `${zh}${MESSAGE_SEPARATOR}${en}`;

/** The part that says whom to ask holds no templates and nothing hidden: it must be readable as it stands. */
const ORIGIN = /^https?:\/\/[A-Za-z0-9.:[\]-]+(?:[/?]|$)/;

const url = z
  .string()
  .max(MAX_URL_LENGTH)
  .refine((text) => ORIGIN.test(text) && /^[!-~]+$/.test(text) && !text.includes('#'), {
    error: both(
      '须为 http(s) 地址，其余字符须百分号编码',
      'an address with http(s), the rest percent-encoded',
    ),
  });

/** What the connection itself says, what asks for parts, and what would carry a session. */
const RESERVED_HEADERS = new Set([
  ...['host', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'te', 'trailer', 'upgrade'],
  ...['expect', 'cookie', 'range', 'accept', 'accept-encoding'],
]);
const isReserved = (name: string) =>
  RESERVED_HEADERS.has(name.toLowerCase()) || /^(if|proxy|sec)-/i.test(name);
const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .refine((name) => !isReserved(name), {
    error: both('此标头由程序自己设置', 'this header is set by the program itself'),
  });
const headerValue = z
  .string()
  .min(1)
  .max(MAX_HEADER_LENGTH)
  .regex(/^[ -~]+$/);

const jsonBody = z.union([z.record(z.string(), z.json()), z.array(z.json())]);

/** `${secret:NAME}`: its value stands in the environment, never in a definition. */
export const SECRET = /\$\{secret:([A-Z][A-Z0-9_]{0,60})\}/g;
const CREDENTIALS = /^(authorization|x-api-key|api-key|x-auth-token)$/i;

const fields = z.strictObject({
  url,
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z.record(headerName, headerValue).default({}),
  /** Text as it is, or a value that is sent as JSON. */
  body: z.union([z.string().min(1).max(MAX_BODY_LENGTH), jsonBody]).optional(),
  accept: z
    .string()
    .regex(/^[ -~]{1,300}$/)
    .optional(),
  maxBytes: z
    .int()
    .positive()
    .max(MAX_FETCH_BYTES)
    .default(20 * 1024 * 1024),
  /** From the first look-up of a name to the last byte. */
  timeoutMs: z.int().min(1_000).max(MAX_FETCH_MS).default(60_000),
});

type Fields = z.output<typeof fields>;

/** Every text of a JSON value, those of members' names left out. */
export function mapTexts(
  value: z.core.util.JSONType,
  change: (text: string) => string,
): z.core.util.JSONType {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}

function mistakenTemplates({ url, body }: Fields): readonly Contradiction[] {
  const texts: [string, string][] = [['url', url]];
  if (typeof body === 'object') {
    mapTexts(body, (text) => {
      texts.push(['body', text]);
      return text;
    });
  }
  return texts.flatMap(([field, text]): Contradiction[] => {
    const unknown = unknownTemplate(text.replace(SECRET, ''));
    return unknown ? [[[field], `不认识的模板 ${unknown}`, `no such template: ${unknown}`]] : [];
  });
}

function contradictions(fetch: Fields): readonly Contradiction[] {
  const { method, body, headers, url } = fetch;
  const found: Contradiction[] = [...mistakenTemplates(fetch)];
  if (method === 'GET' && body !== undefined) found.push([['body'], '只用于 POST', 'only with POST']);
  if (Object.keys(headers).length > MAX_HEADERS) {
    found.push([['headers'], `最多 ${MAX_HEADERS} 个`, `at most ${MAX_HEADERS}`]);
  }
  if (url.includes('$' + '{secret:')) {
    found.push([['url'], '密钥不能写进地址', 'a secret does not belong into an address']);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!CREDENTIALS.test(name) || value.search(SECRET) >= 0) continue;
    found.push([
      ['headers', name],
      '密钥须写成 $' + '{secret:名称}，其值放在环境变量里',
      'write $' + '{secret:NAME}; its value belongs into the environment',
    ]);
  }
  return found;
}

export const fetchSchema = fields.superRefine((fetch, context) => {
  reportContradictions(contradictions(fetch), context);
});

export type FetchDefinition = Fields;
