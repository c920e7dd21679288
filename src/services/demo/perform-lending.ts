/** Performs what a story tells of loans: how they are applied for, decided on, drawn and paid back. */

import type { StoryBorrower, StoryEvent } from '../../domain/demo/story/story-event';
import { interestOwed } from '../../domain/lending/interest';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { yuanText } from '../../domain/money';
import { NOTHING_TOLD, type ToldFacts } from '../../domain/programmes/application-facts';
import { decideApplications, withdrawApplication } from '../applications/decide-application';
import { submitApplication } from '../applications/submit-application';
import { extendLoan } from '../lending/extend-loan';
import { fileLoans } from '../lending/file-loans';
import { readLoanFacts } from '../lending/loan-facts';
import { registerLoans } from '../lending/register-loans';
import { recordRepayment } from '../lending/repayments';
import { done, type StoryStage } from './story-stage';

const HOUSEHOLD_TOLD = {
  ...{ registeredPoorHousehold: true, fiveGuaranteeHousehold: false, outstandingBadLoans: false },
};

function toldOf(borrower: StoryBorrower, guaranteedBy: readonly string[]): ToldFacts {
  const isPerson = 'person' in borrower;
  return {
    ...NOTHING_TOLD,
    ...(isPerson ? HOUSEHOLD_TOLD : { householdsLed: borrower.householdsLed }),
    ...{ putForward: true, guaranteedBy, collateralAsked: false },
  };
}

export async function apply(stage: StoryStage, event: StoryEvent<'APPLY'>): Promise<void> {
  const { loan, borrower, amount, months, annualRate, purpose, guaranteedBy = [] } = event;
  const sent = {
    uscc: 'uscc' in borrower ? borrower.uscc : null,
    person: 'person' in borrower ? borrower.person : null,
    ...{ bank: null, drawnOn: null, dueOn: null, amount, months, annualRate, purpose },
    told: toldOf(borrower, guaranteedBy),
  };
  const office = stage.office(event.by, event.on);
  const filed = await submitApplication(office, stage.story.programme, sent, stage.nextKey());
  stage.remember('application', loan, done(filed, `application ${loan}`).applicationId);
}

export async function decide(stage: StoryStage, event: StoryEvent<'DECIDE'>): Promise<void> {
  const { loans, step, agree, comment, by, on } = event;
  const asked = loans.map((loan) => ({
    ...{ id: stage.idOf('application', loan), step, agree, comment },
    idempotencyKey: stage.nextKey(),
  }));
  const results = await decideApplications(stage.office(by, on), asked);
  for (const [at, result] of results.entries()) done(result, `${step} of ${loans[at]} by ${by}`);
}

export async function giveUp(stage: StoryStage, { loan, comment, by, on }: StoryEvent<'GIVE_UP'>) {
  const asked = { id: stage.idOf('application', loan), comment };
  done(await withdrawApplication(stage.office(by, on), asked, stage.nextKey()), `withdrawal of ${loan}`);
}

export async function lend(stage: StoryStage, { loans, by, on }: StoryEvent<'LEND'>): Promise<void> {
  const { programme } = stage.story;
  const asked = loans.map(({ key, ...fields }) => ({
    input: { ...fields, programme, application: fields.uscc ? null : stage.idOf('application', key) },
    idempotencyKey: stage.nextKey(),
  }));
  const results = await registerLoans(stage.office(by, on), asked);
  for (const [at, { key }] of loans.entries()) {
    const result = results[at];
    if (result) stage.remember('loan', key, done(result, `loan ${key}`).loanId);
  }
}

export async function fileList(stage: StoryStage, { loans, by, on }: StoryEvent<'FILE_LIST'>): Promise<void> {
  const loanIds = loans.map((key) => stage.idOf('loan', key));
  const { programme } = stage.story;
  const request = { programme, loanIds, filedOn: on, idempotencyKey: stage.nextKey() };
  done(await fileLoans(stage.office(by, on), request), `filing of ${loans.join(', ')}`);
}

export async function factsOf({ tx }: StoryStage, loanId: string): Promise<LoanFacts> {
  return (await readLoanFacts(tx, [loanId])).get(loanId) as LoanFacts;
}

export async function repay(stage: StoryStage, event: StoryEvent<'REPAY'>): Promise<void> {
  const { loan, principal, by, on } = event;
  const loanId = stage.idOf('loan', loan);
  const facts = await factsOf(stage, loanId);
  const amount = principal ?? yuanText(facts.outstanding ?? facts.principal);
  const owed = interestOwed(facts, on);
  const interest = owed ? yuanText(owed) : '0';
  const request = { loanId, amount, interest, paidOn: on, idempotencyKey: stage.nextKey() };
  done(await recordRepayment(stage.office(by, on), request), `repayment of ${loan}`);
}

export async function extend(stage: StoryStage, event: StoryEvent<'EXTEND'>): Promise<void> {
  const { loan, newDueOn, reason, by, on } = event;
  const request = {
    ...{ loanId: stage.idOf('loan', loan), newDueOn, reason },
    idempotencyKey: stage.nextKey(),
  };
  done(await extendLoan(stage.office(by, on), request), `extension of ${loan}`);
}
