/** A proposed loan as the API takes it, in the words of the domain. */
import type { SentApplication } from '../domain/applications/proposal';
import type { LoanApplicationInput } from '../schema/eligibility';

export function sentApplication(input: LoanApplicationInput): SentApplication {
  const { uscc, person, bank, amount, months, annualRate, drawnOn, dueOn, purpose } = input;
  return {
    ...{ uscc: uscc ?? null, person: person ?? null, bank: bank ?? null, amount, months, annualRate },
    ...{ drawnOn: drawnOn ?? null, dueOn: dueOn ?? null, purpose: purpose ?? null },
    told: {
      registeredPoorHousehold: input.registeredPoorHousehold ?? null,
      fiveGuaranteeHousehold: input.fiveGuaranteeHousehold ?? null,
      badCreditRecord: input.badCreditRecord ?? null,
      outstandingBadLoans: input.outstandingBadLoans ?? null,
      putForward: input.putForward ?? null,
      householdsLed: input.householdsLed ?? null,
      guaranteedBy: input.guaranteedBy ?? null,
      guaranteeAsked: input.guaranteeAsked ?? null,
      collateralAsked: input.collateralAsked ?? null,
      insured: input.insured ?? null,
    },
  };
}
