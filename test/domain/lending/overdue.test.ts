import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar';
import { Decimal } from '../../../src/domain/decimal';
import { interestAccrued, interestOwed } from '../../../src/domain/lending/interest';
import type { LoanEvent, LoanFacts } from '../../../src/domain/lending/loan-facts';
import { overdueDaysOn, owedFrom } from '../../../src/domain/lending/overdue';
import { generateSchedule } from '../../../src/domain/lending/schedule';
import { aLoan, paid, takenBack } from './a-loan';

const bullet = (...events: readonly LoanEvent[]) => aLoan({ events });
const byQuarter = (...events: readonly LoanEvent[]): LoanFacts => {
  const loan = aLoan({ events });
  return { ...loan, instalments: generateSchedule('QUARTERLY_INTEREST', loan) };
};

describe('the days overdue', () => {
  it('begin on the day after the due date', () => {
    const days = ['2020-01-14', '2020-01-15', '2020-01-16', '2020-04-13', '2020-04-14', '2020-04-15'];
    expect(days.map((day) => overdueDaysOn(bullet(), day))).toEqual([0, 0, 1, 89, 90, 91]);
  });

  it('end with the last cent of principal, on the day that it was paid', () => {
    const nearly = bullet(paid('2020-02-01', '49999.99'));
    expect(overdueDaysOn(nearly, '2020-02-02')).toBe(18);
    const whole = bullet(paid('2020-02-01', '49999.99'), paid('2020-02-05', '0.01'));
    expect(overdueDaysOn(whole, '2020-02-04')).toBe(20);
    expect(overdueDaysOn(whole, '2020-02-05')).toBe(0);
  });

  it('count a payment that was told late from the day it was paid', () => {
    const told = bullet(paid('2020-02-10', '20000'), paid('2020-02-01', '30000'));
    expect(overdueDaysOn(told, '2020-02-09')).toBe(25);
    expect(overdueDaysOn(told, '2020-02-10')).toBe(0);
  });

  it('come back with a payment that is taken back', () => {
    const payment = paid('2020-01-10', '50000');
    expect(overdueDaysOn(bullet(payment), '2020-01-20')).toBe(0);
    expect(overdueDaysOn(bullet(payment, takenBack(payment)), '2020-01-20')).toBe(5);
  });

  it('count from the first instalment that is not covered, of interest too', () => {
    expect(owedFrom(byQuarter(), '2019-05-01')).toBe('2019-04-15');
    expect(overdueDaysOn(byQuarter(), '2019-05-01')).toBe(16);
    const one = byQuarter(paid('2019-04-15', '0', '543.75'));
    expect(owedFrom(one, '2019-05-01')).toBe('2019-07-15');
    expect(owedFrom(byQuarter(paid('2019-04-15', '0', '543.74')), '2019-05-01')).toBe('2019-04-15');
  });

  it('do not ask for interest on principal that was paid early', () => {
    const early = byQuarter(paid('2019-02-14', '40000', '181.25'), paid('2019-04-15', '0', '72.5'));
    expect(
      interestAccrued(
        early,
        [{ paidOn: '2019-02-14', principal: new Decimal(40000), interest: new Decimal(0) }],
        '2019-04-15',
      ).toFixed(2),
    ).toBe('253.75');
    expect(owedFrom(early, '2019-05-01')).toBe('2019-07-15');
  });

  it('are 0 for a loan whose file says that it was repaid, from that day', () => {
    const repaid = aLoan({ isRegistered: false, repaidOn: '2020-03-01' });
    expect(overdueDaysOn(repaid, '2020-02-29')).toBe(45);
    expect(overdueDaysOn(repaid, '2020-03-01')).toBe(0);
  });

  it('never grow by a payment, and grow by one from day to day while nothing is paid', () => {
    const payment = fc.record({
      day: fc.integer({ min: 0, max: 700 }),
      cents: fc.integer({ min: 1, max: 400_000 }),
    });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 8 }), fc.integer({ min: 0, max: 800 }), (payments, at) => {
        const events = payments.map(({ day, cents }) =>
          paid(addDays('2019-01-15', day), new Decimal(cents).dividedBy(100).toFixed(2), '10'),
        );
        const day = addDays('2019-01-15', at);
        const [less, more] = [events.slice(0, -1), events].map((told) =>
          overdueDaysOn(byQuarter(...told), day),
        );
        expect(more).toBeLessThanOrEqual(less as number);
        const quiet = byQuarter(...events.filter(({ happenedOn }) => happenedOn <= day));
        const next = overdueDaysOn(quiet, addDays(day, 1));
        const now = overdueDaysOn(quiet, day);
        expect(next === 0 ? now : next).toBe(next === 0 ? 0 : now + 1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('interest', () => {
  it('is owed for each day but the last, on what was outstanding, less what was paid', () => {
    expect(interestOwed(bullet(), '2019-01-15')?.toFixed(2)).toBe('0.00');
    expect(interestOwed(bullet(), '2019-01-16')?.toFixed(2)).toBe('6.04');
    const half = bullet(paid('2019-07-14', '25000', '1000'));
    expect(interestOwed(half, '2020-01-15')?.toFixed(2)).toBe('646.35');
  });

  it('is never owed below 0, and not known for a loan from a file', () => {
    expect(interestOwed(bullet(paid('2019-02-01', '0', '9000')), '2019-03-01')?.toFixed(2)).toBe('0.00');
    expect(interestOwed(aLoan({ isRegistered: false }), '2019-03-01')).toBeNull();
  });
});
