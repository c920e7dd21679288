import { Decimal } from '../../../src/domain/decimal';
import type { LoanEvent } from '../../../src/domain/lending/loan-facts';
import { termMonths } from '../../../src/domain/lending/term';
import { changesOf, type StandingLine } from '../../../src/domain/subsidies/changes';
import {
  benchmarkPercentOf,
  subsidisedLoanOf,
  subsidisedUntil,
  subsidyRulesFor,
} from '../../../src/domain/subsidies/loan-terms';
import { papersFor } from '../../../src/domain/subsidies/papers';
import { aLoan, paid } from '../lending/a-loan';

const extension = (happenedOn: string, fromDueOn: string | null, toDueOn: string): LoanEvent => ({
  ...{ ...paid(happenedOn, '0'), kind: 'EXTENSION', principal: null, interest: null, fromDueOn, toDueOn },
});

describe('a registered loan, as its subsidy sees it', () => {
  it('falls due as agreed in time; an extension that came late moves nothing', () => {
    const inTime = extension('2020-01-15', '2020-01-15', '2020-07-15');
    const late = extension('2020-07-16', '2020-07-15', '2021-01-15');
    expect(subsidisedUntil(aLoan())).toBe('2020-01-15');
    expect(subsidisedUntil(aLoan({ dueOn: '2020-07-15', events: [inTime] }))).toBe('2020-07-15');
    expect(subsidisedUntil(aLoan({ dueOn: '2021-01-15', events: [inTime, late] }))).toBe('2020-07-15');
    const untold = extension('2021-01-01', null, '2021-01-15');
    expect(subsidisedUntil(aLoan({ dueOn: '2021-01-15', events: [untold] }))).toBe('2021-01-15');
    const payment = { ...paid('2020-02-01', '1'), fromDueOn: '2019-01-01' };
    expect(subsidisedUntil(aLoan({ events: [payment] }))).toBe('2020-01-15');
  });

  it('brings what was borrowed, its rate in percent, and what of the principal was repaid', () => {
    const events = [paid('2019-03-01', '100.5'), paid('2019-04-01', '0', '12')];
    const loan = subsidisedLoanOf(aLoan({ events, householdsLed: 3, outstanding: new Decimal('49899.5') }));
    expect(JSON.parse(JSON.stringify(loan))).toEqual({
      ...{ borrowerKind: 'NATURAL_PERSON', principal: '50000', outstanding: '49899.5', ratePercent: '4.35' },
      ...{ drawnOn: '2019-01-15', dueOn: '2020-01-15', householdsLed: 3 },
      repaid: [{ on: '2019-03-01', principal: '100.5' }],
    });
  });

  it('has a term in months, a month that has begun counted whole', () => {
    const ends = ['2019-03-15', '2019-03-16', '2019-04-15', '2019-04-16', '2020-03-15', '2020-03-16'];
    expect(ends.map((day) => termMonths('2019-03-15', day))).toEqual([0, 1, 1, 2, 12, 13]);
  });

  it('has the benchmark of the term agreed at first, of the day of drawing', () => {
    const band = (overMonths: number, upToMonths: number | null, percent: string) => ({
      ...{ effectiveOn: '2015-10-24', overMonths, upToMonths, percent: new Decimal(percent) },
      ...{ sourceZh: '', sourceEn: '', noteZh: null, noteEn: null },
    });
    const rates = [band(0, 12, '4.35'), band(12, 60, '4.75')];
    const percentOf = (loan: Parameters<typeof benchmarkPercentOf>[0]) =>
      benchmarkPercentOf(loan, rates)?.toFixed() ?? null;
    const extended = extension('2020-01-10', '2020-01-15', '2020-07-15');
    const long = aLoan({ dueOn: '2020-07-15' });
    expect([percentOf(aLoan()), percentOf(long), percentOf({ ...long, events: [extended] })]).toEqual([
      ...['4.35', '4.75', '4.35'],
    ]);
    expect(percentOf(aLoan({ drawnOn: '2015-01-15' }))).toBeNull();
  });
});

