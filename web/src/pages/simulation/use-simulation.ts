/** A run and what is looked at in it: its targets, and for the chosen one its past and what would help it. */
import { computed, type Ref, shallowRef, watch } from 'vue';
import { tell } from '../../api/ask';
import { isProblem, type Problem } from '../../api/problem';
import { today } from '../../format/dates';
import type { Setting } from './scenario-address';
import {
  type SightFragment,
  SimulateDocument,
  type SimulateQuery,
  TargetSightDocument,
} from './simulation.documents';
import { inputOf, pastDays } from './simulation-input';
import { useRun } from './use-run';

export type Simulated = SimulateQuery['simulation'];
export type SimulatedOutcome = Simulated['outcomes'][number];
export type Help = NonNullable<SightFragment['simulationHelps']>[number];

/** What the numbers on the page were worked out from. */
export interface Ran {
  readonly setting: Setting;
  readonly asOf: string | null;
}

const drawnKey = ({ plan, seed, draws, levers }: Setting, asOf: string | null) =>
  JSON.stringify([plan, seed, draws, levers, asOf]);

function variablesOf({ setting, asOf }: Ran, target: string | null, goal: number) {
  return {
    ...{ input: inputOf(setting, asOf), target: target ?? '', goal },
    days: pastDays(asOf ?? today()),
  };
}

const MET = 0.9;

/** The one that the levers move most; without any, the one that is least likely and can be simulated. */
function firstToLookAt(outcomes: readonly SimulatedOutcome[]): string | null {
  const drawn = outcomes.filter(({ verdict }) => verdict === 'SIMULATED');
  const moved = (one: SimulatedOutcome) => Math.abs((one.probability ?? 0) - (one.baselineProbability ?? 0));
  const [most] = [...drawn].sort((a, b) => moved(b) - moved(a));
  if (most && moved(most) > 0) return most.target.key;
  const open = drawn.filter(({ probability }) => (probability ?? 1) < MET);
  const [least] = [...(open.length > 0 ? open : drawn)].sort(
    (a, b) => (b.probability ?? 0) - (a.probability ?? 0),
  );
  return least?.target.key ?? outcomes[0]?.target.key ?? null;
}

export function useSimulation(
  setting: Readonly<Ref<Setting>>,
  asOf: Readonly<Ref<string | null>>,
  choose: (target: string) => void,
) {
  const { problem, isRunning, elapsedMs, start, cancel } = useRun(SimulateDocument);
  const simulated = shallowRef<Simulated | null>(null);
  const ran = shallowRef<Ran | null>(null);
  const sight = shallowRef<SightFragment | null>(null);
  const sightProblem = shallowRef<Problem | null>(null);
  const isLooking = shallowRef(false);
  let seen = '';
  const sightKey = () => JSON.stringify([setting.value.target, setting.value.goal, simulated.value?.digest]);

  /** The chosen target beside the numbers that are shown, whatever has been moved since. */
  const look = async () => {
    const { target, goal } = setting.value;
    if (!ran.value || target === null || seen === sightKey()) return;
    const mine = sightKey();
    seen = mine;
    isLooking.value = true;
    sightProblem.value = null;
    try {
      const found = await tell(TargetSightDocument, variablesOf(ran.value, target, goal));
      if (seen === mine) sight.value = found;
    } catch (error) {
      if (!isProblem(error)) throw error;
      if (seen === mine) sightProblem.value = error;
    } finally {
      if (seen === mine) isLooking.value = false;
    }
  };

  const run = () => {
    const asked: Ran = { setting: setting.value, asOf: asOf.value };
    const { target, goal } = asked.setting;
    start({ ...variablesOf(asked, target, goal), hasTarget: target !== null }, (answer) => {
      simulated.value = answer.simulation;
      ran.value = asked;
      sight.value = answer.target ? (answer as SightFragment) : null;
      isLooking.value = false;
      seen = answer.target ? sightKey() : '';
      const { outcomes } = answer.simulation;
      const isThere = outcomes.some((one) => one.target.key === setting.value.target);
      const first = firstToLookAt(outcomes);
      if (!isThere && first !== null) choose(first);
      void look();
    });
  };

  watch([() => setting.value.target, () => setting.value.goal], () => void look());

  const forget = () => {
    cancel();
    simulated.value = null;
    ran.value = null;
    sight.value = null;
    seen = '';
  };
  const isStale = computed(
    () =>
      ran.value !== null &&
      drawnKey(setting.value, asOf.value) !== drawnKey(ran.value.setting, ran.value.asOf),
  );
  return {
    ...{ problem, isRunning, elapsedMs, run, cancel, forget, simulated, ran, isStale },
    ...{ sight, sightProblem, isLooking },
  };
}
