/** The word lists of eligibility and applications as GraphQL enums, each word with its meaning. */
import {
  ApplicationStatus,
  CheckUnit,
  EligibilityOutcome,
  RuleVerdict,
  UnjudgedBecause,
} from '../domain/applications/vocabulary';
import { register } from './register-enum';

export function registerApplicationEnums(): void {
  register(RuleVerdict, 'RuleVerdict', 'What one rule answers.', {
    PASSED: 'The rule is kept.',
    FAILED: 'The rule is broken.',
    CANNOT_BE_JUDGED: 'Nobody told the fact that it asks for, or the text leaves its measure open.',
  });
  register(UnjudgedBecause, 'UnjudgedBecause', 'Why a rule cannot be judged.', {
    RULE_WITHOUT_MEASURE: 'The text gives no number or measure: people have to judge.',
    FACT_NOT_TOLD: 'A fact is missing; tell it and ask again.',
  });
  register(CheckUnit, 'CheckUnit', 'What the value and the limit of a rule are counted in.', {
    CNY: 'Yuan.',
    MONTH: 'Months.',
    YEAR: 'Full years.',
    PERCENT: 'Percent a year.',
    HOUSEHOLD: 'Households.',
  });
  register(EligibilityOutcome, 'EligibilityOutcome', 'What the rules of a programme come to.', {
    ELIGIBLE: 'Every rule is kept.',
    NOTHING_AGAINST: 'No rule is broken and every fact is told; some rules have no measure.',
    FACTS_MISSING: 'No rule is broken, but facts are missing.',
    NOT_ELIGIBLE: 'At least one rule is broken.',
  });
  register(ApplicationStatus, 'ApplicationStatus', 'Where a proposed loan stands.', {
    PENDING: 'Bodies still have to decide.',
    ADMITTED: 'All agreed; the bank may grant the loan.',
    REFUSED: 'A body said no.',
    WITHDRAWN: 'The bank gave it up.',
  });
}
