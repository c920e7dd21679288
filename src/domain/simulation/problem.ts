/** Why a simulation cannot run. */

export type SimulationProblemCode =
  | 'BAD_SEED'
  /** Not a whole number from `MIN_DRAWS` to `MAX_DRAWS`. */
  | 'BAD_DRAWS'
  | 'TOO_MANY_LEVERS'
  | 'TOO_MANY_TARGETS'
  | 'TOO_MANY_DRIVERS'
  | 'TOO_MANY_PERIODS'
  | 'TOO_MANY_CERTIFICATES'
  /** Each size is allowed, their product is not: fewer draws would do. */
  | 'TOO_LARGE'
  | 'NO_PERIODS'
  | 'PERIODS_NOT_IN_ORDER'
  | 'DUPLICATE_NAME'
  /** Not in order, after `asOf`, negative amounts, more renewed than lapsed and the like. */
  | 'BAD_HISTORY'
  | 'UNKNOWN_DRIVER'
  /** A driver has no such output, or a flow stands where a level must, or the other way round. */
  | 'BAD_OUTPUT'
  | 'BAD_NUMBER'
  | 'DEADLINE_NOT_A_PERIOD_END'
  | 'EVE_NOT_A_PERIOD_END'
  | 'PERIOD_ACROSS_YEARS'
  /** A rate below −99 % or above 1000 % a year, a share outside 0…1, a negative pace or spread. */
  | 'BAD_LEVER'
  /** This kind of lever does not act on this kind of driver. */
  | 'LEVER_NOT_FOR_DRIVER'
  /** Two levers say different things of one driver. */
  | 'LEVERS_CLASH'
  | 'UNKNOWN_GOAL_TARGET'
  | 'UNKNOWN_GOAL_LEVER'
  | 'BAD_GOAL_PROBABILITY'
  | 'BAD_GOAL_RANGE';

export interface SimulationProblem {
  readonly code: SimulationProblemCode;
  /** What it is about: a name, a number, the place of a lever. */
  readonly subject: string;
}
