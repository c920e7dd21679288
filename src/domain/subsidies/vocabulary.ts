/** The fixed words of interest subsidies: where a settlement stands, and what it came from. */
import { enumObject } from '../vocabulary';

/** From the bank's reckoning to the money; one that a body did not agree to ends as REFUSED. */
export const SETTLEMENT_STATUSES = ['DRAFT', 'REPORTED', 'VERIFIED', 'APPROVED', 'PAID', 'REFUSED'] as const;
export const SettlementStatus = enumObject(SETTLEMENT_STATUSES);
export type SettlementStatus = (typeof SETTLEMENT_STATUSES)[number];

/** A month as it is settled, or subsidies of an ineligible loan that the bank has paid back. */
export const SETTLEMENT_CAUSES = ['MONTH', 'PAID_BACK'] as const;
export const SettlementCause = enumObject(SETTLEMENT_CAUSES);
export type SettlementCause = (typeof SETTLEMENT_CAUSES)[number];
