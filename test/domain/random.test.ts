/** Seeded chance: the same everywhere, spread as promised. */
import fc from 'fast-check';
import { SeededRandom } from '../../src/domain/random';

const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);

/** Drawn once and written down: whoever changes the generator changes every synthetic data set. */
const GOLDEN = {
  ints: [413, 989, 194, 19, 428],
  floats: [0.04913428575522749, 0.7789128313021163, 0.24162330593489123],
  normals: [74.12816742047215, 97.52648420547911, 104.0487156351742],
  shuffled: ['d', 'f', 'a', 'b', 'c', 'e'],
};

describe('seeded chance', () => {
  it('gives these very numbers on every machine', () => {
    const random = new SeededRandom(2018);
    expect(draws(5, () => random.int(1, 1000))).toEqual(GOLDEN.ints);
    expect(draws(3, () => random.float())).toEqual(GOLDEN.floats);
    expect(draws(3, () => random.normal(100, 15))).toEqual(GOLDEN.normals);
    expect(random.shuffle(['a', 'b', 'c', 'd', 'e', 'f'])).toEqual(GOLDEN.shuffled);
  });

  it('repeats itself for a seed and differs between neighbouring seeds', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const take = (s: number) => {
          const random = new SeededRandom(s);
          return draws(4, () => random.float());
        };
        expect(take(seed)).toEqual(take(seed));
        expect(take(seed)).not.toEqual(take(seed + 1));
      }),
    );
  });

  it('stays within its limits and reaches both of them', () => {
    const random = new SeededRandom(1);
    const drawn = draws(2000, () => random.int(-2, 3));
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    expect(draws(1000, () => random.float()).every((x) => x >= 0 && x < 1)).toBe(true);
  });

  it('shuffles and picks without losing or inventing anything', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (seed, items) => {
        const random = new SeededRandom(seed);
        const before = [...items];
        expect([...random.shuffle(items)].sort()).toEqual([...items].sort());
        expect(items).toEqual(before);
        expect(items).toContain(random.pick(items));
      }),
    );
  });

  it('spreads a normal draw around its mean', () => {
    const random = new SeededRandom(7);
    const drawn = draws(20_000, () => random.normal(50, 10));
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length);
    const within = drawn.filter((x) => Math.abs(x - 50) < 10).length / drawn.length;
    expect(mean).toBeCloseTo(50, 0);
    expect(deviation).toBeCloseTo(10, 0);
    expect(within).toBeCloseTo(0.683, 1);
    expect(draws(10, () => random.normal(3, 0))).toEqual(draws(10, () => 3));
  });

  it('forks streams that do not disturb each other', () => {
    const untouched = new SeededRandom(5).fork('patents').float();
    const root = new SeededRandom(5);
    draws(100, () => root.float());
    root.fork('loans').int(1, 9);
    expect(root.fork('patents').float()).toBe(untouched);
    expect(root.fork('patents').float()).not.toBe(root.fork('loans').float());
  });

  it('draws with about the probability asked for', () => {
    const random = new SeededRandom(11);
    const hits = draws(5000, () => random.chance(0.3)).filter(Boolean).length;
    expect(hits / 5000).toBeCloseTo(0.3, 1);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });

  it('refuses what cannot be drawn', () => {
    const random = new SeededRandom(1);
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => random.int(2, 1)).toThrow(RangeError);
    expect(() => random.int(0, 1.5)).toThrow(RangeError);
  });
});
