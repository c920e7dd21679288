/** Scenarios are saved, renamed, shared, deleted and worked out again by staff. */
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { ScenarioVisibility } from '../domain/simulation-vocabulary';
import { DateText } from '../entities/scalar-markers';
import type { Scenario } from '../entities/scenario';
import { doerOf, type RequestContext } from '../schema/context';
import {
  DeleteScenarioPayload,
  RerunScenarioPayload,
  SaveScenarioPayload,
  type ScenarioPayload,
  UpdateScenarioPayload,
} from '../schema/scenario';
import { requestOf, SimulationInput } from '../schema/simulation-input';
import {
  changeScenario,
  deleteScenario,
  MAX_NAME_LENGTH,
  MAX_NOTE_LENGTH,
  MAX_SCENARIOS_OF_OWNER,
  type ScenarioResult,
  saveScenario,
} from '../services/scenarios/keep-scenario';
import { scenarioRefusal } from '../services/scenarios/refusals';
import { MAX_RUNS, rerunScenario } from '../services/scenarios/scenario-runs';
import { mayChangeScenario, STAFF_ROLES } from '../services/scenarios/who-sees';
import { findScenario } from './scenario.resolver';
import { simulatingFor } from './simulation.resolver';

const WHO = 'For planners, data officers and administrators.';
const NOTE = `At most ${MAX_NOTE_LENGTH} characters.`;

const payloadOf = (result: ScenarioResult): ScenarioPayload =>
  'refusal' in result
    ? { scenario: null, userErrors: [result.refusal] }
    : { scenario: result.scenario, userErrors: [] };

async function changed(
  id: string,
  context: RequestContext,
  change: (scenario: Scenario) => Promise<ScenarioResult>,
): Promise<ScenarioPayload> {
  const scenario = await findScenario(id, context);
  if (!scenario) return payloadOf({ refusal: scenarioRefusal('UNKNOWN_SCENARIO') });
  if (!mayChangeScenario(scenario, context.caller)) {
    return payloadOf({ refusal: scenarioRefusal('NOT_ITS_OWNER') });
  }
  const result = await change(scenario);
  context.loaders.scenario.clear(scenario.scenarioId);
  return payloadOf(result);
}

@Resolver()
export class ScenarioActionResolver {
  @Authorized(STAFF_ROLES)
  @Mutation(() => SaveScenarioPayload, {
    description:
      `Works a what-if out and keeps it with what came of it. ${WHO} Refusals: EMPTY_NAME, NAME_TOO_LONG, ` +
      `NAME_TAKEN, NOTE_TOO_LONG, TOO_MANY_SCENARIOS (more than ${MAX_SCENARIOS_OF_OWNER}), and those of ` +
      '`simulation`.',
  })
  async saveScenario(
    @Arg('name', () => String, {
      description: `At most ${MAX_NAME_LENGTH} characters; its owner has no other of this name for the plan.`,
    })
    name: string,
    @Arg('input', () => SimulationInput) input: SimulationInput,
    @Arg('note', () => String, { nullable: true, description: NOTE }) note: string | null,
    @Arg('visibility', () => ScenarioVisibility, { defaultValue: 'PRIVATE' }) visibility: ScenarioVisibility,
    @Ctx() context: RequestContext,
  ): Promise<ScenarioPayload> {
    const words = { name, note: note ?? null, visibility };
    const simulating = simulatingFor(context);
    return payloadOf(
      await saveScenario(context.database, simulating, words, requestOf(input), doerOf(context)),
    );
  }

  @Authorized(STAFF_ROLES)
  @Mutation(() => UpdateScenarioPayload, {
    description:
      `Renames, annotates, shares or makes private; what is left out stays. ${WHO} Refusals: ` +
      'UNKNOWN_SCENARIO, NOT_ITS_OWNER, EMPTY_NAME, NAME_TOO_LONG, NAME_TAKEN, NOTE_TOO_LONG.',
  })
  updateScenario(
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { nullable: true }) name: string | null,
    @Arg('note', () => String, { nullable: true, description: `${NOTE} An empty one takes it away.` })
    note: string | null,
    @Arg('visibility', () => ScenarioVisibility, { nullable: true }) visibility: ScenarioVisibility | null,
    @Ctx() context: RequestContext,
  ): Promise<ScenarioPayload> {
    const change = {
      ...(name == null ? {} : { name }),
      ...(note == null ? {} : { note }),
      ...(visibility == null ? {} : { visibility }),
    };
    return changed(id, context, (scenario) =>
      changeScenario(context.database, scenario, change, doerOf(context)),
    );
  }

  @Authorized(STAFF_ROLES)
  @Mutation(() => DeleteScenarioPayload, {
    description:
      `It is listed no more; the audit keeps that it was. ${WHO} ` +
      'Refusals: UNKNOWN_SCENARIO, NOT_ITS_OWNER.',
  })
  deleteScenario(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<ScenarioPayload> {
    return changed(id, context, (scenario) => deleteScenario(context.database, scenario, doerOf(context)));
  }

  @Authorized(STAFF_ROLES)
  @Mutation(() => RerunScenarioPayload, {
    description:
      `Works a scenario out again on what is known now; the runs before stay. For whoever sees it. ${WHO} ` +
      `Refusals: UNKNOWN_SCENARIO, TOO_MANY_RUNS (more than ${MAX_RUNS}), and those of \`simulation\`.`,
  })
  async rerunScenario(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => DateText, {
      nullable: true,
      description: 'By default the day that the scenario names, or today where it names none.',
    })
    asOf: IsoDate | null,
    @Ctx() context: RequestContext,
  ): Promise<RerunScenarioPayload> {
    const scenario = await findScenario(id, context);
    const none = { scenario, run: null, isNew: false };
    if (!scenario) return { ...none, userErrors: [scenarioRefusal('UNKNOWN_SCENARIO')] };
    const { database, loaders } = context;
    const result = await rerunScenario(
      ...([database, simulatingFor(context), scenario, asOf ?? null, doerOf(context)] as const),
    );
    loaders.scenario.clear(scenario.scenarioId);
    loaders.scenarioRuns.clear(scenario.scenarioId);
    return 'refusal' in result
      ? { ...none, userErrors: [result.refusal] }
      : { scenario, run: result.run, isNew: result.isNew, userErrors: [] };
  }
}
