/** Articles 10, 13, 17 and 19 on loans: worked from the text, the calendar and arithmetic by hand. */
import { Decimal } from '../../../../src/domain/decimal';
import { filingDueOn, isFiledLate } from '../../../../src/domain/lending/filing';
import { overdueDaysOn } from '../../../../src/domain/lending/overdue';
import { generateSchedule } from '../../../../src/domain/lending/schedule';
import { roomOf } from '../../../../src/services/lending/capacity';
import { aLoan, paid } from '../../lending/a-loan';
import type { GoldenCase } from './golden-case';

const cases = (
  clause: string,
  worked: readonly Omit<GoldenCase, 'programme' | 'clause'>[],
): readonly GoldenCase[] => worked.map((one) => ({ programme: 'risk-fund', clause, ...one }));

const late =
  (drawnOn: string, filedOn: string | null, today = '2022-01-01') =>
  () =>
    isFiledLate({ drawnOn, filedOn }, 15, today);
const yuan = (text: string) => new Decimal(text);
const room = (balance: string, out: string) => () => roomOf(yuan(balance), yuan('10'), yuan(out))?.toFixed(2);
const overdue = (day: string) => () => overdueDaysOn(aLoan({ dueOn: '2020-01-15' }), day);

/** 2000万元 × 10 = 2亿元. */
const ARTICLE_13 = cases('第十三条', [
  {
    shows: 'the fund of article 5 lets ten times as much be lent',
    answer: room('20000000', '0'),
    expected: '200000000.00',
  },
  { shows: 'the last cent may be lent', answer: room('20000000', '199999999.99'), expected: '0.01' },
  {
    shows: 'nothing may be lent on a fund that is lent out',
    answer: room('20000000', '200000000'),
    expected: '0.00',
  },
  {
    shows: 'a payout leaves less than nothing to lend: nothing',
    answer: room('19999999.99', '200000000'),
    expected: '0.00',
  },
]);

/** Spring Festival 2019: 4 to 10 February off, Saturday 2 and Sunday 3 February worked. */
const ARTICLE_17 = cases('第十七条(三)', [
  {
    shows: 'fifteen working days over Spring Festival with both make-up days',
    answer: () => filingDueOn('2019-01-25', 15),
    expected: '2019-02-20',
  },
  {
    shows: 'filed on the fifteenth working day over Spring Festival',
    answer: late('2019-01-25', '2019-02-20'),
    expected: false,
  },
  {
    shows: 'filed on the sixteenth working day over Spring Festival',
    answer: late('2019-01-25', '2019-02-21'),
    expected: true,
  },
  {
    shows: 'National Day 2019: 1 to 7 October off, 29 September and 12 October worked',
    answer: () => filingDueOn('2019-09-24', 15),
    expected: '2019-10-18',
  },
  { shows: 'not filed, on the last day', answer: late('2019-03-04', null, '2019-03-25'), expected: false },
  {
    shows: 'not filed, a day after the last',
    answer: late('2019-03-04', null, '2019-03-26'),
    expected: true,
  },
  {
    shows: 'a year that the calendar does not know: unknown, no guess',
    answer: late('2098-03-04', '2098-06-01'),
    expected: null,
  },
  {
    shows: 'fifteen calendar days hold no more working days: in time in any year',
    answer: late('2098-03-04', '2098-03-19'),
    expected: false,
  },
]);

const ARTICLE_19 = cases('第十九条', [
  { shows: 'on the due date itself nothing is overdue', answer: overdue('2020-01-15'), expected: 0 },
  { shows: 'the day before 90 days', answer: overdue('2020-04-13'), expected: 89 },
  { shows: '90 days, over 29 February', answer: overdue('2020-04-14'), expected: 90 },
  { shows: 'the day after', answer: overdue('2020-04-15'), expected: 91 },
  {
    shows: 'a cent that is left keeps the whole loan overdue',
    answer: () => overdueDaysOn(aLoan({ events: [paid('2020-02-01', '49999.99')] }), '2020-04-14'),
    expected: 90,
  },
]);

const ARTICLE_10 = cases('第十条', [
  {
    shows: '50,000 yuan at 4.75 % over 36 months in equal principal: 1388.88 a month, the last takes 1389.20',
    answer: () => {
      const request = {
        principal: yuan('50000'),
        annualRate: yuan('0.0475'),
        drawnOn: '2019-03-04',
        dueOn: '2022-03-04',
      };
      const parts = generateSchedule('EQUAL_PRINCIPAL', request);
      return [parts.length, parts[0]?.principal.toFixed(2), parts.at(-1)?.principal.toFixed(2)];
    },
    expected: [36, '1388.88', '1389.20'],
  },
]);

export const LOAN_CASES: readonly GoldenCase[] = [...ARTICLE_10, ...ARTICLE_13, ...ARTICLE_17, ...ARTICLE_19];
