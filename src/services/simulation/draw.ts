/** Where simulations are drawn: in their turn, off the thread that answers queries. */
import { simulate } from '../../domain/simulation/simulate';
import type { Run } from './simulate-plan';
import { slotsOf } from './slots';

/** One caller after another, each with no more than its share. */
export const drawFor =
  (database: object, actor: string): Run =>
  (model, options) =>
    slotsOf(database).run(actor, async () => simulate(model, options));
