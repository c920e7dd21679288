/** A loan of 50 000 yuan for a year from 2019-01-15 at 4.35 %, and what may happen to it. */
import { Decimal } from '../../../src/domain/decimal';
import type { LoanEvent, LoanFacts } from '../../../src/domain/lending/loan-facts';

export const aLoan = (given: Partial<LoanFacts> = {}): LoanFacts => ({
  ...{ id: '1', contractNumber: 'A-1', programmeSlug: 'risk-fund', bankSlug: 'credit-union' },
  ...{ borrowerKind: 'NATURAL_PERSON', borrowerId: null, personId: 'p', regionCode: '410621' },
  ...{ principal: new Decimal(50000), outstanding: new Decimal(50000), annualRate: new Decimal('0.0435') },
  ...{ drawnOn: '2019-01-15', dueOn: '2020-01-15', repaidOn: null, status: 'ACTIVE', insuredPercent: null },
  ...{
    householdsLed: null,
    filedOn: null,
    applicationId: null,
    schedule: 'BULLET',
    isSynthetic: false,
    isRegistered: true,
  },
  ...{ instalments: [], events: [] },
  ...given,
});

let made = 0;
const event = (given: Partial<LoanEvent>): LoanEvent => {
  made += 1;
  const nothing = { principal: null, interest: null, reversesId: null, fromDueOn: null, toDueOn: null };
  return { id: String(made), kind: 'REPAYMENT', happenedOn: '2019-02-01', ...nothing, ...given };
};

export const paid = (on: string, principal: string, interest = '0'): LoanEvent =>
  event({ happenedOn: on, principal: new Decimal(principal), interest: new Decimal(interest) });

export const takenBack = ({ id, principal, interest, happenedOn }: LoanEvent): LoanEvent =>
  event({ kind: 'REVERSAL', happenedOn, principal, interest, reversesId: id });
