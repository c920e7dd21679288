/**
 * Cursors: where a row stands in its list, opaque, and refused when they are not of this list or were
 * altered.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import { areKeysOf, type PagedList } from '../loaders/keyset-page';

const CHECK_LENGTH = 8;
const MAX_CURSOR_LENGTH = 2_000;

const checkOf = (list: PagedList<object>, content: string) =>
  createHash('sha256').update(`${list.name}\n${content}`).digest('base64url').slice(0, CHECK_LENGTH);

export function writeCursor(list: PagedList<object>, keys: readonly string[]): string {
  const content = JSON.stringify(keys);
  return Buffer.from(checkOf(list, content) + content, 'utf8').toString('base64url');
}

/**
 * The check finds mistakes, it is no secret: whoever computes it can only point at another place of the
 * same list, and keys of the wrong shape are refused as well.
 */
export function readCursor(list: PagedList<object>, cursor: string): readonly string[] {
  const text = cursor.length > MAX_CURSOR_LENGTH ? '' : Buffer.from(cursor, 'base64url').toString('utf8');
  const content = text.slice(CHECK_LENGTH);
  const keys = text.slice(0, CHECK_LENGTH) === checkOf(list, content) ? arrayOrNull(content) : null;
  if (!keys || !areKeysOf(list, keys) || writeCursor(list, keys) !== cursor) throw new AppError('BAD_CURSOR');
  return keys;
}

function arrayOrNull(json: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
