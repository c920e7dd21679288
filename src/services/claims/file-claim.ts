/** Files the claim of a bank on the fund behind its loan, with who bears which part of the loss. */
import type { Transaction } from '../../db/database';
import { objectionsToFiling } from '../../domain/claims/filing';
import { type BearerShare, shareLoss } from '../../domain/claims/loss-shares';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import type { Decimal } from '../../domain/decimal';
import { interestOwed } from '../../domain/lending/interest';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { overdueDaysOn, owedFrom } from '../../domain/lending/overdue';
import { readYuan, yuanText } from '../../domain/money';
import type { ProcedureStep } from '../../domain/programmes/procedure';
import { namesOfBodies } from '../../domain/programmes/step-refusals';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import type { ClausedRefusal } from '../../domain/refusals';
import { lockLoan } from '../lending/loan-facts';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { wordsOf } from './claim-words';
import { procedureOf } from './found-claim';
import { writeEvent } from './write-event';

export interface ClaimToFile {
  /** Row id of the loan; null for an id that was never given out. */
  readonly loanId: string | null;
  readonly principal: string;
  readonly interest: string;
  readonly cause?: string | null | undefined;
  readonly lossProof: string;
  readonly recourseProof: string;
}

interface Amounts {
  readonly principal: Decimal;
  readonly interest: Decimal;
}

export type FiledClaim = { readonly claimId: string };

export function fileClaim(
  office: MoneyOffice,
  input: ClaimToFile,
  idempotencyKey: string,
): Promise<OnceResult<FiledClaim>> {
  const subject = `loan:${input.loanId ?? '?'}`;
  const request = { operation: 'fileClaim', idempotencyKey, body: input, subject };
  return actOnce<FiledClaim>(office, request, (tx) => file(tx, office, input));
}

function readAmounts(input: ClaimToFile): Amounts | Refused {
  const principal = readYuan(input.principal, true);
  const interest = readYuan(input.interest, true);
  if (typeof principal !== 'string' && typeof interest !== 'string') return { principal, interest };
  const wrong = (problem: typeof principal, name: string) =>
    typeof problem === 'string' ? [amountRefusal(problem, ['input', name])] : [];
  return { refusals: [...wrong(principal, 'principal'), ...wrong(interest, 'interest')] };
}

async function file(
  tx: Transaction,
  office: MoneyOffice,
  input: ClaimToFile,
): Promise<Done<FiledClaim> | Refused> {
  const { caller, visibility, today } = office;
  if (caller.role !== 'BANK' || !caller.scopes.includes('LEND'))
    return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  const amounts = readAmounts(input);
  if ('refusals' in amounts) return amounts;
  const loan = input.loanId === null ? null : await lockLoan(tx, visibility, input.loanId);
  if (!loan || loan.bankSlug !== caller.institutionSlug) return refused(claimRefusal('UNKNOWN_LOAN'));
  const terms = loan.programmeSlug === null ? null : await loadTerms(tx, loan.programmeSlug);
  if (!terms) return refused(claimRefusal('LOAN_OF_NO_PROGRAMME'));
  const claimed = {
    ...amounts,
    ...{ cause: wordsOf(input.cause), lossProof: input.lossProof, recourseProof: input.recourseProof },
  };
  const against = objectionsToFiling(terms, atFiling(loan, today), claimed);
  if (against.length > 0) return { refusals: against };
  const earlier = await claimedAlready(tx, loan.id);
  if (earlier) return refused(earlier);
  const shared = shareLoss(terms, loan.insuredPercent, amounts.principal.plus(amounts.interest));
  if ('gap' in shared) return refused(gapRefusal(shared.gap));
  const filer = await filingBody(tx, office, terms, loan);
  if ('refusal' in filer) return refused(filer.refusal);
  return write(tx, office, { loan, terms, claimed, shares: shared.shares, ...filer });
}

const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

const atFiling = (loan: LoanFacts, today: string) => ({
  ...{ status: loan.status, borrowerKind: loan.borrowerKind, outstanding: loan.outstanding },
  interestOwed: interestOwed(loan, today),
  overdueDays: overdueDaysOn(loan, today),
  owedFrom: owedFrom(loan, today),
});

