/** The money of the fund itself: sources, special accounts, interest, what goes beyond. Worked by hand. */
import { Decimal, ZERO } from '../../../../src/domain/decimal';
import { changeOf, type EntryRequest, flawOf } from '../../../../src/domain/ledger/entries';
import { GROWS_BY } from '../../../../src/domain/ledger/vocabulary';
import { readYuan, splitExactly, yuanText } from '../../../../src/domain/money';
import type { GoldenCase } from './golden-case';

type Line = readonly [
  account: EntryRequest['account'],
  institution: string | null,
  debit: string,
  credit: string,
];

const entriesOf = (lines: readonly Line[]): readonly EntryRequest[] =>
  lines.map(([account, institution, debit, credit]) => ({
    ...{ account, institution },
    ...(debit === '' ? { credit: new Decimal(credit) } : { debit: new Decimal(debit) }),
  }));

/** What the accounts hold after the postings; a posting that cannot be written is named by its flaw. */
function booksAfter(postings: readonly (readonly Line[])[]): unknown {
  const held = new Map<string, Decimal>();
  for (const lines of postings) {
    const entries = entriesOf(lines);
    const flaw = flawOf(entries);
    if (flaw !== null) return flaw;
    for (const entry of entries) {
      const key = [entry.account, entry.institution].filter(Boolean).join(' ');
      held.set(key, (held.get(key) ?? ZERO).plus(changeOf(entry)));
    }
  }
  const negative = [...held].find(([, balance]) => balance.isNegative());
  if (negative) return `${negative[0]} would be ${yuanText(negative[1])}`;
  return Object.fromEntries([...held].map(([key, balance]) => [key, yuanText(balance)]));
}

const paidIn = (institution: string, amount: string): readonly Line[] => [
  ['SPECIAL_ACCOUNT', institution, amount, ''],
  ['CONTRIBUTED', null, '', amount],
];
const interest = (institution: string, amount: string): readonly Line[] => [
  ['SPECIAL_ACCOUNT', institution, amount, ''],
  ['INTEREST_EARNED', null, '', amount],
];
const compensated = (institution: string, amount: string): readonly Line[] => [
  ['COMPENSATION', null, amount, ''],
  ['SPECIAL_ACCOUNT', institution, '', amount],
];
const beyond = (amount: string): readonly Line[] => [
  ['COMPENSATION', null, amount, ''],
  ['FURTHER_MONEY', null, '', amount],
];
const recovered = (institution: string, amount: string): readonly Line[] => [
  ['SPECIAL_ACCOUNT', institution, amount, ''],
  ['RECOVERED', null, '', amount],
];

interface Worked {
  readonly clause: string;
  readonly shows: string;
  readonly postings: readonly (readonly Line[])[];
  readonly expected: unknown;
}

const worked = (cases: readonly Worked[]): readonly GoldenCase[] =>
  cases.map(({ postings, ...rest }) => ({
    ...{ programme: 'risk-fund', ...rest },
    answer: () => booksAfter(postings),
  }));

const FULL = [paidIn('credit-union', '15000000'), paidIn('postal-bank', '5000000')];

