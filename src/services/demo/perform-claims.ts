/** Performs what a story tells of claims: filed, verified, announced, objected to, paid and recovered. */
import { Decimal } from '../../domain/decimal';
import type { StoryEvent } from '../../domain/demo/story/story-event';
import { interestOwed } from '../../domain/lending/interest';
import { roundCents, yuanText } from '../../domain/money';
import { advanceClaim } from '../claims/advance-claim';
import { refuseClaim, withdrawClaim } from '../claims/end-claim';
import { fileClaim } from '../claims/file-claim';
import { recordObjection, settleObjection } from '../claims/objections';
import { recordRecovery } from '../claims/recoveries';
import { factsOf } from './perform-lending';
import { done, type StoryStage } from './story-stage';

export async function fileTheClaim(stage: StoryStage, event: StoryEvent<'FILE_CLAIM'>): Promise<void> {
  const { claim, loan, cause, lossProof, recourseProof, by, on } = event;
  const loanId = stage.idOf('loan', loan);
  const facts = await factsOf(stage, loanId);
  const owed = interestOwed(facts, on);
  const amounts = {
    principal: yuanText(facts.outstanding ?? facts.principal),
    interest: owed ? yuanText(owed) : '0',
  };
  const asked = { loanId, ...amounts, cause, lossProof, recourseProof };
  const filed = await fileClaim(stage.office(by, on), asked, stage.nextKey());
  stage.remember('claim', claim, done(filed, `claim ${claim}`).claimId);
}

export async function advance(stage: StoryStage, event: StoryEvent<'ADVANCE'>): Promise<void> {
  const { claim, step, comment, by, on } = event;
  const asked = { id: stage.idOf('claim', claim), step, comment };
  done(await advanceClaim(stage.office(by, on), asked, stage.nextKey()), `${step} of ${claim} by ${by}`);
}

export async function refuse(stage: StoryStage, event: StoryEvent<'REFUSE_CLAIM'>): Promise<void> {
  const { claim, ground, reason, by, on } = event;
  const asked = { id: stage.idOf('claim', claim), ground, reason };
  done(await refuseClaim(stage.office(by, on), asked, stage.nextKey()), `refusal of ${claim}`);
}

export async function withdraw(stage: StoryStage, event: StoryEvent<'WITHDRAW_CLAIM'>): Promise<void> {
  const { claim, reason, by, on } = event;
  const asked = { id: stage.idOf('claim', claim), reason };
  done(await withdrawClaim(stage.office(by, on), asked, stage.nextKey()), `withdrawal of ${claim}`);
}

export async function object(stage: StoryStage, event: StoryEvent<'OBJECT'>): Promise<void> {
  const { claim, objector, objection, by, on } = event;
  const asked = { claimId: stage.idOf('claim', claim), objector, objection, raisedOn: on };
  const recorded = await recordObjection(stage.office(by, on), asked, stage.nextKey());
  stage.remember('objection', claim, done(recorded, `objection to ${claim}`).objectionId);
}

export async function settle(stage: StoryStage, event: StoryEvent<'SETTLE_OBJECTION'>): Promise<void> {
  const { claim, outcome, reason, by, on } = event;
  const asked = { id: stage.idOf('objection', claim), outcome, reason };
  done(await settleObjection(stage.office(by, on), asked, stage.nextKey()), `objection to ${claim}`);
}

/** A part of what is still open of the loss. */
export async function recover(stage: StoryStage, event: StoryEvent<'RECOVER'>): Promise<void> {
  const { claim, percent, byLawsuit = false, by, on } = event;
  const claimId = stage.idOf('claim', claim);
  const [row] = await stage.tx.query<{ open: string }>(
    'select (amount - recovered)::text as open from claim where id = $1',
    [claimId],
  );
  const amount = yuanText(roundCents(new Decimal(row?.open ?? 0).times(percent).dividedBy(100)));
  const asked = { claimId, amount, recoveredOn: on, byLawsuit };
  done(await recordRecovery(stage.office(by, on), asked, stage.nextKey()), `recovery of ${claim}`);
}
