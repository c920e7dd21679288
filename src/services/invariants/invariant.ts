/** Something that must always hold in the database, checked over all of it. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';

export interface Violation {
  /** The row that breaks it, by its key. */
  readonly what: string;
  readonly detail: string;
}

export interface Invariant {
  readonly name: string;
  readonly says: Bilingual;
  /** The first that break it, at most MAX_VIOLATIONS. */
  readonly check: (statements: Statements) => Promise<readonly Violation[]>;
}

export const MAX_VIOLATIONS = 50;
