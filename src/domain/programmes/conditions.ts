/** What a programme asks of a loan beside its terms, read from its rules; none is dropped without a word. */
import { fieldsOf, listOf, textOf, textsOf } from './fields';
import type { ProgrammeData, RuleData } from './programme-data';
import type { BorrowerKind, ProgrammeTerms, RuleRef, Unstated } from './terms';

export type Condition = {
  readonly rule: RuleRef;
  /** Null for both kinds of borrower. */
  readonly borrower: BorrowerKind | null;
} & (
  | { readonly kind: 'INSURANCE_VOLUNTARY' | 'PARTNER_BANK' }
  | { readonly kind: 'PUT_FORWARD'; readonly bodies: readonly string[] }
  | ({ readonly kind: 'WITHOUT_MEASURE' | 'SHORT_DEFAULT_ALLOWED' } & Pick<Unstated, 'gapZh' | 'gapEn'>)
);

type Specific = Condition extends infer Each
  ? Each extends Condition
    ? Omit<Each, 'rule' | 'borrower'>
    : never
  : never;

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

const parametersOf = ({ content }: RuleData) => fieldsOf(content.parameters);

/** A rule without a number says so; one that only permits something asks for nothing. */
function openRule({ content: { gapZh, gapEn } }: RuleData): readonly Specific[] {
  return gapZh === undefined ? [] : [{ kind: 'WITHOUT_MEASURE', gapZh, gapEn: gapEn ?? gapZh }];
}

/** How short a default may be, the text leaves open: that matters to whoever is in default. */
function admission(rule: RuleData): readonly Specific[] {
  if (parametersOf(rule).shortDefaultAllowed !== true) return [];
  const { gapZh = '', gapEn = '' } = rule.content;
  return [{ kind: 'SHORT_DEFAULT_ALLOWED', gapZh, gapEn }];
}

function applicationPath(rule: RuleData): readonly Specific[] {
  const bodies = textsOf(parametersOf(rule).path);
  return bodies.length > 0 ? [{ kind: 'PUT_FORWARD', bodies }] : [];
}

const READERS: Readonly<Record<string, (rule: RuleData) => readonly Specific[]>> = {
  ADMISSION: admission,
  APPLICATION_PATH: applicationPath,
  COLLATERAL: openRule,
  LENDING_RULE: openRule,
  RATE_CEILING: openRule,
  INSURANCE: (rule) => (parametersOf(rule).mandatory === false ? [{ kind: 'INSURANCE_VOLUNTARY' }] : []),
  PARTNER: (rule) => (listOf(parametersOf(rule).members).length > 0 ? [{ kind: 'PARTNER_BANK' }] : []),
};

const borrowerOf = (rule: RuleData): BorrowerKind | null => {
  const borrower = textOf(parametersOf(rule).borrower);
  return borrower === 'NATURAL_PERSON' || borrower === 'LEGAL_PERSON' ? borrower : null;
};

/** What the terms answer is not asked again here. */
export function readConditions(
  { rules }: ProgrammeData,
  { rateCeiling }: ProgrammeTerms,
): readonly Condition[] {
  return rules.flatMap((rule) => {
    const common = { rule: rule.ref, borrower: borrowerOf(rule) };
    return (READERS[rule.ref.kind]?.(rule) ?? [])
      .filter(({ kind }) => kind !== 'WITHOUT_MEASURE' || rateCeiling?.rule.key !== rule.ref.key)
      .map((specific): Condition => ({ ...common, ...specific }));
  });
}

const COUNTRY = '100000';
const TITLE = '标题';

/** A place that is not printed is inferred, with the clause that it rests on. */
export function placementOf({ regionCode, content }: ProgrammeData): Placement {
  const inferred = listOf(content.inferred)
    .map(fieldsOf)
    .find(({ field }) => field === 'region');
  return {
    code: regionCode,
    hidden: inferred !== undefined && regionCode === COUNTRY,
    clause: textOf(inferred?.clause) ?? TITLE,
  };
}

export function lendingTermsOf(programme: ProgrammeData, terms: ProgrammeTerms): LendingTerms {
  const conditions = readConditions(programme, terms);
  const defaults = conditions
    .filter(({ kind }) => kind === 'SHORT_DEFAULT_ALLOWED')
    .map(({ rule }) => rule.key);
  return {
    ...terms,
    admissions: terms.admissions.filter(({ rule }) => !defaults.includes(rule.key)),
    conditions,
    placement: placementOf(programme),
    ruleKeys: programme.rules.map(({ ref }) => ref.key),
  };
}
