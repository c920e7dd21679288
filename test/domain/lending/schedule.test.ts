import fc from 'fast-check';
import { addDays, addMonths } from '../../../src/domain/calendar';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import type { LoanInstalment } from '../../../src/domain/lending/loan-facts';
import {
  generateSchedule,
  MAX_INSTALMENTS,
  problemOfSchedule,
  type ScheduleRequest,
} from '../../../src/domain/lending/schedule';

const request = (given: Partial<Record<keyof ScheduleRequest, string>> = {}): ScheduleRequest => ({
  principal: new Decimal(given.principal ?? '50000'),
  annualRate: new Decimal(given.annualRate ?? '0.0435'),
  drawnOn: given.drawnOn ?? '2019-01-15',
  dueOn: given.dueOn ?? '2020-01-15',
});

const written = (instalments: readonly LoanInstalment[]) =>
  instalments.map(
    ({ dueOn, principal, interest }) => `${dueOn} ${principal.toFixed(2)} ${interest.toFixed(2)}`,
  );

const sumOf = (instalments: readonly LoanInstalment[], part: 'principal' | 'interest') =>
  instalments.reduce((sum, one) => sum.plus(one[part]), ZERO);

describe('a schedule', () => {
  it('of one payment bears the interest of its days, 365 of 360', () => {
    expect(written(generateSchedule('BULLET', request()))).toEqual(['2020-01-15 50000.00 2205.21']);
  });

  it('with interest by the quarter pays the principal at the end, and the parts sum to the whole', () => {
    expect(written(generateSchedule('QUARTERLY_INTEREST', request()))).toEqual([
      '2019-04-15 0.00 543.75',
      '2019-07-15 0.00 549.79',
      '2019-10-15 0.00 555.84',
      '2020-01-15 50000.00 555.83',
    ]);
  });

  it('with equal principal leaves the cents that do not divide to the last instalment', () => {
    const parts = generateSchedule('EQUAL_PRINCIPAL', request({ principal: '100', dueOn: '2019-04-15' }));
    expect(written(parts)).toEqual([
      '2019-02-15 33.33 0.36',
      '2019-03-15 33.33 0.24',
      '2019-04-15 33.34 0.12',
    ]);
  });

  it('with equal instalments pays the same sum every month, the last within cents of it', () => {
    const parts = generateSchedule('EQUAL_INSTALMENTS', request());
    const sums = parts.map(({ principal, interest }) => principal.plus(interest).toFixed(2));
    expect(sums.slice(0, -1)).toEqual(Array.from({ length: 11 }, () => '4265.50'));
    expect(sums.at(-1)).toBe('4265.44');
    expect(parts[0]?.interest.toFixed(2)).toBe('181.25');
  });

  it('without interest pays equal parts', () => {
    const parts = generateSchedule('EQUAL_INSTALMENTS', request({ annualRate: '0', dueOn: '2019-04-15' }));
    expect(written(parts)).toEqual([
      '2019-02-15 16666.67 0.00',
      '2019-03-15 16666.67 0.00',
      '2019-04-15 16666.66 0.00',
    ]);
  });

  it('of a broken month at the end counts its days', () => {
    const parts = generateSchedule('EQUAL_PRINCIPAL', request({ principal: '900', dueOn: '2019-03-25' }));
    expect(parts.map(({ dueOn }) => dueOn)).toEqual(['2019-02-15', '2019-03-15', '2019-03-25']);
    expect(parts[2]?.interest.toFixed(4)).toBe('0.3600');
  });

  it('from the last day of a month falls on the last days of months', () => {
    const parts = generateSchedule(
      'MONTHLY_INTEREST',
      request({ drawnOn: '2019-01-31', dueOn: '2019-04-30' }),
    );
    expect(parts.map(({ dueOn }) => dueOn)).toEqual(['2019-02-28', '2019-03-31', '2019-04-30']);
  });

  it('sums to the principal to the cent, in order, none of it negative, whatever the loan', () => {
    const any = fc.record({
      cents: fc.integer({ min: 1, max: 10_000_000_000 }),
      rate: fc.integer({ min: 0, max: 240_000 }),
      months: fc.integer({ min: 0, max: 120 }),
      days: fc.integer({ min: 1, max: 40 }),
      method: fc.constantFrom(
        ...(['BULLET', 'EQUAL_INSTALMENTS', 'EQUAL_PRINCIPAL', 'MONTHLY_INTEREST'] as const),
        'QUARTERLY_INTEREST' as const,
      ),
    });
    fc.assert(
      fc.property(any, ({ cents, rate, months, days, method }) => {
        const asked: ScheduleRequest = {
          principal: new Decimal(cents).dividedBy(100),
          annualRate: new Decimal(rate).dividedBy(1_000_000),
          drawnOn: '2019-01-31',
          dueOn: addDays(addMonths('2019-01-31', months), days),
        };
        const parts = generateSchedule(method, asked);
        expect(problemOfSchedule(parts, asked)).toBeNull();
        for (const { principal, interest } of parts) {
          expect(principal.isNegative() || interest.isNegative()).toBe(false);
          expect(Math.max(principal.decimalPlaces(), interest.decimalPlaces())).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a schedule that the bank gives', () => {
  const part = (dueOn: string, principal: string): LoanInstalment => ({
    ...{ dueOn, principal: new Decimal(principal), interest: ZERO },
  });
  const asked = request({ principal: '100', dueOn: '2019-07-15' });
  const problem = (...parts: readonly LoanInstalment[]) => problemOfSchedule(parts, asked);

  it('stands when it sums to the loan and ends on its due date', () => {
    const parts = [part('2019-03-15', '33.33'), part('2019-07-15', '66.67')];
    expect(problem(...parts)).toBeNull();
    expect(sumOf(parts, 'principal').toFixed(2)).toBe('100.00');
  });

  it('is refused empty, too long, out of order, off the due date, or a cent off', () => {
    expect(problem()).toEqual({ problem: 'EMPTY' });
    const many = Array.from({ length: MAX_INSTALMENTS + 1 }, (_, at) =>
      part(addDays('2019-01-15', at + 1), '1'),
    );
    expect(problem(...many)).toEqual({ problem: 'TOO_MANY' });
    expect(problem(part('2019-01-15', '100'))).toEqual({ problem: 'OUT_OF_ORDER', dueOn: '2019-01-15' });
    expect(problem(part('2019-03-15', '50'), part('2019-03-15', '50'))).toEqual({
      ...{ problem: 'OUT_OF_ORDER', dueOn: '2019-03-15' },
    });
    expect(problem(part('2019-07-14', '100'))).toEqual({ problem: 'LAST_NOT_DUE_DATE', dueOn: '2019-07-14' });
    expect(problem(part('2019-07-15', '99.99'))).toMatchObject({ problem: 'SUM_DIFFERS' });
  });
});
