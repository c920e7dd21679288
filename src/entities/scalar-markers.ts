/**
 * What a field's text stands for: entities name these as field types, and the schema maps each to its
 * scalar.
 */

/** A day, `YYYY-MM-DD`. */
export abstract class DateText {}

/** A reporting period, for example `2019-01/2019-05`. */
export abstract class PeriodText {}

/** An exact decimal. */
export abstract class DecimalText {}

/** Free facts of the catalogue, as they stand in it. */
export abstract class JsonContent {}
