/** What makes a lever or a goal impossible. */

import { driversUnder, type Lever, type LeverKind } from './lever';
import { withValue } from './lever-value';
import { MAX_ANNUAL_RATE, MAX_DELAY_DAYS, MAX_NUMBER, MIN_ANNUAL_RATE } from './limits';
import type { DriverKind, Name, SimulationModel } from './model';
import type { SimulationOptions } from './outcome';
import type { SimulationProblem } from './problem';
import { isPayment } from './sound-values';

const ACTS_ON: Readonly<Record<LeverKind, readonly DriverKind[]>> = {
  GROWTH: ['LEVEL', 'FLOW'],
  ADDITIONS: ['LEVEL', 'FLOW', 'CERTIFICATES'],
  RENEWAL: ['CERTIFICATES'],
  FUND: ['FUND'],
  DELAY: ['LEVEL', 'FLOW', 'CERTIFICATES', 'FUND', 'FIXED'],
};

const within = (value: number, lowest: number, highest: number) => value >= lowest && value <= highest;

export function isSoundLever(lever: Lever, asOf: string): boolean {
  switch (lever.kind) {
    case 'GROWTH': {
      const isRate = within(lever.annualRate, MIN_ANNUAL_RATE, MAX_ANNUAL_RATE);
      return isRate && within(lever.standardDeviation, 0, MAX_ANNUAL_RATE) && lever.drivers.length > 0;
    }
    case 'ADDITIONS':
      return within(lever.perYear, 0, MAX_NUMBER) && within(lever.standardDeviation, 0, MAX_NUMBER);
    case 'RENEWAL':
      return within(lever.rate, 0, 1);
    case 'FUND':
      return isPayment(lever.payment, asOf);
    case 'DELAY':
      return Number.isSafeInteger(lever.days) && within(lever.days, 0, MAX_DELAY_DAYS);
  }
}

/** Payments add up and the longest delay holds; of the others, one says how a driver goes on. */
function aspectOf(lever: Lever): string | null {
  if (lever.kind === 'FUND' || lever.kind === 'DELAY') return null;
  if (lever.kind === 'ADDITIONS' && lever.mode === 'BESIDES') return 'BESIDES';
  return lever.kind === 'RENEWAL' ? 'RENEWAL' : 'PACE';
}

function* clashes(levers: readonly Lever[]): Generator<SimulationProblem> {
  const said = new Set<string>();
  const additions = new Set<Name>();
  for (const [place, lever] of levers.entries()) {
    const subject = String(place);
    const aspect = aspectOf(lever);
    for (const driver of new Set(driversUnder(lever))) {
      const isTwice = aspect !== null && said.has(`${aspect}:${driver}`);
      if (isTwice || (lever.kind === 'ADDITIONS' && additions.has(driver))) {
        yield { code: 'LEVERS_CLASH', subject };
      }
      said.add(`${aspect}:${driver}`);
      if (lever.kind === 'ADDITIONS') additions.add(driver);
    }
  }
}

/** The place of the first lever that says what another has said of the same driver; null where none does. */
export function firstClash(levers: readonly Lever[]): number | null {
  const [first] = clashes(levers);
  return first ? Number(first.subject) : null;
}

function* goalProblems(
  { targets, asOf }: SimulationModel,
  { goal, levers }: SimulationOptions,
): Generator<SimulationProblem> {
  if (!goal) return;
  const lever = levers[goal.lever];
  if (!targets.some(({ name }) => name === goal.target)) {
    yield { code: 'UNKNOWN_GOAL_TARGET', subject: goal.target };
  }
  if (!lever) yield { code: 'UNKNOWN_GOAL_LEVER', subject: String(goal.lever) };
  if (!(goal.probability > 0 && goal.probability < 1)) {
    yield { code: 'BAD_GOAL_PROBABILITY', subject: String(goal.probability) };
  }
  if (!lever || !goal.range) return;
  const { lowest, highest } = goal.range;
  const ends = [lowest, highest].map((value) => withValue(lever, value));
  if (!(lowest < highest) || !ends.every((end) => isSoundLever(end, asOf))) {
    yield { code: 'BAD_GOAL_RANGE', subject: `${lowest}…${highest}` };
  }
}

export function* leverProblems(
  model: SimulationModel,
  options: SimulationOptions,
): Generator<SimulationProblem> {
  const kinds = new Map(model.drivers.map(({ name, kind }) => [name, kind]));
  for (const [place, lever] of options.levers.entries()) {
    const subject = String(place);
    if (!isSoundLever(lever, model.asOf)) yield { code: 'BAD_LEVER', subject };
    for (const name of driversUnder(lever)) {
      const kind = kinds.get(name);
      if (!kind) yield { code: 'UNKNOWN_DRIVER', subject: name };
      else if (!ACTS_ON[lever.kind].includes(kind)) yield { code: 'LEVER_NOT_FOR_DRIVER', subject };
    }
  }
  yield* clashes(options.levers);
  yield* goalProblems(model, options);
}
