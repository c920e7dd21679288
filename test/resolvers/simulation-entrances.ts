/** The ways into simulations and the scenarios that are kept of them, and who may take them. */
import { API_ROLES, type ApiRole } from '../../src/domain/vocabulary';
import { globalId } from '../../src/entities/node';

const ALL: readonly ApiRole[] = API_ROLES;
const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];

/** Two that the suite plants. */
export const SCENARIOS = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const SCENARIO_IDS = SCENARIOS.map((id) => globalId('Scenario', id));

export const SIMULATION_ENTRANCES: Readonly<
  Record<string, { readonly ask: string; readonly roles: readonly (ApiRole | null)[] }>
> = {
  'Query.simulation': { ask: '{ simulation(input: { plan: "hebi", draws: 100 }) { digest } }', roles: ALL },
  'Query.simulationHelps': {
    ask: '{ simulationHelps(input: { plan: "hebi", draws: 100 }, target: "hebi/2018/patents-granted") { verdict } }',
    roles: ALL,
  },
  'Query.simulationLevers': { ask: '{ simulationLevers(plan: "hebi") { kind } }', roles: [null, ...ALL] },
  'Query.scenarios': { ask: '{ scenarios { totalCount } }', roles: STAFF },
  'Query.scenario': { ask: '{ scenario(id: "x") { name } }', roles: STAFF },
  'Query.compareScenarios': {
    ask: `{ compareScenarios(ids: ${JSON.stringify(SCENARIO_IDS)}) { targets { target { key } } } }`,
    roles: STAFF,
  },
  'Mutation.saveScenario': {
    ask: 'mutation { saveScenario(name: "", input: { plan: "x" }) { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.updateScenario': {
    ask: 'mutation { updateScenario(id: "x") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.deleteScenario': {
    ask: 'mutation { deleteScenario(id: "x") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.rerunScenario': {
    ask: 'mutation { rerunScenario(id: "x") { userErrors { code } } }',
    roles: STAFF,
  },
};
