/** Where a stress test is drawn: a large one in its turn and in a thread of its own. */
import { join } from 'node:path';
import { FLOWS, type StressPlan } from '../../domain/stress/plan';
import { type StressOptions, type StressOutcome, stressTest } from '../../domain/stress/stress-test';
import { answerFromThread, canSimulateInThread } from '../simulation/run-in-thread';
import { slotsOf } from '../simulation/slots';

export interface StressTask {
  readonly plan: StressPlan;
  readonly options: StressOptions;
}

/** About a tenth of a second; what takes less is done before a thread has started. */
const SMALL = 500_000;

const workOf = ({ plan: { banks, months, loans }, options: { draws } }: StressTask): number =>
  draws * (loans.length + (banks.length + 1) * months * FLOWS);

export function drawStress(
  database: object,
  actor: string,
  task: StressTask,
  signal?: AbortSignal,
): Promise<StressOutcome> {
  const isSmall = workOf(task) < SMALL || !canSimulateInThread;
  return slotsOf(database).run(actor, async () => {
    if (isSmall) return stressTest(task.plan, task.options);
    return answerFromThread(join(__dirname, 'stress-thread'), task, signal);
  });
}
