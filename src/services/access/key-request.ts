/** What a new key is to be, and what speaks against it. */
import type { Statements } from '../../db/database';
import { mayHoldScope } from '../../domain/access/review-scopes';
import type { ApiRole, ApiScope } from '../../domain/vocabulary';
import { cleanErrorText } from '../../errors';
import { isNetwork, MAX_NETWORKS } from './networks';
import { type Refusal, refusal } from './refusal';

export interface KeyRequest {
  readonly name: string;
  readonly role: ApiRole;
  readonly regionCodes?: readonly string[] | null | undefined;
  readonly scopes?: readonly ApiScope[] | null | undefined;
  /** CIDR or single addresses; null for anywhere. */
  readonly networks?: readonly string[] | null | undefined;
  /** Slug of the bank or other body it is for. */
  readonly institutionSlug?: string | null | undefined;
  /** Slug of the department that it acts for. */
  readonly departmentSlug?: string | null | undefined;
  /** The bodies of programmes that it acts for, as `programme/body`. */
  readonly bodies?: readonly string[] | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

export const MAX_KEY_NAME_LENGTH = 100;
const MAX_SHOWN_LENGTH = 60;

const shown = (text: string) => cleanErrorText(text).slice(0, MAX_SHOWN_LENGTH);

/** What speaks against making this key, or null. */
export async function objectionTo(
  statements: Statements,
  request: KeyRequest,
  now: Date,
): Promise<Refusal | null> {
  const name = request.name.trim();
  if (name === '') return refusal('EMPTY_NAME');
  if ([...name].length > MAX_KEY_NAME_LENGTH) return refusal('NAME_TOO_LONG', { max: MAX_KEY_NAME_LENGTH });
  if (request.expiresAt && request.expiresAt <= now) return refusal('EXPIRES_IN_THE_PAST');
  const scope = (request.scopes ?? []).find((asked) => !mayHoldScope(request.role, asked));
  if (scope) return refusal('SCOPE_NOT_FOR_ROLE', { role: request.role, scope });
  return (
    (await unknownRegion(statements, request)) ??
    (await badNetwork(statements, request)) ??
    (await badInstitution(statements, request)) ??
    (await badDepartment(statements, request)) ??
    (await badBody(statements, request))
  );
}

async function unknownRegion(statements: Statements, request: KeyRequest): Promise<Refusal | null> {
  const [unknown] = await statements.query<{ code: string }>(
    `select code from unnest($1::text[]) as asked (code)
     where not exists (select from region where region.code = asked.code) limit 1`,
    [(request.regionCodes ?? []).map(cleanErrorText)],
  );
  return unknown ? refusal('UNKNOWN_REGION', { code: shown(unknown.code) }) : null;
}

/**
 * Bits beyond the prefix are a slip of the pen: 10.1.2.3/8 is nobody's network. IPv4 written as IPv6 would
 * never match, for clients are told apart by their plain address.
 */
const SLIPPED = `select given from unnest($1::text[]) as given
  where given::inet <> network(given::inet)
    or (family(given::inet) = 6 and given::inet && '::ffff:0:0/96'::inet and masklen(given::inet) >= 96)
  limit 1`;

async function badNetwork(statements: Statements, { networks }: KeyRequest): Promise<Refusal | null> {
  if (!networks) return null;
  if (networks.length === 0 || networks.length > MAX_NETWORKS) {
    return refusal('TOO_MANY_NETWORKS', { max: MAX_NETWORKS });
  }
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined) return refusal('BAD_NETWORK', { text: shown(wrong) });
  const [slipped] = await statements.query<{ given: string }>(SLIPPED, [networks]);
  return slipped ? refusal('BAD_NETWORK', { text: slipped.given }) : null;
}

async function badInstitution(
  statements: Statements,
  { role, institutionSlug: institution }: KeyRequest,
): Promise<Refusal | null> {
  if (institution === null || institution === undefined) {
    return role === 'BANK' ? refusal('BANK_NEEDS_INSTITUTION') : null;
  }
  const found = await statements.query('select from institution where slug = $1', [
    cleanErrorText(institution),
  ]);
  return found.length === 0 ? refusal('UNKNOWN_INSTITUTION', { slug: shown(institution) }) : null;
}

/** Who appeals does so for one department. */
async function badDepartment(
  statements: Statements,
  { scopes, departmentSlug: department }: KeyRequest,
): Promise<Refusal | null> {
  if (department === null || department === undefined) {
    return scopes?.includes('APPEAL') ? refusal('APPEAL_NEEDS_DEPARTMENT') : null;
  }
  const found = await statements.query('select from department where slug = $1', [
    cleanErrorText(department),
  ]);
  return found.length === 0 ? refusal('UNKNOWN_DEPARTMENT', { slug: shown(department) }) : null;
}

const UNKNOWN_BODY = `select given from unnest($1::text[]) as given
  where not exists (select from programme p, jsonb_array_elements(p.content -> 'bodies') as body
    where given = p.slug || '/' || (body ->> 'slug')) limit 1`;

/** Bodies decide about public money; a bank takes part as a partner, and readers only read. */
async function badBody(statements: Statements, { role, bodies }: KeyRequest): Promise<Refusal | null> {
  if (!bodies || bodies.length === 0) return null;
  if (role === 'BANK' || role === 'READER') return refusal('BODY_NOT_FOR_ROLE', { role });
  const [unknown] = await statements.query<{ given: string }>(UNKNOWN_BODY, [bodies.map(cleanErrorText)]);
  return unknown ? refusal('UNKNOWN_BODY', { body: shown(unknown.given) }) : null;
}
