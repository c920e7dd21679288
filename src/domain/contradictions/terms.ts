/** What the search for contradictions takes in and gives back: statements, relations, figures, findings. */
import type { Bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { Feasibility } from '../feasibility/terms';
import type { ContradictionKind, ContradictionSeverity } from '../finding-words';
import type { Comparator, Direction, Firmness, Measure, TargetBasis } from '../vocabulary';

/** What one target says, as its clause states it. */
export interface Statement {
  readonly key: string;
  readonly planSlug: string;
  readonly indicator: string;
  readonly region: string;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  /** In the indicator's unit. */
  readonly value: Decimal;
  readonly unit: Bilingual;
  /** What the unit in which the value is kept measures. */
  readonly dimension: string;
  /** What the unit that the document prints measures; null where nothing was printed. */
  readonly statedDimension: string | null;
  readonly statedText: string | null;
  readonly firmness: Firmness;
  readonly measure: Measure;
  readonly direction: Direction;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly planStartsOn: IsoDate;
  /** Tells growth against one base from growth against another; empty for all else. */
  readonly growthBase: string;
  readonly clause: string;
  readonly partOf: string | null;
  readonly name: Bilingual;
}

/** How indicators hang together, as the catalogue says. */
export type Relation =
  /** The flow `indicator` is what is added to the stock `of`. */
  | { readonly kind: 'INCREMENT_OF'; readonly indicator: string; readonly of: string }
  /** Whatever `indicator` counts, `of` counts as well. */
  | { readonly kind: 'NARROWER_THAN'; readonly indicator: string; readonly of: string }
  /** `indicator` counts those among whom the amount `of` is shared. */
  | {
      readonly kind: 'COUNT_OF';
      readonly indicator: string;
      readonly of: string;
      /** No share is above this, in the unit of `of`; null where nothing is known. */
      readonly averageAtMost: Decimal | null;
      readonly reason: Bilingual;
    }
  /** `parts` are all there is of `of`. */
  | { readonly kind: 'PARTS_OF'; readonly of: string; readonly parts: readonly string[] };

/** Two targets of which the catalogue knows how they go together, with the reason. */
export interface Equivalence {
  readonly targets: readonly [string, string];
  /** The kinds of finding that it answers; all of them when left out. */
  readonly kinds: readonly ContradictionKind[] | null;
  readonly reason: Bilingual;
}

/** A figure of one indicator and region, with the mark of the demonstration. */
export interface KnownFigure {
  readonly value: Decimal;
  readonly synthetic: boolean;
}

export interface AverageAsked {
  readonly region: string;
  readonly amount: string;
  readonly count: string;
  readonly years: number;
}

/** What is known beside the catalogue; every question may have no answer. */
export interface Known {
  readonly level: (region: string, indicator: string, day: IsoDate) => KnownFigure | null;
  /** Amount over count, over a stretch of so many years; brought up to it where less is known. */
  readonly average: (asked: AverageAsked) => KnownFigure | null;
  readonly feasibility: (targetKey: string) => Feasibility | null;
}

export interface Question {
  readonly statements: readonly Statement[];
  readonly relations: readonly Relation[];
  readonly equivalences: readonly Equivalence[];
  /** The divisions right below each division. */
  readonly divisionsOf: (region: string) => readonly string[];
  /** Null: from the catalogue alone. */
  readonly known: Known | null;
}

export interface Finding {
  readonly kind: ContradictionKind;
  readonly severity: ContradictionSeverity;
  /** Keys, in the order of the explanation. */
  readonly targets: readonly string[];
  readonly clauses: readonly string[];
  readonly explanation: Bilingual;
  /** It takes figures, not the catalogue alone. */
  readonly withData: boolean;
  /** It rests on figures or records made up for demonstration. */
  readonly synthetic: boolean;
  /** Why the catalogue takes the targets to go together. */
  readonly equivalentBecause: Bilingual | null;
}

export type Rule = (question: Question) => readonly Finding[];
