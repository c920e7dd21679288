/** Money that comes into a fund: paid in by somebody, or credited by the bank as interest. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { yuanText } from '../../domain/money';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { MAX_NAME_LENGTH, readAmount, remarkRefusals, wordsOf } from './amounts';
import { addContribution } from './contributions';
import {
  type BooksRefusal,
  dayRefusals,
  type FundInHand,
  managedFund,
  partnerRefusals,
} from './fund-in-hand';
import { postEntries } from './post-entries';
import { type LedgerRefusal, ledgerRefusal } from './refusals';
import { shortRefusal } from './short-words';

interface Incoming {
  readonly fund: string;
  readonly institution: string;
  readonly amount: string;
  readonly remark?: string | null | undefined;
}

export interface DepositRequest extends Incoming {
  readonly contributor: string;
  readonly paidOn: IsoDate;
}

export interface InterestRequest extends Incoming {
  readonly creditedOn: IsoDate;
}

export type PostedAnswer = { readonly postingId: string };
type Work = Done<PostedAnswer> | Refused;

interface Read {
  readonly fund: FundInHand;
  readonly yuan: Decimal;
  readonly remark: string | null;
}

/** What both kinds have in common: the fund, the partner, the amount, the day and the words. */
async function read(
  tx: Transaction,
  office: MoneyOffice,
  incoming: Incoming,
  day: { readonly on: IsoDate; readonly field: string },
): Promise<Read | Refused> {
  const managed = await managedFund(tx, office, incoming.fund);
  if ('refusals' in managed) return managed;
  const { fund } = managed;
  const amount = readAmount(incoming.amount);
  const remark = wordsOf(incoming.remark);
  const refusals: readonly BooksRefusal[] = [
    ...('refusals' in amount ? amount.refusals : []),
    ...dayRefusals(fund, day.on, office.today, day.field),
    ...(await partnerRefusals(tx, fund, incoming.institution, day.on)),
    ...remarkRefusals(remark),
  ];
  if (refusals.length > 0 || !('yuan' in amount)) return { refusals };
  return { fund, yuan: amount.yuan, remark };
}

interface ToPost extends Read {
  readonly institution: string;
  readonly on: IsoDate;
  readonly party?: string;
}

async function post(
  tx: Transaction,
  { doer }: MoneyOffice,
  cause: 'DEPOSIT' | 'DEPOSIT_INTEREST',
  { fund, yuan, remark, institution, on, party }: ToPost,
): Promise<Work> {
  const isDeposit = cause === 'DEPOSIT';
  const causeId = `${isDeposit ? 'deposit' : 'interest'}:${randomUUID()}`;
  const entries = [
    { account: 'SPECIAL_ACCOUNT', institution, debit: yuan } as const,
    { account: isDeposit ? 'CONTRIBUTED' : 'INTEREST_EARNED', credit: yuan } as const,
  ];
  const { fundSlug } = fund;
  const posting = { fundSlug, cause, causeId, occurredOn: on, entries, party, remark };
  const result = await postEntries(tx, posting, doer);
  if ('shortOf' in result) return { refusals: [shortRefusal(result.shortOf)] };
  return {
    ...{ answer: result, action: 'MONEY_POSTED', subject: `posting:${result.postingId}` },
    detail: { fund: fundSlug, cause, institution, amount: yuanText(yuan), on },
  };
}

export const recordDeposit = (
  office: MoneyOffice,
  request: DepositRequest,
  idempotencyKey: string,
): Promise<OnceResult<PostedAnswer>> => {
  const once = { operation: 'recordDeposit', idempotencyKey, body: request, subject: `fund:${request.fund}` };
  return actOnce(office, once, async (tx) => {
    const { institution, paidOn: on } = request;
    const found = await read(tx, office, request, { on, field: 'paidOn' });
    if ('refusals' in found) return found;
    const contributor = wordsOf(request.contributor);
    if (contributor === null || contributor.length > MAX_NAME_LENGTH) {
      return { refusals: [ledgerRefusal('CONTRIBUTOR_MISSING')] };
    }
    const done = await post(tx, office, 'DEPOSIT', { ...found, institution, on, party: contributor });
    if ('refusals' in done) return done;
    const { fundSlug, isSynthetic } = found.fund;
    const paid = { fundSlug, contributor, amount: found.yuan, paidOn: on, isSynthetic };
    await addContribution(tx, paid);
    return done;
  });
};

/** The clause under which interest on subsidy money belongs to the compensation money. */
async function elsewhere(
  tx: Transaction,
  { kind, programmeSlug }: FundInHand,
): Promise<LedgerRefusal | null> {
  if (kind !== 'INTEREST_SUBSIDY') return null;
  const [rule] = await tx.query<{ clause: string }>(
    `select clause from programme_rule where programme_slug = $1 and key = 'interest-to-fund'`,
    [programmeSlug],
  );
  return rule ? ledgerRefusal('INTEREST_BELONGS_ELSEWHERE', {}, rule.clause) : null;
}

export const recordDepositInterest = (
  office: MoneyOffice,
  request: InterestRequest,
  idempotencyKey: string,
): Promise<OnceResult<PostedAnswer>> => {
  const subject = `fund:${request.fund}`;
  const once = { operation: 'recordDepositInterest', idempotencyKey, body: request, subject };
  return actOnce(office, once, async (tx) => {
    const { institution, creditedOn: on } = request;
    const found = await read(tx, office, request, { on, field: 'creditedOn' });
    if ('refusals' in found) return found;
    const refusal = await elsewhere(tx, found.fund);
    if (refusal) return { refusals: [refusal] };
    return post(tx, office, 'DEPOSIT_INTEREST', { ...found, institution, on });
  });
};
