/** Asks for a file and, where the answer says so, elsewhere for it; every hop is checked like the first. */
import type { IncomingMessage } from 'node:http';
import type { FetchSettings } from '../../config';
import { AppError } from '../../errors';
import { answerBody } from './answer-body';
import { checkedUrl, redirectedUrl } from './checked-url';
import { findAddresses, type Resolve, systemResolve } from './find-addresses';
import { retryAfterMs } from './retry-after';
import { sendRequest, WIRE_TIMING, type WireRequest, type WireTiming } from './send-request';

export interface FileRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly accept: string;
  /** Those of the feed, with its secrets: they go to the origin that the feed names and to no other. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export interface Wire {
  readonly settings: Pick<FetchSettings, 'hosts' | 'privateNetworks'>;
  readonly resolve?: Resolve;
  readonly timing?: Partial<WireTiming>;
  readonly now: () => Date;
}

export interface Answer {
  /** Null when the file is the one that we know: 304. */
  readonly bytes: AsyncGenerator<Uint8Array> | null;
  readonly status: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A refusal that says when to come again. */
export class AskAgainLater extends AppError {
  constructor(
    host: string,
    status: number,
    readonly waitMs: number | null,
  ) {
    super('FETCH_SERVER_TROUBLE', { host, status });
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Redirects that keep the method and its body; the others would make a GET of a POST. */
const KEEPS_METHOD = new Set([307, 308]);
const TROUBLE = new Set([408, 425, 429]);
/** Longer ones are not remembered: what we cannot give back whole is of no use. */
const MAX_VALIDATOR_LENGTH = 500;
const USER_AGENT = 'Kejin/1 (statistics feeds)';

/** What `use` reads ends with it: the time for the whole runs until then. */
export async function download<Result>(
  request: FileRequest,
  wire: Wire,
  use: (answer: Answer) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const { host } = checkedUrl(request.url, wire.settings.hosts);
  const late = new AppError('FETCH_TIMEOUT', { host, what: 'total', ms: request.timeoutMs });
  const timer = setTimeout(() => stop.abort(late), request.timeoutMs);
  try {
    const { answer, url } = await ask(request, wire, stop.signal);
    try {
      return await use(readAnswer(answer, url, request, wire, stop.signal));
    } finally {
      answer.destroy();
    }
  } finally {
    clearTimeout(timer);
    stop.abort(late);
  }
}

async function ask(request: FileRequest, wire: Wire, signal: AbortSignal) {
  const { hosts, privateNetworks } = wire.settings;
  const first = checkedUrl(request.url, hosts);
  const timing = { ...WIRE_TIMING, ...wire.timing };
  let url = first;
  for (let hops = 0; ; hops += 1) {
    const finding = findAddresses(url, privateNetworks, wire.resolve ?? systemResolve);
    const addresses = await untilAborted(finding, signal);
    const answer = await sendRequest(wireRequest(request, url, first), addresses, timing, signal);
    const { statusCode = 0, headers } = answer;
    if (!REDIRECTS.has(statusCode)) return { answer, url };
    answer.destroy();
    const to = redirectedUrl(url, headers.location, hops, hosts);
    if (request.method === 'POST' && !(KEEPS_METHOD.has(statusCode) && to.origin === first.origin)) {
      throw new AppError('FETCH_REDIRECT_REFUSED', { detail: 'a POST is not sent to another host' });
    }
    url = to;
  }
}

/** A look-up cannot be called off; nobody waits for it any longer. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, aborted]);
}

function wireRequest(request: FileRequest, url: URL, first: URL): WireRequest {
  const { method, body, accept, etag, lastModified } = request;
  const own = url.origin === first.origin ? request.headers : {};
  const isAtHome = url.href === first.href;
  const headers = {
    ...own,
    accept,
    'accept-encoding': 'gzip',
    'user-agent': USER_AGENT,
    ...(isAtHome && etag !== null ? { 'if-none-match': etag } : {}),
    ...(isAtHome && lastModified !== null ? { 'if-modified-since': lastModified } : {}),
  };
  return { url, method, headers, body };
}

const validator = (header: string | undefined) =>
  header !== undefined && header.length <= MAX_VALIDATOR_LENGTH && /^[ -~]+$/.test(header) ? header : null;

function readAnswer(
  answer: IncomingMessage,
  { host }: URL,
  request: FileRequest,
  wire: Wire,
  signal: AbortSignal,
): Answer {
  const { statusCode: status = 0, headers } = answer;
  const [etag, lastModified] = [validator(headers.etag), validator(headers['last-modified'])];
  const wasConditional = request.etag !== null || request.lastModified !== null;
  if (status === 304 && wasConditional) return { bytes: null, status, etag, lastModified };
  if (status === 200) {
    const bytes = answerBody(answer, { host, maxBytes: request.maxBytes, signal });
    return { bytes, status, etag, lastModified };
  }
  if (TROUBLE.has(status) || status >= 500) {
    throw new AskAgainLater(host, status, retryAfterMs(headers['retry-after'], wire.now()));
  }
  throw new AppError('FETCH_TURNED_AWAY', { host, status });
}
