/** Computes again where the targets of a wave stand, one level of regions a job, from below. */
import { setTimeout as sleep } from 'node:timers/promises';
import { levelName } from '../services/progress/recompute-levels';
import { beginWave, endLevel, type LevelOutcome, recomputeLevel } from '../services/progress/recompute-wave';
import { BEGIN_JOB, LEVEL_JOB } from '../services/progress/request-recompute';
import { hasReceipt, runOnce } from '../services/receipts';
import { isOutage } from './is-outage';
import { type Delivery, type JobContext, type JobKind, textIn } from './job-kind';
import type { JobCounters } from './queue-names';

/** The level under its own name, so that whoever looks at the queue sees how far the wave has come. */
const countersOf = ({ level, computed, changed, failed }: LevelOutcome): JobCounters => ({
  ...(level === null ? {} : { [levelName(level).toLowerCase()]: computed }),
  ...{ targets: computed, changed, failed },
});

/** Each chunk is done for good once it is committed; the receipt says that the level is. */
async function workLevel(context: JobContext, delivery: Delivery): Promise<JobCounters> {
  const { database, log, now, timing } = context;
  const { queue, key, payload, fence } = delivery;
  const wave = textIn(payload, 'wave');
  const startedAtMs = performance.now();
  const outcome = await recomputeLevel(database, wave, {
    ...{ now, isOutage, pause: () => sleep(timing.chunkPauseMs) },
    onFailure: (target, error) => log.error({ err: error, wave, target }, 'a target cannot be computed'),
  });
  const counters = countersOf(outcome);
  await runOnce(
    database,
    { queue, key },
    async (tx) => {
      await endLevel(tx, wave);
      return counters;
    },
    fence ? { fence } : {},
  );
  const ms = Math.round(performance.now() - startedAtMs);
  log.info({ wave, ...counters, ms }, 'a level of a recompute is done');
  return counters;
}

export const recomputeProgress: JobKind = {
  name: BEGIN_JOB,
  async run(context, delivery) {
    if (await hasReceipt(context.database, delivery)) return {};
    await beginWave(context.database, textIn(delivery.payload, 'wave'));
    return workLevel(context, delivery);
  },
};

export const recomputeNextLevel: JobKind = {
  name: LEVEL_JOB,
  async run(context, delivery) {
    if (await hasReceipt(context.database, delivery)) return {};
    return workLevel(context, delivery);
  },
};
