/** Scenarios beside each other, and a run beside the one before it: per target, what came of it. */
import type { Scenario } from '../../entities/scenario';
import type { ScenarioRun } from '../../entities/scenario-run';
import { AppError } from '../../errors';
import type { OutcomeAnswer, SimulationAnswer } from '../simulation/answer';

export const MIN_COMPARED = 2;
export const MAX_COMPARED = 5;

export const answerOf = ({ result }: ScenarioRun) => result as SimulationAnswer;

export interface TargetChange {
  readonly target: string;
  readonly before: OutcomeAnswer | null;
  readonly after: OutcomeAnswer | null;
}

const COMPARED = ['verdict', 'probability', 'baselineProbability', 'p10', 'p50', 'p90'] as const;

const isSame = (a: OutcomeAnswer | null, b: OutcomeAnswer | null) =>
  a !== null && b !== null && COMPARED.every((name) => a[name] === b[name]);

const find = (answer: SimulationAnswer, key: string) =>
  answer.outcomes.find(({ target }) => target === key) ?? null;

const targetsOf = (answers: readonly SimulationAnswer[]) => [
  ...new Set(answers.flatMap(({ outcomes }) => outcomes.map(({ target }) => target))),
];

/** Targets of which something else came than the time before, in the order of the document. */
export function changesBetween(before: ScenarioRun, after: ScenarioRun): readonly TargetChange[] {
  const [old, now] = [answerOf(before), answerOf(after)];
  return targetsOf([now, old])
    .map((target) => ({ target, before: find(old, target), after: find(now, target) }))
    .filter((change) => !isSame(change.before, change.after));
}

export interface ComparedScenario {
  readonly scenario: Scenario;
  /** Its latest. */
  readonly run: ScenarioRun;
}

export interface ComparedTarget {
  readonly target: string;
  /** In the order of the scenarios; null where one does not know the target. */
  readonly outcomes: readonly (OutcomeAnswer | null)[];
}

export function requireComparable(scenarios: readonly Scenario[]): void {
  const count = scenarios.length;
  if (count < MIN_COMPARED || count > MAX_COMPARED) {
    throw new AppError('BAD_COMPARISON', { count, min: MIN_COMPARED, max: MAX_COMPARED });
  }
  const plans = [...new Set(scenarios.map(({ planSlug }) => planSlug))];
  if (plans.length > 1) throw new AppError('SCENARIOS_OF_TWO_PLANS', { plans: plans.sort().join(', ') });
}

/** Targets that at least one of them draws. */
export function sideBySide(compared: readonly ComparedScenario[]): readonly ComparedTarget[] {
  const answers = compared.map(({ run }) => answerOf(run));
  return targetsOf(answers)
    .map((target) => ({ target, outcomes: answers.map((answer) => find(answer, target)) }))
    .filter(({ outcomes }) => outcomes.some((outcome) => outcome?.verdict === 'SIMULATED'));
}
