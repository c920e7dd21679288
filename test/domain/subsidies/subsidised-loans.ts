/** Loans and terms that tests of subsidies start from: a household's loan and a project's. */
import { Decimal } from '../../../src/domain/decimal';
import type { SubsidisedLoan, SubsidyTerms } from '../../../src/domain/subsidies/subsidised-loan';

export const yuan = (text: string) => new Decimal(text);

/** Two years from 15 March 2019. */
export const household: SubsidisedLoan = {
  ...{ borrowerKind: 'NATURAL_PERSON', principal: yuan('50000'), outstanding: yuan('50000') },
  ...{ ratePercent: yuan('4.75'), drawnOn: '2019-03-15', dueOn: '2021-03-15' },
  ...{ repaid: [], householdsLed: null },
};

/** Seven households led. */
export const project: SubsidisedLoan = {
  ...{ ...household, borrowerKind: 'LEGAL_PERSON', householdsLed: 7 },
  ...{ principal: yuan('500000'), outstanding: yuan('500000') },
};

export const householdTerms: SubsidyTerms = {
  ...{ base: 'OUTSTANDING', cap: { yuan: yuan('50000'), perHousehold: false } },
  ...{ tenorMonths: 36, benchmarkPercent: yuan('4.75') },
};

export const projectTerms: SubsidyTerms = {
  ...{ ...householdTerms, base: 'CREDIT_FOR_HOUSEHOLDS_LED' },
  cap: { yuan: yuan('50000'), perHousehold: true },
};
