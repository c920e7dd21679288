/** Whether a bank may claim a loss as it does, by the rules of the programme; every reason against it. */
import { addDays, type IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import { yuanText } from '../money';
import type { BorrowerKind, ProgrammeTerms, Unstated } from '../programmes/terms';
import type { LoanStatus } from '../vocabulary';
import { type ClaimRefusal, claimRefusal } from './refusals';

/** The loan on the day of filing. */
export interface LoanAtFiling {
  readonly status: LoanStatus;
  readonly borrowerKind: BorrowerKind;
  /** Null where the bank has not said. */
  readonly outstanding: Decimal | null;
  readonly interestOwed: Decimal | null;
  readonly overdueDays: number;
  /** The due date of the first instalment that is not covered; null where all is paid. */
  readonly owedFrom: IsoDate | null;
}

export interface Claimed {
  readonly principal: Decimal;
  readonly interest: Decimal;
  readonly cause: string | null;
  readonly lossProof: string;
  readonly recourseProof: string;
}

export const MAX_PROOF_LENGTH = 4000;

type Terms = Pick<ProgrammeTerms, 'steps' | 'overdueDays' | 'coversInterest' | 'compensatedCauses'>;

const gapOf = ({ rule, gapZh, gapEn }: Unstated): ClaimRefusal => ({
  ...claimRefusal('RULE_CANNOT_BE_EVALUATED', { gap: gapZh }, rule.clause),
  messageEn: claimRefusal('RULE_CANNOT_BE_EVALUATED', { gap: gapEn }).messageEn,
});

export function objectionsToFiling(
  terms: Terms,
  loan: LoanAtFiling,
  claimed: Claimed,
): readonly ClaimRefusal[] {
  const standing = objectionToStanding(loan);
  if (standing !== null) return [standing];
  if (!terms.steps.some(({ process }) => process === 'CLAIM')) return [claimRefusal('NO_CLAIM_PROCEDURE')];
  return [
    ...objectionsToOverdue(terms, loan),
    ...objectionsToAmounts(terms, loan, claimed),
    ...objectionsToCause(terms, loan, claimed),
    ...objectionsToProof(terms, claimed),
  ];
}

function objectionToStanding({ status }: LoanAtFiling): ClaimRefusal | null {
  if (status === 'REPAID') return claimRefusal('LOAN_REPAID');
  if (status === 'COMPENSATED') return claimRefusal('CLAIMED_ALREADY', { status });
  return status === 'WRITTEN_OFF' ? claimRefusal('LOAN_WRITTEN_OFF') : null;
}

function objectionsToOverdue(
  { overdueDays: term }: Terms,
  { overdueDays: days, owedFrom }: LoanAtFiling,
): readonly ClaimRefusal[] {
  if (term === null) return [claimRefusal('NO_CLAIM_PROCEDURE')];
  if (!term.stated) return [gapOf(term)];
  const { value: needed, rule } = term;
  if (days >= needed || owedFrom === null) return [];
  const from = addDays(owedFrom, needed);
  return [claimRefusal('NOT_OVERDUE_LONG_ENOUGH', { days, needed, from }, rule.clause)];
}

function objectionsToAmounts(
  { coversInterest }: Terms,
  { outstanding, interestOwed }: LoanAtFiling,
  { principal, interest }: Claimed,
): readonly ClaimRefusal[] {
  if (outstanding === null || interestOwed === null) return [claimRefusal('OUTSTANDING_UNKNOWN')];
  const clause = coversInterest?.rule.clause ?? null;
  const covers = coversInterest?.stated === true && coversInterest.value;
  const amount = (claimed: Decimal, limit: Decimal) => ({
    claimed: yuanText(claimed),
    ...{ outstanding: yuanText(limit), owed: yuanText(limit) },
  });
  return [
    ...(principal.plus(interest).isZero() ? [claimRefusal('NOTHING_CLAIMED')] : []),
    ...(principal.greaterThan(outstanding)
      ? [claimRefusal('PRINCIPAL_ABOVE_OUTSTANDING', amount(principal, outstanding), clause)]
      : []),
    ...(covers || interest.isZero() ? [] : [claimRefusal('INTEREST_NOT_COVERED', {}, clause)]),
    ...(covers && interest.greaterThan(interestOwed)
      ? [claimRefusal('INTEREST_ABOVE_OWED', amount(interest, interestOwed), clause)]
      : []),
  ];
}

/** Article 25 lists its causes for poor households only; what an enterprise lost by is told in the proof. */
function objectionsToCause(
  { compensatedCauses }: Terms,
  { borrowerKind }: LoanAtFiling,
  { cause }: Claimed,
): readonly ClaimRefusal[] {
  const causes = compensatedCauses.map(({ key, nameZh }) => `${key}（${nameZh}）`).join('、');
  const clause = compensatedCauses[0]?.clause ?? null;
  if (borrowerKind === 'LEGAL_PERSON') {
    return cause === null ? [] : [claimRefusal('CAUSE_NOT_STATED', {}, clause)];
  }
  if (cause === null) {
    return compensatedCauses.length === 0 ? [] : [claimRefusal('CAUSE_MISSING', { causes }, clause)];
  }
  const isListed = compensatedCauses.some(({ key }) => key === cause);
  return isListed ? [] : [claimRefusal('UNKNOWN_CAUSE', { cause, causes }, clause)];
}

const isSaid = (text: string): boolean => text.trim() !== '' && text.length <= MAX_PROOF_LENGTH;

function objectionsToProof({ steps }: Terms, { lossProof, recourseProof }: Claimed): readonly ClaimRefusal[] {
  const clause = steps.find(({ process }) => process === 'CLAIM')?.clause ?? null;
  const max = MAX_PROOF_LENGTH;
  return [
    ...(isSaid(lossProof) ? [] : [claimRefusal('LOSS_PROOF_MISSING', { max }, clause)]),
    ...(isSaid(recourseProof) ? [] : [claimRefusal('RECOURSE_PROOF_MISSING', { max }, clause)]),
  ];
}
