/** Conditions of lending beside a programme's numbers, read from its rules; none is dropped without a word. */
import type { EnterpriseScale } from '../vocabulary';
import type { BorrowerKind, ProgrammeTerms, RuleRef } from './terms';

export type Condition = {
  readonly rule: RuleRef;
  /** Null for both kinds of borrower. */
  readonly borrower: BorrowerKind | null;
} & (
  | { readonly kind: 'REGISTERED_POOR_HOUSEHOLD'; readonly register: string }
  | {
      readonly kind:
        | 'FIVE_GUARANTEE_EXCLUDED'
        | 'NO_OUTSTANDING_BAD_LOANS'
        | 'NO_GUARANTEE_ASKED'
        | 'NO_COLLATERAL_ASKED'
        | 'INSURANCE_VOLUNTARY'
        | 'PARTNER_BANK';
    }
  | {
      readonly kind: 'SHORT_DEFAULT_ALLOWED' | 'WITHOUT_MEASURE';
      readonly gapZh: string;
      readonly gapEn: string;
    }
  | { readonly kind: 'PUT_FORWARD'; readonly bodies: readonly string[] }
  | { readonly kind: 'TECH_ENTERPRISE' }
  | { readonly kind: 'SCALE'; readonly scales: readonly EnterpriseScale[] }
  | { readonly kind: 'RATE_OF_GUARANTEED'; readonly body: string }
);

/** A rule as the catalogue keeps it. */
export interface KeptRule {
  readonly key: string;
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly content: unknown;
}

/** Where the document says for which place it is made. */
export interface Placement {
  readonly code: string | null;
  /** The document hides its place; the code of the country stands in. */
  readonly hidden: boolean;
  readonly clause: string;
}

/** All that is asked before a loan is granted. */
export interface LendingTerms extends ProgrammeTerms {
  readonly conditions: readonly Condition[];
  readonly placement: Placement;
  /** Keys of the rules in the order of the document. */
  readonly ruleKeys: readonly string[];
}

interface Content {
  readonly value?: string | null;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly gapZh?: string;
  readonly gapEn?: string;
  readonly noteZh?: string;
  readonly noteEn?: string;
}

type Specific = Condition extends infer Each
  ? Each extends Condition
    ? Omit<Each, 'rule' | 'borrower'>
    : never
  : never;

const OPEN = {
  gapZh: '条件未量化',
  gapEn: 'the text gives no measure',
};

const gapOf = ({ gapZh, gapEn, noteZh, noteEn }: Content) => ({
  gapZh: gapZh ?? noteZh ?? OPEN.gapZh,
  gapEn: gapEn ?? noteEn ?? OPEN.gapEn,
});

function eligibilityOf(content: Content): readonly Specific[] {
  const { parameters = {} } = content;
  // The age is one of the programme's numbers.
  if (content.value != null) return [];
  if (typeof parameters.register === 'string')
    return [{ kind: 'REGISTERED_POOR_HOUSEHOLD', register: parameters.register }];
  if (parameters.excludes === 'FIVE_GUARANTEE_HOUSEHOLD') return [{ kind: 'FIVE_GUARANTEE_EXCLUDED' }];
  if (parameters.outstandingBadLoansAllowed === false) return [{ kind: 'NO_OUTSTANDING_BAD_LOANS' }];
  if (parameters.shortDefaultAllowed === true) return [{ kind: 'SHORT_DEFAULT_ALLOWED', ...gapOf(content) }];
  if (Array.isArray(parameters.path)) return [{ kind: 'PUT_FORWARD', bodies: parameters.path as string[] }];
  const found: Specific[] = [];
  if (parameters.techEnterprise === true) found.push({ kind: 'TECH_ENTERPRISE' });
  if (Array.isArray(parameters.scales))
    found.push({ kind: 'SCALE', scales: parameters.scales as EnterpriseScale[] });
  return found.length > 0 ? found : [{ kind: 'WITHOUT_MEASURE', ...gapOf(content) }];
}

function collateralOf(content: Content): readonly Specific[] {
  const { parameters = {} } = content;
  if (parameters.guaranteeRequired === false) return [{ kind: 'NO_GUARANTEE_ASKED' }];
  if (parameters.collateralRequired === false) return [{ kind: 'NO_COLLATERAL_ASKED' }];
  return openRuleOf(content);
}

/** A rule without a number says so; one that only permits something asks for nothing. */
const openRuleOf = (content: Content): readonly Specific[] =>
  content.gapZh === undefined ? [] : [{ kind: 'WITHOUT_MEASURE', ...gapOf(content) }];

const READERS: Readonly<Record<string, (content: Content) => readonly Specific[]>> = {
  ELIGIBILITY: eligibilityOf,
  COLLATERAL: collateralOf,
  LENDING_RULE: openRuleOf,
  RATE: openRuleOf,
  INSURANCE: ({ parameters }) => (parameters?.mandatory === false ? [{ kind: 'INSURANCE_VOLUNTARY' }] : []),
  PARTNER: ({ parameters }) => (Array.isArray(parameters?.members) ? [{ kind: 'PARTNER_BANK' }] : []),
  RATE_CEILING: ({ parameters }) =>
    typeof parameters?.guarantor === 'string'
      ? [{ kind: 'RATE_OF_GUARANTEED', body: parameters.guarantor }]
      : [],
};

export function readConditions(programme: string, rules: readonly KeptRule[]): readonly Condition[] {
  return rules.flatMap(({ content, ...rest }) => {
    const { key, kind, clause, nameZh, nameEn } = rest;
    const read = content as Content;
    const borrower = (read.parameters?.borrower ?? null) as BorrowerKind | 'LEADING_ENTERPRISE' | null;
    const common = {
      rule: { programme, key, kind, clause, nameZh, nameEn },
      borrower: borrower === 'LEADING_ENTERPRISE' ? ('LEGAL_PERSON' as const) : borrower,
    };
    return (READERS[kind]?.(read) ?? []).map((specific): Condition => ({ ...common, ...specific }));
  });
}
