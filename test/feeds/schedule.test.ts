import { isSchedule, lastDue, nextDue } from '../../src/feeds/schedule';

describe('schedules', () => {
  it('are read as clocks in China show them', () => {
    expect(nextDue('30 9 * * *', new Date('2026-08-15T01:29:59Z'))).toEqual(new Date('2026-08-15T01:30:00Z'));
    expect(nextDue('0 8 1 1 *', new Date('2026-08-15T00:00:00Z'))).toEqual(new Date('2027-01-01T00:00:00Z'));
  });

  it('are due at their very time, and not again until the next one', () => {
    const due = new Date('2026-08-15T01:30:00Z');
    expect(lastDue('30 9 * * *', due)).toEqual(due);
    expect(lastDue('30 9 * * *', new Date('2026-08-16T01:29:59.999Z'))).toEqual(due);
    expect(nextDue('30 9 * * *', due)).toEqual(new Date('2026-08-16T01:30:00Z'));
  });

  it.each([
    ['30 9 9-20 * *', true],
    ['0 */6 * * *', true],
    ['*/10 * * * * *', true],
    ['61 9 * * *', false],
    ['30 9 31 2 *', false],
    ['a b c d e', false],
  ])('%s: %s', (pattern, expected) => {
    expect(isSchedule(pattern)).toBe(expected);
  });
});
