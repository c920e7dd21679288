/** What-ifs over plans: read, place the levers, draw, tell. */
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Plan } from '../entities/plan';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { GoalSolution, Sensitivity, SimulatedTarget, Simulation, simulationOf } from '../schema/simulation';
import { requestOf, SimulationInput } from '../schema/simulation-input';
import { drawFor } from '../services/simulation/draw';
import { type Simulating, simulatePlan } from '../services/simulation/simulate-plan';

/** Plans are public, but drawing costs time of a core: only who has signed in, each in his turn. */
export function simulatingFor({ database, caller, today, signal }: RequestContext): Simulating {
  if (caller === null) throw new AppError('NOT_SIGNED_IN');
  return { statements: database, today, run: drawFor(database, caller.actor, signal) };
}

@Resolver(() => Simulation)
export class SimulationResolver {
  @Query(() => Simulation, {
    description:
      'What-if over a plan: for every target how likely it is, with and without the levers. The same input ' +
      'and seed give the same answer. For everybody with a key. Errors: UNKNOWN_PLAN, UNKNOWN_TARGET, ' +
      'UNKNOWN_INDICATOR, UNKNOWN_PROGRAMME, UNKNOWN_FEED, BAD_DRAWS, TOO_MANY_LEVERS, LEVER_NOT_ONE, ' +
      'LEVER_OUT_OF_RANGE, LEVER_MOVES_NOTHING, LEVER_NOT_FOR_INDICATOR, LEVERS_CLASH, ' +
      'AMOUNT_NOT_POSITIVE, LEVERAGE_UNKNOWN, PAID_ON_OUTSIDE, AS_OF_BEFORE_PLAN, AS_OF_IN_FUTURE, GOAL_PROBABILITY, ' +
      'GOAL_WITHOUT_LEVER, GOAL_LEVER_CANNOT_MOVE, GOAL_NOT_SIMULATED; SIMULATIONS_BUSY may be tried again.',
  })
  async simulation(
    @Arg('input', () => SimulationInput) input: SimulationInput,
    @Ctx() context: RequestContext,
  ): Promise<Simulation> {
    return simulationOf(await simulatePlan(simulatingFor(context), requestOf(input)));
  }

  @FieldResolver(() => Plan)
  plan(@Root() { planSlug }: Simulation, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(planSlug);
  }
}

@Resolver(() => SimulatedTarget)
export class SimulatedTargetResolver {
  @FieldResolver(() => Target)
  target(@Root() { target }: SimulatedTarget, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(target);
  }
}

@Resolver(() => Sensitivity)
export class SensitivityResolver {
  @FieldResolver(() => Target)
  target(@Root() { target }: Sensitivity, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(target);
  }
}

@Resolver(() => GoalSolution)
export class GoalSolutionResolver {
  @FieldResolver(() => Target)
  target(@Root() { target }: GoalSolution, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(target);
  }
}
