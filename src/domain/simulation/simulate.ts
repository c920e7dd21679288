/** The whole simulation: one pure function. */
import type { SimulationModel } from './model';
import type { SimulationOptions, SimulationOutcome } from './outcome';

export function simulate(_model: SimulationModel, _options: SimulationOptions): SimulationOutcome {
  throw new Error('not written yet');
}
