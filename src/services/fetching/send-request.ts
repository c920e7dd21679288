/** One request and the head of its answer, over a connection to an address that was checked before. */
import type { LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { AppError, cleanErrorText } from '../../errors';

export interface WireRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface WireTiming {
  /** From the first byte sent to the end of the answer's head. */
  readonly headMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
}

export const WIRE_TIMING: WireTiming = { headMs: 30_000, idleMs: 15_000 };
const MAX_HEADER_BYTES = 16 * 1024;

/** Answers with what was looked up and checked, so that the name cannot mean something else by now. */
const pinnedTo = (addresses: readonly LookupAddress[]): LookupFunction =>
  ((_hostname: string, options: { all?: boolean }, answer: (...given: unknown[]) => void) => {
    const [first] = addresses as readonly [LookupAddress];
    if (options.all) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  }) as LookupFunction;

function optionsFor(
  { method, headers, body }: WireRequest,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): RequestOptions {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return {
    ...{ method, signal, headers: { ...headers, ...length }, lookup: pinnedTo(addresses) },
    // No pool, whose connections others have opened, and with it no proxy of the environment.
    agent: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    insecureHTTPParser: false,
  };
}

const unreachable = (url: URL, error: unknown) =>
  new AppError('FETCH_UNREACHABLE', { host: url.host, detail: cleanErrorText(error) }, { cause: error });

/** The answer is destroyed with the signal's reason when the time for all of it is up. */
export function sendRequest(
  wire: WireRequest,
  addresses: readonly LookupAddress[],
  timing: WireTiming,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { url, body } = wire;
  const late = (what: string, ms: number) => new AppError('FETCH_TIMEOUT', { host: url.host, what, ms });
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(url, optionsFor(wire, addresses, signal));
    const headTimer = setTimeout(() => sent.destroy(late('head', timing.headMs)), timing.headMs);
    let head: IncomingMessage | null = null;
    sent.setTimeout(timing.idleMs, () => (head ?? sent).destroy(late('idle', timing.idleMs)));
    sent.on('response', (answer) => {
      clearTimeout(headTimer);
      head = answer;
      // Whoever reads the body hears of its errors; an answer that nobody reads has nobody to tell.
      answer.on('error', () => undefined);
      resolve(answer);
    });
    // Others than those we asked for are not what this is about.
    sent.on('upgrade', (_answer, socket) => socket.destroy());
    sent.on('error', (error) => {
      clearTimeout(headTimer);
      if (signal.aborted) reject(signal.reason);
      else reject(error instanceof AppError ? error : unreachable(url, error));
    });
    sent.end(body);
  });
}
