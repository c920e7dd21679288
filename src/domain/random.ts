/** Seeded chance: the same seed gives the same draws on every machine, whatever its maths library does. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** FNV-1a over UTF-16 units: spreads a name over 32 bits. */
function hashText(text: string, start: number): number {
  let hash = start ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

const SERIES_TERMS = 20;

/** Natural logarithm of a number in (0, 1) by + − × ÷ alone: Math.log may differ in the last digit. */
function exactLogarithm(x: number): number {
  let [mantissa, halvings] = [x, 0];
  while (mantissa < 0.5) [mantissa, halvings] = [mantissa * 2, halvings + 1];
  const z = (mantissa - 1) / (mantissa + 1);
  let [sum, power] = [0, z];
  for (let k = 0; k < SERIES_TERMS; k += 1) {
    sum += power / (2 * k + 1);
    power *= z * z;
  }
  return 2 * sum - halvings * Math.LN2;
}

/** Neighbouring seeds begin alike; after this many draws they no longer do. */
const WARM_UP_DRAWS = 32;

export class SeededRandom {
  private readonly generator: RandomGenerator;
  private spareNormal: number | null = null;

  constructor(readonly seed: number) {
    this.generator = xoroshiro128plus(seed | 0);
    for (let i = 0; i < WARM_UP_DRAWS; i += 1) this.generator.next();
  }

  /** A stream of its own for a named purpose, so that drawing more for one leaves the others as they were. */
  fork(name: string): SeededRandom {
    return new SeededRandom(hashText(name, this.seed));
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max < min) {
      throw new RangeError(`no whole number from ${min} to ${max}`);
    }
    return uniformInt(this.generator, min, max);
  }

  /** At least 0, less than 1. */
  float(): number {
    return uniformFloat64(this.generator);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.float() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('an empty list has nothing to pick');
    return items[this.int(0, items.length - 1)] as T;
  }

  /** A new list in a new order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = this.int(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  }

  /** Normally distributed (Marsaglia's polar method; a square root is exact everywhere). */
  normal(mean = 0, standardDeviation = 1): number {
    let z = this.spareNormal;
    this.spareNormal = null;
    while (z === null) {
      const [u, v] = [this.float() * 2 - 1, this.float() * 2 - 1];
      const s = u * u + v * v;
      if (s <= 0 || s >= 1) continue;
      const factor = Math.sqrt((-2 * exactLogarithm(s)) / s);
      [z, this.spareNormal] = [u * factor, v * factor];
    }
    return mean + standardDeviation * z;
  }
}
