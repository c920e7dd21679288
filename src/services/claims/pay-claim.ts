/** Pays the fund's part of an approved claim out of the special account at its bank, in one posting. */
import type { Transaction } from '../../db/database';
import { amountOf } from '../../domain/claims/loss-shares';
import { type PaymentPlan, planPayment } from '../../domain/claims/payment';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import { type Decimal, ZERO } from '../../domain/decimal';
import { interestOwed } from '../../domain/lending/interest';
import { yuanText } from '../../domain/money';
import { namesOfBodies } from '../../domain/programmes/step-refusals';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { fundBooks, lockBooks } from '../ledger/fund-books';
import { postEntries } from '../ledger/post-entries';
import { setLoanStatus } from '../lending/loan-status';
import type { Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import type { FoundClaim } from './found-claim';
import { moveClaim } from './write-event';

export type PaidDetail = { readonly fromFund: string; readonly further: string };

/** Whoever may have to pay beyond the fund, where the text names them. */
const furtherSource = ({ beyondFund }: ProgrammeTerms) => {
  if (beyondFund === null) return null;
  return { bodies: beyondFund.stated ? beyondFund.value.bodies : [], clause: beyondFund.rule.clause };
};

export async function payClaim(
  tx: Transaction,
  office: MoneyOffice,
  claim: FoundClaim,
): Promise<PaidDetail | Refused> {
  const changed = changedSince(claim, office.today);
  if (changed) return { refusals: [changed] };
  const due = amountOf(claim.shares, 'FUND');
  const paid = due.isZero() ? NOTHING_DUE : await post(tx, office, claim, due);
  if ('code' in paid) return { refusals: [paid] };
  await record(tx, office, claim, paid);
  await moveClaim(tx, office, { id: claim.id, status: 'PAID' });
  await setLoanStatus(tx, claim.loan.id, 'COMPENSATED', office.doer);
  return { fromFund: yuanText(paid.fromFund), further: yuanText(paid.further) };
}

/** Money that came in since the filing is no loss any more. */
function changedSince({ loan, principal, interest }: FoundClaim, today: string): ClaimRefusal | null {
  if (loan.status === 'REPAID') return claimRefusal('LOAN_REPAID');
  const { outstanding } = loan;
  const owed = interestOwed(loan, today);
  if (outstanding === null || owed === null) return claimRefusal('OUTSTANDING_UNKNOWN');
  if (outstanding.greaterThanOrEqualTo(principal) && owed.greaterThanOrEqualTo(interest)) return null;
  const details = {
    outstanding: yuanText(outstanding.plus(owed)),
    claimed: yuanText(principal.plus(interest)),
  };
  return claimRefusal('LOAN_CHANGED', details);
}

interface Paid {
  readonly fundSlug: string | null;
  readonly postingId: string | null;
  readonly fromFund: Decimal;
  readonly further: Decimal;
}

/** An insured loss is borne by insurer and bank: the claim is settled without the fund (第二十二条). */
const NOTHING_DUE: Paid = { fundSlug: null, postingId: null, fromFund: ZERO, further: ZERO };

async function post(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  { id, terms, bankSlug }: FoundClaim,
  due: Decimal,
): Promise<Paid | ClaimRefusal> {
  const books = await fundBooks(tx, terms.slug, 'RISK_COMPENSATION');
  if (!books || books.openedOn > today) return claimRefusal('NO_BOOKS');
  const { fundSlug } = books;
  const { total, byInstitution } = await lockBooks(tx, fundSlug);
  const source = furtherSource(terms);
  const plan = planPayment(due, { total, atBank: byInstitution.get(bankSlug) ?? ZERO }, source !== null);
  if ('waitsFor' in plan) return waitingRefusal(plan, source?.clause ?? null);
  const { fromFund, further } = plan;
  const posting = {
    ...({ fundSlug, cause: 'COMPENSATION', causeId: `claim:${id}`, occurredOn: today } as const),
    party: further.isZero() ? null : namesOfBodies(terms, source?.bodies ?? []).zh || null,
    entries: [
      { account: 'COMPENSATION', debit: due } as const,
      ...(fromFund.isZero()
        ? []
        : [{ account: 'SPECIAL_ACCOUNT', institution: bankSlug, credit: fromFund } as const]),
      ...(further.isZero() ? [] : [{ account: 'FURTHER_MONEY', credit: further } as const]),
    ],
  };
  const posted = await postEntries(tx, posting, doer);
  if ('postingId' in posted) return { fundSlug, fromFund, further, postingId: posted.postingId };
  const missing = yuanText(posted.shortOf.wanted.minus(posted.shortOf.balance));
  return claimRefusal('WAITS_FOR_TRANSFER', { missing });
}

function waitingRefusal(
  plan: Extract<PaymentPlan, { waitsFor: string }>,
  clause: string | null,
): ClaimRefusal {
  const code = plan.waitsFor === 'TRANSFER' ? 'WAITS_FOR_TRANSFER' : 'WAITS_FOR_MONEY';
  return claimRefusal(code, { missing: yuanText(plan.missing) }, clause);
}

async function record(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  { id, terms }: FoundClaim,
  { fundSlug, postingId, fromFund, further }: Paid,
): Promise<void> {
  const clause = further.isZero() ? null : (furtherSource(terms)?.clause ?? null);
  await tx.query(
    `insert into claim_payment (claim_id, fund_slug, from_fund, further, further_clause, posting_id, paid_on,
       paid_by, paid_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, fundSlug, yuanText(fromFund), yuanText(further), clause, postingId],
      ...[today, doer.actor, doer.now],
    ],
  );
}
