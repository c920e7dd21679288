/** Under which conditions a caller pulls a list: what it may see, and which regions of that it asks for. */
import { createHash } from 'node:crypto';
import type { Statements } from '../../db/database';
import { type Visibility, visibilityOf } from '../../domain/access/visibility';
import { AppError } from '../../errors';
import { type BulkListName, typeOfList } from '../../loaders/bulk/lists';
import { requireSeen } from '../../loaders/visible';
import type { Caller } from '../access/caller';

/** As it is kept in a receipt: from it the list can be proved again. */
export interface PullScope {
  readonly regionCodes: readonly string[] | null;
  readonly sharedOnly: boolean;
  readonly loansOfBank: string | null;
}

const MAX_ASKED_REGIONS = 200;

/** Whole lists and their changes are for those who may pull; others page through queries. */
export function requirePull(visibility: Visibility, list: BulkListName): void {
  requireSeen(visibility, typeOfList(list));
  if (!visibility.mayPull) throw new AppError('NOT_ALLOWED');
}

/** What the caller sees of the list, narrowed to the regions it asks for; these must be its own. */
export async function pullVisibility(
  statements: Statements,
  caller: Caller | null,
  list: BulkListName,
  askedRegions: string | undefined,
): Promise<Visibility> {
  const visibility = visibilityOf(caller);
  requirePull(visibility, list);
  if (askedRegions === undefined) return visibility;
  const codes = askedRegions.split(',');
  if (codes.length > MAX_ASKED_REGIONS || !codes.every((code) => /^\d{6}$/.test(code))) {
    throw new AppError('BAD_INPUT', { detail: 'region is a list of six-digit codes, separated by commas' });
  }
  const [found] = await statements.query<{ unknown: string | null; inside: boolean }>(
    `select (select given.code from unnest($1::text[]) as given (code)
        where not exists (select from region where region.code = given.code) limit 1) as unknown,
      $2::text[] is null or regions_within($1) <@ regions_within($2) as inside`,
    [codes, visibility.regionCodes],
  );
  if (found?.unknown) throw new AppError('UNKNOWN_REGION', { code: found.unknown });
  if (!found?.inside) throw new AppError('NOT_ALLOWED');
  return { ...visibility, regionCodes: codes };
}

export function scopeOf({ regionCodes, sharedOnly, loansOfBank }: Visibility): PullScope {
  const sorted = regionCodes === null ? null : [...new Set(regionCodes)].sort();
  return { regionCodes: sorted, sharedOnly, loansOfBank };
}

const SCOPE_HASH_LENGTH = 16;

/** The scope of the changes of enterprises, as their tokens carry it. */
export function scopeHash(visibility: Visibility): string {
  const { regionCodes, sharedOnly } = scopeOf(visibility);
  const content = JSON.stringify(['enterprises', regionCodes, sharedOnly]);
  return createHash('sha256').update(content).digest('base64url').slice(0, SCOPE_HASH_LENGTH);
}
