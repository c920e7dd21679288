/** Facts of applications for tests: everything told and in order, each test says what differs. */
import { Decimal } from '../../../src/domain/decimal';
import {
  type ApplicationFacts,
  type EnterpriseFacts,
  NOTHING_TOLD,
} from '../../../src/domain/programmes/application-facts';

export const yuan = (text: string | number) => new Decimal(text);

/** Asked for by nobody yet: nothing is known. */
export const UNKNOWN: ApplicationFacts = {
  ...NOTHING_TOLD,
  ...{ borrower: 'NATURAL_PERSON', day: '2019-06-03', amount: null, months: null, drawnOn: null },
  ...{ dueOn: null, ratePercent: null, benchmarkPercent: null, bornOn: null, enterprise: null },
  ...{ bankIsPartner: null, owedUnderProgramme: null, room: null },
};

const LOAN = {
  ...{ amount: yuan(50_000), months: 36, ratePercent: yuan('4.75'), benchmarkPercent: yuan('4.75') },
  ...{ owedUnderProgramme: yuan(0), room: yuan(1_000_000), bankIsPartner: true, putForward: true },
  ...{ outstandingBadLoans: false, guaranteedBy: [], collateralAsked: false },
};

/** A poor household of X county that may borrow. */
export const household = (more: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  ...UNKNOWN,
  ...LOAN,
  ...{ bornOn: '1970-01-01', registeredPoorHousehold: true, fiveGuaranteeHousehold: false },
  ...more,
});

export const registered = (more: Partial<EnterpriseFacts> = {}): EnterpriseFacts => ({
  ...{ status: 'ACTIVE', regionCode: '620200', scale: 'SMALL', isTechEnterprise: true },
  ...more,
});

/** A firm that leads ten households under agreements. */
export const firm = (more: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  ...UNKNOWN,
  ...LOAN,
  ...{ borrower: 'LEGAL_PERSON', enterprise: registered(), householdsLed: 10, amount: yuan(500_000) },
  ...more,
});
