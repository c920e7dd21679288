import { filingDueOn, isFiledLate } from '../../../src/domain/lending/filing';

describe('filing within 15 working days', () => {
  const late = (drawnOn: string, filedOn: string | null, today = '2026-01-01') =>
    isFiledLate({ drawnOn, filedOn }, 15, today);

  it('is in time on the fifteenth working day and late on the next', () => {
    expect(filingDueOn('2019-03-04', 15)).toBe('2019-03-25');
    expect(late('2019-03-04', '2019-03-25')).toBe(false);
    expect(late('2019-03-04', '2019-03-26')).toBe(true);
  });

  it('is late once the last day is over and nothing was filed', () => {
    expect(late('2019-03-04', null, '2019-03-25')).toBe(false);
    expect(late('2019-03-04', null, '2019-03-26')).toBe(true);
  });

  it('is not known where the calendar does not know the year, but for a filing within so many days', () => {
    expect(filingDueOn('2099-03-04', 15)).toBeNull();
    expect(late('2099-03-04', '2099-03-19')).toBe(false);
    expect(late('2099-03-04', '2099-03-20')).toBeNull();
    expect(late('2099-03-04', null, '2099-12-31')).toBeNull();
  });
});
