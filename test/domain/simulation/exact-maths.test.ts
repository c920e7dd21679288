import fc from 'fast-check';
import { SeededRandom } from '../../../src/domain/random';
import { DrawStream } from '../../../src/domain/simulation/draw-stream';
import { exponential, logarithm, normalQuantile, power } from '../../../src/domain/simulation/exact-maths';
import { bandOf, createScratch } from '../../../src/domain/simulation/quantiles';
import { fractionOf, nameSeed, throwOf } from '../../../src/domain/simulation/throws';

const near = (actual: number, expected: number, share: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    share * Math.max(Math.abs(expected), Number.MIN_VALUE),
  );

describe('exact maths', () => {
  it('agrees with the library to its last digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        near(logarithm(x), Math.log(x), 1e-15 + 1e-16 / Math.max(Math.abs(Math.log(x)), 1e-3));
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        near(exponential(x), Math.exp(x), 2e-15);
      }),
    );
    expect([logarithm(1), exponential(0), power(4, 0.5), power(10, 3)]).toEqual(
      [0, 1, 2, 1000].map((x) => expect.closeTo(x, 10)),
    );
    expect([logarithm(0), exponential(-800)]).toEqual([Number.NEGATIVE_INFINITY, 0]);
    expect(exponential(800)).toBe(Number.MAX_VALUE);
    near(logarithm(5e-324), Math.log(5e-324), 1e-14);
  });

  it('knows where a normal lies', () => {
    const known = [
      [0.5, 0],
      [0.9, 1.2815515655446004],
      [0.975, 1.959963984540054],
      [0.999, 3.090232306167813],
      [1e-10, -6.361340902404056],
    ] as const;
    for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 9);
  });
});

describe('a stream of draws', () => {
  const stream = new DrawStream(new SeededRandom(7));
  const sample = (draw: () => number, count = 40_000) => {
    const values = Float64Array.from({ length: count }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    return { mean, variance };
  };

  it.each([
    ['uniform', () => stream.uniform(), 0.5, 1 / 12],
    ['normal', () => stream.normal(), 0, 1],
    ['gamma of 0.3', () => stream.gamma(0.3), 0.3, 0.3],
    ['gamma of 7', () => stream.gamma(7), 7, 7],
    ['chi-square of 5', () => stream.chiSquare(5), 5, 10],
    ['beta of 2, 6', () => stream.beta(2, 6), 0.25, 12 / (64 * 9)],
    ['Poisson of 3', () => stream.poisson(3), 3, 3],
    ['Poisson of 90', () => stream.poisson(90), 90, 90],
  ])('has the mean and the variance of a %s', (_, draw, mean, variance) => {
    const found = sample(draw);
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / 40_000));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.06);
  });

  it('is spread evenly, neighbours together too', () => {
    const counts = new Int32Array(256);
    for (let i = 0; i < 51_200; i += 1) {
      const cell = Math.floor(stream.uniform() * 16) * 16 + Math.floor(stream.uniform() * 16);
      counts[cell] = (counts[cell] as number) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    // 255 degrees of freedom: 99.99 % lie in here.
    expect(chiSquare).toBeGreaterThan(175);
    expect(chiSquare).toBeLessThan(350);
  });
});

describe('throws', () => {
  it('are even over draws and over names, and independent between names', () => {
    const seeds = Array.from({ length: 200 }, (_, i) => nameSeed(`GR20194400${i}`, 1));
    let [below, both] = [0, 0];
    for (let draw = 0; draw < 500; draw += 1) {
      const thrown = seeds.map((seed) => fractionOf(throwOf(seed, draw, 0)) < 0.3);
      for (let i = 0; i < thrown.length; i += 1) {
        if (thrown[i]) below += 1;
        if (thrown[i] && thrown[(i + 1) % thrown.length]) both += 1;
      }
    }
    expect(Math.abs(below / 100_000 - 0.3)).toBeLessThan(0.006);
    expect(Math.abs(both / 100_000 - 0.09)).toBeLessThan(0.004);
  });
});

describe('a band', () => {
  it('holds the same numbers as sorting would give', () => {
    const numbers = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = Float64Array.from(values).sort();
        const at = (share: number) =>
          (sorted[Math.max(Math.ceil(share * values.length - 1e-9) - 1, 0)] as number) + 0;
        const band = bandOf(Float64Array.from(values), createScratch(values.length));
        expect([band?.p10, band?.p50, band?.p90].map((x) => (x ?? 0) + 0)).toEqual([
          at(0.1),
          at(0.5),
          at(0.9),
        ]);
      }),
    );
  });

  it('leaves out draws without a value', () => {
    expect(bandOf(Float64Array.of(Number.NaN, 2, Number.NaN), createScratch(3))).toEqual({
      p10: 2,
      p50: 2,
      p90: 2,
    });
    expect(bandOf(Float64Array.of(Number.NaN), createScratch(1))).toBeNull();
  });
});
