/** What was done, by whom: for administrators. */
import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { AuditRecord } from '../entities/audit-record';
import { type Condition, countRows, readPage } from '../loaders/keyset-page';
import { AUDIT_RECORDS, equals } from '../loaders/lists';
import { AuditArgs, AuditHead } from '../schema/audit';
import { windowOf } from '../schema/connection';
import { AuditRecordConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { ADMINISTRATION } from '../schema/permission';
import { auditHead } from '../services/audit/verify-audit';

const since = (time: Date | null | undefined): readonly Condition[] =>
  time ? [{ name: 'since', sql: (place) => `t.recorded_at >= ${place}`, value: time }] : [];

@Resolver(() => AuditRecord)
export class AuditRecordResolver {
  @Authorized(ADMINISTRATION)
  @Query(() => AuditRecordConnection, { description: 'Audit records, the newest first. For administrators.' })
  async auditRecords(@Args(() => AuditArgs) args: AuditArgs, @Ctx() { database }: RequestContext) {
    const conditions = [
      ...equals('actor', args.actor),
      ...equals('action', args.action),
      ...equals('subject', args.subject),
      ...since(args.since),
    ];
    const page = await readPage(database, AUDIT_RECORDS, conditions, windowOf(AUDIT_RECORDS, args));
    return new AuditRecordConnection(page, () => countRows(database, AUDIT_RECORDS, conditions));
  }

  @Authorized(ADMINISTRATION)
  @Query(() => AuditHead, {
    nullable: true,
    description: 'The last audit record; null while there is none. For administrators.',
  })
  auditHead(@Ctx() { database }: RequestContext) {
    return auditHead(database);
  }
}
