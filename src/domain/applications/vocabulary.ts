/** Words of proposed loans. */
import { ELIGIBILITY_OUTCOMES } from '../programmes/judge';
import { CHECK_UNITS, RULE_VERDICTS, UNJUDGED_BECAUSE } from '../programmes/rule-check';
import { enumObject } from '../vocabulary';

export const APPLICATION_STATUSES = ['PENDING', 'ADMITTED', 'REFUSED', 'WITHDRAWN'] as const;
export const ApplicationStatus = enumObject(APPLICATION_STATUSES);
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const EligibilityOutcome = enumObject(ELIGIBILITY_OUTCOMES);
export const RuleVerdict = enumObject(RULE_VERDICTS);
export const UnjudgedBecause = enumObject(UNJUDGED_BECAUSE);
export const CheckUnit = enumObject(CHECK_UNITS);
