/**
 * The smallest value of one lever with which a target is likely enough. All values looked at share their
 * chance, so the probability rises (or falls) steadily with the lever and bisection finds the edge.
 */
import { shareOf } from './forecast';
import type { Lever } from './lever';
import { withValue } from './lever-value';
import { SEARCH_RANGES } from './limits';
import type { SimulatedTarget } from './model';
import type { Goal, GoalOutcome, HelpQuestion } from './outcome';
import { Run, type Setting, touches, type Verdict } from './run';

/** A target to be met about is likely only in the middle of the range: looked at in so many places first. */
const PLACES_LOOKED_AT = 32;

/** The values of the range, one precision apart, by their number. */
interface Scale {
  readonly last: number;
  readonly precision: number;
  value(index: number): number;
}

function scaleOf(lever: Lever, range: Goal['range']): Scale {
  const { lowest, highest, precision } = { ...SEARCH_RANGES[lever.kind], ...range };
  const perUnit = Math.round(1 / precision);
  const last = Math.ceil((highest - lowest) / precision - 1e-9);
  const value = (index: number) => {
    const exact =
      precision < 1 ? (Math.round(lowest * perUnit) + index) / perUnit : lowest + index * precision;
    return Math.min(exact, highest);
  };
  return { last, precision, value };
}

class Search {
  readonly #looked = new Map<number, Verdict>();

  constructor(
    private readonly setting: Setting,
    private readonly all: Run,
    private readonly goal: Goal,
    private readonly target: SimulatedTarget,
    readonly scale: Scale,
  ) {}

  verdict(index: number): Verdict {
    const known = this.#looked.get(index);
    if (known) return known;
    const { levers } = this.all;
    const lever = withValue(levers[this.goal.lever] as Lever, this.scale.value(index));
    const run = new Run(this.setting, levers.with(this.goal.lever, lever), this.all);
    const verdict = run.verdict(this.target);
    this.#looked.set(index, verdict);
    return verdict;
  }

  probability(index: number): number {
    const verdict = this.verdict(index);
    return verdict.shortages === null ? shareOf(verdict.reached) : 0;
  }

  isEnough(index: number): boolean {
    return this.probability(index) >= this.goal.probability;
  }

  /** Between one that is not enough and one that is: the last that is, coming from it. */
  edge(notEnough: number, enough: number): number {
    let [out, inside] = [notEnough, enough];
    while (Math.abs(inside - out) > 1) {
      const middle = Math.floor((inside + out) / 2);
      if (this.isEnough(middle)) inside = middle;
      else out = middle;
    }
    return inside;
  }

  reached(index: number, bound: 'AT_LEAST' | 'AT_MOST'): GoalOutcome {
    const { precision, value } = this.scale;
    return {
      verdict: 'REACHED',
      bound,
      value: value(index),
      precision,
      probability: this.probability(index),
    };
  }

  notReachable(): GoalOutcome {
    let best = 0;
    for (const index of this.#looked.keys()) {
      const [now, before] = [this.probability(index), this.probability(best)];
      if (now > before || (now === before && index < best)) best = index;
    }
    return { verdict: 'NOT_REACHABLE', value: this.scale.value(best), probability: this.probability(best) };
  }
}

const isUnmoved = (a: Verdict, b: Verdict): boolean =>
  a.shortages === null && b.shortages === null && a.judged.every((value, i) => Object.is(value, b.judged[i]));

/** First from the low end, then from the high one: the smallest change where more is better. */
function searchEnds(search: Search): GoalOutcome {
  const { last } = search.scale;
  if (search.isEnough(0)) {
    return search.isEnough(last)
      ? search.reached(0, 'AT_LEAST')
      : search.reached(search.edge(last, 0), 'AT_MOST');
  }
  if (search.isEnough(last)) return search.reached(search.edge(0, last), 'AT_LEAST');
  return search.notReachable();
}

function searchPlaces(search: Search): GoalOutcome {
  const { last } = search.scale;
  let before = 0;
  for (let place = 0; place <= PLACES_LOOKED_AT; place += 1) {
    const index = Math.round((last * place) / PLACES_LOOKED_AT);
    if (search.isEnough(index)) {
      return search.reached(index === 0 ? 0 : search.edge(before, index), 'AT_LEAST');
    }
    before = index;
  }
  return search.notReachable();
}

export function seekGoal(
  setting: Setting,
  target: SimulatedTarget,
  withLevers: Run,
  goal: Goal,
): GoalOutcome {
  const { levers } = withLevers;
  const lever = levers[goal.lever] as Lever;
  const without = new Run(setting, levers.toSpliced(goal.lever, 1), withLevers).verdict(target);
  const now = without.shortages === null ? shareOf(without.reached) : null;
  const doesNotMove = (probability: number): GoalOutcome => ({
    verdict: 'LEVER_DOES_NOT_MOVE_TARGET',
    value: null,
    probability,
  });
  if (now !== null && !touches(lever, target)) return doesNotMove(now);
  if (now !== null && now >= goal.probability) {
    return { verdict: 'ALREADY_REACHED', value: null, probability: now };
  }
  const search = new Search(setting, withLevers, goal, target, scaleOf(lever, goal.range));
  const [low, high] = [search.verdict(0), search.verdict(search.scale.last)];
  if (low.shortages !== null) {
    return { verdict: 'INSUFFICIENT_HISTORY', value: null, probability: null, shortages: low.shortages };
  }
  if (isUnmoved(low, high)) return doesNotMove(shareOf(low.reached));
  return target.comparator === 'ABOUT' ? searchPlaces(search) : searchEnds(search);
}

/** Each lever by itself on top of the others, or at another value where it is one of them. */
export function seekHelps(
  setting: Setting,
  target: SimulatedTarget,
  withLevers: Run,
  { probability, levers }: HelpQuestion,
): readonly GoalOutcome[] {
  return levers.map(({ lever, insteadOf, range }) => {
    const all = insteadOf === null ? [...withLevers.levers, lever] : withLevers.levers;
    const goal = { target: target.name, lever: insteadOf ?? all.length - 1, probability };
    const run = insteadOf === null ? new Run(setting, all, withLevers) : withLevers;
    return seekGoal(setting, target, run, range ? { ...goal, range } : goal);
  });
}
