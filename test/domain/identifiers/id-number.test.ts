/** Identity numbers: the check character, the birth date inside, and what a mask leaves of one. */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar';
import {
  birthOf,
  checkIdNumber,
  makeIdNumber,
  maskIdNumber,
} from '../../../src/domain/identifiers/id-number';
import { anyDate } from '../arbitraries';

const TODAY = '2019-06-30';

describe('identity numbers', () => {
  // The two examples of GB 11643-1999 itself.
  it.each([
    ['11010519491231002X', '110105', '1949-12-31'],
    ['440524188001010014', null, 'BIRTH_DATE'],
    ['620921195502290011', null, 'BIRTH_DATE'],
    ['11010519491231002x', '110105', '1949-12-31'],
    [' 11010519491231002X ', '110105', '1949-12-31'],
    ['810000199408230021', '810000', '1994-08-23'],
  ])('reads %s', (text, regionCode, expected) => {
    const { identity, problem } = checkIdNumber(text, TODAY);
    if (regionCode === null) expect(problem).toBe(expected);
    else expect(identity).toMatchObject({ number: text.trim().toUpperCase(), regionCode, bornOn: expected });
  });

  it.each([
    ['', 'LENGTH'],
    ['1101051949123100', 'LENGTH'],
    ['11010519491231002XX', 'LENGTH'],
    ['110105491231002', 'OLD_FORM'],
    ['１１０１０５１９４９１２３１００２X', 'CHARACTER'],
    ['11010519491231002Y', 'CHARACTER'],
    ['1101051949123X002X', 'CHARACTER'],
    ['110105 9491231002X', 'CHARACTER'],
    ['99010519491231002X', 'REGION'],
    ['11000019491231002X', 'REGION'],
    ['11010519490229002X', 'BIRTH_DATE'],
    ['11010519491331002X', 'BIRTH_DATE'],
    ['11010518991231002X', 'BIRTH_DATE'],
    ['11010520190701002X', 'BIRTH_IN_FUTURE'],
    ['110105194912310020', 'CHECK_DIGIT'],
    ['110105194912310021', 'CHECK_DIGIT'],
  ])('refuses "%s": %s', (text, problem) => {
    expect(checkIdNumber(text, TODAY)).toEqual({ identity: null, problem });
  });

  it('takes a birth on the very day, and not one of the next', () => {
    const number = makeIdNumber('410621', TODAY, 1);
    expect(checkIdNumber(number, TODAY).problem).toBeNull();
    expect(checkIdNumber(number, addDays(TODAY, -1)).problem).toBe('BIRTH_IN_FUTURE');
  });

  const anyNumber = fc
    .tuple(fc.constantFrom('410621', '110101', '620921', '441900', '820000'), anyDate, fc.nat(999))
    .filter(([, day]) => day >= '1900-01-01')
    .map(([region, day, order]) => ({ day, number: makeIdNumber(region, day, order) }));

  it('finds every wrong digit and every two neighbours that were exchanged', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(17), fc.constantFrom(...'0123456789X'), ({ day, number }, at, letter) => {
        const today = addDays(day, 1);
        expect(checkIdNumber(number, today).identity?.bornOn).toBe(day);
        expect(birthOf(number)).toBe(day);
        const wrong = number.slice(0, at) + letter + number.slice(at + 1);
        const swapped =
          number.slice(0, at) + (number[at + 1] ?? '') + number.charAt(at) + number.slice(at + 2);
        for (const text of [wrong, swapped]) {
          expect(checkIdNumber(text, '9999-12-31').problem === null).toBe(text === number);
        }
      }),
    );
  });

  it('shows neither the day of birth nor the order behind its mask', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105**********2X');
    expect(maskIdNumber('110105491231002')).toBe('*'.repeat(15));
    expect(maskIdNumber('')).toBe('');
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const masked = maskIdNumber(text);
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('makes none that would not pass', () => {
    expect(() => makeIdNumber('999999', TODAY, 1)).toThrow(RangeError);
    expect(() => makeIdNumber('410621', TODAY, 1000)).toThrow(RangeError);
    expect(() => makeIdNumber('410621', '2019-02-30', 1)).toThrow(RangeError);
  });
});
