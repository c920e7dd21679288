/** An overdraft in words: which account holds how much, and how much was wanted. */
import { yuanText } from '../../domain/money';
import type { ShortOf } from './post-entries';
import { type LedgerRefusal, ledgerRefusal } from './refusals';

export function shortRefusal({ account, institution, balance, wanted }: ShortOf): LedgerRefusal {
  const isSpecial = account === 'SPECIAL_ACCOUNT';
  return ledgerRefusal('ACCOUNT_SHORT', {
    account: isSpecial ? `${institution} 的专户` : `账户 ${account} `,
    accountEn: isSpecial ? `The special account at ${institution}` : `The account ${account}`,
    balance: yuanText(balance),
    wanted: yuanText(wanted),
  });
}
