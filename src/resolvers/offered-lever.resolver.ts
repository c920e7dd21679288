/** What can be moved in a what-if over a plan, and what of it the past says. */
import { Arg, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { DateText } from '../entities/scalar-markers';
import { Target } from '../entities/target';
import type { RequestContext } from '../schema/context';
import { LeverHelp, leverHelpOf, OfferedLever, offeredLeverOf } from '../schema/offered-lever';
import { DEFAULT_PROBABILITY, requestOf, SimulationInput } from '../schema/simulation-input';
import { leverHelps } from '../services/simulation/helps';
import { offeredLevers } from '../services/simulation/offered-levers';
import { simulatingFor } from './simulation.resolver';

@Resolver(() => OfferedLever)
export class OfferedLeverResolver {
  @Query(() => [OfferedLever], {
    nullable: true,
    description:
      'Levers that move at least one target of a plan that is still open on the day; nothing is drawn. ' +
      'Null only beside an error. ' +
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

  @Query(() => [LeverHelp], {
    nullable: true,
    description:
      'What would help a target most: for each lever that moves it, the least of it that makes the target ' +
      'as likely as asked, on top of the levers of the input, or the best that it can do. Those that do ' +
      'come first, the one that is nearest to what is usual before all; then the others by what they ' +
      'reach. The goal of the input is left aside. For everybody with a key. Null only beside an error: ' +
      'those of `simulation`.',
  })
  async simulationHelps(
    @Arg('input', () => SimulationInput) input: SimulationInput,
    @Arg('target', () => String, { description: 'Key of a target of the plan.' }) target: string,
    @Arg('probability', () => Float, {
      defaultValue: DEFAULT_PROBABILITY,
      description: 'More than 0, less than 1.',
    })
    probability: number,
    @Ctx() context: RequestContext,
  ): Promise<LeverHelp[]> {
    const request = { ...requestOf(input), goal: null };
    const helps = await leverHelps(simulatingFor(context), request, { target, probability });
    return helps.map(leverHelpOf);
  }

  @FieldResolver(() => [Target], { description: 'Those that it moves, in the order of the document.' })
  targets(@Root() { targetKeys }: OfferedLever, @Ctx() { loaders }: RequestContext) {
    return Promise.all(targetKeys.map((key) => loaders.target.load(key)));
  }
}
