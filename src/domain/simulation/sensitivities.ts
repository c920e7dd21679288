/** What each lever is worth: the probability of each target without it, and with a little more of it. */
import { pairedStandardError, shareOf } from './forecast';
import { stepOf, valueOfLever, withValue } from './lever-value';
import type { SimulatedTarget } from './model';
import type { Sensitivity } from './outcome';
import { Run, type Setting, touches } from './run';

/**
 * For each lever and each target that it touches; a target that has no history without the lever is left
 * out.
 */
export function sensitivitiesOf(
  setting: Setting,
  targets: readonly SimulatedTarget[],
  withLevers: Run,
): Sensitivity[] {
  const { levers } = withLevers;
  return levers.flatMap((lever, place) => {
    const step = stepOf(lever);
    const without = new Run(setting, levers.toSpliced(place, 1), withLevers);
    const moved = withValue(lever, valueOfLever(lever) + step);
    const stepped = new Run(setting, levers.with(place, moved), withLevers);
    return targets.flatMap((target) => {
      if (!touches(lever, target)) return [];
      const [all, left, more] = [withLevers, without, stepped].map((run) => run.verdict(target));
      if (all?.shortages !== null || left?.shortages !== null || more?.shortages !== null) return [];
      return [
        {
          lever: place,
          target: target.name,
          change: shareOf(all.reached) - shareOf(left.reached),
          standardError: pairedStandardError(all.reached, left.reached),
          step,
          stepChange: shareOf(more.reached) - shareOf(all.reached),
        },
      ];
    });
  });
}
