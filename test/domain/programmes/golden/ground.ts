/** Worked examples: identity numbers, working days over holidays, the benchmark rate by day and term. */
import { Decimal } from '../../../../src/domain/decimal';
import { checkIdNumber, maskIdNumber } from '../../../../src/domain/identifiers/id-number';
import { type BenchmarkRateRow, benchmarkFor } from '../../../../src/domain/lending/benchmark';
import { addWorkingDays, isWorkday, workingDaysAfter } from '../../../../src/domain/working-days';
import type { GoldenCase } from './golden-case';

/** Two announcements, copied from the central bank's table. */
const RATES: readonly BenchmarkRateRow[] = [
  ...band('2015-08-26', ['4.60', '5.00', '5.15']),
  ...band('2015-10-24', ['4.35', '4.75', '4.90']),
];

function band(effectiveOn: string, percents: readonly string[]): BenchmarkRateRow[] {
  const ends = [12, 60, null];
  return percents.map((percent, at) => ({
    ...{ effectiveOn, overMonths: ends[at - 1] ?? 0, upToMonths: ends[at] ?? null },
    ...{ percent: new Decimal(percent), sourceZh: '决定', sourceEn: 'Decision', noteZh: null, noteEn: null },
  }));
}

const rate = (on: string, months: number) => benchmarkFor(RATES, on, months)?.rate.toFixed(2) ?? null;
const birth = (number: string) => {
  const { identity, problem } = checkIdNumber(number, '2018-06-30');
  return identity?.bornOn ?? problem;
};

const of = (clause: string) => ({ programme: 'risk-fund', clause });
const FILING = of('第十七条(三)');
const PERSON = of('第二十八条');
const INTEREST = of('第二十七条');

export const GROUND_CASES: readonly GoldenCase[] = [
  {
    ...{
      ...FILING,
      shows: 'a list is filed within 15 working days of the loan: over the Spring Festival of 2018',
    },
    ...{ answer: () => addWorkingDays('2018-02-08', 15), expected: '2018-03-06' },
  },
  {
    ...{ ...FILING, shows: 'five working days over the National Day holiday of 2018, two weekends worked' },
    ...{ answer: () => addWorkingDays('2018-09-27', 5), expected: '2018-10-09' },
  },
  {
    ...{ ...FILING, shows: 'five working days over the Spring Festival of 2018, with 24 February made up' },
    ...{ answer: () => addWorkingDays('2018-02-13', 5), expected: '2018-02-26' },
  },
  {
    ...{ ...FILING, shows: 'the Spring Festival of 2020 as it was prolonged: 3 February is the first day' },
    ...{ answer: () => addWorkingDays('2020-01-23', 1), expected: '2020-02-03' },
  },
  {
    ...{ ...FILING, shows: 'Saturday 1 February 2020, which was to be made up, and was not' },
    ...{ answer: () => isWorkday('2020-02-01'), expected: false },
  },
  {
    ...{ ...FILING, shows: 'no day counts between the eve of a holiday and its last day' },
    ...{ answer: () => workingDaysAfter('2018-09-30', '2018-10-07'), expected: 0 },
  },
  {
    ...{ ...FILING, shows: 'the day after a deadline is one working day more' },
    ...{ answer: () => workingDaysAfter('2018-09-27', '2018-10-10'), expected: 6 },
  },
  {
    ...{ ...FILING, shows: 'a year without a notice is unknown, not an ordinary week' },
    ...{ answer: () => addWorkingDays('2030-03-01', 5), expected: null },
  },
  {
    ...{ ...FILING, shows: 'a term that runs from a known year into an unknown one is unknown' },
    ...{ answer: () => addWorkingDays('2026-12-23', 5), expected: null },
  },
  {
    ...{ ...PERSON, shows: 'the number of the standard, X included, with the day of birth inside' },
    ...{ answer: () => birth('11010519491231002X'), expected: '1949-12-31' },
  },
  {
    ...{ ...PERSON, shows: 'one wrong digit fails the check character' },
    ...{ answer: () => birth('11010519491231003X'), expected: 'CHECK_DIGIT' },
  },
  {
    ...{ ...PERSON, shows: '29 February of a common year is no birth date' },
    ...{ answer: () => birth('110105195502290020'), expected: 'BIRTH_DATE' },
  },
  {
    ...{ ...PERSON, shows: 'an old number of fifteen digits is named as such' },
    ...{ answer: () => birth('110105491231002'), expected: 'OLD_FORM' },
  },
  {
    ...{ ...PERSON, shows: 'a mask hides the day of birth' },
    ...{ answer: () => maskIdNumber('11010519491231002X'), expected: '110105**********2X' },
  },
  {
    ...{ ...INTEREST, shows: 'a loan of exactly a year has the rate up to a year' },
    ...{ answer: () => rate('2018-01-15', 12), expected: '4.35' },
  },
  {
    ...{ ...INTEREST, shows: 'one of a year and a month the next, and one of five years still that' },
    ...{ answer: () => [rate('2018-01-15', 13), rate('2018-01-15', 60)], expected: ['4.75', '4.75'] },
  },
  {
    ...{ ...INTEREST, shows: 'the day before a change has the old rate, the day itself the new one' },
    ...{ answer: () => [rate('2015-10-23', 12), rate('2015-10-24', 12)], expected: ['4.60', '4.35'] },
  },
  {
    ...{ ...INTEREST, shows: 'before the first announcement that is known nothing is said' },
    ...{ answer: () => rate('2015-08-25', 12), expected: null },
  },
];
