import { Decimal } from '../../../src/domain/decimal';
import { changeOf, type EntryRequest, flawOf } from '../../../src/domain/ledger/entries';
import { ACCOUNT_KINDS } from '../../../src/domain/ledger/vocabulary';
import { MAX_YUAN } from '../../../src/domain/money';

const yuan = (text: string) => new Decimal(text);
const debit = (amount: string): EntryRequest => ({
  ...{ account: 'SPECIAL_ACCOUNT', institution: 'bank-a', debit: yuan(amount) },
});
const credit = (amount: string): EntryRequest => ({ account: 'CONTRIBUTED', credit: yuan(amount) });

describe('the entries of a posting', () => {
  it('are two or more, whose debits are its credits', () => {
    expect(flawOf([debit('10.00'), credit('10')])).toBeNull();
    expect(flawOf([debit('10.00'), credit('4.01'), credit('5.99')])).toBeNull();
    expect(flawOf([])).toMatch(/at least two/);
    expect(flawOf([debit('10.00')])).toMatch(/at least two/);
    expect(flawOf([debit('10.01'), credit('10')])).toMatch(/exceed credits by 0\.01/);
    expect(flawOf([debit('10'), credit('10.01')])).toMatch(/exceed credits by -0\.01/);
  });

  it('have one side each', () => {
    const both = { ...debit('1'), credit: yuan('1') };
    const neither = { account: 'CONTRIBUTED' } as const;
    expect(flawOf([both, credit('1')])).toMatch(/SPECIAL_ACCOUNT has a debit or a credit/);
    expect(flawOf([debit('1'), neither])).toMatch(/CONTRIBUTED has a debit or a credit/);
  });

  it('are in yuan and cents above 0, up to what a column holds', () => {
    for (const amount of ['0', '-1', '0.001', 'NaN', 'Infinity', MAX_YUAN.plus('0.01').toFixed()]) {
      expect(flawOf([debit(amount), credit(amount)])).toMatch(/is no amount in yuan and cents/);
    }
    for (const amount of ['0.01', MAX_YUAN.toFixed()]) {
      expect(flawOf([debit(amount), credit(amount)])).toBeNull();
    }
  });

  it('on a special account name who holds it', () => {
    const nobody = { account: 'SPECIAL_ACCOUNT', debit: yuan('1') } as const;
    expect(flawOf([nobody, credit('1')])).toMatch(/held by an institution/);
    expect(flawOf([{ ...nobody, institution: '' }, credit('1')])).toMatch(/held by an institution/);
  });

  it('make what is held or spent grow by debits, and where it came from by credits', () => {
    const grown = ACCOUNT_KINDS.map((account) => [
      account,
      changeOf({ account, debit: yuan('2') }).toNumber(),
      changeOf({ account, credit: yuan('3') }).toNumber(),
    ]);
    expect(grown).toEqual([
      ...[
        ['SPECIAL_ACCOUNT', 2, -3],
        ['CONTRIBUTED', -2, 3],
        ['INTEREST_EARNED', -2, 3],
        ['RECOVERED', -2, 3],
      ],
      ...[
        ['FURTHER_MONEY', -2, 3],
        ['COMPENSATION', 2, -3],
        ['SUBSIDY', 2, -3],
      ],
    ]);
  });
});
