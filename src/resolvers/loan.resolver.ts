/** Loans: a page of them, who borrowed and who lent. */
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { daysBetween, type IsoDate } from '../domain/calendar';
import { Enterprise } from '../entities/enterprise';
import { Institution } from '../entities/institution';
import { Loan } from '../entities/loan';
import { Programme } from '../entities/programme';
import { DateText } from '../entities/scalar-markers';
import { LOANS } from '../loaders/graph-lists';
import { ofRegions, oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { LoanConnection } from '../schema/graph-connections';
import { LoanFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';

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
      ...oneOf('status', filter?.status),
      ...oneOf('bank_slug', filter?.bank),
      ...ofRegions('borrower_id', filter?.region),
      ...since('drawn_on', filter?.drawnFrom),
      ...until('drawn_on', filter?.drawnTo),
      ...since('due_on', filter?.dueFrom),
      ...until('due_on', filter?.dueTo),
    ];
    return pageOfList(LoanConnection, { list: LOANS, conditions, args }, context);
  }

  @FieldResolver(() => Enterprise, {
    nullable: true,
    description: 'Null for one that the caller may not see.',
  })
  borrower(@Root() { borrowerId }: Loan, @Ctx() { loaders }: RequestContext) {
    return borrowerId === null ? null : loaders.graph.enterprise.load(borrowerId);
  }

  @FieldResolver(() => Institution)
  bank(@Root() { bankSlug }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(bankSlug);
  }

  @FieldResolver(() => Programme, { nullable: true, description: 'The programme it belongs to.' })
  programme(@Root() { programmeSlug }: Loan, @Ctx() { loaders }: RequestContext) {
    return programmeSlug === null ? null : loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => Int, {
    description:
      'Days past its due date on a day, today by default; 0 while it is not due or once it is repaid.',
  })
  overdueDays(
    @Root() { dueOn, repaidOn }: Loan,
    @Arg('on', () => DateText, { nullable: true }) on: IsoDate | null,
    @Ctx() { today }: RequestContext,
  ) {
    const day = on ?? today;
    const isOpen = repaidOn === null || repaidOn > day;
    return isOpen && day > dueOn ? daysBetween(dueOn, day) : 0;
  }
}
