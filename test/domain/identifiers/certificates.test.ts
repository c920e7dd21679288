/** High-tech certificates hold three years from their day of issue; technology SMEs to the end of a year. */
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar';
import {
  checkHighTechCertificate,
  highTechActiveOn,
  highTechExpiresOn,
  highTechLapsesOn,
  makeHighTechCertificate,
} from '../../../src/domain/identifiers/high-tech-certificate';
import { IDENTIFIER_PROBLEMS } from '../../../src/domain/identifiers/problem';
import {
  checkTechSmeNumber,
  makeTechSmeNumber,
  techSmeActiveOn,
  techSmeExpiresOn,
} from '../../../src/domain/identifiers/tech-sme-number';
import { anyDate } from '../arbitraries';

describe('high-tech enterprise certificates', () => {
  it.each([
    ['GR202311004043', 2023, '11'],
    ['GR202145001224', 2021, '45'],
    ['GR201512000273', 2015, '12'],
  ])('takes the real number %s', (number, year, province) => {
    expect(checkHighTechCertificate(number).certificate).toMatchObject({ number, year, province });
  });

  it.each([
    ['GR20151200027', 'LENGTH'],
    ['GF201512000273', 'SHAPE'],
    ['GR2015120002A3', 'SHAPE'],
    ['GR201599000273', 'PROVINCE'],
    ['GR201571000273', 'PROVINCE'],
    ['GR200512000273', 'YEAR'],
  ])('refuses %s: %s', (number, problem) => {
    expect(checkHighTechCertificate(number)).toEqual({ certificate: null, problem });
  });

  it('counts from the day of issue to the day before it is three years old', () => {
    expect(highTechActiveOn('2017-12-01', '2017-11-30')).toBe(false);
    expect(highTechActiveOn('2017-12-01', '2017-12-01')).toBe(true);
    expect(highTechActiveOn('2017-12-01', '2020-11-30')).toBe(true);
    expect(highTechActiveOn('2017-12-01', '2020-12-01')).toBe(false);
    expect(highTechLapsesOn('2024-02-29')).toBe('2027-02-28');
    expect(highTechExpiresOn('2017-12-01')).toBe('2020-11-30');
  });

  it('holds on its first and last day and on no day before or after', () => {
    fc.assert(
      fc.property(anyDate, (issuedOn) => {
        const last = highTechExpiresOn(issuedOn);
        expect(highTechActiveOn(issuedOn, issuedOn) && highTechActiveOn(issuedOn, last)).toBe(true);
        expect(highTechActiveOn(issuedOn, addDays(issuedOn, -1))).toBe(false);
        expect(highTechActiveOn(issuedOn, addDays(last, 1))).toBe(false);
      }),
    );
  });

  it('makes valid numbers', () => {
    expect(makeHighTechCertificate(2018, '41', 123)).toBe('GR201841000123');
    expect(() => makeHighTechCertificate(2018, '99', 1)).toThrow(RangeError);
    expect(() => makeHighTechCertificate(2018, '41', 1_000_000)).toThrow(RangeError);
  });
});

describe('technology SME numbers', () => {
  it('takes the real number', () => {
    expect(checkTechSmeNumber('2025440111A0032458')).toEqual({
      listing: { number: '2025440111A0032458', year: 2025, regionCode: '440111' },
      warning: null,
    });
  });

  it.each([
    ['2025440111A003245', 'LENGTH'],
    ['1925440111A0032458', 'SHAPE'],
    ['2025440111B0032458', 'SHAPE'],
    ['2025990111A0032458', 'PROVINCE'],
  ])('warns about %s: %s', (number, warning) => {
    expect(checkTechSmeNumber(number)).toEqual({ listing: null, warning });
  });

  it('holds to the end of its year and is not carried over', () => {
    expect(techSmeActiveOn('2018-07-10', '2018-07-09')).toBe(false);
    expect(techSmeActiveOn('2018-07-10', '2018-12-31')).toBe(true);
    expect(techSmeActiveOn('2018-07-10', '2019-01-01')).toBe(false);
    expect(techSmeExpiresOn('2018-07-10')).toBe('2018-12-31');
  });

  it('makes numbers in the usual form', () => {
    expect(makeTechSmeNumber(2019, '410611', 42)).toBe('201941061108000042');
    expect(() => makeTechSmeNumber(2019, '990000', 42)).toThrow(RangeError);
  });
});

describe('identifier problems', () => {
  it('are told in both languages', () => {
    for (const { zh, en } of Object.values(IDENTIFIER_PROBLEMS)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[a-z ;]+$/);
    }
  });
});
