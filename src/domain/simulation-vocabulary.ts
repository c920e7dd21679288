/** The closed word lists of simulations and scenarios. */
import { enumObject } from './vocabulary';

/** Who sees a scenario: its owner and administrators, or all staff. */
export const SCENARIO_VISIBILITIES = ['PRIVATE', 'SHARED'] as const;
export const ScenarioVisibility = enumObject(SCENARIO_VISIBILITIES);
export type ScenarioVisibility = (typeof SCENARIO_VISIBILITIES)[number];

/** What a simulation says of a target: drawn, or why not. */
export const SIMULATION_VERDICTS = [
  ...(['SIMULATED', 'INSUFFICIENT_HISTORY', 'DECIDED', 'NO_VALUE', 'MILESTONE'] as const),
] as const;
export const SimulationVerdict = enumObject(SIMULATION_VERDICTS);
export type SimulationVerdict = (typeof SIMULATION_VERDICTS)[number];

/** What may be moved in a what-if; each works on what history would go on with. */
export const LEVER_KINDS = ['RENEWAL', 'ADDITIONS', 'GROWTH', 'FUND', 'DELAY'] as const;
export const LeverKind = enumObject(LEVER_KINDS);
export type LeverKind = (typeof LEVER_KINDS)[number];

/** Whether additions stand in the place of the pace so far or come on top of it. */
export const ADDITIONS_MODES = ['INSTEAD', 'BESIDES'] as const;
export const AdditionsMode = enumObject(ADDITIONS_MODES);
export type AdditionsMode = (typeof ADDITIONS_MODES)[number];

/** How the search for a goal ended. */
export const GOAL_VERDICTS = ['REACHED', 'ALREADY_REACHED', 'NOT_REACHABLE'] as const;
export const GoalVerdict = enumObject(GOAL_VERDICTS);
export type GoalVerdict = (typeof GOAL_VERDICTS)[number];
