/** Money recovered after a claim was paid, handed back to those who bore the loss in one go. */
import type { Transaction } from '../../db/database';
import { type IsoDate, isIsoDate } from '../../domain/calendar';
import { type Bearer, openLoss, shareRecovery } from '../../domain/claims/recovery';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import { Decimal, ZERO } from '../../domain/decimal';
import { readYuan, yuanText } from '../../domain/money';
import { namesOfBodies } from '../../domain/programmes/step-refusals';
import type { LossBearer } from '../../domain/programmes/terms';
import type { ClausedRefusal } from '../../domain/refusals';
import { postEntries } from '../ledger/post-entries';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import { gapRefusal } from './file-claim';
import { type FoundClaim, lockClaim } from './found-claim';

export interface RecoveryToRecord {
  readonly claimId: string | null;
  readonly amount: string;
  readonly recoveredOn: IsoDate;
  readonly byLawsuit: boolean;
}

export type ActedOnRecovery = { readonly claimId: string; readonly recoveryId: string };

export const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

export function recordRecovery(
  office: MoneyOffice,
  asked: RecoveryToRecord,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnRecovery>> {
  const subject = `claim:${asked.claimId ?? '?'}`;
  const request = { operation: 'recordRecovery', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnRecovery>(office, request, (tx) => record(tx, office, asked));
}

/** The bank goes on collecting (第二十三条); those who manage the fund may write down what came in, too. */
export async function collectorRefusal(
  tx: Transaction,
  { caller, today }: MoneyOffice,
  { terms, bankSlug }: FoundClaim,
): Promise<ClausedRefusal<string> | null> {
  if (caller.role === 'BANK' && caller.institutionSlug === bankSlug) {
    return caller.scopes.includes('LEND') ? null : moneyRefusal('SCOPE_LEND_MISSING');
  }
  const actsFor = await actingBodies(tx, caller, terms.slug, today);
  if (terms.managers.some((body) => actsFor.has(body))) return null;
  const { zh, en } = namesOfBodies(terms, terms.managers);
  const clause = terms.recovery?.rule.clause ?? null;
  const refusal = moneyRefusal('NOT_YOUR_BODY', { body: zh }, clause);
  return { ...refusal, field: ['claim'], messageEn: moneyRefusal('NOT_YOUR_BODY', { body: en }).messageEn };
}

interface PaymentRow {
  readonly [column: string]: unknown;
  readonly fund_slug: string | null;
  readonly paid_on: IsoDate;
}

async function record(
  tx: Transaction,
  office: MoneyOffice,
  asked: RecoveryToRecord,
): Promise<Done<ActedOnRecovery> | Refused> {
  const amount = readYuan(asked.amount);
  if (typeof amount === 'string') return refused(amountRefusal(amount, ['amount']));
  const claim = await lockClaim(tx, office.visibility, asked.claimId);
  if (!claim) return refused({ ...claimRefusal('UNKNOWN_CLAIM'), field: ['claim'] });
  const stranger = await collectorRefusal(tx, office, claim);
  if (stranger) return refused(stranger);
  if (claim.status !== 'PAID') return refused(claimRefusal('NOT_PAID', { status: claim.status }));
  const [payment] = await tx.query<PaymentRow>(
    'select fund_slug, paid_on from claim_payment where claim_id = $1 and reversed_on is null',
    [claim.id],
  );
  const { paid_on: paidOn, fund_slug: fundSlug } = payment as PaymentRow;
  const untimely = dayRefusal(asked.recoveredOn, paidOn, office.today);
  if (untimely) return refused(untimely);
  const { recovery } = claim.terms;
  if (recovery?.stated !== true) {
    return refused(gapRefusal({ clause: recovery?.rule.clause ?? null, ...(recovery ?? NO_PROPORTION) }));
  }
  const bearers = await bearersOf(tx, claim);
  const open = openLoss(bearers);
  if (amount.greaterThan(open)) {
    const details = { amount: yuanText(amount), open: yuanText(open) };
    return refused(claimRefusal('RECOVERY_BEYOND_LOSS', details, recovery.rule.clause));
  }
  const parts = shareRecovery(amount, bearers, isAllToFund(claim, asked.byLawsuit));
  return write(tx, office, claim, { ...asked, amount, fundSlug, bearers, parts });
}

const NO_PROPORTION = {
  gapZh: '文件没有写明追偿资金如何归还',
  gapEn: 'The text does not say how recoveries are handed back',
};

const isAllToFund = ({ terms: { recoveryOfEvadedDebt: term } }: FoundClaim, byLawsuit: boolean): boolean =>
  byLawsuit && term?.stated === true && term.value === 'ALL_TO_FUND';

function dayRefusal(day: IsoDate, paidOn: IsoDate, today: IsoDate): ClausedRefusal<string> | null {
  if (!isIsoDate(day) || day < paidOn) {
    return claimRefusal('RECOVERED_BEFORE_PAYMENT', { date: day, paidOn }) satisfies ClaimRefusal;
  }
  if (day <= today) return null;
  return { ...moneyRefusal('DATE_IN_FUTURE', { date: day, today }), field: ['recoveredOn'] };
}

async function bearersOf(tx: Transaction, { id, shares }: FoundClaim): Promise<readonly Bearer[]> {
  const rows = await tx.query<{ bearer: LossBearer; amount: string }>(
    `select s.bearer, sum(s.amount)::text as amount
     from claim_recovery r join claim_recovery_share s on s.recovery_id = r.id
     where r.claim_id = $1 and r.reversed_on is null and not r.by_lawsuit group by s.bearer`,
    [id],
  );
  const sums = new Map(rows.map(({ bearer, amount }) => [bearer, new Decimal(amount)]));
  return shares.map((share) => ({ ...share, byProportion: sums.get(share.bearer) ?? ZERO }));
}

interface ToWrite {
  readonly amount: Decimal;
  readonly recoveredOn: IsoDate;
  readonly byLawsuit: boolean;
  readonly fundSlug: string | null;
  readonly bearers: readonly Bearer[];
  readonly parts: readonly Decimal[];
}

const ADD = `
insert into claim_recovery (claim_id, amount, recovered_on, by_lawsuit, posting_id, recorded_by,
  recorded_by_name, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;

const ADD_SHARES = `
insert into claim_recovery_share (recovery_id, bearer, amount)
select $1, bearer, amount from unnest($2::text[], $3::numeric[]) as given (bearer, amount)`;

async function write(
  tx: Transaction,
  office: MoneyOffice,
  claim: FoundClaim,
  recovery: ToWrite,
): Promise<Done<ActedOnRecovery>> {
  const { amount, recoveredOn, byLawsuit, bearers, parts } = recovery;
  const { actor, actorName = null, now } = office.doer;
  const postingId = await postToFund(tx, office, claim, recovery);
  const [row] = await tx.query<{ id: string }>(ADD, [
    ...[claim.id, yuanText(amount), recoveredOn, byLawsuit, postingId, actor, actorName, now],
  ]);
  const recoveryId = (row as { id: string }).id;
  await tx.query(ADD_SHARES, [recoveryId, bearers.map(({ bearer }) => bearer), parts.map(yuanText)]);
  const shared = Object.fromEntries(
    bearers.map(({ bearer }, at) => [bearer, yuanText(parts[at] as Decimal)]),
  );
  const detail = { amount: yuanText(amount), recoveredOn, byLawsuit, parts: shared };
  const answer = { claimId: claim.id, recoveryId };
  return { answer, action: 'RECOVERY_RECORDED', subject: `claim:${claim.id}`, detail };
}

/** The fund's part goes to the special account at the bank that collects; null where nothing is its part. */
async function postToFund(
  tx: Transaction,
  { doer }: MoneyOffice,
  { id, bankSlug }: FoundClaim,
  { fundSlug, bearers, parts, recoveredOn }: ToWrite,
): Promise<string | null> {
  const part = parts[bearers.findIndex(({ bearer }) => bearer === 'FUND')] ?? ZERO;
  if (part.isZero() || fundSlug === null) return null;
  const entries = [
    { account: 'SPECIAL_ACCOUNT', institution: bankSlug, debit: part } as const,
    { account: 'RECOVERED', credit: part } as const,
  ];
  const about = { fundSlug, cause: 'RECOVERY', causeId: `claim:${id}` } as const;
  const posted = await postEntries(tx, { ...about, occurredOn: recoveredOn, entries }, doer);
  if ('postingId' in posted) return posted.postingId;
  throw new Error(`nothing is taken from an account by a recovery: ${posted.shortOf.account}`);
}
