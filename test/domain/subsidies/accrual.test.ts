import fc from 'fast-check';
import { addDays, daysBetween } from '../../../src/domain/calendar';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import { roundCents } from '../../../src/domain/money';
import { periodContaining } from '../../../src/domain/period';
import { accrue, monthlySubsidy, subsidyEnds } from '../../../src/domain/subsidies/accrual';
import type { Accrual, SubsidisedLoan } from '../../../src/domain/subsidies/subsidised-loan';
import { household, householdTerms, project, projectTerms, yuan } from './subsidised-loans';

const FIRST = '2019-01-01';
const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(FIRST, days));
const cents = (max: number) => fc.integer({ min: 1, max }).map((count) => new Decimal(count).dividedBy(100));

/** Any household's loan, with what was repaid up to all of it. */
const loans: fc.Arbitrary<SubsidisedLoan> = fc
  .record({
    drawnOn: day,
    term: fc.integer({ min: 1, max: 1200 }),
    principal: cents(9_000_000),
    rate: fc.integer({ min: 0, max: 100_000 }),
    parts: fc.array(fc.tuple(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 4,
    }),
  })
  .map(({ drawnOn, term, principal, rate, parts }) => {
    const repaid = parts.flatMap(([after, share]) => {
      const part = principal.times(share).dividedBy(200).toDecimalPlaces(2, Decimal.ROUND_FLOOR);
      return part.isZero() ? [] : [{ on: addDays(drawnOn, after), principal: part }];
    });
    const paid = repaid.reduce((sum, one) => sum.plus(one.principal), ZERO);
    return {
      ...{ ...household, drawnOn, dueOn: addDays(drawnOn, term), principal, repaid },
      ...{ ratePercent: new Decimal(rate).dividedBy(10_000), outstanding: principal.minus(paid) },
    };
  });

function amountOf(accrual: Accrual): Decimal {
  if ('notComputable' in accrual) throw new Error(accrual.notComputable);
  return accrual.amount;
}

const spansOf = (accrual: Accrual) => ('spans' in accrual ? accrual.spans : []);

/** Day by day, as slowly as the text reads. */
function byDay(loan: SubsidisedLoan, from: string, to: string): Decimal {
  let exact = ZERO;
  const ends = subsidyEnds(loan, householdTerms);
  const percent = Decimal.min(loan.ratePercent, yuan('4.75'));
  for (let at = from; at < to; at = addDays(at, 1)) {
    if (at < loan.drawnOn || at >= ends) continue;
    let owed = loan.principal;
    for (const { on, principal } of loan.repaid) if (on <= at) owed = owed.minus(principal);
    exact = exact.plus(Decimal.min(owed, 50_000).times(percent).dividedBy(36_000));
  }
  return roundCents(exact);
}

