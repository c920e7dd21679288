/** Scenarios that staff keep: read, compared, and what they hold. */
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Plan } from '../entities/plan';
import { Scenario } from '../entities/scenario';
import { ScenarioRun } from '../entities/scenario-run';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import { countRows, readPage } from '../loaders/keyset-page';
import { equals, SCENARIOS } from '../loaders/lists';
import { PageArgs, windowOf } from '../schema/connection';
import { ScenarioConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { ComparedTarget, outcomeOf, ScenarioChange, ScenarioComparison } from '../schema/scenario';
import { Simulation, simulationOf } from '../schema/simulation';
import {
  answerOf,
  changesBetween,
  MAX_COMPARED,
  MIN_COMPARED,
  requireComparable,
  sideBySide,
} from '../services/scenarios/compare';
import {
  mayChangeScenario,
  maySeeScenario,
  STAFF_ROLES,
  seenScenarios,
} from '../services/scenarios/who-sees';

/** Null for one that is not there, or not for this caller. */
export async function findScenario(
  id: string,
  { loaders, caller }: RequestContext,
): Promise<Scenario | null> {
  const reference = readNodeId(id);
  if (reference?.type !== 'Scenario') return null;
  const scenario = await loaders.scenario.load(reference.key);
  return scenario !== null && maySeeScenario(scenario, caller) ? scenario : null;
}

@Resolver(() => Scenario)
export class ScenarioResolver {
  @Authorized(STAFF_ROLES)
  @Query(() => ScenarioConnection, {
    description:
      'Scenarios that the caller sees, the newest first: own ones and those shared with all staff.',
  })
  async scenarios(
    @Arg('plan', () => String, { nullable: true, description: 'Short name of a plan.' }) plan: string | null,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those of the caller.' })
    mine: boolean | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database, caller }: RequestContext,
  ) {
    if (caller === null) throw new AppError('NOT_SIGNED_IN');
    const conditions = [
      ...seenScenarios(caller),
      ...equals('plan_slug', plan),
      ...(mine ? equals('owner', caller.actor) : []),
    ];
    const page = await readPage(database, SCENARIOS, conditions, windowOf(SCENARIOS, args));
    return new ScenarioConnection(page, () => countRows(database, SCENARIOS, conditions));
  }

  @Authorized(STAFF_ROLES)
  @Query(() => Scenario, { nullable: true, description: 'One scenario by its id, if the caller sees it.' })
  scenario(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext) {
    return findScenario(id, context);
  }

  @Authorized(STAFF_ROLES)
  @Query(() => ScenarioComparison, {
    description:
      `${MIN_COMPARED} to ${MAX_COMPARED} scenarios of one plan side by side, target by target. Errors: ` +
      'BAD_COMPARISON, UNKNOWN_SCENARIO, SCENARIOS_OF_TWO_PLANS.',
  })
  async compareScenarios(
    @Arg('ids', () => [ID]) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<ScenarioComparison> {
    if (ids.length > MAX_COMPARED) {
      throw new AppError('BAD_COMPARISON', { count: ids.length, min: MIN_COMPARED, max: MAX_COMPARED });
    }
    const found = await Promise.all(ids.map((id) => findScenario(id, context)));
    const scenarios = found.filter((one) => one !== null);
    if (scenarios.length < found.length) throw new AppError('UNKNOWN_SCENARIO');
    requireComparable(scenarios);
    const runs = await Promise.all(
      scenarios.map(({ scenarioId }) => context.loaders.scenarioRuns.load(scenarioId)),
    );
    const compared = scenarios.map((scenario, i) => ({ scenario, run: runs[i]?.at(-1) as ScenarioRun }));
    const targets = sideBySide(compared).map(({ target, outcomes }) =>
      Object.assign(new ComparedTarget(), { target, outcomes: outcomes.map(outcomeOf) }),
    );
    return Object.assign(new ScenarioComparison(), {
      ...{ planSlug: scenarios[0]?.planSlug, scenarios, runs: compared.map(({ run }) => run), targets },
    });
  }

  @FieldResolver(() => Plan)
  plan(@Root() { planSlug }: Scenario, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(planSlug);
  }

  @FieldResolver(() => [ScenarioRun], { description: 'Each time it was worked out, the first one first.' })
  runs(@Root() { scenarioId }: Scenario, @Ctx() { loaders }: RequestContext) {
    return loaders.scenarioRuns.load(scenarioId);
  }

  @FieldResolver(() => ScenarioRun)
  async latestRun(@Root() { scenarioId }: Scenario, @Ctx() { loaders }: RequestContext) {
    return (await loaders.scenarioRuns.load(scenarioId)).at(-1);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may rename, share and delete it.' })
  mayChange(@Root() scenario: Scenario, @Ctx() { caller }: RequestContext) {
    return mayChangeScenario(scenario, caller);
  }
}

@Resolver(() => ScenarioRun)
export class ScenarioRunResolver {
  @FieldResolver(() => Simulation, { description: 'What came of it then.' })
  simulation(@Root() run: ScenarioRun) {
    return simulationOf(answerOf(run));
  }

  @FieldResolver(() => [ScenarioChange], {
    description: 'What it says differently from the run before it; empty for the first.',
  })
  async changes(@Root() run: ScenarioRun, @Ctx() { loaders }: RequestContext) {
    const runs = await loaders.scenarioRuns.load(run.scenarioId);
    const before = runs.find(({ ordinal }) => ordinal === run.ordinal - 1);
    if (!before) return [];
    return changesBetween(before, run).map((change) =>
      Object.assign(new ScenarioChange(), {
        ...{ target: change.target, before: outcomeOf(change.before), after: outcomeOf(change.after) },
      }),
    );
  }
}

@Resolver(() => ScenarioChange)
export class ScenarioChangeResolver {
  @FieldResolver(() => Target, { nullable: true })
  target(@Root() { target }: ScenarioChange, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(target);
  }
}

@Resolver(() => ComparedTarget)
export class ComparedTargetResolver {
  @FieldResolver(() => Target, { nullable: true })
  target(@Root() { target }: ComparedTarget, @Ctx() { loaders }: RequestContext) {
    return loaders.target.load(target);
  }
}

@Resolver(() => ScenarioComparison)
export class ScenarioComparisonResolver {
  @FieldResolver(() => Plan)
  plan(@Root() { planSlug }: ScenarioComparison, @Ctx() { loaders }: RequestContext) {
    return loaders.plan.load(planSlug);
  }
}
