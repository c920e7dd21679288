/** Takes the subsidies of an ineligible loan back: where the bank has paid, or with its next settlement. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { chinaDate, type IsoDate, latest } from '../../domain/calendar';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { yuanText } from '../../domain/money';
import { periodContaining } from '../../domain/period';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { subsidyRefusal } from '../../domain/subsidies/refusals';
import { isKeyOf } from '../../loaders/rows';
import { lockLoan, readLoanFacts } from '../lending/loan-facts';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { MAX_WORDS } from './decide-settlement';
import { pay } from './pay';
import { lockSettled, type Settled, type StandingLoanLine, standingLinesOf } from './standing-lines';
import { storeSettlement, totalOf } from './store-settlement';

export interface TakeBackRequest {
  /** Null for an id that was never given out. */
  readonly loanId: string | null;
  readonly reason: string;
  /** The day the bank paid it back into the special account; without one it is set off. */
  readonly paidBackOn?: IsoDate | null | undefined;
  readonly idempotencyKey: string;
}

type Answer = { readonly loanId: string; readonly settlementId: string | null };

const refused = (...refusals: Refused['refusals']): Refused => ({ refusals });

export function takeBack(office: MoneyOffice, request: TakeBackRequest): Promise<OnceResult<Answer>> {
  const { idempotencyKey, ...body } = request;
  const subject = request.loanId === null ? undefined : `loan:${request.loanId}`;
  return actOnce(office, { operation: 'reverseSubsidies', idempotencyKey, body, subject }, (tx) =>
    stop(tx, office, request),
  );
}

interface Stop {
  readonly body: string;
  readonly reason: string;
  readonly loan: LoanFacts;
  readonly settled: Settled;
  readonly terms: ProgrammeTerms;
}

async function stop(
  tx: Transaction,
  office: MoneyOffice,
  request: TakeBackRequest,
): Promise<Done<Answer> | Refused> {
  const { caller, today, visibility } = office;
  const loan = request.loanId === null ? null : await lockInOrder(tx, visibility, request.loanId);
  if (loan === null) return refused(subsidyRefusal('UNKNOWN_LOAN'));
  const terms = loan.programmeSlug === null ? null : await loadTerms(tx, loan.programmeSlug);
  if (terms === null) return refused(subsidyRefusal('LOAN_WITHOUT_PROGRAMME'));
  const actsFor = await actingBodies(tx, caller, terms.slug, today);
  const body = terms.managers.find((one) => actsFor.has(one));
  if (caller.role === 'BANK' || body === undefined) {
    return refused(moneyRefusal('NOT_YOUR_BODY', { body: terms.managers.join('、') }));
  }
  const reason = request.reason.replaceAll('\0', '').toWellFormed().trim();
  if (reason === '') return refused(subsidyRefusal('REASON_MISSING'));
  if (reason.length > MAX_WORDS) return refused(subsidyRefusal('REASON_TOO_LONG', { max: MAX_WORDS }));
  const { bankSlug: bank, borrowerKind } = loan;
  const settled = { programme: terms.slug, bank, borrowerKind };
  return record(tx, office, request.paidBackOn ?? null, { body, reason, loan, settled, terms });
}

/** Whoever settles locks the bank before its loans; so does this. */
async function lockInOrder(tx: Transaction, visibility: Visibility, id: string): Promise<LoanFacts | null> {
  const known = isKeyOf('bigint', id) ? (await readLoanFacts(tx, [id])).get(id) : undefined;
  if (known === undefined) return null;
  const { programmeSlug: programme, bankSlug: bank, borrowerKind } = known;
  if (programme !== null) await lockSettled(tx, { programme, bank, borrowerKind });
  return lockLoan(tx, visibility, id);
}

const STOP = `
insert into subsidy_stop (loan_id, reason, body, actor, actor_name, recorded_at)
values ($1, $2, $3, $4, $5, $6) on conflict (loan_id) do nothing`;

async function record(
  tx: Transaction,
  office: MoneyOffice,
  paidBackOn: IsoDate | null,
  stopping: Stop,
): Promise<Done<Answer> | Refused> {
  const { doer } = office;
  const { body, reason, loan } = stopping;
  const [stopped] = await tx.query<{ recorded_at: Date }>(
    'select recorded_at from subsidy_stop where loan_id = $1',
    [loan.id],
  );
  if (stopped && paidBackOn === null) {
    return refused(subsidyRefusal('TAKEN_BACK_ALREADY', { on: chinaDate(stopped.recorded_at) }));
  }
  await tx.query(STOP, [loan.id, reason, body, doer.actor, doer.actorName ?? null, doer.now]);
  const lines = await standingLinesOf(tx, loan.id);
  const paid = paidBackOn === null ? null : await payBack(tx, office, stopping, { lines, on: paidBackOn });
  if (paid && 'refusals' in paid) return paid;
  const settlementId = paid?.settlementId ?? null;
  const detail = { body, reason, amount: yuanText(totalOf(lines)), paidBackOn, settlement: settlementId };
  const answer = { loanId: loan.id, settlementId };
  return { answer, action: 'SUBSIDY_REVERSED', subject: `loan:${loan.id}`, detail };
}

interface PaidBack {
  readonly lines: readonly StandingLoanLine[];
  readonly on: IsoDate;
}

/** What an open settlement is about to take back is not taken back twice: that one is decided first. */
const IN_THE_WAY = `
select s.id, s.month from subsidy_settlement s join subsidy_line l on l.settlement_id = s.id
where s.status not in ('PAID', 'REFUSED') and l.loan_id = $1 and l.reverses is not null limit 1`;

async function payBack(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  { loan, settled, terms }: Stop,
  { lines, on }: PaidBack,
): Promise<{ readonly settlementId: string } | Refused> {
  if (on > today) return refused(moneyRefusal('DATE_IN_FUTURE', { date: on, today }));
  const [open] = await tx.query<{ id: string; month: string }>(IN_THE_WAY, [loan.id]);
  if (open) return refused(subsidyRefusal('SETTLEMENT_IN_THE_WAY', open));
  const [first, ...others] = lines;
  if (first === undefined) return refused(subsidyRefusal('NOTHING_TO_PAY_BACK'));
  const paidOn = latest(first.paidOn, ...others.map((line) => line.paidOn));
  if (on < paidOn) return refused(subsidyRefusal('PAID_BACK_BEFORE_PAID', { paidOn }));
  const settlementId = randomUUID();
  const { isSynthetic, regionCode } = loan;
  const net = totalOf(lines).negated();
  const { programme, bank } = settled;
  const moved = await pay(tx, { settlementId, programme, bank, net, on, isSynthetic }, terms, doer);
  if ('refusal' in moved) return refused(moved.refusal);
  const reversal = { ...settled, id: settlementId, month: periodContaining(on, 'MONTH').text };
  await storeSettlement(
    tx,
    {
      ...{ ...reversal, granted: [], takenBack: lines, leftOut: [], regionCodes: [regionCode], isSynthetic },
      paidBack: { on, postingId: moved.postingId },
    },
    doer,
  );
  return { settlementId };
}
