/** Loans: a page of them, who borrowed and who lent, how they stand. */
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { daysBetween, type IsoDate } from '../domain/calendar';
import { interestOwed } from '../domain/lending/interest';
import { overdueDaysOn } from '../domain/lending/overdue';
import { statusOn } from '../domain/lending/standing';
import { yuanText } from '../domain/money';
import { BorrowerKind } from '../domain/programmes/terms';
import { LoanStatus } from '../domain/vocabulary';
import { Enterprise } from '../entities/enterprise';
import { Institution } from '../entities/institution';
import { Loan } from '../entities/loan';
import { LoanEvent } from '../entities/loan-event';
import { LoanInstalment } from '../entities/loan-instalment';
import { Programme } from '../entities/programme';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { LOANS } from '../loaders/graph-lists';
import { lentIn, lentTo, overdueOn, standingAs } from '../loaders/lending/loan-conditions';
import { oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { LoanConnection } from '../schema/graph-connections';
import { LoanFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';
import { loanTermsOf } from './loan-terms';

@Resolver(() => Loan)
export class LoanResolver {
  @Query(() => LoanConnection, {
    description: 'Loans that the caller may see, the last drawn first; a bank sees its own. Needs a key.',
  })
  loans(
    @Arg('filter', () => LoanFilter, { nullable: true }) filter: LoanFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...standingAs(filter?.status, context.today),
      ...oneOf('bank_slug', filter?.bank),
      ...oneOf('programme_slug', filter?.programme),
      ...lentTo(filter?.borrowerKind),
      ...lentIn(filter?.region),
      ...overdueOn(filter?.overdue, context.today),
      ...since('drawn_on', filter?.drawnFrom),
      ...until('drawn_on', filter?.drawnTo),
      ...since('due_on', filter?.dueFrom),
      ...until('due_on', filter?.dueTo),
    ];
    return pageOfList(LoanConnection, { list: LOANS, conditions, args }, context);
  }

  @FieldResolver(() => Enterprise, {
    nullable: true,
    description: 'Null for one that the caller may not see, and for a natural person: see person.',
  })
  borrower(@Root() { borrowerId }: Loan, @Ctx() { loaders }: RequestContext) {
    return borrowerId === null ? null : loaders.graph.enterprise.load(borrowerId);
  }

  @FieldResolver(() => BorrowerKind)
  borrowerKind(@Root() { personId }: Loan): BorrowerKind {
    return personId === null ? 'LEGAL_PERSON' : 'NATURAL_PERSON';
  }

  @FieldResolver(() => Institution)
  bank(@Root() { bankSlug }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(bankSlug);
  }

  @FieldResolver(() => Programme, { nullable: true, description: 'The programme it belongs to.' })
  programme(@Root() { programmeSlug }: Loan, @Ctx() { loaders }: RequestContext) {
    return programmeSlug === null ? null : loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => LoanStatus, {
    description: 'Where it stands today; what a file told of stands as the file says.',
  })
  status(@Root() { status, nextDueOn, recordedBy }: Loan, @Ctx() { today }: RequestContext): LoanStatus {
    return recordedBy === null ? status : statusOn(status, nextDueOn, today);
  }

  @FieldResolver(() => Int, {
    description:
      'Days past the first due date that is not covered on a day, today by default; 0 while nothing is ' +
      'overdue. Without a schedule that is the due date of the loan.',
  })
  async overdueDays(
    @Root() loan: Loan,
    @Arg('on', () => DateText, { nullable: true }) on: IsoDate | null,
    @Ctx() { today, loaders }: RequestContext,
  ) {
    const day = on ?? today;
    if (loan.recordedBy !== null && day !== today) {
      const [events, instalments] = await Promise.all([
        loaders.loanEvents.load(loan.rowId),
        loaders.loanInstalments.load(loan.rowId),
      ]);
      return overdueDaysOn(loanTermsOf(loan, events, instalments), day);
    }
    const isOpen = loan.repaidOn === null || loan.repaidOn > day;
    const from = loan.nextDueOn ?? loan.dueOn;
    return isOpen && day > from ? daysBetween(from, day) : 0;
  }

  @FieldResolver(() => DecimalText, {
    nullable: true,
    description:
      'Yuan of interest owed and not paid on a day, today by default, as a claim may ask for it: simple, ' +
      'on what was outstanding each day, a year of 360 days. Null for a loan that a file told of.',
  })
  async interestOwed(
    @Root() loan: Loan,
    @Arg('on', () => DateText, { nullable: true }) on: IsoDate | null,
    @Ctx() { today, loaders }: RequestContext,
  ) {
    const [events, instalments] = await Promise.all([
      loaders.loanEvents.load(loan.rowId),
      loaders.loanInstalments.load(loan.rowId),
    ]);
    const isRegistered = loan.recordedBy !== null;
    const owed = interestOwed({ ...loanTermsOf(loan, events, instalments), isRegistered }, on ?? today);
    return owed && yuanText(owed);
  }

  @FieldResolver(() => [LoanInstalment], { description: 'Its schedule; none where a file told of it.' })
  instalments(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.loanInstalments.load(rowId);
  }

  @FieldResolver(() => [LoanEvent], { description: 'What has happened to it, as it was recorded.' })
  events(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.loanEvents.load(rowId);
  }
}
