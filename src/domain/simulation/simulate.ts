/** The whole simulation: one pure function of the model, the levers and the seed. */
import { createChance } from './chance';
import { modelOf } from './drivers';
import { seekGoal, seekHelps } from './goal';
import { createGrid } from './grid';
import type { SimulatedTarget, SimulationModel } from './model';
import type { SimulationOptions, SimulationOutcome, TargetOutcome } from './outcome';
import { simulationProblems } from './problems';
import { Run, type Setting } from './run';
import { sensitivitiesOf } from './sensitivities';

function outcomeOf(target: SimulatedTarget, baseline: Run, withLevers: Run): TargetOutcome {
  const verdict = withLevers.verdict(target);
  if (verdict.shortages !== null) {
    return { verdict: 'INSUFFICIENT_HISTORY', target: target.name, shortages: verdict.shortages };
  }
  const before = baseline.verdict(target);
  return {
    verdict: 'SIMULATED',
    target: target.name,
    withLevers: verdict.forecast,
    baseline: before.shortages === null ? before.forecast : null,
  };
}

/** Throws for what `simulationProblems` finds: whoever takes input from outside asks it first. */
export function simulate(model: SimulationModel, options: SimulationOptions): SimulationOutcome {
  const [problem] = simulationProblems(model, options);
  if (problem) throw new RangeError(`not a simulation: ${problem.code} ${problem.subject}`);
  const { seed, draws, levers, goal, help } = options;
  const setting: Setting = {
    grid: createGrid(model.asOf, model.periodEnds, draws),
    chance: createChance(seed),
    drivers: new Map(model.drivers.map((driver) => [driver.name, driver])),
    models: new Map(model.drivers.map((driver) => [driver.name, modelOf(driver)])),
  };
  const baseline = new Run(setting, []);
  const withLevers = levers.length === 0 ? baseline : new Run(setting, levers, baseline);
  const sought = goal && model.targets.find(({ name }) => name === goal.target);
  const helped = help && model.targets.find(({ name }) => name === help.target);
  return {
    seed,
    draws,
    targets: model.targets.map((target) => outcomeOf(target, baseline, withLevers)),
    sensitivities: options.withSensitivities ? sensitivitiesOf(setting, model.targets, withLevers) : [],
    goal: goal && sought ? seekGoal(setting, sought, withLevers, goal) : null,
    ...(help && helped ? { helps: seekHelps(setting, helped, withLevers, help) } : {}),
  };
}
