import fc from 'fast-check';
import { Decimal, exactQuotient } from '../../src/domain/decimal';
import { readNumber } from '../../src/feeds/numbers';

const digits = fc.tuple(
  fc.constantFrom('', '-'),
  fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
  fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: '' }),
);
const written = digits.map(([sign, whole, fraction]) => `${sign}${whole}${fraction ? `.${fraction}` : ''}`);

describe('a printed number', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['+5', '5'],
    ['007', '7'],
    ['42.90', '42.9'],
    ['1234.5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['12,345,678', '12345678'],
    ['１２３', '123'],
    ['１，２３４．５', '1234.5'],
    ['103.8 ', '103.8'],
    ['\u00a0 12\u3000', '12'],
    ['－3.2', '-3.2'],
    ['\u22123.2', '-3.2'],
    ['–3.2', '-3.2'],
    ['12.5*', '12.5'],
    ['12.5①', '12.5'],
    ['12.5²', '12.5'],
    ['41540.900000000001', '41540.900000000001'],
    ['99999999999999999999.999999999999', '99999999999999999999.999999999999'],
    ['9007199254740993', '9007199254740993'],
  ])('%j is %s', (text, value) => {
    expect(readNumber(text)).toEqual({ value, mark: null });
  });

  it.each([
    ['12.5%', '12.5', '%'],
    ['12.5 ％', '12.5', '%'],
    ['3‰', '3', '‰'],
  ])('%j carries its unit', (text, value, mark) => {
    expect(readNumber(text)).toEqual({ value, mark });
  });

  it.each([
    ['1e309', 'EXPONENT'],
    ['1.35E+06', 'EXPONENT'],
    ['1E5', 'EXPONENT'],
    ['NaN', 'NOT_A_NUMBER'],
    ['Infinity', 'NOT_A_NUMBER'],
    ['-∞', 'NOT_A_NUMBER'],
    ['0x1F', 'NOT_A_NUMBER'],
    ['0b1', 'NOT_A_NUMBER'],
    ['.5', 'NOT_A_NUMBER'],
    ['5.', 'NOT_A_NUMBER'],
    ['1.2.3', 'NOT_A_NUMBER'],
    ['--5', 'NOT_A_NUMBER'],
    ['1 234.5', 'NOT_A_NUMBER'],
    ['(1234)', 'NOT_A_NUMBER'],
    ["1'234", 'NOT_A_NUMBER'],
    ['1_000', 'NOT_A_NUMBER'],
    ['٣٤', 'NOT_A_NUMBER'],
    ['一百', 'NOT_A_NUMBER'],
    ['-0.6(百分点)', 'NOT_A_NUMBER'],
    ['12\u202e34', 'NOT_A_NUMBER'],
    ['TRUE', 'NOT_A_NUMBER'],
    ['#N/A', 'NOT_A_NUMBER'],
    ['#REF!', 'NOT_A_NUMBER'],
    ['=1+1', 'NOT_A_NUMBER'],
    ['12/5', 'NOT_A_NUMBER'],
    ['%', 'NOT_A_NUMBER'],
    ['5%%', 'NOT_A_NUMBER'],
    ['1,23', 'DIGIT_GROUPING'],
    ['12,4', 'DIGIT_GROUPING'],
    ['1234,567', 'DIGIT_GROUPING'],
    ['1,2345', 'DIGIT_GROUPING'],
    ['1,,234', 'DIGIT_GROUPING'],
    ['100000000000000000000000', 'NUMBER_TOO_LONG'],
    ['0.1234567890123', 'NUMBER_TOO_LONG'],
    ['42.9亿元', 'UNIT_IN_VALUE'],
    ['80家', 'UNIT_IN_VALUE'],
    ['8,000 万元', 'UNIT_IN_VALUE'],
  ])('%j is refused as %s', (text, fault) => {
    expect(readNumber(text)).toEqual({ fault });
  });

  it('keeps every digit', () => {
    fc.assert(
      fc.property(written, (text) => {
        const reading = readNumber(text);
        expect('value' in reading && new Decimal(reading.value).equals(text)).toBe(true);
      }),
    );
  });

  it('means the same with thousands separators, full-width digits, spaces and footnotes', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (ascii) => String.fromCharCode(ascii.charCodeAt(0) + 0xfee0));
    const grouped = (text: string) =>
      text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
    fc.assert(
      fc.property(written, (text) => {
        const plain = readNumber(text);
        for (const same of [
          grouped(text),
          wide(text),
          wide(grouped(text)),
          `\u3000${text}\u00a0`,
          `${text}①`,
        ]) {
          expect(readNumber(same)).toEqual(plain);
        }
      }),
    );
  });

  it('is canonical: reading it again gives the same text', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { value } = readNumber(text) as { value: string };
        expect(readNumber(value)).toEqual({ value, mark: null });
        expect(value).not.toMatch(/^-?0\d|^-0$|\.\d*0$|e/i);
      }),
    );
  });

  it('never takes arbitrary text for a number that decimals would not read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eExX%∞ 一百') }), (text) => {
        const reading = readNumber(text);
        if ('value' in reading) expect(new Decimal(reading.value).isFinite()).toBe(true);
        else expect(reading.fault).toMatch(/^[A-Z_]+$/);
      }),
    );
  });
});

/** A decimal of at most 80 places as a whole number, by text alone. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(80, '0')}`);
}

describe('an exact quotient', () => {
  const quotient = (dividend: string, divisor: string) =>
    exactQuotient(new Decimal(dividend), new Decimal(divisor))?.toFixed() ?? null;

  it('exists when it ends, and not otherwise', () => {
    expect(quotient('100000000', '1')).toBe('100000000');
    expect(quotient('1', '8')).toBe('0.125');
    expect(quotient('24', '12')).toBe('2');
    expect(quotient('1', '12')).toBeNull();
    expect(quotient('2', '3')).toBeNull();
  });

  it('times the divisor is the dividend', () => {
    const factor = fc.integer({ min: 1, max: 10 ** 9 }).map(String);
    fc.assert(
      fc.property(written, factor, (dividend, divisor) => {
        const found = quotient(dividend, divisor);
        if (found !== null) expect(scaled(found) * scaled(divisor)).toBe(scaled(dividend) * scaled('1'));
      }),
    );
  });
});
