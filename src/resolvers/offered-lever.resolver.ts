/** What can be moved in a what-if over a plan, and what of it the past says. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { RequestContext } from '../schema/context';
import { OfferedLever, offeredLeverOf } from '../schema/offered-lever';
import { offeredLevers } from '../services/simulation/offered-levers';

@Resolver(() => OfferedLever)
export class OfferedLeverResolver {
  @Query(() => [OfferedLever], {
    description:
      'Levers that move at least one target of a plan that is still open on the day; nothing is drawn. ' +
      'Errors: UNKNOWN_PLAN, AS_OF_BEFORE_PLAN, AS_OF_IN_FUTURE.',
  })
  async simulationLevers(
    @Arg('plan', () => String, { description: 'Short name of the plan.' }) plan: string,
    @Arg('asOf', () => DateText, {
      nullable: true,
      description: 'What is known on this day is what they rest on; today in China when it is left out.',
    })
    asOf: IsoDate | null,
    @Ctx() { database, today }: RequestContext,
  ): Promise<OfferedLever[]> {
    const offered = await offeredLevers(database, { plan, asOf: asOf ?? null, today });
    return offered.map(offeredLeverOf);
  }

  @FieldResolver(() => [Target], { description: 'Those that it moves, in the order of the document.' })
  targets(@Root() { targetKeys }: OfferedLever, @Ctx() { loaders }: RequestContext) {
    return Promise.all(targetKeys.map((key) => loaders.target.load(key)));
  }
}
