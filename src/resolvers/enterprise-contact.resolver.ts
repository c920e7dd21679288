/** The persons behind an enterprise, masked or recorded: services/access/enterprise-contacts decides. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Enterprise } from '../entities/enterprise';
import type { RequestContext } from '../schema/context';
import { EnterpriseContact } from '../schema/enterprise-contact';

@Resolver(() => Enterprise)
export class EnterpriseContactResolver {
  @FieldResolver(() => EnterpriseContact, {
    nullable: true,
    description:
      'Whom to call there; masked without the scope CONTACTS. ' +
      'ENCRYPTION_KEY_MISSING where this installation has no key to unseal it with.',
  })
  contact(@Root() { rowId }: Enterprise, @Ctx() { contacts }: RequestContext) {
    return contacts.load(rowId);
  }
}
