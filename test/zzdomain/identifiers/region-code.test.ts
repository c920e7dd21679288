/** Division codes: level and parent by their zeros. */
import {
  isRegionCode,
  isWithinRegion,
  NATIONAL_CODE,
  parentCode,
  regionLevel,
} from '../../../src/domain/identifiers/region-code';

describe('region codes', () => {
  it.each([
    ['100000', 'COUNTRY', null],
    ['140000', 'PROVINCE', '100000'],
    ['410600', 'PREFECTURE', '410000'],
    ['620900', 'PREFECTURE', '620000'],
    ['620921', 'COUNTY', '620900'],
    ['510682', 'COUNTY', '510600'],
    ['331023', 'COUNTY', '331000'],
    ['620201', 'COUNTY', '620200'],
    ['419001', 'COUNTY', '419000'],
  ])('%s is a %s under %s', (code, level, parent) => {
    expect(isRegionCode(code)).toBe(true);
    expect(regionLevel(code)).toBe(level);
    expect(parentCode(code)).toBe(parent);
  });

  it.each(['41060', '4106000', '990000', '16', '410021', '41O600', '', '200000'])('refuses %j', (code) => {
    expect(isRegionCode(code)).toBe(false);
  });

  it('tells what lies in what', () => {
    expect(isWithinRegion('620921', '620900')).toBe(true);
    expect(isWithinRegion('620921', '620000')).toBe(true);
    expect(isWithinRegion('620921', NATIONAL_CODE)).toBe(true);
    expect(isWithinRegion('620921', '620921')).toBe(true);
    expect(isWithinRegion('620900', '620921')).toBe(false);
    expect(isWithinRegion('620921', '410000')).toBe(false);
  });
});
