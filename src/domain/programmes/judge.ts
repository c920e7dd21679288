/** Holds a proposed loan against every rule of a programme that concerns lending, rule by rule. */
import type { ApplicationFacts } from './application-facts';
import type { LendingTerms } from './conditions';
import { judgeAdmissions, judgeSecurities } from './judge-admission';
import { judgeAge, judgeExistence, judgePlace } from './judge-borrower';
import { judgeCondition } from './judge-condition';
import { judgeAmount, judgeRate, judgeRoom, judgeTenor } from './judge-loan';
import type { RuleCheck } from './rule-check';

/** In the order of the document; what no document needs to say comes first. */
export function judgeApplication(terms: LendingTerms, facts: ApplicationFacts): readonly RuleCheck[] {
  const { conditions, ruleKeys } = terms;
  const place = new Map(ruleKeys.map((key, at) => [key, at]));
  const checks = [
    ...judgeExistence(terms, facts),
    ...judgePlace(terms, facts),
    ...judgeAdmissions(terms, facts),
    ...judgeAge(terms, facts),
    ...judgeAmount(terms, facts),
    ...judgeTenor(terms, facts),
    ...judgeRate(terms, facts),
    ...judgeSecurities(terms, facts),
    ...judgeRoom(terms, facts),
    ...conditions.flatMap((condition) => judgeCondition(condition, facts)),
  ];
  return checks
    .map((check, at) => ({ check, at }))
    .sort((a, b) => (place.get(a.check.rule.key) ?? -1) - (place.get(b.check.rule.key) ?? -1) || a.at - b.at)
    .map(({ check }) => check);
}

/**
 * ELIGIBLE: every rule passed. NOTHING_AGAINST: none failed and nothing is left to tell, but some rules have
 * no measure and are left to people. FACTS_MISSING: none failed, some facts were not told.
 */
export const ELIGIBILITY_OUTCOMES = ['ELIGIBLE', 'NOTHING_AGAINST', 'FACTS_MISSING', 'NOT_ELIGIBLE'] as const;
export type EligibilityOutcome = (typeof ELIGIBILITY_OUTCOMES)[number];

const isOwnRule = ({ rule: { kind } }: RuleCheck): boolean => kind !== 'LEGAL_CAPACITY' && kind !== 'REGION';

/** That an enterprise exists, and where, makes nobody eligible: a rule of the programme itself must pass. */
export function outcomeOf(checks: readonly RuleCheck[]): EligibilityOutcome {
  if (checks.some(({ verdict }) => verdict === 'FAILED')) return 'NOT_ELIGIBLE';
  if (checks.some(({ because }) => because === 'FACT_NOT_TOLD')) return 'FACTS_MISSING';
  const settled = checks.some(isOwnRule) && checks.every(({ verdict }) => verdict === 'PASSED');
  return settled ? 'ELIGIBLE' : 'NOTHING_AGAINST';
}
