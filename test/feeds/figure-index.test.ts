import fc from 'fast-check';
import { FigureIndex, fingerprint } from '../../src/feeds/figure-index';

describe('the index of figures', () => {
  const key = fc.oneof(fc.nat(40), fc.maxSafeNat());

  it('behaves like a map of the first figure of each key', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.nat(2)), { maxLength: 200 }), (figures) => {
        const index = new FigureIndex();
        const model = new Map<number, { line: number; value: number; contradicted: boolean }>();
        figures.forEach(([at, value], line) => {
          const known = model.get(at);
          const found = index.add(at, value, line, line + 1);
          if (!known) {
            model.set(at, { line, value, contradicted: false });
            expect(found).toBeNull();
            return;
          }
          const { contradicted } = known;
          const sameValue = known.value === value;
          expect(found).toEqual({
            line: known.line,
            column: known.line + 1,
            sameValue,
            wasContradicted: contradicted,
          });
          if (!sameValue) known.contradicted = true;
        });
      }),
    );
  });

  it('finds every figure again after it has grown', () => {
    const index = new FigureIndex();
    const keys = Array.from({ length: 50_000 }, (_, at) => at * 4_194_304 + (at % 7));
    expect(keys.filter((at, line) => index.add(at, line, line, 0) !== null)).toEqual([]);
    index.add(keys[3] as number, -1, 0, 0);
    const found = keys.map((at, line) => index.add(at, line, line, 0));
    expect(found.every((earlier, line) => earlier?.line === line && earlier.sameValue)).toBe(true);
    expect(found.flatMap((earlier, line) => (earlier?.wasContradicted ? [line] : []))).toEqual([3]);
  });

  it('fingerprints texts as whole numbers below 2^53, each its own', () => {
    const texts = Array.from({ length: 20_000 }, (_, at) => `${at / 100} A`);
    const prints = texts.map(fingerprint);
    expect(new Set(prints).size).toBe(texts.length);
    expect(prints.every((print) => Number.isSafeInteger(print) && print >= 0)).toBe(true);
  });
});
