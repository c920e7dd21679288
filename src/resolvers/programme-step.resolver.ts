/** Who must agree to a step, which differs by the kind of borrower. */
import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { BorrowerKind } from '../domain/programmes/terms';
import { ProgrammeBody, ProgrammeStep } from '../schema/programme';

@Resolver(() => ProgrammeStep)
export class ProgrammeStepResolver {
  @FieldResolver(() => [ProgrammeBody], {
    description: 'Who must all agree for a kind of borrower; empty where the document names nobody.',
  })
  bodies(@Root() { step, all }: ProgrammeStep, @Arg('borrower', () => BorrowerKind) borrower: BorrowerKind) {
    return all.filter(({ slug }) => step.bodies[borrower].includes(slug));
  }
}
