/** The word lists of simulations and scenarios as GraphQL enums. */
import {
  AdditionsMode,
  GoalVerdict,
  LeverKind,
  ScenarioVisibility,
  SimulationVerdict,
} from '../domain/simulation-vocabulary';
import { register } from './register-enum';

export function registerSimulationEnums(): void {
  register(SimulationVerdict, 'SimulationVerdict', 'What a simulation says of a target.', {
    SIMULATED: 'Drawn many times; its probability is the share of the draws that meet it.',
    INSUFFICIENT_HISTORY: 'Too little is known of the past to say anything; the reason says what is missing.',
    DECIDED: 'Its deadline is over: the probability is 1 where it was met, 0 where it was missed.',
    NO_VALUE: 'The document leaves its number open.',
    MILESTONE: 'A deed, which no chance decides: 1 once it is done, unknown before.',
  });
  register(AdditionsMode, 'AdditionsMode', 'What becomes of the pace so far.', {
    INSTEAD: 'So many are added a year in all.',
    BESIDES: 'So many are added a year beside what the past goes on with.',
  });
  register(LeverKind, 'LeverKind', 'What a lever moves.', {
    RENEWAL: 'The share of lapsing certificates that is renewed.',
    ADDITIONS: 'How many, or how much, is added a year.',
    GROWTH: 'The growth a year.',
    FUND: 'Money paid into the fund of a programme.',
    DELAY: 'How late a feed is.',
  });
  register(GoalVerdict, 'GoalVerdict', 'How the search for a goal ended.', {
    REACHED: 'The value is the smallest that does (where less is better, the largest).',
    ALREADY_REACHED: 'It is likely enough without the lever.',
    NOT_REACHABLE: 'No value within reason does; the best one is given with its probability.',
  });
  register(ScenarioVisibility, 'ScenarioVisibility', 'Who sees a scenario.', {
    PRIVATE: 'Its owner, and administrators.',
    SHARED: 'All staff: planners, data officers and administrators.',
  });
}
