/** One published figure of the demonstration, and the rhythms in which figures appear. */
import { addDays, type IsoDate } from '../calendar';
import { type Period, periodOf } from '../period';
import type { SeededRandom } from '../random';
import type { Frequency } from '../vocabulary';

export type Rhythm =
  | 'YEAR_TO_DATE'
  | 'MONTH_FLOW'
  | 'MONTH_STOCK'
  | 'QUARTER_FLOW'
  | 'QUARTER_STOCK'
  | 'YEAR';

export interface DemoSeries {
  readonly regionCode: string;
  /** As the catalogue names the indicator. */
  readonly label: string;
  readonly unit: string;
  readonly rhythm: Rhythm;
}

export interface DemoFigure {
  readonly regionCode: string;
  readonly label: string;
  readonly period: Period;
  readonly value: string;
  readonly unit: string;
  readonly publishedOn: IsoDate;
}

interface Beat {
  readonly frequency: Frequency;
  readonly perYear: number;
  /** Days from the end of a period to its publication. */
  readonly delayDays: readonly [number, number];
}

const BEATS: Readonly<Record<Rhythm, Beat>> = {
  YEAR_TO_DATE: { frequency: 'YEAR_TO_DATE', perYear: 12, delayDays: [18, 26] },
  MONTH_FLOW: { frequency: 'MONTH', perYear: 12, delayDays: [12, 20] },
  MONTH_STOCK: { frequency: 'MONTH', perYear: 12, delayDays: [12, 20] },
  QUARTER_FLOW: { frequency: 'QUARTER', perYear: 4, delayDays: [25, 40] },
  QUARTER_STOCK: { frequency: 'QUARTER', perYear: 4, delayDays: [25, 40] },
  YEAR: { frequency: 'YEAR', perYear: 1, delayDays: [75, 110] },
};

export const beatsPerYear = (rhythm: Rhythm): number => BEATS[rhythm].perYear;

export function periodsOf(rhythm: Rhythm, year: number): Period[] {
  const { frequency, perYear } = BEATS[rhythm];
  return Array.from({ length: perYear }, (_, i) => periodOf({ frequency, year, ordinal: i + 1 }));
}

export function demoFigure(
  { regionCode, label, unit, rhythm }: DemoSeries,
  period: Period,
  value: string,
  random: SeededRandom,
): DemoFigure {
  const publishedOn = addDays(period.end, random.int(...BEATS[rhythm].delayDays));
  return { regionCode, label, period, value, unit, publishedOn };
}
