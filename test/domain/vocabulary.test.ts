/** The word lists of the domain stay what the API contract promises. */
import {
  Comparator,
  enumObject,
  MISSING_STATUSES,
  OBSERVATION_STATUSES,
  ProgressStatus,
  TargetBasis,
} from '../../src/domain/vocabulary';

describe('vocabulary', () => {
  it('makes an object whose keys are its words', () => {
    const object = enumObject(['ONE', 'TWO'] as const);
    expect(object).toEqual({ ONE: 'ONE', TWO: 'TWO' });
    expect(Object.isFrozen(object)).toBe(true);
  });

  it('holds the words of the contract', () => {
    expect(Object.keys(TargetBasis)).toHaveLength(8);
    expect(Object.keys(Comparator)).toEqual(['AT_LEAST', 'MORE_THAN', 'ABOUT', 'AT_MOST', 'LESS_THAN']);
    expect(Object.keys(ProgressStatus)).toEqual(
      expect.arrayContaining(['NOT_STARTED', 'NO_DATA', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK', 'MET', 'MISSED']),
    );
  });

  it('holds the twenty observation statuses of SDMX, the missing ones among them', () => {
    expect(new Set(OBSERVATION_STATUSES).size).toBe(20);
    expect(OBSERVATION_STATUSES).toEqual(expect.arrayContaining([...MISSING_STATUSES]));
  });
});
