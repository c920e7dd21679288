/** Where simulations are drawn: in their turn, off the thread that answers queries. */
import { simulateInThread } from './run-in-thread';
import type { Run } from './simulate-plan';
import { slotsOf } from './slots';

/** One caller after another, each with no more than its share; whoever goes away gives up the place. */
export const drawFor =
  (database: object, actor: string, signal?: AbortSignal): Run =>
  (model, options) =>
    slotsOf(database).run(actor, () => simulateInThread({ model, options }, signal));
