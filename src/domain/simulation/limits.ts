/** How large a simulation may be, how little history is enough, and how far levers go: all in one place. */
import type { LeverKind } from './lever';

export const MIN_DRAWS = 100;
export const DEFAULT_DRAWS = 1_000;
export const MAX_DRAWS = 20_000;
export const MAX_LEVERS = 20;
export const MAX_TARGETS = 200;
export const MAX_DRIVERS = 400;
/** Quarters of ten years. */
export const MAX_PERIODS = 40;
export const MAX_CERTIFICATES = 100_000;
/** Draws × periods × outputs of drivers kept at once, eight bytes each. */
export const MAX_CELLS = 40_000_000;
/** Draws × certificates that may lapse; each is one throw. */
export const MAX_THROWS = 1_000_000_000;

/** Older figures say little about the years to come. */
export const MAX_HISTORY = 60;
/** A line and a spread take three figures; the fourth makes the spread more than a guess. */
export const MIN_FIGURES = 4;
export const MIN_BUCKETS = 4;
export const MIN_LAPSES = 4;

/** Rates below −100 % or above +1000 % a year are slips of the pen. */
export const MIN_ANNUAL_RATE = -0.99;
export const MAX_ANNUAL_RATE = 10;
export const MAX_DELAY_DAYS = 3_660;
/** No unit makes a figure of a county larger. */
export const MAX_NUMBER = 1e20;

/** What one step of a lever is, in its own unit; additions and money move by this share of their value. */
export const LEVER_STEPS: Readonly<Record<LeverKind, number>> = Object.freeze({
  GROWTH: 0.01,
  ADDITIONS: 0.1,
  RENEWAL: 0.05,
  FUND: 0.1,
  DELAY: 30,
});

interface SearchRange {
  readonly lowest: number;
  readonly highest: number;
  /** Levers that count (additions, days) are sought in whole numbers. */
  readonly precision: number;
}

/** Where a goal is sought unless its range is given. */
export const SEARCH_RANGES: Readonly<Record<LeverKind, SearchRange>> = Object.freeze({
  GROWTH: { lowest: -0.5, highest: 1, precision: 0.0005 },
  ADDITIONS: { lowest: 0, highest: 10_000, precision: 1 },
  RENEWAL: { lowest: 0, highest: 1, precision: 0.001 },
  FUND: { lowest: 0, highest: 10_000_000_000, precision: 10_000 },
  DELAY: { lowest: 0, highest: 366, precision: 1 },
});
