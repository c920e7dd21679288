/** Who keeps loans: a bank with its own key, for the institution that the key names. */
import type { MoneyOffice } from '../programmes/money-office';
import { type LoanRefusal, loanRefusal } from './loan-refusals';

/** Null for a bank that may; what it answers with are its loans, so that it must be allowed to see them. */
export function refusalOfLender({ caller, visibility }: MoneyOffice): LoanRefusal | null {
  const { role, scopes, institutionSlug } = caller;
  const lends = role === 'BANK' && scopes.includes('LEND') && institutionSlug !== null;
  return lends && visibility.types.has('Loan') ? null : loanRefusal('LENDER_SCOPES_MISSING');
}
