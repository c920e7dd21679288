/** Benchmark lending rates (贷款基准利率): which of them holds for a term on a day. */
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';

export const BENCHMARK_KINDS = ['LENDING'] as const;
export type BenchmarkKind = (typeof BENCHMARK_KINDS)[number];

/** One band of terms of one announcement: longer than `overMonths`, up to `upToMonths` and with it. */
export interface BenchmarkRateRow {
  readonly effectiveOn: IsoDate;
  readonly overMonths: number;
  /** Null for whatever is longer. */
  readonly upToMonths: number | null;
  /** Percent a year. */
  readonly percent: Decimal;
  readonly sourceZh: string;
  readonly sourceEn: string;
  readonly noteZh: string | null;
  readonly noteEn: string | null;
}

export interface Benchmark extends BenchmarkRateRow {
  /** Percent a year: 4.35. */
  readonly rate: Decimal;
}

/**
 * What was announced last, up to that day; null before the first announcement that is known, and for a term
 * that is none. A term that is no whole number of months counts the one that has begun.
 */
export function benchmarkFor(
  rates: readonly BenchmarkRateRow[],
  on: IsoDate,
  months: number,
): Benchmark | null {
  if (!(months > 0)) return null;
  const announced = rates.map(({ effectiveOn }) => effectiveOn).filter((day) => day <= on);
  const last = announced.sort().at(-1);
  const row = rates.find(
    ({ effectiveOn, overMonths, upToMonths }) =>
      effectiveOn === last && months > overMonths && (upToMonths === null || months <= upToMonths),
  );
  return row ? { ...row, rate: row.percent } : null;
}
