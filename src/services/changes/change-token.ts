/**
 * Tokens of the change log: up to which changes a caller has come. A token names a snapshot, not a time or a
 * number: of two transactions that run at once, the one that began later may commit first.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../../errors';

export interface ChangeToken {
  readonly logId: string;
  /** A hash of what the caller may see. */
  readonly scope: string;
  /** The caller has everything that this snapshot sees. */
  readonly since: string;
  /** Within an interval: its other end, and the last entry that was read of it. */
  readonly within: { readonly until: string; readonly after: string } | null;
}

/** Sees nothing: the beginning of every log. */
export const BEGINNING = '1:1:';

const VERSION = 'k1';
const CHECK_LENGTH = 10;
/** A snapshot lists the transactions that were running; some eight hundred fit, and the head of a request. */
export const MAX_TOKEN_LENGTH = 12_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SCOPE = /^[\w-]{16}$/;
const NUMBER = /^(0|[1-9]\d{0,17})$/;

const checkOf = (content: string) =>
  createHash('sha256').update(`${VERSION}\n${content}`).digest('base64url').slice(0, CHECK_LENGTH);

export function writeToken({ logId, scope, since, within }: ChangeToken): string {
  const content = [VERSION, logId, scope, since, ...(within ? [within.until, within.after] : [])].join(' ');
  return Buffer.from(`${checkOf(content)} ${content}`, 'latin1').toString('base64url');
}

/** The check finds mistakes and is no secret: what a token leads to is judged anew for every caller. */
export function readToken(text: string): ChangeToken {
  const token =
    text.length > MAX_TOKEN_LENGTH ? null : parse(Buffer.from(text, 'base64url').toString('latin1'));
  if (token === null || writeToken(token) !== text) throw new AppError('BAD_CHANGE_TOKEN');
  return token;
}

function parse(text: string): ChangeToken | null {
  const [, version, logId, scope, since, until, after, ...rest] = text.split(' ');
  if (version !== VERSION || rest.length > 0) return null;
  if (!logId || !UUID.test(logId) || !scope || !SCOPE.test(scope) || !isSnapshot(since)) return null;
  if (until === undefined) return { logId, scope, since, within: null };
  if (!isSnapshot(until) || after === undefined || !NUMBER.test(after)) return null;
  if (isBeyond(since, until)) return null;
  return { logId, scope, since, within: { until, after } };
}

/** `xmin:xmax:running,…` as PostgreSQL writes it: ascending, and all of it between the two. */
function isSnapshot(text: string | undefined): text is string {
  const [xmin, xmax, running, ...rest] = text?.split(':') ?? [];
  if (xmin === undefined || xmax === undefined || running === undefined || rest.length > 0) return false;
  const listed = running === '' ? [] : running.split(',');
  if (![xmin, xmax, ...listed].every((part) => NUMBER.test(part))) return false;
  const [low, high] = [BigInt(xmin), BigInt(xmax)];
  const numbers = listed.map(BigInt);
  const isAscending = numbers.every((number, i) => i === 0 || number > (numbers[i - 1] as bigint));
  return low > 0n && low <= high && isAscending && numbers.every((number) => number >= low && number < high);
}

const part = (snapshot: string, at: 0 | 1) => BigInt(snapshot.split(':')[at] as string);

/** The oldest transaction that the snapshot may not see. */
export const oldestUnseen = (snapshot: string): bigint => part(snapshot, 0);

/** Whether the one snapshot reaches further than the other. */
export const isBeyond = (one: string, other: string): boolean => part(one, 1) > part(other, 1);
