/** Reads a verified token's claims as a caller; what is missing opens less, never more. */
import type { JWTPayload } from 'jose';
import type { OidcSettings } from '../../config';
import { mayHoldScope } from '../../domain/access/review-scopes';
import { API_ROLES, API_SCOPES, type ApiRole, type ApiScope } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import type { Caller } from './caller';

const MAX_SUBJECT_LENGTH = 255;
const MAX_NAME_LENGTH = 100;
const MAX_ITEMS = 500;
const REGION_CODE = /^\d{6}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `realm_access.roles`, or a claim whose very name holds dots, as some providers have it. */
function claimAt(payload: JWTPayload, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  let place: unknown = payload;
  for (const name of path.split('.')) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return undefined;
    place = (place as Readonly<Record<string, unknown>>)[name];
  }
  return place;
}

/** A list of texts, or one text with spaces or commas; undefined where the claim is not there. */
function textsAt(payload: JWTPayload, path: string): readonly string[] | undefined {
  const claim = claimAt(payload, path);
  if (claim === undefined || claim === null) return undefined;
  const list: readonly unknown[] | null =
    typeof claim === 'string' ? claim.split(/[\s,]+/).filter(Boolean) : Array.isArray(claim) ? claim : null;
  if (list === null || list.length > MAX_ITEMS || !list.every((item) => typeof item === 'string')) {
    throw new AppError('TOKEN_INVALID');
  }
  return list as readonly string[];
}

const plain = (text: unknown, maxLength: number): string | null =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not get into records and logs
  typeof text === 'string' && text !== '' && text.length <= maxLength && !/[\u0000-\u001f\u007f]/.test(text)
    ? text.toWellFormed()
    : null;

/** Of several mapped roles the strongest, in the order of the list of roles. */
function roleOf(payload: JWTPayload, { claims, roles }: OidcSettings): ApiRole {
  const theirs = textsAt(payload, claims.roles) ?? [];
  const ours = new Set(theirs.map((name) => roles.get(name)));
  const role = API_ROLES.find((known) => ours.has(known));
  if (!role) throw new AppError('NOT_ALLOWED');
  return role;
}

export function callerOfClaims(payload: JWTPayload, settings: OidcSettings): Caller {
  const { claims } = settings;
  const subject = plain(payload.sub, MAX_SUBJECT_LENGTH);
  if (subject === null) throw new AppError('TOKEN_INVALID');
  const role = roleOf(payload, settings);
  const scopes = textsAt(payload, claims.scopes) ?? [];
  const institution = plain(claimAt(payload, claims.institution), MAX_NAME_LENGTH);
  const institutionSlug = institution !== null && SLUG.test(institution) ? institution : null;
  const department = claims.department ? plain(claimAt(payload, claims.department), MAX_NAME_LENGTH) : null;
  const departmentSlug = department !== null && SLUG.test(department) ? department : null;
  const regions = textsAt(payload, claims.regions)?.filter((code) => REGION_CODE.test(code)) ?? null;
  const isIncompleteBank = role === 'BANK' && (regions === null || institutionSlug === null);
  return {
    actor: `oidc:${subject}`,
    keyId: null,
    name:
      plain(payload.name, MAX_NAME_LENGTH) ??
      plain(payload.preferred_username, MAX_NAME_LENGTH) ??
      subject.slice(0, MAX_NAME_LENGTH),
    role,
    // Without its agreement in the token a bank sees nothing, rather than everything.
    regionCodes: isIncompleteBank ? [] : regions,
    scopes: API_SCOPES.filter((scope: ApiScope) => scopes.includes(scope) && mayHoldScope(role, scope)),
    institutionSlug,
    departmentSlug,
    // Who decides about public money is named by an administrator, key by key.
    bodies: [],
    keyPrefix: null,
    expiresAt: payload.exp === undefined ? null : new Date(payload.exp * 1000),
  };
}
