/** Exact decimals: strict reading, lossless conversion, and rounding told from revising. */
import { Decimal as Library } from 'decimal.js';
import fc from 'fast-check';
import {
  convert,
  Decimal,
  decimalOrNull,
  exactDecimal,
  isSamePrecisionAside,
  revisionOf,
  scaleOf,
} from '../../src/domain/decimal';
import { AppError } from '../../src/errors';

const d = exactDecimal;
const anyText = fc
  .tuple(fc.constantFrom('', '-', '+'), fc.bigInt({ min: 0n, max: 10n ** 19n }), fc.nat({ max: 999999 }))
  .map(([sign, whole, fraction]) => `${sign}${whole}.${fraction}`);

describe('exact decimals', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['42.90', '42.9'],
    ['+3', '3'],
    ['-1.87', '-1.87'],
    ['00012', '12'],
    ['99999999999999999999.999999999999', '99999999999999999999.999999999999'],
  ])('reads %s as %s', (text, value) => {
    expect(decimalOrNull(text)?.toFixed()).toBe(value);
  });

  it.each([
    ...[
      '',
      ' ',
      '.',
      '.5',
      '5.',
      'NaN',
      'Infinity',
      '-Infinity',
      '1e3',
      '1E3',
      '0x10',
      '1,234',
      '１２',
      '--1',
    ],
    ...['1 2', '1\n', '0.1234567890123', '100000000000000000000', '…', '-', '+', '1_000'],
  ])('refuses %j', (text) => {
    expect(decimalOrNull(text)).toBeNull();
    expect(() => exactDecimal(text)).toThrow(AppError);
  });

  it('keeps every digit and never shows an exponent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const value = exactDecimal(text);
        expect(value.toString()).toBe(value.toFixed());
        expect(value.equals(new Library(text))).toBe(true);
      }),
    );
    expect(d('0.000000000001').toString()).toBe('0.000000000001');
    expect(d('-0').toString()).toBe('0');
    expect(Object.is(d('-0').toNumber(), 0)).toBe(true);
  });

  it('leaves the settings of the library alone', () => {
    expect(Library.precision).toBe(20);
    expect(Decimal.precision).toBeGreaterThan(60);
  });

  it('counts the digits printed after the point', () => {
    expect([scaleOf('42'), scaleOf('42.9'), scaleOf('42.90'), scaleOf('-0.001')]).toEqual([0, 1, 2, 3]);
  });

  it('converts between units without loss and back again', () => {
    expect(convert(d('8000'), d('10000'), d('1')).toFixed()).toBe('80000000');
    expect(convert(d('42.9'), d('100000000'), d('10000')).toFixed()).toBe('429000');
    fc.assert(
      fc.property(anyText, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (text, from, to) => {
        const [a, b] = [new Decimal(10).pow(from), new Decimal(10).pow(to)];
        expect(convert(convert(d(text), a, b), b, a).equals(d(text))).toBe(true);
      }),
    );
  });

  it('refuses a conversion that would have to round', () => {
    expect(() => convert(d('1'), d('1'), d('3'))).toThrow(AppError);
    expect(() => convert(d('1'), d('1'), d('0'))).toThrow(AppError);
    expect(convert(d('9'), d('1'), d('3')).toFixed()).toBe('3');
  });

  it.each([
    ['33105.97', '33106', true],
    ['33106', '33105.97', true],
    ['35371.28', '35445.1', false],
    ['14104.28', '14055.5', false],
    ['42.9', '42.90', true],
    ['2.5', '3', true],
    ['2.4', '3', false],
    ['-2.5', '-3', true],
    ['54259.2', '54259.2', true],
    ['54259.2', '54259.3', false],
    ['84589.06', '84589.0574', true],
  ])('tells whether %s and %s differ in precision only: %s', (before, after, expected) => {
    expect(isSamePrecisionAside(before, after)).toBe(expected);
    expect(isSamePrecisionAside(after, before)).toBe(expected);
  });

  it('takes every rounding of a number for the same number', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 5 }), (text, places) => {
        expect(isSamePrecisionAside(text, d(text).toFixed(places))).toBe(true);
      }),
    );
  });

  it('names what a new vintage is', () => {
    expect(revisionOf(undefined, '1')).toBe('NEW');
    expect(revisionOf('1', '1')).toBe('UNCHANGED');
    expect(revisionOf('1', '01')).toBe('UNCHANGED');
    expect(revisionOf('42.9', '42.90')).toBe('PRECISION_ONLY');
    expect(revisionOf('33105.97', '33106')).toBe('PRECISION_ONLY');
    expect(revisionOf('35371.28', '35445.1')).toBe('REVISED');
    expect(revisionOf(null, '0')).toBe('REVISED');
    expect(revisionOf('0', null)).toBe('REVISED');
    expect(revisionOf(null, null)).toBe('UNCHANGED');
  });
});
