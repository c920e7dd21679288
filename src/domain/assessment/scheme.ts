/** How a plan's departments are assessed, as data: each choice rests on a clause or is marked as ours. */

/** What a choice rests on: the clause that makes it, and what of it is ours where the document is silent. */
export interface Grounds {
  readonly clause?: string | undefined;
  /** The document does not say so: it is our choice, to be changed in the data. */
  readonly ours?: true | undefined;
  readonly reasonZh?: string | undefined;
  readonly reasonEn?: string | undefined;
}

export const DUTIES = ['assemble', 'approve', 'feedBack', 'decide'] as const;
export type Duty = (typeof DUTIES)[number];

export const DEADLINES = ['assembleAfter', 'feedbackWithin', 'appealWithin', 'decisionWithin'] as const;
export type Deadline = (typeof DEADLINES)[number];

export interface NamedItem {
  /** stage/target */
  readonly target: string;
  readonly weight: string;
}

export interface AssessedDepartment extends Grounds {
  readonly department: string;
  /** Left out: every target that it leads or supports, with the weights of the roles. */
  readonly items?: readonly NamedItem[] | undefined;
}

export interface NumberScoring extends Grounds {
  /** Against where the path should stand on the day, or against the whole target. */
  readonly kind: 'ATTAINMENT_OF_EXPECTED' | 'ATTAINMENT_OF_TARGET';
  /** The most that attainment counts for, as a share of 1. */
  readonly cap: string;
}

export interface MilestoneScoring extends Grounds {
  readonly kind: 'DONE_BY_DEADLINE';
  readonly done: string;
  readonly late: string;
  readonly overdue: string;
  /** What a deed is that nobody has reported when its deadline is there. */
  readonly unreported: 'OVERDUE' | 'NOT_SCORED';
}

export interface NoDataScoring extends Grounds {
  readonly kind: 'NOT_SCORED' | 'POINTS';
  readonly points?: string | undefined;
}

export interface Band {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The least score of the band. */
  readonly from: string;
}

export interface YearRule extends Grounds {
  readonly kind: 'MEAN' | 'WEIGHTED';
  /** Of the four quarters, for WEIGHTED. */
  readonly weights?: readonly string[] | undefined;
}

export interface Scheme {
  readonly duties: Readonly<Record<Duty, Grounds & { readonly body: string }>>;
  readonly departments: readonly AssessedDepartment[];
  readonly roleWeights: Grounds & { readonly lead: string; readonly supporting: string };
  readonly counting: Grounds & { readonly kind: 'WHILE_ITS_STAGE_RUNS' };
  readonly numbers: NumberScoring;
  readonly milestones: MilestoneScoring;
  readonly noData: NoDataScoring;
  readonly bands: Grounds & { readonly list: readonly Band[] };
  readonly year: YearRule;
  readonly deadlines: Readonly<Record<Deadline, Grounds & { readonly days: number }>>;
  readonly appeals: Grounds & { readonly per: 'ITEM' | 'ASSESSMENT' };
}

export interface SchemeChoice {
  /** Where in the scheme it stands: deadlines.appealWithin */
  readonly path: string;
  readonly value: unknown;
  readonly clause: string | null;
  readonly isOurs: boolean;
  readonly reasonZh: string | null;
  readonly reasonEn: string | null;
}

const isChoice = (value: object): value is Grounds => 'clause' in value || 'ours' in value;

/** Every choice of a scheme with what it rests on, in the order in which it stands there. */
export function choicesOf(scheme: unknown, path = ''): readonly SchemeChoice[] {
  if (typeof scheme !== 'object' || scheme === null) return [];
  if (Array.isArray(scheme)) return scheme.flatMap((one, at) => choicesOf(one, `${path}.${at + 1}`));
  if (!isChoice(scheme)) {
    return Object.entries(scheme).flatMap(([name, inner]) =>
      choicesOf(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  const { clause, ours, reasonZh, reasonEn, ...value } = scheme;
  return [
    {
      ...{ path, value, clause: clause ?? null, isOurs: ours ?? false },
      ...{ reasonZh: reasonZh ?? null, reasonEn: reasonEn ?? null },
    },
  ];
}
