/** The past of an enterprise, which may name another one: only to those who see that one too. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { EnterpriseEvent } from '../entities/enterprise-event';
import type { RequestContext } from '../schema/context';

@Resolver(() => EnterpriseEvent)
export class EnterpriseEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Name, region code or credit code after; null for the code of an enterprise that the caller may ' +
      'not see.',
  })
  async after(@Root() { kind, after }: EnterpriseEvent, @Ctx() { loaders }: RequestContext) {
    if (kind !== 'MERGED' || after === null) return after;
    return (await loaders.graph.enterpriseByUscc.load(after))?.uscc;
  }
}
