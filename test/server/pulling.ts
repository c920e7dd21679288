/** A pull as a partner's program makes it: body, trailers and receipt, told apart. */
import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { bearer } from './api';

export const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
type Answered = any;

export interface Pulled {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Everything before the line of the receipt. */
  readonly body: string;
  readonly receipt: Answered;
  readonly trailer: Answered;
  /** The connection ended before the answer did. */
  readonly isBroken: boolean;
}

export function request(url: string, path: string, key?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers: key === undefined ? {} : bearer(key), agent: false }, resolve).on(
      'error',
      reject,
    );
  });
}

const RECEIPT_LINE = /(?:\{"receipt":(\{.*\})\}\n|#receipt,"(\{.*\})"\r\n)$/;

export async function pull(url: string, path: string, key?: string): Promise<Pulled> {
  const answer = await request(url, path, key);
  const chunks: Buffer[] = [];
  let isBroken = false;
  try {
    for await (const chunk of answer) chunks.push(chunk);
  } catch {
    isBroken = true;
  }
  const bytes = Buffer.concat(chunks);
  const isZipped = answer.headers['content-type'] === 'application/gzip' && !isBroken;
  const text = (isZipped ? gunzipSync(bytes) : bytes).toString('utf8');
  const match = RECEIPT_LINE.exec(text);
  const json = match?.[1] ?? match?.[2]?.replaceAll('""', '"');
  const trailer = answer.trailers['kejin-receipt'];
  return {
    ...{ status: answer.statusCode ?? 0, headers: answer.headers, text, isBroken },
    body: match ? text.slice(0, match.index) : text,
    receipt: json === undefined ? null : JSON.parse(json),
    trailer: trailer === undefined ? null : JSON.parse(trailer as string),
  };
}

export const linesOf = (body: string): Answered[] =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
