/** Benchmark rates, announcement by announcement. */
import { z } from 'zod';
import { BENCHMARK_KINDS } from '../../domain/lending/benchmark';
import type { Mistakes } from './catalogue-error';
import { date, notes, positiveDecimal, text } from './field-shapes';
import type { Placed } from './placed-facts';

const MAX_MONTHS = 1200;

export const benchmarkSchema = z.strictObject({
  kind: z.enum(BENCHMARK_KINDS),
  effectiveOn: date,
  sourceZh: text,
  sourceEn: text,
  /** From the shortest terms to the longest; each begins where the one before it ends. */
  bands: z
    .array(
      z.strictObject({ upToMonths: z.int().min(1).max(MAX_MONTHS).optional(), percent: positiveDecimal }),
    )
    .min(1),
  ...notes,
});
export type BenchmarkFact = z.output<typeof benchmarkSchema>;

export const benchmarkKey = ({ kind, effectiveOn }: Pick<BenchmarkFact, 'kind' | 'effectiveOn'>): string =>
  `${kind} ${effectiveOn}`;

/** Every term lies in one band: they rise, and only the last is open. */
export function checkBenchmark({ bands, place }: Placed<BenchmarkFact>, mistakes: Mistakes): void {
  bands.forEach(({ upToMonths }, at) => {
    const field = ['bands', at, 'upToMonths'];
    const isLast = at === bands.length - 1;
    if (isLast && upToMonths !== undefined) {
      mistakes.add(place, field, '最长一档不设上限', 'the last band has no end');
    }
    if (!isLast && upToMonths === undefined) {
      mistakes.add(place, field, '只有最长一档不设上限', 'only the last band is without an end');
    }
    const before = bands[at - 1]?.upToMonths;
    if (upToMonths !== undefined && before !== undefined && upToMonths <= before) {
      mistakes.add(place, field, '期限须逐档变长', 'must be longer than the band before it');
    }
  });
}
