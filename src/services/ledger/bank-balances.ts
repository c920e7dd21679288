/** What a bank says lies on the special account that it holds, at the end of a day. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { yuanText } from '../../domain/money';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { readAmount, remarkRefusals, wordsOf } from './amounts';
import { type BooksRefusal, dayRefusals, fundInHand, type Managed, managedFund } from './fund-in-hand';
import { ledgerRefusal } from './refusals';

export interface BalanceReport {
  readonly fund: string;
  /** A bank's own where it is left out. */
  readonly institution?: string | null | undefined;
  readonly day: IsoDate;
  readonly balance: string;
  readonly remark?: string | null | undefined;
}

export type ReportAnswer = { readonly reportId: string };

/** A bank for itself; else whoever keeps the books. */
async function fundFor(tx: Transaction, office: MoneyOffice, report: BalanceReport): Promise<Managed> {
  const { role, scopes, institutionSlug } = office.caller;
  if (role !== 'BANK') return managedFund(tx, office, report.fund);
  const isOwn = institutionSlug !== null && (report.institution ?? institutionSlug) === institutionSlug;
  if (!isOwn || !scopes.includes('LEND')) return { refusals: [ledgerRefusal('NOT_YOUR_ACCOUNT')] };
  const fund = await fundInHand(tx, office, report.fund);
  return fund ? { fund } : { refusals: [ledgerRefusal('NO_BOOKS', { fund: report.fund })] };
}

async function write(
  tx: Transaction,
  office: MoneyOffice,
  report: BalanceReport,
): Promise<Done<ReportAnswer> | Refused> {
  const managed = await fundFor(tx, office, report);
  if ('refusals' in managed) return managed;
  const { fund } = managed;
  const { day } = report;
  const institution = report.institution ?? office.caller.institutionSlug ?? '';
  const [account] = await tx.query<{ id: string }>(
    `select id from ledger_account
     where fund_slug = $1 and kind = 'SPECIAL_ACCOUNT' and institution_slug = $2`,
    [fund.fundSlug, institution],
  );
  const amount = readAmount(report.balance, 'balance', true);
  const remark = wordsOf(report.remark);
  const refusals: readonly BooksRefusal[] = [
    ...(account ? [] : [ledgerRefusal('NO_SPECIAL_ACCOUNT', { institution })]),
    ...('refusals' in amount ? amount.refusals : []),
    ...dayRefusals(fund, day, office.today, 'day'),
    ...remarkRefusals(remark),
  ];
  if (refusals.length > 0 || !account || !('yuan' in amount)) return { refusals };
  const balance = yuanText(amount.yuan);
  const { now, actor, actorName = null } = office.doer;
  const [row] = await tx.query<{ id: string }>(
    `insert into bank_balance (account_id, day, balance, reported_at, actor, actor_name, remark)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [account.id, day, balance, now, actor, actorName, remark],
  );
  return {
    ...{ answer: { reportId: row?.id as string }, action: 'BANK_BALANCE_REPORTED' },
    ...{ subject: `account:${account.id}`, detail: { fund: fund.fundSlug, institution, day, balance } },
  };
}

export const reportBankBalance = (
  office: MoneyOffice,
  report: BalanceReport,
  idempotencyKey: string,
): Promise<OnceResult<ReportAnswer>> => {
  const subject = `fund:${report.fund}`;
  const once = { operation: 'reportBankBalance', idempotencyKey, body: report, subject };
  return actOnce(office, once, (tx) => write(tx, office, report));
};
