import fc from 'fast-check';
import { Kind } from 'graphql';
import { Decimal } from '../../src/domain/decimal';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../../src/schema/scalars';

describe('the scalars', () => {
  it('write decimals as they are, without an exponent', () => {
    expect(DecimalScalar.serialize('80000000.00')).toBe('80000000.00');
    expect(DecimalScalar.serialize('-0.5')).toBe('-0.5');
    expect(DecimalScalar.serialize(new Decimal('1e15'))).toBe('1000000000000000');
    expect(DecimalScalar.serialize(new Decimal('0.000000000001'))).toBe('0.000000000001');
  });

  it('never let out a number that is none, or that has lost its digits already', () => {
    const bad = [
      new Decimal(Number.NaN),
      new Decimal(Number.POSITIVE_INFINITY),
      'NaN',
      'Infinity',
      '-Infinity',
      '1e3',
      1.5,
      null,
      '',
    ];
    for (const value of bad) expect(() => DecimalScalar.serialize(value)).toThrow('not an exact decimal');
  });

  it('read decimals from strings only, exactly', () => {
    expect(DecimalScalar.parseValue('+12.50')).toBe('12.5');
    expect(DecimalScalar.parseValue('99999999999999999999.999999999999')).toBe(
      '99999999999999999999.999999999999',
    );
    expect(DecimalScalar.parseValue('-0')).toBe('0');
    for (const bad of [
      'NaN',
      'Infinity',
      '1e3',
      '1,000',
      '１２',
      '0x1F',
      '',
      ' 1',
      '1.',
      '.5',
      '1'.repeat(30),
    ]) {
      expect(() => DecimalScalar.parseValue(bad)).toThrow('not an exact decimal');
    }
    for (const bad of [1, 1.5, null, true, {}, []]) {
      expect(() => DecimalScalar.parseValue(bad)).toThrow('written as a string');
    }
    expect(() => DecimalScalar.parseLiteral({ kind: Kind.FLOAT, value: '1.5' })).toThrow(
      'written as a string',
    );
  });

  it('read periods into their one text', () => {
    expect(PeriodScalar.parseValue('2019-01/2019-05')).toBe('2019-01/2019-05');
    expect(PeriodScalar.parseValue('2019-01/2019-12')).toBe('2019');
    expect(PeriodScalar.parseLiteral({ kind: Kind.STRING, value: '2019-01/2019-01' })).toBe('2019-01');
    expect(() => PeriodScalar.parseValue('2019-05/2019-01')).toThrow('Not a reporting period');
  });

  it('read days that exist', () => {
    expect(DateScalar.parseValue('2020-02-29')).toBe('2020-02-29');
    for (const bad of ['2019-02-29', '0000-01-01', '2019-13-01', '10000-01-01', '2019-1-1']) {
      expect(() => DateScalar.parseValue(bad)).toThrow('Not a date');
    }
  });

  it('read instants with their offset, and write them in UTC', () => {
    const instant = DateTimeScalar.parseValue('2019-06-30T08:00:00+08:00');
    expect(DateTimeScalar.serialize(instant)).toBe('2019-06-30T00:00:00.000Z');
    for (const bad of [
      '2019-06-30T08:00:00',
      '2019-06-31T00:00:00Z',
      '2019-06-30T25:00:00Z',
      'infinity',
      0,
      null,
    ]) {
      expect(() => DateTimeScalar.parseValue(bad)).toThrow('Not a date');
    }
    expect(() => DateTimeScalar.serialize('2019-06-30')).toThrow('not an instant');
  });

  it('write every instant as ISO 8601 does', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (instant) => {
        expect(DateTimeScalar.serialize(instant)).toBe(instant.toISOString());
      }),
    );
    expect(() => DateTimeScalar.serialize(new Date(Number.NaN))).toThrow();
  });
});
