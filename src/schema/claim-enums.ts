/** The word lists of claims as GraphQL enums, each word with its meaning. */
import {
  ClaimEventKind,
  ClaimStatus,
  ClaimStep,
  ClaimWait,
  ObjectionOutcome,
} from '../domain/claims/vocabulary';
import { LossBearer } from '../domain/programmes/terms';
import { register } from './register-enum';

export function registerClaimEnums(): void {
  register(ClaimStatus, 'ClaimStatus', 'Where a claim stands, in the order of the documents.', {
    FILED: 'Filed by the bank with proof of loss and recourse.',
    VERIFIED: 'Lending, supervision and recourse were verified (认定).',
    ON_NOTICE: 'On public notice (公示) until noticeUntil.',
    CONFIRMED: 'Confirmed by all bodies (审核确认): nobody objected, or the objections are settled.',
    APPROVED: 'Approved (批准); awaits its payment.',
    PAID: 'Paid; what is recovered from now on is handed back.',
    REFUSED: 'Not admitted (不予受理), on a published ground or after an objection.',
    WITHDRAWN: 'Withdrawn by its bank.',
  });
  register(ClaimStep, 'ClaimStep', 'What bodies do with a claim; each body of a step speaks once.', {
    VERIFY: 'Verifies lending, supervision and recourse.',
    POST_NOTICE: 'Posts the public notice, today.',
    CONFIRM: 'Confirms the claim once the notice is over and nobody objects.',
    APPROVE: 'Approves it.',
    PAY: 'Pays it: with the last body’s word the money moves.',
  });
  register(ClaimEventKind, 'ClaimEventKind', 'What was done with a claim.', {
    FILED: 'It was filed.',
    AGREED: 'A body agreed to a step.',
    REFUSED: 'A body refused it.',
    WITHDRAWN: 'Its bank withdrew it.',
    PAYMENT_REVERSED: 'Its payment was taken back.',
  });
  register(ObjectionOutcome, 'ObjectionOutcome', 'What became of an objection.', {
    SETTLED: 'Settled: the claim may go on.',
    UPHELD: 'Upheld: the claim can only be refused.',
  });
  register(ClaimWait, 'ClaimWait', 'Why a claim stands still although its step is up.', {
    NOTICE: 'The public notice is running.',
    OBJECTION: 'An objection is not settled.',
    OBJECTION_UPHELD: 'An objection was upheld; what is left is to refuse the claim.',
    TRANSFER: 'The fund has enough, its account at the lending bank has not.',
    MONEY: 'The fund has not enough and the text names no further source; or its books are not opened.',
  });
  register(LossBearer, 'LossBearer', 'Who bears a part of a loss.', {
    FUND: 'The risk compensation fund.',
    BANK: 'The bank that lent.',
    GUARANTOR: 'The guarantee institution.',
    INSURER: 'The insurer of the loan.',
  });
}
