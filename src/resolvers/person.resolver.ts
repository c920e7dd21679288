/** The natural person behind a loan or an application, masked or recorded: services/persons decides. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Loan } from '../entities/loan';
import { LoanApplication } from '../entities/loan-application';
import { Region } from '../entities/region';
import type { RequestContext } from '../schema/context';
import { Person } from '../schema/person';

const DESCRIPTION =
  'The borrower, where it is a natural person; null for an enterprise. ' +
  'ENCRYPTION_KEY_MISSING where this installation has no key to unseal it with.';

const personOf = ({ personId }: { readonly personId: string | null }, { persons }: RequestContext) =>
  personId === null ? null : persons.load(personId);

@Resolver(() => Loan)
export class LoanPersonResolver {
  @FieldResolver(() => Person, { nullable: true, description: DESCRIPTION })
  person(@Root() loan: Loan, @Ctx() context: RequestContext) {
    return personOf(loan, context);
  }
}

@Resolver(() => LoanApplication)
export class ApplicationPersonResolver {
  @FieldResolver(() => Person, { nullable: true, description: DESCRIPTION })
  person(@Root() application: LoanApplication, @Ctx() context: RequestContext) {
    return personOf(application, context);
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Where the person lives.' })
  region(@Root() { regionCode }: Person, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }
}
