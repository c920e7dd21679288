/** Who is calling: the name, role, regions and scopes of the key or token that the request carries. */
import type { ApiRole, ApiScope } from '../../domain/vocabulary';

export interface Caller {
  /** Stands for the caller in audit records, receipts and rate limits: `key:<id>` or `oidc:<subject>`. */
  readonly actor: string;
  /** Null for a bearer token of an identity provider. */
  readonly keyId: string | null;
  readonly name: string;
  readonly role: ApiRole;
  /** The regions it may see and write, counties included; null for all. */
  readonly regionCodes: readonly string[] | null;
  readonly scopes: readonly ApiScope[];
  /** The bank or other body it belongs to. */
  readonly institutionSlug: string | null;
  /** The department that it acts for in assessments. */
  readonly departmentSlug?: string | null;
  /** The bodies of programmes that it acts for, as `programme/body`. */
  readonly bodies?: readonly string[];
  readonly keyPrefix: string | null;
  readonly expiresAt: Date | null;
  /** When the sign-in of its browser ends; left out where the request carries the key or token itself. */
  readonly signedInUntil?: Date;
}