async function claimedAlready(tx: Transaction, loanId: string): Promise<ClaimRefusal | null> {
  const [row] = await tx.query<{ status: string }>(
    `select status from claim where loan_id = $1 and status not in ('REFUSED', 'WITHDRAWN')`,
    [loanId],
  );
  return row ? claimRefusal('CLAIMED_ALREADY', { status: row.status }) : null;
}

export function gapRefusal(gap: { clause: string | null; gapZh: string; gapEn: string }): ClaimRefusal {
  const { messageEn } = claimRefusal('RULE_CANNOT_BE_EVALUATED', { gap: gap.gapEn });
  return { ...claimRefusal('RULE_CANNOT_BE_EVALUATED', { gap: gap.gapZh }, gap.clause), messageEn };
}

/** The first step is the filing itself: the bank files for the body that it is part of. */
async function filingBody(
  tx: Transaction,
  { caller, today }: MoneyOffice,
  terms: ProgrammeTerms,
  loan: LoanFacts,
): Promise<{ step: ProcedureStep; body: string } | { refusal: ClaimRefusal }> {
  const step = procedureOf(terms, loan.borrowerKind, null).steps[0] as ProcedureStep;
  const actsFor = await actingBodies(tx, caller, terms.slug, today);
  const body = step.bodies.find((one) => actsFor.has(one));
  if (body !== undefined) return { step, body };
  const { zh, en } = namesOfBodies(terms, step.bodies);
  const refusal = claimRefusal('FILED_BY_PARTNERS', { bodies: zh, on: today }, step.clause);
  const { messageEn } = claimRefusal('FILED_BY_PARTNERS', { bodies: en, on: today });
  return { refusal: { ...refusal, messageEn } };
}

interface ToWrite {
  readonly loan: LoanFacts;
  readonly terms: ProgrammeTerms;
  readonly claimed: Amounts & {
    readonly cause: string | null;
    readonly lossProof: string;
    readonly recourseProof: string;
  };
  readonly shares: readonly BearerShare[];
  readonly step: ProcedureStep;
  readonly body: string;
}

const ADD = `
insert into claim (loan_id, programme_slug, bank_slug, borrower_kind, principal, interest, cause, loss_proof,
  recourse_proof, overdue_days, status, is_synthetic, filed_on, filed_by, filed_by_name, filed_at, changed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'FILED', $11, $12, $13, $14, $15, $15) returning id`;

const ADD_SHARES = `
insert into claim_share (claim_id, bearer, percent, amount)
select $1, bearer, percent, amount
from unnest($2::text[], $3::numeric[], $4::numeric[]) as given (bearer, percent, amount)`;

async function write(tx: Transaction, office: MoneyOffice, one: ToWrite): Promise<Done<FiledClaim>> {
  const { loan, terms, claimed, shares, step, body } = one;
  const { doer, today } = office;
  const principal = yuanText(claimed.principal);
  const interest = yuanText(claimed.interest);
  const [row] = await tx.query<{ id: string }>(ADD, [
    ...[loan.id, terms.slug, loan.bankSlug, loan.borrowerKind, principal, interest, claimed.cause],
    ...[claimed.lossProof.trim(), claimed.recourseProof.trim(), overdueDaysOn(loan, today), loan.isSynthetic],
    ...[today, doer.actor, doer.actorName ?? null, doer.now],
  ]);
  const claimId = (row as { id: string }).id;
  await tx.query(ADD_SHARES, [
    claimId,
    shares.map(({ bearer }) => bearer),
    shares.map(({ percent }) => percent.toFixed()),
    shares.map(({ amount }) => yuanText(amount)),
  ]);
  const event = { claimId, round: 1, kind: 'FILED', step: step.key, body, toStatus: 'FILED' } as const;
  await writeEvent(tx, office, { ...event, comment: null });
  const parts = Object.fromEntries(shares.map(({ bearer, amount }) => [bearer, yuanText(amount)]));
  const detail = { loan: loan.id, programme: terms.slug, principal, interest, cause: claimed.cause, parts };
  return { answer: { claimId }, action: 'CLAIM_FILED', subject: `claim:${claimId}`, detail };
}
