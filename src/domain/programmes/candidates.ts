/** What the registers alone know of an enterprise before it asks for anything. */
import type { IsoDate } from '../calendar';
import { type ApplicationFacts, type EnterpriseFacts, NOTHING_TOLD } from './application-facts';

/** No bad loan in the registers is no proof that there is none elsewhere: only a "yes" is known. */
export const candidateFacts = (
  { status, regionCode, scale, isTechEnterprise }: EnterpriseFacts,
  hasBadLoans: boolean | null,
  day: IsoDate,
): ApplicationFacts => ({
  ...NOTHING_TOLD,
  ...{ borrower: 'LEGAL_PERSON', day, enterprise: { status, regionCode, scale, isTechEnterprise } },
  ...{ amount: null, months: null, drawnOn: null, dueOn: null, ratePercent: null, benchmarkPercent: null },
  ...{ bornOn: null, bankIsPartner: null, owedUnderProgramme: null, room: null },
  outstandingBadLoans: hasBadLoans === true ? true : null,
});
