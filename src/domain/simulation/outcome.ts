/** What a simulation gives back. */
import type { IsoDate } from '../calendar';
import type { Lever } from './lever';
import type { Name } from './model';

export interface SimulationOptions {
  /** A whole number; the same seed gives the same outcome. */
  readonly seed: number;
  readonly draws: number;
  /** All of them together; none is the baseline. */
  readonly levers: readonly Lever[];
  /** Runs each lever left out and moved by its step as well; without it `sensitivities` is empty. */
  readonly withSensitivities: boolean;
  readonly goal: Goal | null;
  /** What each of these levers would do for one target. */
  readonly help?: HelpQuestion;
}

export interface HelpQuestion {
  readonly target: Name;
  readonly probability: number;
  readonly levers: readonly HelpingLever[];
}

export interface HelpingLever {
  readonly lever: Lever;
  /** The place of the lever that it is another value of; null where it comes on top of all. */
  readonly insteadOf: number | null;
  readonly range?: GoalRange;
}

export interface GoalRange {
  readonly lowest: number;
  readonly highest: number;
  /** Left out: that of the lever's kind. */
  readonly precision?: number;
}

/** One tenth of the draws end below p10, half below p50, nine tenths below p90. */
export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface PathPoint extends Band {
  readonly end: IsoDate;
}

export interface Forecast {
  /** Up to the deadline; a day on which the figure has no value yet (no complete year) is left out. */
  readonly path: readonly PathPoint[];
  /** As it is judged: with a delayed feed, the last figure that is known then. */
  readonly atDeadline: Band;
  /** Share of the draws that satisfy the comparator at the deadline. */
  readonly probability: number;
  /** Of the probability, for the number of draws alone; what the method does not know is not in it. */
  readonly standardError: number;
}

/** What is missing to simulate: `have` of at least `need`. */
export interface Shortage {
  /** The driver, or the target whose base of comparison is unknown. */
  readonly name: Name;
  readonly what: ShortageOf;
  readonly have: number;
  readonly need: number;
}

/** Figures of a level, buckets of a flow (or such with an amount), past lapses, a base to compare with. */
export type ShortageOf = 'FIGURES' | 'BUCKETS' | 'AMOUNTS' | 'LAPSES' | 'BASE';

export type TargetOutcome =
  | {
      readonly verdict: 'SIMULATED';
      readonly target: Name;
      /** Equal to the baseline where no lever touches the target. */
      readonly withLevers: Forecast;
      /** Null where only a lever makes up for history that is too short. */
      readonly baseline: Forecast | null;
    }
  | {
      readonly verdict: 'INSUFFICIENT_HISTORY';
      readonly target: Name;
      readonly shortages: readonly Shortage[];
    };

/** What one lever does to one target, all other levers as they are; both runs share their chance. */
export interface Sensitivity {
  /** Its place in the list of levers. */
  readonly lever: number;
  readonly target: Name;
  /** Probability with all levers less that without this one. */
  readonly change: number;
  readonly standardError: number;
  /** How far the lever is moved for `stepChange`, in its own unit (`LEVER_STEPS`). */
  readonly step: number;
  /** Probability with the lever moved by its step less that with all levers. */
  readonly stepChange: number;
}

/** The smallest value of one lever that makes a target likely enough. */
export interface Goal {
  readonly target: Name;
  /** Which of the levers is moved; the others stay as they are. */
  readonly lever: number;
  /** More than 0, less than 1. */
  readonly probability: number;
  /** Where to look; without it `SEARCH_RANGES` of the lever's kind. */
  readonly range?: GoalRange;
}

export type GoalOutcome =
  /** Without the lever it is likely enough. */
  | { readonly verdict: 'ALREADY_REACHED'; readonly value: null; readonly probability: number }
  /**
   * `AT_LEAST`: the smallest value that does, to `precision`; `AT_MOST`, where less is better: the largest
   * one.
   */
  | {
      readonly verdict: 'REACHED';
      readonly bound: 'AT_LEAST' | 'AT_MOST';
      readonly value: number;
      readonly precision: number;
      readonly probability: number;
    }
  /** The best value looked at, and what it gives. */
  | { readonly verdict: 'NOT_REACHABLE'; readonly value: number; readonly probability: number }
  | { readonly verdict: 'LEVER_DOES_NOT_MOVE_TARGET'; readonly value: null; readonly probability: number }
  | {
      readonly verdict: 'INSUFFICIENT_HISTORY';
      readonly value: null;
      readonly probability: null;
      readonly shortages: readonly Shortage[];
    };

export interface SimulationOutcome {
  readonly seed: number;
  readonly draws: number;
  /** In the order of the model. */
  readonly targets: readonly TargetOutcome[];
  readonly sensitivities: readonly Sensitivity[];
  readonly goal: GoalOutcome | null;
  /** In the order of the levers asked about. */
  readonly helps?: readonly GoalOutcome[];
}
