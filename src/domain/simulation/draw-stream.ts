/**
 * Chance for the inner loop: Chris Doty-Humphrey's sfc32, seeded from `SeededRandom`. Normal numbers are made
 * by inversion, a buffer at a time: in half the time of one by one, and each from one uniform (decision 32).
 */
import type { SeededRandom } from '../random';
import * as exact from './exact-maths';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { exponential, logarithm, normalQuantile } = exact;
const { floor, max, sqrt } = Math;

const BUFFER = 1024;
const WARM_UP = 16;
const WORD = 0xffffffff;
const TWO_26 = 67108864;
const TWO_52 = 4503599627370496;

/** From here on a Poisson count is a normal one with its skewness; before, it is summed up exactly. */
const LARGE_MEAN = 20;
const COUNTED = 512;
const INVERSES = new Float64Array(COUNTED).map((_, i) => 1 / i);

export class DrawStream {
  readonly #state = new Int32Array(4);
  readonly #uniforms = new Float64Array(BUFFER);
  readonly #normals = new Float64Array(BUFFER);
  #nextUniform = BUFFER;
  #nextNormal = BUFFER;

  constructor(source: SeededRandom) {
    for (let i = 0; i < 3; i += 1) this.#state[i] = source.int(0, WORD) | 0;
    this.#state[3] = 1;
    this.fill(new Float64Array(WARM_UP));
  }

  /** More than 0, less than 1, in steps of 2⁻⁵². */
  uniform(): number {
    if (this.#nextUniform === BUFFER) {
      this.fill(this.#uniforms);
      this.#nextUniform = 0;
    }
    const value = this.#uniforms[this.#nextUniform] as number;
    this.#nextUniform += 1;
    return value;
  }

  normal(): number {
    if (this.#nextNormal === BUFFER) this.refillNormals();
    const value = this.#normals[this.#nextNormal] as number;
    this.#nextNormal += 1;
    return value;
  }

  /** Many at once: a number that a call returns takes memory of its own. */
  normals(into: Float64Array): void {
    for (let i = 0; i < into.length; i += 1) {
      if (this.#nextNormal === BUFFER) this.refillNormals();
      into[i] = this.#normals[this.#nextNormal] as number;
      this.#nextNormal += 1;
    }
  }

  /** Mean `shape`, variance `shape` (Marsaglia and Tsang, 2000; below 1 by a power of a uniform). */
  gamma(shape: number): number {
    if (shape < 1) {
      const larger = this.gamma(shape + 1);
      return larger * exponential(logarithm(this.uniform()) / shape);
    }
    const d = shape - 1 / 3;
    const c = 1 / sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const cube = 1 + c * x;
      if (cube <= 0) continue;
      const v = cube * cube * cube;
      const u = this.uniform();
      if (u < 1 - 0.0331 * x * x * x * x) return d * v;
      if (logarithm(u) < 0.5 * x * x + d * (1 - v + logarithm(v))) return d * v;
    }
  }

  chiSquare(degrees: number): number {
    return 2 * this.gamma(degrees / 2);
  }

  beta(a: number, b: number): number {
    const x = this.gamma(a);
    const y = this.gamma(b);
    return x + y > 0 ? x / (x + y) : a / (a + b);
  }

  poisson(mean: number): number {
    const u = this.uniform();
    if (mean >= LARGE_MEAN) {
      const z = normalQuantile(u);
      return max(0, floor(mean + sqrt(mean) * z + (z * z - 1) / 6 + 0.5));
    }
    let term = exponential(-mean);
    let sum = term;
    let count = 0;
    while (u > sum && count < COUNTED - 1) {
      count += 1;
      term *= mean * (INVERSES[count] as number);
      sum += term;
    }
    return count;
  }

  private refillNormals(): void {
    const normals = this.#normals;
    this.fill(normals);
    for (let i = 0; i < BUFFER; i += 1) normals[i] = normalQuantile(normals[i] as number);
    this.#nextNormal = 0;
  }

  private fill(numbers: Float64Array): void {
    const state = this.#state;
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let counter = state[3] as number;
    for (let i = 0; i < numbers.length; i += 1) {
      const first = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + first) | 0;
      const second = (((a + b) | 0) + counter) | 0;
      counter = (counter + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + second) | 0;
      numbers[i] = ((first >>> 6) * TWO_26 + (second >>> 6) + 0.5) / TWO_52;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  }
}
