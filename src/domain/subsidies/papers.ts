/** The papers that belong to a subsidy, as the programme lists them for a kind of borrower. */
import type { BorrowerKind } from '../programmes/terms';

export interface RuleOnPapers {
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly content: unknown;
}

export interface PaperList {
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly papersZh: readonly string[];
  readonly papersEn: readonly string[];
}

interface Content {
  readonly parameters?: {
    readonly borrower?: string;
    readonly documentsZh?: readonly string[];
    readonly documentsEn?: readonly string[];
  };
}

/** A rule that names no kind of borrower goes for each; one that lists nothing stays as a reminder. */
export const papersFor = (rules: readonly RuleOnPapers[], borrowerKind: BorrowerKind): readonly PaperList[] =>
  rules.flatMap(({ kind, clause, nameZh, nameEn, content }) => {
    const {
      borrower = borrowerKind,
      documentsZh = [],
      documentsEn = [],
    } = (content as Content | null)?.parameters ?? {};
    if (kind !== 'DOCUMENTS' || borrower !== borrowerKind) return [];
    return [{ clause, nameZh, nameEn, papersZh: documentsZh, papersEn: documentsEn }];
  });
