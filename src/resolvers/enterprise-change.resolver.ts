/** The changes of enterprises since a token, for partners that keep a copy of their list. */
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { EnterpriseChangeConnection } from '../schema/enterprise-change';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../schema/limits';
import { pullPage } from '../services/pulls/pull-page';

@Resolver()
export class EnterpriseChangeResolver {
  @Query(() => EnterpriseChangeConnection, {
    description:
      'Every change of an enterprise that the caller may know of, exactly once, those of one enterprise in ' +
      'order; deletions and withdrawals included. For banks, administrators and keys with the scope BULK. ' +
      'Each page that holds something is kept as a receipt. Errors: BAD_CHANGE_TOKEN; TOKEN_TOO_OLD, ' +
      'TOKEN_OF_ANOTHER_LOG and SCOPE_CHANGED mean that a whole list must be pulled again.',
  })
  async enterpriseChanges(
    @Arg('since', () => String, {
      nullable: true,
      description:
        'The endToken of the last page, or the watermark of a whole list. Without it, the log from its ' +
        'beginning; to begin a copy, pull a whole list instead.',
    })
    since: string | null,
    @Arg('first', () => Int, { nullable: true, description: `Changes of a page, 1 to ${MAX_PAGE_SIZE}.` })
    first: number | null,
    @Ctx() { database, caller, now, requestId }: RequestContext,
  ) {
    const limit = first ?? DEFAULT_PAGE_SIZE;
    if (limit < 1 || limit > MAX_PAGE_SIZE) throw new AppError('BAD_PAGE_SIZE', { max: MAX_PAGE_SIZE });
    const given = since ?? null;
    const page = await pullPage(database, { caller, since: given, limit, requestId }, now);
    return new EnterpriseChangeConnection(page, given !== null);
  }
}