describe('the subsidy of a loan’s interest', () => {
  it('is what each day brings, rounded once', () => {
    fc.assert(
      fc.property(loans, day, fc.integer({ min: 0, max: 400 }), (loan, from, days) => {
        const to = addDays(from, days);
        const difference = amountOf(accrue(loan, householdTerms, from, to)).minus(byDay(loan, from, to));
        // A quotient without an end may fall to the other side of half a cent once in a blue moon.
        expect(difference.abs().lessThanOrEqualTo('0.01')).toBe(true);
      }),
    );
  });

  it('adds up over its months, but for half a cent each', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        let [summed, months] = [ZERO, 0];
        for (let at = loan.drawnOn; at < loan.dueOn; months += 1) {
          const month = periodContaining(at, 'MONTH');
          summed = summed.plus(amountOf(monthlySubsidy(loan, householdTerms, month)));
          at = addDays(month.end, 1);
        }
        const whole = amountOf(accrue(loan, householdTerms, loan.drawnOn, loan.dueOn));
        const rounding = new Decimal('0.005').times(months + 1);
        expect(summed.minus(whole).abs().lessThanOrEqualTo(rounding)).toBe(true);
      }),
    );
  });

  it('is nothing for no days', () => {
    fc.assert(
      fc.property(loans, day, (loan, at) => {
        expect(accrue(loan, householdTerms, at, at)).toEqual({ amount: ZERO, spans: [] });
      }),
    );
  });

  it('never falls with more days or more principal', () => {
    fc.assert(
      fc.property(loans, day, fc.nat(200), fc.nat(200), cents(1_000_000), (loan, from, days, more, sum) => {
        const of = (one: SubsidisedLoan, count: number) =>
          amountOf(accrue(one, householdTerms, from, addDays(from, count)));
        expect(of(loan, days + more).greaterThanOrEqualTo(of(loan, days))).toBe(true);
        const larger = {
          ...{ ...loan, principal: loan.principal.plus(sum) },
          outstanding: loan.outstanding?.plus(sum) ?? null,
        };
        expect(of(larger, days).greaterThanOrEqualTo(of(loan, days))).toBe(true);
      }),
    );
  });

  it('comes in spans that do not touch the due day, follow one another and sum to the amount', () => {
    fc.assert(
      fc.property(loans, day, fc.integer({ min: 1, max: 400 }), (loan, from, days) => {
        const accrual = accrue(loan, householdTerms, from, addDays(from, days));
        const spans = spansOf(accrual);
        const summed = spans.reduce((sum, { amount }) => sum.plus(amount), ZERO);
        expect(summed.equals(amountOf(accrual))).toBe(true);
        for (const [at, span] of spans.entries()) {
          expect(span.from >= from && span.from >= loan.drawnOn && span.to <= loan.dueOn).toBe(true);
          expect(span.days).toBe(daysBetween(span.from, span.to));
          expect(span.from >= (spans[at - 1]?.to ?? from)).toBe(true);
          const exact = span.base.times(span.days).times(span.percent).dividedBy(36_000);
          expect(span.amount.minus(exact).abs().lessThan('0.02')).toBe(true);
        }
      }),
    );
  });
});

describe('what cannot be reckoned', () => {
  const month = periodContaining('2019-07-01', 'MONTH');

  it('is a loan whose repayments are known in part only', () => {
    const partly = { ...household, outstanding: yuan('40000') };
    expect(monthlySubsidy(partly, householdTerms, month)).toEqual({ notComputable: 'OUTSTANDING_UNKNOWN' });
    const unsaid = { ...household, outstanding: null };
    expect(monthlySubsidy(unsaid, householdTerms, month)).toEqual({ notComputable: 'OUTSTANDING_UNKNOWN' });
  });

  it('is a project loan without its households, where only the cap goes by them as well', () => {
    const unsaid = { ...project, householdsLed: null };
    const byCap = { ...projectTerms, base: 'OUTSTANDING' as const };
    expect(monthlySubsidy(unsaid, byCap, month)).toEqual({ notComputable: 'HOUSEHOLDS_UNKNOWN' });
  });
});

describe('spans', () => {
  it('of one base are one, though something was repaid beyond the cap', () => {
    const loan = {
      ...{ ...household, principal: yuan('60000'), outstanding: yuan('50000') },
      repaid: [{ on: '2019-07-11', principal: yuan('10000') }],
    };
    const spans = spansOf(monthlySubsidy(loan, householdTerms, periodContaining('2019-07-01', 'MONTH')));
    expect(spans.map(({ from, to }) => [from, to])).toEqual([['2019-07-01', '2019-08-01']]);
  });

  it('have no cap where the programme states none', () => {
    const loan = { ...household, principal: yuan('60000'), outstanding: yuan('60000') };
    const terms = { ...householdTerms, cap: null, tenorMonths: null };
    const spans = spansOf(monthlySubsidy(loan, terms, periodContaining('2019-07-01', 'MONTH')));
    expect(spans.map(({ base }) => base.toFixed())).toEqual(['60000']);
  });
});
