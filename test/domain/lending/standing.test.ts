import { isDecided, standingOf, statusOn } from '../../../src/domain/lending/standing';
import type { LoanStatus } from '../../../src/domain/vocabulary';
import { aLoan, paid, takenBack } from './a-loan';

const told = (...asked: Parameters<typeof standingOf>) => {
  const { outstanding, ...rest } = standingOf(...asked);
  return { outstanding: outstanding.toFixed(2), ...rest };
};

describe('where a loan stands', () => {
  const whole = paid('2020-01-20', '40000');
  const events = [paid('2019-06-01', '10000', '5'), whole];

  it('is by what was paid, and by the day', () => {
    expect(told(aLoan(), '2020-01-15')).toEqual({
      ...{ outstanding: '50000.00', nextDueOn: '2020-01-15', repaidOn: null, status: 'ACTIVE' },
    });
    expect(told(aLoan(), '2020-01-16')).toMatchObject({ status: 'OVERDUE' });
    expect(told(aLoan({ events: events.slice(0, 1) }), '2020-01-16')).toEqual({
      ...{ outstanding: '40000.00', nextDueOn: '2020-01-15', repaidOn: null, status: 'OVERDUE' },
    });
  });

  it('is repaid with the last cent, on the day of the last payment of principal', () => {
    const later = paid('2020-02-01', '0', '12');
    expect(told(aLoan({ events: [...events, later] }), '2020-03-01')).toEqual({
      ...{ outstanding: '0.00', nextDueOn: null, repaidOn: '2020-01-20', status: 'REPAID' },
    });
  });

  it('comes back with what is taken back, and counts what a file said before for nothing', () => {
    const loan = aLoan({ repaidOn: '2020-01-20', status: 'REPAID', events: [...events, takenBack(whole)] });
    expect(told(loan, '2020-02-01')).toEqual({
      ...{ outstanding: '40000.00', nextDueOn: '2020-01-15', repaidOn: null, status: 'OVERDUE' },
    });
  });

  it('stays as it was decided, whatever is paid; no more than all is', () => {
    for (const status of ['COMPENSATED', 'WRITTEN_OFF'] as const) {
      expect(told(aLoan({ status }), '2020-02-01')).toEqual({
        ...{ outstanding: '50000.00', nextDueOn: '2020-01-15', repaidOn: null, status },
      });
      expect(told(aLoan({ status, events }), '2020-02-01')).toEqual({
        ...{ outstanding: '0.00', nextDueOn: null, repaidOn: '2020-01-20', status },
      });
    }
    const tooMuch = aLoan({ events: [...events, paid('2020-01-21', '1')] });
    expect(told(tooMuch, '2020-02-01')).toMatchObject({ outstanding: '0.00', repaidOn: '2020-01-21' });
  });

  it('is decided by compensation and writing off alone', () => {
    const all: readonly LoanStatus[] = ['ACTIVE', 'OVERDUE', 'REPAID', 'COMPENSATED', 'WRITTEN_OFF'];
    expect(all.filter((status) => isDecided({ status }))).toEqual(['COMPENSATED', 'WRITTEN_OFF']);
  });

  it('is overdue from the day after something fell due, while it is open', () => {
    const on = (status: LoanStatus, due: string | null) => statusOn(status, due, '2020-01-15');
    expect([on('ACTIVE', '2020-01-14'), on('ACTIVE', '2020-01-15')]).toEqual(['OVERDUE', 'ACTIVE']);
    expect([on('OVERDUE', '2020-01-14'), on('OVERDUE', '2020-01-15')]).toEqual(['OVERDUE', 'ACTIVE']);
    expect([on('OVERDUE', null), on('REPAID', '2020-01-14')]).toEqual(['OVERDUE', 'REPAID']);
  });
});
