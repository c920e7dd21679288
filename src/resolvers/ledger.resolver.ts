/** The books of funds: accounts, postings with their entries, statements, trial balances. */
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { BankBalance } from '../entities/bank-balance';
import { Fund } from '../entities/fund';
import { Institution } from '../entities/institution';
import { LedgerAccount } from '../entities/ledger-account';
import { LedgerEntry } from '../entities/ledger-entry';
import { LedgerPosting } from '../entities/ledger-posting';
import { DateText } from '../entities/scalar-markers';
import { LEDGER_POSTINGS } from '../loaders/ledger';
import { STATEMENT_LINES } from '../loaders/ledger/statements';
import { requireSeen } from '../loaders/visible';
import { PageArgs, windowOf } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import {
  AccountStatement,
  LedgerPostingConnection,
  StatementLineConnection,
  TrialBalanceLine,
} from '../schema/ledger';
import { readNodeId } from '../schema/node-id';
import { daysAsked } from '../services/ledger/asked-days';

/** Before any books. */
const BEGINNING = '1900-01-01';

@Resolver(() => LedgerAccount)
export class LedgerAccountResolver {
  @Query(() => LedgerAccount, {
    nullable: true,
    description:
      'An account in the books of a fund. For staff; a bank with FINANCE sees the special account that it ' +
      'holds. Null for one that the caller does not see.',
  })
  ledgerAccount(@Arg('id', () => ID) id: string, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'LedgerAccount');
    const reference = readNodeId(id);
    return reference?.type === 'LedgerAccount' ? loaders.ledger.books.account.load(reference.key) : null;
  }

  @FieldResolver(() => Fund)
  fund(@Root() { fundSlug }: LedgerAccount, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fund.load(fundSlug);
  }

  @FieldResolver(() => Institution, { nullable: true, description: 'Who holds it.' })
  institution(@Root() { institutionSlug }: LedgerAccount, @Ctx() { loaders }: RequestContext) {
    return institutionSlug === null ? null : loaders.graph.institution.load(institutionSlug);
  }

  @FieldResolver(() => AccountStatement, {
    description: 'From day to day, both included, from what is recorded now. Without days: all until today.',
  })
  async statement(
    @Root() { accountId }: LedgerAccount,
    @Arg('from', () => DateText, { nullable: true }) from: string | null,
    @Arg('to', () => DateText, { nullable: true }) to: string | null,
    @Ctx() { loaders, today }: RequestContext,
  ): Promise<AccountStatement> {
    const days = daysAsked(from ?? BEGINNING, to ?? today);
    const sums = await loaders.ledger.books.statementSums(days).load(accountId);
    return Object.assign(new AccountStatement(), { ...sums, accountId, from: from ?? null, to: days.to });
  }
}

@Resolver(() => AccountStatement)
export class AccountStatementResolver {
  @FieldResolver(() => StatementLineConnection, { description: 'By days; those of a day as recorded.' })
  async lines(
    @Root() { accountId, from, to, count }: AccountStatement,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const window = windowOf(STATEMENT_LINES, args);
    const days = { from: from ?? BEGINNING, to };
    const page = await loaders.ledger.books.statementLines({ days, window }).load(accountId);
    return new StatementLineConnection(page, async () => count);
  }
}

@Resolver(() => LedgerPosting)
export class LedgerPostingResolver {
  @FieldResolver(() => Fund)
  fund(@Root() { fundSlug }: LedgerPosting, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fund.load(fundSlug);
  }

  @FieldResolver(() => [LedgerEntry], { description: 'At least two, of as much debit as credit.' })
  entries(@Root() { postingId }: LedgerPosting, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.entries.load(postingId);
  }

  @FieldResolver(() => LedgerPosting, { nullable: true, description: 'The posting that it takes back.' })
  reverses(@Root() { reversesId }: LedgerPosting, @Ctx() { loaders }: RequestContext) {
    return reversesId === null ? null : loaders.ledger.books.posting.load(reversesId);
  }

  @FieldResolver(() => LedgerPosting, { nullable: true, description: 'The posting that took it back.' })
  reversedBy(@Root() { postingId }: LedgerPosting, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.reversalOf.load(postingId);
  }
}

@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  @FieldResolver(() => LedgerAccount)
  account(@Root() { accountId }: LedgerEntry, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.account.load(accountId);
  }
}

@Resolver(() => TrialBalanceLine)
export class TrialBalanceLineResolver {
  @FieldResolver(() => LedgerAccount)
  account(@Root() { accountId }: TrialBalanceLine, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.account.load(accountId);
  }
}

@Resolver(() => BankBalance)
export class BankBalanceResolver {
  @FieldResolver(() => LedgerAccount, { nullable: true, description: 'For staff, and banks with FINANCE.' })
  account(@Root() { accountId }: BankBalance, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.account.load(accountId);
  }
}

/** Pages of a fund's postings, the newest first. */
export async function ledgerOf(fundSlug: string, args: PageArgs, { loaders }: RequestContext) {
  const { ledger } = loaders.ledger.books;
  const page = await ledger.page(fundSlug, windowOf(LEDGER_POSTINGS, args));
  return new LedgerPostingConnection(page, () => ledger.count(fundSlug));
}
