/** The word lists of interest subsidies as GraphQL enums, each word with its meaning. */
import { NotComputable } from '../domain/subsidies/subsidised-loan';
import { SettlementCause, SettlementStatus } from '../domain/subsidies/vocabulary';
import { register } from './register-enum';

export function registerSubsidyEnums(): void {
  register(
    SettlementStatus,
    'SubsidySettlementStatus',
    'Where the settlement of interest subsidies stands.',
    {
      DRAFT: 'Worked out for the bank, which has not reported it yet.',
      REPORTED: 'Reported by the bank (申报), with its papers.',
      VERIFIED: 'Verified (核实) by the bodies that the programme names.',
      APPROVED: 'Decided (审定); to be paid.',
      PAID: 'Paid to the bank, or paid back by it, with its posting.',
      REFUSED: 'A body did not agree, or the bank took its draft back; the days are free again.',
    },
  );
  register(SettlementCause, 'SubsidySettlementCause', 'What a settlement of interest subsidies came from.', {
    MONTH: 'The subsidies of a month, with what has changed of months before.',
    PAID_BACK: 'The bank has paid back what an ineligible loan was given.',
  });
  register(NotComputable, 'SubsidyNotComputable', 'Why the subsidy of a loan cannot be worked out.', {
    BENCHMARK_UNKNOWN: 'No benchmark rate is known for its term on the day it was drawn.',
    HOUSEHOLDS_UNKNOWN: 'How many households the enterprise leads is not known.',
    OUTSTANDING_UNKNOWN: 'Its repayments are not, or not all, known by their days.',
  });
}
