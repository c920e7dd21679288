/** Yuan to the cent: what is read as an amount, and what splitting keeps. */
import fc from 'fast-check';
import { Decimal, ZERO } from '../../src/domain/decimal';
import { MAX_YUAN, readYuan, roundCents, splitExactly, splitNext, yuanText } from '../../src/domain/money';

const yuan = (text: string) => new Decimal(text);
const texts = (parts: readonly Decimal[]) => parts.map(yuanText);
const sum = (parts: readonly Decimal[]) => parts.reduce((total, part) => total.plus(part), ZERO);

const cents = fc.integer({ min: 1, max: 10_000_000 }).map((count) => new Decimal(count).dividedBy(100));
const weights = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 })
  .filter((list) => list.some((weight) => weight > 0))
  .map((list) => list.map((weight) => new Decimal(weight)));

describe('an amount of money', () => {
  it.each([
    ['0.01', '0.01'],
    ['50000', '50000.00'],
    ['12.30', '12.30'],
    ['9999999999999999.99', '9999999999999999.99'],
  ])('reads %s', (text, shown) => {
    const read = readYuan(text);
    expect(typeof read === 'string' ? read : yuanText(read)).toBe(shown);
  });

  it.each([
    ['NaN', 'NOT_A_NUMBER'],
    ['1e3', 'NOT_A_NUMBER'],
    ['1,000', 'NOT_A_NUMBER'],
    ['', 'NOT_A_NUMBER'],
    ['-0.01', 'NEGATIVE'],
    ['0', 'NOT_POSITIVE'],
    ['0.00', 'NOT_POSITIVE'],
    ['0.005', 'TOO_MANY_DECIMALS'],
    ['10000000000000000', 'TOO_LARGE'],
  ])('refuses %s as %s', (text, problem) => {
    expect(readYuan(text)).toBe(problem);
  });

  it('may be 0 where that is said, and still not below', () => {
    expect(readYuan('0', true)).toEqual(ZERO);
    expect(readYuan('-1', true)).toBe('NEGATIVE');
    expect(readYuan('0.001', true)).toBe('TOO_MANY_DECIMALS');
  });

  it('fits what a column of money holds, and is rounded half up to the cent', () => {
    expect(readYuan(yuanText(MAX_YUAN))).toEqual(MAX_YUAN);
    expect(texts([roundCents(yuan('1.005')), roundCents(yuan('1.0049'))])).toEqual(['1.01', '1.00']);
  });
});

describe('a split', () => {
  it.each([
    ['100000.00', ['70', '30'], ['70000.00', '30000.00']],
    // 0.007 and 0.003: the cent goes where more was cut off.
    ['0.01', ['70', '30'], ['0.01', '0.00']],
    ['0.05', ['50', '50'], ['0.03', '0.02']],
    ['100.00', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['0.02', ['1', '1', '1'], ['0.01', '0.01', '0.00']],
    ['10.00', ['0', '5'], ['0.00', '10.00']],
    ['33333.33', ['70', '30'], ['23333.33', '10000.00']],
  ])('of %s by %j gives %j', (total, by, parts) => {
    expect(texts(splitExactly(yuan(total), by.map(yuan)))).toEqual(parts);
  });

  it('neither loses nor makes a cent, and keeps each part within a cent of its share', () => {
    fc.assert(
      fc.property(cents, weights, (total, by) => {
        const parts = splitExactly(total, by);
        expect(sum(parts)).toEqual(total);
        parts.forEach((part, at) => {
          const exact = total.times(by[at] as Decimal).dividedBy(sum(by));
          expect(part.minus(exact).abs().lessThan('0.01')).toBe(true);
          expect(part.decimalPlaces()).toBeLessThanOrEqual(2);
        });
      }),
    );
  });

  it('needs somebody who bears something', () => {
    expect(() => splitExactly(yuan('1'), [ZERO, ZERO])).toThrow('weights must sum to more than 0');
    expect(() => splitExactly(yuan('1'), [])).toThrow('weights must sum to more than 0');
  });
});

describe('a split of one more amount', () => {
  it('ends after three thirds where one payment would have', () => {
    const by = [yuan('70'), yuan('30')];
    let handedOut: readonly Decimal[] = [ZERO, ZERO];
    for (const part of ['0.01', '0.01', '0.01']) {
      const next = splitNext(yuan(part), handedOut, by);
      handedOut = handedOut.map((so, at) => so.plus(next[at] as Decimal));
    }
    expect(texts(handedOut)).toEqual(texts(splitExactly(yuan('0.03'), by)));
  });

  it('takes no cent back where the proportion of the new whole would', () => {
    const by = [yuan('6'), yuan('6'), yuan('2')];
    const first = splitExactly(yuan('0.10'), by);
    expect(texts(first)).toEqual(['0.04', '0.04', '0.02']);
    expect(texts(splitExactly(yuan('0.11'), by))).toEqual(['0.05', '0.05', '0.01']);
    expect(texts(splitNext(yuan('0.01'), first, by))).toEqual(['0.01', '0.00', '0.00']);
  });

  it('is the plain split while nothing has been handed out', () => {
    const by = [yuan('1'), yuan('2')];
    expect(texts(splitNext(yuan('1'), [ZERO, ZERO], by))).toEqual(texts(splitExactly(yuan('1'), by)));
  });

  it('hands out each amount whole and takes nothing back', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 8 }), weights, (amounts, by) => {
        let handedOut: readonly Decimal[] = by.map(() => ZERO);
        for (const amount of amounts) {
          const next = splitNext(amount, handedOut, by);
          expect(sum(next)).toEqual(amount);
          expect(next.every((part) => !part.isNegative())).toBe(true);
          handedOut = handedOut.map((so, at) => so.plus(next[at] as Decimal));
        }
        const whole = splitExactly(sum(amounts), by);
        handedOut.forEach((part, at) => {
          expect(
            part
              .minus(whole[at] as Decimal)
              .abs()
              .lessThanOrEqualTo('0.02'),
          ).toBe(true);
        });
      }),
    );
  });
});
