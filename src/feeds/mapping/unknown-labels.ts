/** The labels of a file that its feed does not know: gathered from its problems, counted, with samples. */
import type { LabelKind } from '../../domain/vocabulary';
import type { ProblemCode } from '../problems';
import { labelKey } from '../text';

/** A figure under an unknown label: what can be compared with what is published. */
export interface LabelSample {
  readonly region: string;
  readonly start: string;
  readonly end: string;
  /** In the base unit of its dimension; as printed where no unit is. */
  readonly value: string;
}

export interface UnknownLabel {
  readonly kind: LabelKind;
  readonly label: string;
  /** Problems that named it, or figures under it where that is known. */
  readonly figures: number;
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
  /** It was decided to pass it over. */
  readonly isIgnored: boolean;
  /** Its figures are passed over, and keep no others out. */
  readonly isPassedOver: boolean;
  /** Code of the unit that its figures are printed in, where all have the same. */
  readonly unit: string | null;
  readonly samples: readonly LabelSample[];
}

/** Distinct labels remembered of one file. */
export const MAX_UNKNOWN_LABELS = 500;

const KIND_OF: Readonly<Partial<Record<string, LabelKind>>> = {
  ...{ UNKNOWN_LABEL: 'INDICATOR', AMBIGUOUS_LABEL: 'INDICATOR', IGNORED_LABEL: 'INDICATOR' },
  ...{ SET_ASIDE: 'INDICATOR', UNKNOWN_REGION: 'REGION', AMBIGUOUS_REGION: 'REGION', UNKNOWN_UNIT: 'UNIT' },
} satisfies Partial<Record<ProblemCode, LabelKind>>;
const PASSED_OVER: readonly string[] = ['IGNORED_LABEL', 'SET_ASIDE'];

interface Told {
  readonly code: string;
  readonly about?: string;
  readonly figures?: number;
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
}

export class UnknownLabels {
  private readonly found = new Map<string, UnknownLabel>();

  add({ code, about, figures = 1, line, sheet, column, cell }: Told): void {
    const kind = KIND_OF[code];
    const label = labelKey(about ?? '');
    if (kind === undefined || label === '') return;
    const key = `${kind} ${label}`;
    const known = this.found.get(key);
    if (known) this.found.set(key, { ...known, figures: known.figures + figures });
    else if (this.found.size < MAX_UNKNOWN_LABELS) {
      this.found.set(key, {
        ...{ kind, label, figures, line, sheet, column, cell, unit: null, samples: [] },
        isIgnored: code === 'SET_ASIDE',
        isPassedOver: PASSED_OVER.includes(code),
      });
    }
  }

  get list(): readonly UnknownLabel[] {
    return [...this.found.values()];
  }
}
