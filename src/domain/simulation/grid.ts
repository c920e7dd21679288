/**
 * The days looked at, and what each driver needs to know of them. Column 0 is the day the simulation
 * starts.
 */
import { addMonths, daysBetween, type IsoDate, isMonthEnd, lastOfMonth, monthOf, yearOf } from '../calendar';

export const DAYS_IN_YEAR = 365.25;

export interface Grid {
  readonly asOf: IsoDate;
  /** `asOf`, then the period ends. */
  readonly ends: readonly IsoDate[];
  readonly columns: number;
  readonly draws: number;
}

export function createGrid(asOf: IsoDate, periodEnds: readonly IsoDate[], draws: number): Grid {
  return { asOf, ends: [asOf, ...periodEnds], columns: periodEnds.length + 1, draws };
}

/** A value for each column and draw, the draws of one column side by side. */
export type Columns = Float64Array;

export const emptyColumns = ({ columns, draws }: Grid): Columns => new Float64Array(columns * draws);

export const columnOf = (values: Columns, column: number, draws: number): Float64Array =>
  values.subarray(column * draws, (column + 1) * draws);

export const yearsAfter = (from: IsoDate, ends: readonly IsoDate[]): Float64Array =>
  Float64Array.from(ends, (end) => daysBetween(from, end) / DAYS_IN_YEAR);

/** Month ends stay month ends. */
export function monthsAfter(day: IsoDate, months: number): IsoDate {
  const shifted = addMonths(day, months);
  return isMonthEnd(day) ? lastOfMonth(yearOf(shifted), monthOf(shifted)) : shifted;
}

/** The last column on or before a day; −1 where the day lies before all. */
export const lastColumnUpTo = ({ ends }: Grid, day: IsoDate): number =>
  ends.findLastIndex((end) => end <= day);
