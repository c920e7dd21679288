/** Who is calling: the name, role and regions of the key that the request carries. */
import type { ApiRole } from '../../domain/vocabulary';

export interface Caller {
  readonly keyId: string;
  readonly name: string;
  readonly role: ApiRole;
  /** The regions the key was made for; null for all. */
  readonly regionCodes: readonly string[] | null;
  readonly keyPrefix: string;
  readonly expiresAt: Date | null;
}
