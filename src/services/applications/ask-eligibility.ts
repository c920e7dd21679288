/** Whether a proposed loan qualifies, rule by rule; nothing is written, and of a person nothing is kept. */
import type { Transaction } from '../../db/database';
import { type Proposal, readProposal, type SentApplication } from '../../domain/applications/proposal';
import { type ApplicationRefusal, applicationRefusal } from '../../domain/applications/refusals';
import type { IsoDate } from '../../domain/calendar';
import type { LendingTerms } from '../../domain/programmes/conditions';
import { type EligibilityOutcome, judgeApplication, outcomeOf } from '../../domain/programmes/judge';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { ClausedRefusal } from '../../domain/refusals';
import type { MoneyOffice } from '../programmes/money-office';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { type Borrower, borrowerOf } from './borrower';
import { gatherFacts } from './gather-facts';
import { loadLendingTerms } from './load-lending-terms';

export interface Judged {
  readonly terms: LendingTerms;
  readonly proposal: Proposal;
  readonly borrower: Borrower;
  readonly bank: string | null;
  readonly checks: readonly RuleCheck[];
  readonly outcome: EligibilityOutcome;
}

export type JudgedOrRefused = Judged | { readonly refusals: readonly ClausedRefusal<string>[] };

/** A bank asks for itself; staff name the bank. */
async function bankOf(
  tx: Transaction,
  { caller }: MoneyOffice,
  asked: string | null,
): Promise<{ readonly bank: string | null } | { readonly refusal: ApplicationRefusal }> {
  if (caller.role === 'BANK') {
    const own = caller.institutionSlug;
    return asked === null || asked === own ? { bank: own } : { refusal: applicationRefusal('NOT_YOUR_BANK') };
  }
  if (asked === null) return { bank: null };
  const [found] = await tx.query('select from institution where slug = $1', [asked]);
  return found ? { bank: asked } : { refusal: applicationRefusal('UNKNOWN_BANK', { bank: asked }) };
}

/** Reads and judges what was sent, in the caller's transaction. */
export async function judgeSent(
  tx: Transaction,
  office: MoneyOffice,
  programme: string,
  sent: SentApplication,
  day: IsoDate = office.today,
): Promise<JudgedOrRefused> {
  const read = readProposal(sent, office.today);
  if ('problems' in read) {
    return {
      refusals: read.problems.map((problem) =>
        'refusal' in problem ? problem.refusal : amountRefusal(problem.amount, ['application', 'amount']),
      ),
    };
  }
  const terms = await loadLendingTerms(tx, programme);
  if (!terms) return { refusals: [moneyRefusal('UNKNOWN_PROGRAMME', { slug: programme })] };
  const lender = await bankOf(tx, office, sent.bank);
  if ('refusal' in lender) return { refusals: [lender.refusal] };
  const { proposal } = read;
  const borrower = await borrowerOf(tx, office, proposal);
  if ('refusals' in borrower) return borrower;
  const question = { terms, proposal, borrower, bank: lender.bank, day };
  const checks = judgeApplication(terms, await gatherFacts(tx, office, question));
  return { terms, proposal, borrower, bank: lender.bank, checks, outcome: outcomeOf(checks) };
}

export const askEligibility = (
  office: MoneyOffice,
  programme: string,
  sent: SentApplication,
  day?: IsoDate,
): Promise<JudgedOrRefused> =>
  office.database.transaction((tx) => judgeSent(tx, office, programme, sent, day));
