/** Performs what a story tells of the money: books, partners, deposits, subsidies and what banks report. */
import { Decimal } from '../../domain/decimal';
import type { StoryEvent } from '../../domain/demo/story/story-event';
import { yuanText } from '../../domain/money';
import { recordBadLoans } from '../guarantees/record-bad-loans';
import { recordGuarantee } from '../guarantees/record-guarantee';
import { recordGuarantorYear } from '../guarantees/record-guarantor-year';
import { reportBankBalance } from '../ledger/bank-balances';
import { recordDeposit, recordDepositInterest } from '../ledger/deposits';
import { openFund } from '../ledger/open-fund';
import { setProgrammePartner } from '../ledger/partners';
import { decideSettlement } from '../subsidies/decide-settlement';
import { prepareSettlement } from '../subsidies/prepare-settlement';
import { done, type StoryStage } from './story-stage';

export async function openTheFund(stage: StoryStage, event: StoryEvent<'OPEN_FUND'>): Promise<void> {
  const { by, on, does: _, ...fund } = event;
  const request = { ...fund, programme: stage.story.programme, openedOn: on, isSynthetic: true };
  done(await openFund(stage.office(by, on), request, stage.nextKey()), `fund ${fund.slug}`);
}

export async function setPartner(stage: StoryStage, event: StoryEvent<'SET_PARTNER'>): Promise<void> {
  const { institution, body, by, on } = event;
  const request = { programme: stage.story.programme, institution, body, since: on };
  done(await setProgrammePartner(stage.office(by, on), request, stage.nextKey()), `partner ${institution}`);
}

export async function deposit(stage: StoryStage, event: StoryEvent<'DEPOSIT'>): Promise<void> {
  const { fund, institution, contributor, amount, by, on } = event;
  const request = { fund, institution, contributor, amount, paidOn: on };
  done(await recordDeposit(stage.office(by, on), request, stage.nextKey()), `deposit of ${on}`);
}

export async function creditInterest(stage: StoryStage, event: StoryEvent<'INTEREST'>): Promise<void> {
  const { fund, institution, amount, by, on } = event;
  const request = { fund, institution, amount, creditedOn: on };
  done(await recordDepositInterest(stage.office(by, on), request, stage.nextKey()), `interest of ${on}`);
}

export async function prepareSubsidy(stage: StoryStage, event: StoryEvent<'PREPARE_SUBSIDY'>): Promise<void> {
  const { settlement, month, borrowerKind, by, on } = event;
  const request = {
    programme: stage.story.programme,
    ...{ month, borrowerKind, idempotencyKey: stage.nextKey() },
  };
  const prepared = await prepareSettlement(stage.office(by, on), request);
  stage.remember('settlement', settlement, done(prepared, `settlement ${settlement}`).settlementId);
}

export async function decideSubsidy(stage: StoryStage, event: StoryEvent<'DECIDE_SUBSIDY'>): Promise<void> {
  const { settlement, step, by, on } = event;
  const request = {
    ...{ id: stage.idOf('settlement', settlement), step, agree: true, papersComplete: true },
    idempotencyKey: stage.nextKey(),
  };
  done(await decideSettlement(stage.office(by, on), request), `${step} of ${settlement}`);
}

const BOOKED = `
select coalesce(sum(e.debit - e.credit), 0)::text as balance
from ledger_account a join ledger_entry e on e.account_id = a.id and e.occurred_on <= $3
where a.fund_slug = $1 and a.kind = 'SPECIAL_ACCOUNT' and a.institution_slug = $2`;

export async function reportBalance(stage: StoryStage, event: StoryEvent<'REPORT_BALANCE'>): Promise<void> {
  const { fund, day, more, remark, by, on } = event;
  const office = stage.office(by, on);
  const asked = [fund, office.caller.institutionSlug, day];
  const [row] = await stage.tx.query<{ balance: string }>(BOOKED, asked);
  const balance = yuanText(new Decimal(row?.balance ?? 0).plus(more));
  const report = { fund, day, balance, remark };
  done(await reportBankBalance(office, report, stage.nextKey()), `balance of ${day}`);
}

export async function reportBadLoans(
  stage: StoryStage,
  event: StoryEvent<'REPORT_BAD_LOANS'>,
): Promise<void> {
  const { period, ownTargetPercent, nplPercent, by, on } = event;
  const office = stage.office(by, on);
  const bank = office.caller.institutionSlug ?? '';
  const request = {
    ...{ programme: stage.story.programme, bank, period, ownTargetPercent, nplPercent, reason: null },
  };
  done(await recordBadLoans(office, request, stage.nextKey()), `bad loans of ${period}`);
}

export async function reportGuarantor(
  stage: StoryStage,
  event: StoryEvent<'REPORT_GUARANTOR'>,
): Promise<void> {
  const { by, on, does: _, ...figures } = event;
  const office = stage.office(by, on);
  const institution = office.caller.institutionSlug ?? '';
  const request = { ...figures, institution, programme: stage.story.programme, reason: null };
  done(await recordGuarantorYear(office, request, stage.nextKey()), `guarantor year ${figures.year}`);
}

export async function guarantee(stage: StoryStage, event: StoryEvent<'GUARANTEE'>): Promise<void> {
  const { by, on, does: _, loan, reGuarantees = [], ...said } = event;
  const request = { ...said, reGuarantees, loan: stage.idOf('loan', loan), fromOn: on };
  done(await recordGuarantee(stage.office(by, on), request, stage.nextKey()), `guarantee of ${loan}`);
}
