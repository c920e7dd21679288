/** What the books say of a fund, and what banks say of its special accounts. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { BankBalance } from '../entities/bank-balance';
import { Fund } from '../entities/fund';
import { Institution } from '../entities/institution';
import { LedgerAccount } from '../entities/ledger-account';
import { LedgerBook } from '../entities/ledger-book';
import { Programme } from '../entities/programme';
import { ProgrammePartner } from '../entities/programme-partner';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { LedgerPostingConnection, Reconciliation, TrialBalance } from '../schema/ledger';
import { monthAsked } from '../services/ledger/asked-days';
import { ledgerOf } from './ledger.resolver';

@Resolver(() => Fund)
export class FundBooksResolver {
  @FieldResolver(() => LedgerBook, { nullable: true, description: 'Null where no books are kept.' })
  book(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.fundBook.load(slug);
  }

  @FieldResolver(() => DecimalText, {
    nullable: true,
    description: 'Yuan in all its special accounts; null where no books are kept. For staff.',
  })
  balance(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.fundBalance.load(slug);
  }

  @FieldResolver(() => [LedgerAccount], {
    description: 'Its accounts, special accounts first; a bank sees the one that it holds.',
  })
  accounts(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.fundAccounts.load(slug);
  }

  @FieldResolver(() => LedgerPostingConnection, { description: 'Its postings, the newest first. For staff.' })
  ledger(@Root() { slug }: Fund, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    return ledgerOf(slug, args, context);
  }

  @FieldResolver(() => TrialBalance, {
    nullable: true,
    description:
      'All accounts at the end of a day, today where none is given; null without books. For staff.',
  })
  trialBalance(
    @Root() { slug }: Fund,
    @Arg('on', () => DateText, { nullable: true }) on: string | null,
    @Ctx() { loaders, today }: RequestContext,
  ): Promise<TrialBalance | null> {
    return loaders.ledger.books.trialBalance(on ?? today).load(slug);
  }

  @FieldResolver(() => [Reconciliation], {
    description:
      'Special accounts and months, of the last 240 that were reported, whose difference nothing explains; ' +
      'the latest first. A bank sees its own.',
  })
  openDifferences(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.openDifferences.load(slug);
  }
}

@Resolver(() => Reconciliation)
export class ReconciliationResolver {
  @Query(() => Reconciliation, {
    nullable: true,
    description:
      'The special account of a fund at an institution in a month: the bank beside the books. For staff; a ' +
      'bank with FINANCE sees its own. Null where the caller sees no such account.',
  })
  async reconciliation(
    @Arg('fund', () => String) fund: string,
    @Arg('institution', () => String) institution: string,
    @Arg('month', () => String, { description: 'For example 2024-06.' }) month: string,
    @Ctx() { loaders, visibility }: RequestContext,
  ): Promise<Reconciliation | null> {
    requireSeen(visibility, 'LedgerAccount');
    const asked = monthAsked(month);
    const accounts = await loaders.ledger.books.fundAccounts.load(fund);
    const account = accounts.find(
      ({ kind, institutionSlug }) => kind === 'SPECIAL_ACCOUNT' && institutionSlug === institution,
    );
    if (!account) return null;
    const found = await loaders.ledger.books.reconciliation(account.accountId, asked);
    return found && Object.assign(new Reconciliation(), found);
  }

  @FieldResolver(() => LedgerAccount)
  account(@Root() { accountId }: Reconciliation, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.account.load(accountId);
  }

  @FieldResolver(() => BankBalance, { nullable: true, description: 'The report that it goes by.' })
  report(@Root() { reportId }: Reconciliation, @Ctx() { loaders }: RequestContext) {
    return reportId === null ? null : loaders.ledger.books.bankBalance.load(reportId);
  }
}

@Resolver(() => Programme)
export class ProgrammePartnersResolver {
  @FieldResolver(() => [ProgrammePartner], { description: 'Institutions that take or took part in it.' })
  partners(@Root() { slug }: Programme, @Ctx() { loaders }: RequestContext) {
    return loaders.ledger.books.partners.load(slug);
  }
}

@Resolver(() => ProgrammePartner)
export class ProgrammePartnerResolver {
  @FieldResolver(() => Institution, { nullable: true, description: 'Needs a key.' })
  institution(@Root() { institutionSlug }: ProgrammePartner, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(institutionSlug);
  }
}
