/** What breaks a rule: the figures concerned, as they were printed, and the numbers it was judged by. */
import type { Bilingual } from '../bilingual';
import type { ValidationRuleKind } from '../vocabulary';

export interface NamedUnit extends Bilingual {
  readonly factor: string;
  readonly isCounted: boolean;
}

/** A figure of the file, or one that is in force. */
export interface Side {
  readonly role: 'FIGURE' | 'TOTAL' | 'PART' | 'LESSER' | 'GREATER' | 'BEFORE' | 'GROWTH' | 'OTHER';
  readonly indicator: Bilingual;
  readonly region: Bilingual;
  readonly period: string;
  /** In the base unit of its dimension: exact. */
  readonly amount: string;
  /** As printed, maybe with words around it. */
  readonly text: string;
  readonly unit: NamedUnit;
  /** Where it stands, unless in the file itself. */
  readonly source?: Bilingual | undefined;
}

export interface Violation {
  readonly kind: ValidationRuleKind;
  readonly sides: readonly Side[];
  /** By kind: bounds and sums in base units; changes in percent or in the unit. */
  readonly numbers: Readonly<Record<string, string | null>>;
}
