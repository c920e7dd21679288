/** Proofs of what was pulled: for whom pulled it, and for administrators. */
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PullReceipt } from '../entities/pull-receipt';
import { AppError } from '../errors';
import { countRows, readPage } from '../loaders/keyset-page';
import { equals, PULL_RECEIPTS } from '../loaders/lists';
import { AuditPlace } from '../schema/audit-place';
import { PageArgs, windowOf } from '../schema/connection';
import { PullReceiptConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';

@Resolver(() => PullReceipt)
export class PullReceiptResolver {
  @Query(() => PullReceiptConnection, {
    description:
      'What the caller has pulled, the newest first: which list, as of when, how many rows and their hash. ' +
      'An administrator sees what everybody pulled.',
  })
  async pullReceipts(@Args(() => PageArgs) args: PageArgs, @Ctx() { database, caller }: RequestContext) {
    if (caller === null) throw new AppError('NOT_SIGNED_IN');
    const conditions = equals('actor', caller.role === 'ADMINISTRATOR' ? null : caller.actor);
    const page = await readPage(database, PULL_RECEIPTS, conditions, windowOf(PULL_RECEIPTS, args));
    return new PullReceiptConnection(page, () => countRows(database, PULL_RECEIPTS, conditions));
  }

  @FieldResolver(() => AuditPlace, { description: 'The audit record that was written together with it.' })
  audit(@Root() { auditSeq }: PullReceipt, @Ctx() { loaders }: RequestContext) {
    return loaders.auditRecord.load(auditSeq);
  }
}
