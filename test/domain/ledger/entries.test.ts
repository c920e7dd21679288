import fc from 'fast-check';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import { changeOf, type EntryRequest, flawOf } from '../../../src/domain/ledger/entries';
import {
  ACCOUNT_KINDS,
  GROWS_BY,
  POSTING_CAUSES,
  REVERSED_BY_HAND,
} from '../../../src/domain/ledger/vocabulary';

const yuan = (text: string) => new Decimal(text);
const amount = fc.integer({ min: 1, max: 1_000_000_000 }).map((cents) => new Decimal(cents).dividedBy(100));
const kind = fc.constantFrom(...ACCOUNT_KINDS);

describe('entries of a posting', () => {
  const special = { account: 'SPECIAL_ACCOUNT', institution: 'bank-a' } as const;
  const contributed = { account: 'CONTRIBUTED' } as const;

  it('are without flaw where debits equal credits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, amount), { minLength: 1, maxLength: 6 }), (debits) => {
        const entries: EntryRequest[] = debits.map(([account, debit]) => ({
          account,
          institution: 'b',
          debit,
        }));
        const sum = debits.reduce((total, [, debit]) => total.plus(debit), ZERO);
        expect(flawOf([...entries, { ...contributed, credit: sum }])).toBeNull();
        expect(flawOf([...entries, { ...contributed, credit: sum.plus('0.01') }])).toMatch(
          /exceed credits by -0.01/,
        );
      }),
    );
  });

  it.each([
    ['none', [], /two entries/],
    ['one', [{ ...special, debit: yuan('1') }], /two entries/],
    ['neither side', [special, { ...contributed, credit: yuan('1') }], /a debit or a credit/],
    ['both sides', [{ ...special, debit: yuan('1'), credit: yuan('1') }, contributed], /a debit or a credit/],
    [
      'nothing',
      [
        { ...special, debit: ZERO },
        { ...contributed, credit: ZERO },
      ],
      /^0 is no amount/,
    ],
    [
      'less',
      [
        { ...special, debit: yuan('-1') },
        { ...contributed, credit: yuan('-1') },
      ],
      /^-1 is no amount/,
    ],
    ['half a cent', [{ ...special, debit: yuan('0.005') }, contributed], /0.005 is no amount/],
    ['no number', [{ ...special, debit: yuan('NaN') }, contributed], /NaN is no amount/],
    ['no end', [{ ...special, debit: yuan('Infinity') }, contributed], /Infinity is no amount/],
    [
      'more than a column holds',
      [{ ...special, debit: yuan('10000000000000000') }, contributed],
      /no amount/,
    ],
    ['no holder', [{ account: 'SPECIAL_ACCOUNT', debit: yuan('1') }, contributed], /held by an institution/],
  ] as readonly (readonly [string, readonly EntryRequest[], RegExp])[])(
    'are refused with %s',
    (_, entries, flaw) => {
      expect(flawOf(entries)).toMatch(flaw);
    },
  );

  it('move an account up on the side on which it grows, and down on the other', () => {
    fc.assert(
      fc.property(kind, amount, (account, value) => {
        const grows = GROWS_BY[account] === 'DEBIT' ? { debit: value } : { credit: value };
        const shrinks = GROWS_BY[account] === 'DEBIT' ? { credit: value } : { debit: value };
        expect(changeOf({ account, ...grows }).equals(value)).toBe(true);
        expect(changeOf({ account, ...shrinks }).equals(value.negated())).toBe(true);
      }),
    );
  });

  it('are taken back by hand only where nothing else has a state that hangs on them', () => {
    expect(POSTING_CAUSES.filter((cause) => REVERSED_BY_HAND.has(cause))).toEqual([
      ...['DEPOSIT', 'DEPOSIT_INTEREST', 'TRANSFER'],
    ]);
  });
});
