/** Patent numbers of both forms: kind, year and check digit. */
import fc from 'fast-check';
import {
  barePatentNumber,
  checkPatentNumber,
  isPatentNumber,
  makePatentNumber,
} from '../../../src/domain/identifiers/patent-number';
import { PATENT_KINDS } from '../../../src/domain/vocabulary';

const REAL = [
  ['200310102344.5', 2003, 'INVENTION'],
  ['201710601862.3', 2017, 'INVENTION'],
  ['202010566088.9', 2020, 'INVENTION'],
  ['201510958772.0', 2015, 'INVENTION'],
  ['202510942578.7', 2025, 'INVENTION'],
  ['200510096239.4', 2005, 'INVENTION'],
  ['202322865413.3', 2023, 'UTILITY_MODEL'],
  ['201811564288.X', 2018, 'INVENTION'],
  ['201910603565.1', 2019, 'INVENTION'],
  ['202411064734.6', 2024, 'INVENTION'],
  ['95115608.X', 1995, 'INVENTION'],
  ['97101765.4', 1997, 'INVENTION'],
] as const;

fc.configureGlobal({ numRuns: 4000 });
describe('patent numbers', () => {
  it.each(REAL)('takes %s', (number, year, kind) => {
    expect(checkPatentNumber(number)).toEqual({
      patent: { number, year, kind, isInternational: false },
      problem: null,
    });
  });

  it.each(['202310123456.7', '202410123456.7'])('refuses the invented %s', (number) => {
    expect(checkPatentNumber(number)).toEqual({ patent: null, problem: 'CHECK_DIGIT' });
  });

  it.each([
    ['201710601862', 'LENGTH'],
    ['2017106018623X', 'LENGTH'],
    ['20171060186A.3', 'CHARACTER'],
    ['201740601862.3', 'TYPE'],
    ['199910601862.3', 'YEAR'],
    ['84101765.4', 'YEAR'],
  ])('says what is wrong with %s', (number, problem) => {
    expect(checkPatentNumber(number)).toEqual({ patent: null, problem });
  });

  it.each([
    'ZL201710601862.3',
    'CN 2017 1060 1862.3',
    'zl2017106018623',
    '２０１７１０６０１８６２．３',
    '201710601862.3 ',
  ])('reads %j as one and the same number', (text) => {
    expect(barePatentNumber(text)).toBe('2017106018623');
    expect(checkPatentNumber(text).patent?.number).toBe('201710601862.3');
  });

  it('makes numbers that pass, tell their kind, and notice a wrong digit', () => {
    const year = fc.integer({ min: 2003, max: 2099 });
    fc.assert(
      fc.property(year, fc.constantFrom(...PATENT_KINDS), fc.nat({ max: 9_999_999 }), (y, kind, serial) => {
        const number = makePatentNumber(y, kind, serial);
        expect(checkPatentNumber(number).patent).toMatchObject({
          number,
          year: y,
          kind,
          isInternational: false,
        });
        const wrong = `${number.slice(0, 11)}${(Number(number.charAt(11)) + 1) % 10}${number.slice(12)}`;
        expect(isPatentNumber(wrong)).toBe(false);
      }),
    );
    expect(() => makePatentNumber(2018, 'DESIGN', 10_000_000)).toThrow(RangeError);
    expect(() => makePatentNumber(2002, 'DESIGN', 1)).toThrow(RangeError);
  });

  it('knows international applications by their type digit', () => {
    const numbers = [...'0123456789X'].map((check) => `201880012345.${check}`);
    const valid = numbers.filter(isPatentNumber);
    expect(valid).toHaveLength(1);
    expect(checkPatentNumber(valid[0] as string).patent).toMatchObject({
      kind: 'INVENTION',
      isInternational: true,
    });
  });
});
