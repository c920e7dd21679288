/** Whether loans were filed in time, by the working days that their programme allows. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { filingDueOn, isFiledLate } from '../domain/lending/filing';
import { Loan } from '../entities/loan';
import { DateText } from '../entities/scalar-markers';
import type { RequestContext } from '../schema/context';

const daysOf = async ({ programmeSlug }: Loan, { lending }: RequestContext): Promise<number | null> =>
  programmeSlug === null ? null : lending.filingDays.load(programmeSlug);

@Resolver(() => Loan)
export class LoanFilingResolver {
  @FieldResolver(() => DateText, {
    nullable: true,
    description:
      'The last day for filing it with the authorities. Null where its programme asks for none, or the ' +
      'calendar of working days does not know a year on the way.',
  })
  async filingDueOn(@Root() loan: Loan, @Ctx() context: RequestContext) {
    const days = await daysOf(loan, context);
    return days === null ? null : filingDueOn(loan.drawnOn, days);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether it was filed after the last day, or is not filed and that day is over. Null where no filing ' +
      'is asked for, or where the calendar cannot tell: that is not a guess.',
  })
  async filedLate(@Root() loan: Loan, @Ctx() context: RequestContext) {
    const days = await daysOf(loan, context);
    return days === null ? null : isFiledLate(loan, days, context.today);
  }
}
