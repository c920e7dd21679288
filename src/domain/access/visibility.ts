/** What of the graph a caller may see: which types, which regions, which enterprises. The one table of it. */
import type { ApiRole, ApiScope } from '../vocabulary';
import { seesSubmissions } from './review-scopes';

/** The types of the graph that need a key at all; plans, indicators and published figures need none. */
export const GRAPH_TYPES = [
  ...(['Enterprise', 'EnterpriseEvent', 'Certification', 'Patent', 'Loan', 'Incubator', 'Listing'] as const),
  ...(['TechContract', 'Investment', 'Fund', 'Contribution', 'Institution'] as const),
  ...(['LoanApplication', 'Claim', 'Guarantee', 'SubsidySettlement', 'Person'] as const),
  ...(['LedgerAccount', 'LedgerPosting'] as const),
] as const;
/** Figures that are not published, and what was done with them: for their office and its reviewers. */
export type GraphType = (typeof GRAPH_TYPES)[number] | 'Submission' | 'Assessment';

/** Who asks, as far as seeing is concerned. */
export interface Viewpoint {
  readonly role: ApiRole;
  readonly regionCodes: readonly string[] | null;
  readonly scopes: readonly ApiScope[];
  readonly institutionSlug: string | null;
  /** The department that it acts for in assessments. */
  readonly departmentSlug?: string | null | undefined;
}

export interface Visibility {
  readonly types: ReadonlySet<GraphType>;
  /** Regions whose enterprises and submissions are seen, counties included; null for all. */
  readonly regionCodes: readonly string[] | null;
  /** Only enterprises that have agreed to be shown to partner banks. */
  readonly sharedOnly: boolean;
  /** Only loans of this bank; null for those of all. */
  readonly loansOfBank: string | null;
  /** Contacts and other data of natural persons in clear; each such reading is recorded. */
  readonly maySeeContacts: boolean;
  /** Whole lists as a stream. */
  readonly mayPull: boolean;
  /** Staff see every assessment, others those that are final. */
  readonly assessments: 'ALL' | 'FINAL';
  /** The department whose assessments are seen from their feedback on. */
  readonly departmentSlug: string | null;
}

const PUBLIC_RECORD: readonly GraphType[] = [
  ...(['Enterprise', 'EnterpriseEvent', 'Certification', 'Patent', 'Incubator', 'Listing'] as const),
  'Institution',
];
const BANK_ALWAYS: readonly GraphType[] = [
  'Enterprise',
  'EnterpriseEvent',
  'Incubator',
  'Listing',
  'Institution',
];

/** What each scope adds to what a bank sees: the fields of its agreement. */
const BANK_TYPES_OF: Readonly<Partial<Record<ApiScope, readonly GraphType[]>>> = {
  CERTIFICATIONS: ['Certification'],
  PATENTS: ['Patent'],
  /** What hangs on a loan of its own. */
  LOANS: ['Loan', 'LoanApplication', 'Claim', 'Guarantee', 'SubsidySettlement', 'Person'],
  /** Of the accounts only the special account that it holds. */
  FINANCE: ['TechContract', 'Investment', 'Fund', 'Contribution', 'LedgerAccount'],
};

export const NOTHING: Visibility = {
  types: new Set(),
  regionCodes: [],
  sharedOnly: true,
  loansOfBank: '',
  maySeeContacts: false,
  mayPull: false,
  assessments: 'FINAL',
  departmentSlug: null,
};

function typesOf({ role, scopes }: Viewpoint): readonly GraphType[] {
  switch (role) {
    case 'ADMINISTRATOR':
    case 'DATA_OFFICER':
    case 'PLANNER':
      return GRAPH_TYPES;
    case 'READER':
      return PUBLIC_RECORD;
    case 'BANK':
      return [...BANK_ALWAYS, ...scopes.flatMap((scope) => BANK_TYPES_OF[scope] ?? [])];
  }
}

/** Without a caller nothing; a bank whose key names no institution has no loans of its own. */
export function visibilityOf(viewpoint: Viewpoint | null): Visibility {
  if (viewpoint === null) return NOTHING;
  const { role, regionCodes, scopes, institutionSlug } = viewpoint;
  const isBank = role === 'BANK';
  const isStaff = !isBank && role !== 'READER';
  return {
    types: new Set([
      ...typesOf(viewpoint),
      ...(seesSubmissions(viewpoint) ? (['Submission'] as const) : []),
      ...(isBank ? [] : (['Assessment'] as const)),
    ]),
    regionCodes,
    sharedOnly: isBank,
    loansOfBank: isBank ? (institutionSlug ?? '') : null,
    maySeeContacts: scopes.includes('CONTACTS'),
    mayPull: isBank || role === 'ADMINISTRATOR' || scopes.includes('BULK'),
    assessments: isStaff ? 'ALL' : 'FINAL',
    departmentSlug: viewpoint.departmentSlug ?? null,
  };
}