const BOOKS = worked([
  {
    ...{ clause: '第五条', shows: '4 million of higher levels and 16 million of the county are 20 million' },
    postings: [paidIn('credit-union', '4000000'), paidIn('credit-union', '16000000')],
    expected: { 'SPECIAL_ACCOUNT credit-union': '20000000.00', CONTRIBUTED: '20000000.00' },
  },
  {
    ...{ clause: '第七条', shows: '15 million lie with the credit union, 5 million with the postal bank' },
    postings: FULL,
    expected: {
      'SPECIAL_ACCOUNT credit-union': '15000000.00',
      ...{ 'SPECIAL_ACCOUNT postal-bank': '5000000.00', CONTRIBUTED: '20000000.00' },
    },
  },
  {
    ...{
      clause: '第五条',
      shows: 'interest of a bank belongs to the fund, to the cent, and is no contribution',
    },
    postings: [paidIn('postal-bank', '5000000'), interest('postal-bank', '17500.01')],
    expected: {
      'SPECIAL_ACCOUNT postal-bank': '5017500.01',
      ...{ CONTRIBUTED: '5000000.00', INTEREST_EARNED: '17500.01' },
    },
  },
  {
    ...{ clause: '第二十条(四)', shows: 'compensation is paid out of the account at the bank that lent' },
    postings: [...FULL, compensated('credit-union', '35000')],
    expected: {
      'SPECIAL_ACCOUNT credit-union': '14965000.00',
      ...{ 'SPECIAL_ACCOUNT postal-bank': '5000000.00', CONTRIBUTED: '20000000.00' },
      COMPENSATION: '35000.00',
    },
  },
  {
    ...{ clause: '第二十六条', shows: 'the last yuan may be spent' },
    postings: [paidIn('postal-bank', '35000'), compensated('postal-bank', '35000')],
    expected: { 'SPECIAL_ACCOUNT postal-bank': '0.00', CONTRIBUTED: '35000.00', COMPENSATION: '35000.00' },
  },
  {
    ...{ clause: '第二十六条', shows: 'a cent more than the account holds is not paid out of it' },
    postings: [paidIn('postal-bank', '35000'), compensated('postal-bank', '35000.01')],
    expected: 'SPECIAL_ACCOUNT postal-bank would be -0.01',
  },
  {
    ...{
      clause: '第二十六条',
      shows: 'what goes beyond the fund is paid by others and leaves the account alone',
    },
    postings: [paidIn('postal-bank', '30000'), compensated('postal-bank', '30000'), beyond('5000')],
    expected: {
      'SPECIAL_ACCOUNT postal-bank': '0.00',
      ...{ CONTRIBUTED: '30000.00', COMPENSATION: '35000.00', FURTHER_MONEY: '5000.00' },
    },
  },
  {
    ...{
      clause: '第二十三条',
      shows: 'of 10,000.01 recovered the fund gets back 7,000.01: the cent goes where more was cut',
    },
    postings: [
      paidIn('postal-bank', '35000'),
      compensated('postal-bank', '35000'),
      recovered('postal-bank', '7000.01'),
    ],
    expected: {
      'SPECIAL_ACCOUNT postal-bank': '7000.01',
      ...{ CONTRIBUTED: '35000.00', COMPENSATION: '35000.00', RECOVERED: '7000.01' },
    },
  },
  {
    ...{
      clause: '第四条',
      shows: 'the special account is closed: nothing leaves it without saying for what',
    },
    postings: [[['SPECIAL_ACCOUNT', 'postal-bank', '', '100']]],
    expected: 'a posting has at least two entries',
  },
  {
    ...{ clause: '第四条', shows: 'money of the fund lies in an account at an institution, never nowhere' },
    postings: [
      [
        ['SPECIAL_ACCOUNT', null, '100', ''],
        ['CONTRIBUTED', null, '', '100'],
      ],
    ],
    expected: 'a special account is held by an institution',
  },
  {
    ...{ clause: '第七条', shows: 'money that moves between the two institutions stays the fund’s' },
    postings: [
      ...FULL,
      [
        ['SPECIAL_ACCOUNT', 'postal-bank', '1000000', ''],
        ['SPECIAL_ACCOUNT', 'credit-union', '', '1000000'],
      ],
    ],
    expected: {
      'SPECIAL_ACCOUNT credit-union': '14000000.00',
      ...{ 'SPECIAL_ACCOUNT postal-bank': '6000000.00', CONTRIBUTED: '20000000.00' },
    },
  },
  {
    ...{ clause: '第五条', shows: 'half a cent of interest is no amount' },
    postings: [interest('postal-bank', '0.005')],
    expected: '0.005 is no amount in yuan and cents above 0',
  },
]);

export const LEDGER_CASES: readonly GoldenCase[] = [
  ...BOOKS,
  {
    ...{
      programme: 'risk-fund',
      clause: '第二十三条',
      shows: '10,000.01 by 70 to 30: 7,000.01 and 3,000.00',
    },
    answer: () =>
      splitExactly(new Decimal('10000.01'), [new Decimal(70), new Decimal(30)]).map((part) => yuanText(part)),
    expected: ['7000.01', '3000.00'],
  },
  {
    ...{
      programme: 'risk-fund',
      clause: '第五条',
      shows: '2000 万元 is 20,000,000 yuan, to be read exactly',
    },
    answer: () => yuanText(readYuan('20000000') as Decimal),
    expected: '20000000.00',
  },
  {
    ...{ programme: 'risk-fund', clause: '第四条', shows: 'what the fund has and spends grows by debits' },
    answer: () => Object.entries(GROWS_BY).flatMap(([kind, side]) => (side === 'DEBIT' ? [kind] : [])),
    expected: ['SPECIAL_ACCOUNT', 'COMPENSATION', 'SUBSIDY'],
  },
];
