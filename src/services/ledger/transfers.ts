/** Money of a fund that moves from one institution to another. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { yuanText } from '../../domain/money';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { readAmount, remarkRefusals, wordsOf } from './amounts';
import type { PostedAnswer } from './deposits';
import { type BooksRefusal, dayRefusals, managedFund, partnerRefusals } from './fund-in-hand';
import { postEntries } from './post-entries';
import { ledgerRefusal } from './refusals';
import { shortRefusal } from './short-words';

export interface TransferRequest {
  readonly fund: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly movedOn: IsoDate;
  readonly remark?: string | null | undefined;
}

async function transfer(
  tx: Transaction,
  office: MoneyOffice,
  request: TransferRequest,
): Promise<Done<PostedAnswer> | Refused> {
  const { from, to, movedOn } = request;
  const managed = await managedFund(tx, office, request.fund);
  if ('refusals' in managed) return managed;
  const { fund } = managed;
  const amount = readAmount(request.amount);
  const remark = wordsOf(request.remark);
  const refusals: readonly BooksRefusal[] = [
    ...('refusals' in amount ? amount.refusals : []),
    ...(from === to ? [ledgerRefusal('SAME_ACCOUNT')] : []),
    ...dayRefusals(fund, movedOn, office.today, 'movedOn'),
    ...(await partnerRefusals(tx, fund, to, movedOn, 'to')),
    ...(await holderRefusals(tx, fund.fundSlug, from)),
    ...remarkRefusals(remark),
  ];
  if (refusals.length > 0 || !('yuan' in amount)) return { refusals };
  const { yuan } = amount;
  const { fundSlug } = fund;
  const entries = [
    { account: 'SPECIAL_ACCOUNT', institution: to, debit: yuan } as const,
    { account: 'SPECIAL_ACCOUNT', institution: from, credit: yuan } as const,
  ];
  const causeId = `transfer:${randomUUID()}`;
  const posting = { fundSlug, cause: 'TRANSFER', causeId, occurredOn: movedOn, entries, remark } as const;
  const result = await postEntries(tx, posting, office.doer);
  if ('shortOf' in result) return { refusals: [shortRefusal(result.shortOf)] };
  return {
    ...{ answer: result, action: 'MONEY_POSTED', subject: `posting:${result.postingId}` },
    detail: { fund: fundSlug, cause: 'TRANSFER', from, to, amount: yuanText(yuan), on: movedOn },
  };
}

/** Whoever ceased to be a partner may still hold money, which can be moved away. */
async function holderRefusals(
  tx: Transaction,
  fundSlug: string,
  institution: string,
): Promise<readonly BooksRefusal[]> {
  const [account] = await tx.query(
    `select from ledger_account where fund_slug = $1 and kind = 'SPECIAL_ACCOUNT' and institution_slug = $2`,
    [fundSlug, institution],
  );
  if (account) return [];
  return [{ ...ledgerRefusal('NO_SPECIAL_ACCOUNT', { institution }), field: ['from'] }];
}

export const transferBetweenAccounts = (
  office: MoneyOffice,
  request: TransferRequest,
  idempotencyKey: string,
): Promise<OnceResult<PostedAnswer>> => {
  const subject = `fund:${request.fund}`;
  const once = { operation: 'transferBetweenAccounts', idempotencyKey, body: request, subject };
  return actOnce(office, once, (tx) => transfer(tx, office, request));
};
