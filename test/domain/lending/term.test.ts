import fc from 'fast-check';
import { addDays, addMonths } from '../../../src/domain/calendar';
import { termMonths } from '../../../src/domain/lending/term';

describe('the term of a loan', () => {
  it.each([
    ['2019-03-15', '2019-03-20', 1],
    ['2019-03-15', '2019-04-15', 1],
    ['2019-03-15', '2019-04-16', 2],
    ['2019-01-31', '2019-02-28', 1],
    ['2019-01-31', '2019-03-01', 2],
    ['2019-12-15', '2022-12-15', 36],
  ])('from %s to %s is %s months, the one begun included', (drawnOn, dueOn, months) => {
    expect(termMonths(drawnOn, dueOn)).toBe(months);
  });

  it('is the least number of months that reaches the due date', () => {
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4000 }), (from, length) => {
        const drawnOn = addDays('2012-01-01', from);
        const dueOn = addDays(drawnOn, length);
        const months = termMonths(drawnOn, dueOn);
        expect(addMonths(drawnOn, months) >= dueOn).toBe(true);
        expect(addMonths(drawnOn, months - 1) < dueOn).toBe(true);
      }),
    );
  });
});