describe('what a programme gives for it', () => {
  const rule = { programme: 'p', key: 'k', kind: 'K', clause: '§', nameZh: '', nameEn: '' };
  const stated = <T>(value: T) => ({ stated: true, value, rule }) as const;
  const open = { stated: false, rule, gapZh: '', gapEn: '' } as const;
  const cap = (perHousehold: boolean) => stated({ yuan: new Decimal(50_000), perHousehold });
  const given = {
    subsidy: {
      NATURAL_PERSON: stated({ base: 'OUTSTANDING' } as const),
      LEGAL_PERSON: stated({ base: 'CREDIT_FOR_HOUSEHOLDS_LED' } as const),
    },
    loanCap: { NATURAL_PERSON: cap(false), LEGAL_PERSON: cap(true) },
    tenorMonths: stated(36),
  };

  it('is by its kind of borrower, with the cap and the tenor where they are stated', () => {
    expect(subsidyRulesFor(given, 'NATURAL_PERSON')).toEqual({
      ...{ base: 'OUTSTANDING', cap: given.loanCap.NATURAL_PERSON.value, tenorMonths: 36 },
    });
    expect(subsidyRulesFor(given, 'LEGAL_PERSON')).toMatchObject({ base: 'CREDIT_FOR_HOUSEHOLDS_LED' });
    const bare = { ...given, loanCap: { NATURAL_PERSON: open, LEGAL_PERSON: null }, tenorMonths: open };
    expect(subsidyRulesFor(bare, 'NATURAL_PERSON')).toEqual({
      ...{ base: 'OUTSTANDING', cap: null, tenorMonths: null },
    });
    expect(subsidyRulesFor({ ...bare, tenorMonths: null }, 'NATURAL_PERSON')?.tenorMonths).toBeNull();
  });

  it('is nothing where no subsidy is stated, or none that can be reckoned', () => {
    const without = (term: typeof open | null) =>
      subsidyRulesFor({ ...given, subsidy: { NATURAL_PERSON: term, LEGAL_PERSON: null } }, 'NATURAL_PERSON');
    expect([without(open), without(null)]).toEqual([null, null]);
    for (const LEGAL_PERSON of [null, open, cap(false)]) {
      const loanCap = { NATURAL_PERSON: null, LEGAL_PERSON };
      expect(subsidyRulesFor({ ...given, loanCap }, 'LEGAL_PERSON')).toBeNull();
    }
  });

  it('comes with the papers that it lists for this kind of borrower, or for any', () => {
    const list = (kind: string, parameters?: object) => ({
      ...{
        kind,
        clause: '§7',
        nameZh: '材料',
        nameEn: 'Papers',
        content: parameters ? { parameters } : null,
      },
    });
    const rules = [
      list('DOCUMENTS', { borrower: 'LEGAL_PERSON', documentsZh: ['合同'], documentsEn: ['contract'] }),
      list('DOCUMENTS', { documentsZh: ['凭证'], documentsEn: ['voucher'] }),
      list('DOCUMENTS'),
      { ...list('DOCUMENTS'), content: {} },
      list('FILING', { borrower: 'NATURAL_PERSON' }),
    ];
    const head = { clause: '§7', nameZh: '材料', nameEn: 'Papers' };
    const nothing = { ...head, papersZh: [], papersEn: [] };
    const voucher = { ...head, papersZh: ['凭证'], papersEn: ['voucher'] };
    expect(papersFor(rules, 'NATURAL_PERSON')).toEqual([voucher, nothing, nothing]);
    expect(papersFor(rules, 'LEGAL_PERSON')).toEqual([
      ...[{ ...head, papersZh: ['合同'], papersEn: ['contract'] }, voucher, nothing, nothing],
    ]);
  });
});

describe('what a settlement changes of a month', () => {
  const line = (given: Partial<StandingLine> = {}): StandingLine & { days: number } => ({
    ...{ id: '1', from: '2019-05-01', to: '2019-06-01', days: 31, base: new Decimal(100) },
    ...{ percent: new Decimal('4.35'), amount: new Decimal('0.37'), ...given },
  });

  it('is nothing where all of its lines are as they should be', () => {
    const two = [line(), line({ id: '2', from: '2019-06-01', to: '2019-06-02' })];
    expect(changesOf(two, [...two].reverse())).toEqual({ takenBack: [], granted: [] });
    expect(changesOf([], [])).toEqual({ takenBack: [], granted: [] });
  });

  it('is all of them where one differs in anything, or one is missing', () => {
    const differing = [
      ...[{ from: '2019-05-02' }, { to: '2019-05-31' }, { base: new Decimal(101) }],
      ...[{ percent: new Decimal(4) }, { amount: new Decimal('0.36') }],
    ];
    for (const given of differing) {
      expect(changesOf([line()], [line(given)])).toEqual({ takenBack: [line()], granted: [line(given)] });
    }
    expect(changesOf([line()], [])).toEqual({ takenBack: [line()], granted: [] });
    expect(changesOf([], [line()])).toEqual({ takenBack: [], granted: [line()] });
    expect(changesOf([line()], [line(), line()])).toMatchObject({ takenBack: [line()] });
  });
});
