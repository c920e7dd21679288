/** Reads the terms of a programme from its data: each rule by its kind, what they say put together. */
import type { ProgrammeData, RuleData, UnitFactors } from './programme-data';
import { bearersIn, readBodies, readFund, readManagers } from './read-head';
import { readSteps } from './read-steps';
import { ruleKind } from './rule-kinds';
import { isEvaluated, type Reading, type Said } from './rule-kinds/rule-kind';
import { isTerm, type ProgrammeTerms, type RuleTerms } from './terms';

const NOTHING_SAID: RuleTerms = {
  loanCap: { NATURAL_PERSON: null, LEGAL_PERSON: null },
  tenorMonths: null,
  rateCeiling: null,
  maxAgeYears: null,
  admissions: [],
  notToBeRequired: [],
  leverage: null,
  lossShares: null,
  insuredLossShares: null,
  coversInterest: null,
  overdueDays: null,
  noticeDays: null,
  filing: null,
  approvals: { NATURAL_PERSON: null, LEGAL_PERSON: null },
  refusalGrounds: [],
  compensatedCauses: [],
  recovery: null,
  recoveryOfEvadedDebt: null,
  beyondFund: null,
  subsidy: { NATURAL_PERSON: null, LEGAL_PERSON: null },
  subsidyEndsAtDueDate: null,
  subsidySettlementMonths: null,
  plantingSubsidies: [],
  reviewShortcut: null,
  nplTolerancePoints: null,
  feeCutPercent: null,
  capitalTopUp: null,
  reserveTopUp: null,
};

/** Another rule goes before this one, which is kept and shown only. */
export const followsAnother = ({ ref, content: { reading } }: RuleData): boolean =>
  reading?.follows !== undefined && reading.follows !== ref.key;

/** What one rule says; nothing where it is shown only, or another goes before it. */
export function whatRuleSays(rule: RuleData, reading: Reading): Said {
  const kind = ruleKind(rule.ref.kind);
  return kind && isEvaluated(kind) && !followsAnother(rule) ? kind.read(rule, reading) : {};
}

/** The first rule that states a term goes before those that leave it open, and before later ones. */
function both(before: unknown, more: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(more)) return [...before, ...more];
  if (before === null || (isTerm(before) && !before.stated))
    return isTerm(more) && (before === null || more.stated) ? more : before;
  return before;
}

function added(terms: RuleTerms, said: Said): RuleTerms {
  const merged: Record<string, unknown> = { ...terms };
  for (const [slot, more] of Object.entries(said)) {
    const before = merged[slot];
    if (isTerm(more) || Array.isArray(more)) merged[slot] = both(before, more);
    else {
      const byBorrower = { ...(before as Readonly<Record<string, unknown>>) };
      for (const [borrower, term] of Object.entries(more ?? {}))
        byBorrower[borrower] = both(byBorrower[borrower], term);
      merged[slot] = byBorrower;
    }
  }
  return merged as unknown as RuleTerms;
}

export function readingOf({ content }: ProgrammeData, units: UnitFactors): Reading {
  return { units, bearerOf: bearersIn(readBodies(content)) };
}

export function readTerms(programme: ProgrammeData, units: UnitFactors): ProgrammeTerms {
  const { slug, nameZh, nameEn, regionCode, content, rules } = programme;
  const reading = readingOf(programme, units);
  const terms = rules.reduce((before, rule) => added(before, whatRuleSays(rule, reading)), NOTHING_SAID);
  return {
    ...{ slug, nameZh, nameEn, regionCode },
    ...{ bodies: readBodies(content), managers: readManagers(content), fund: readFund(content, units) },
    ...terms,
    steps: readSteps(content, terms.approvals, units),
  };
}
