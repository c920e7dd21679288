/** Spans of days: what is inside, what overlaps, what is left open. */
import fc from 'fast-check';
import {
  clip,
  completeYears,
  contains,
  daysIn,
  gapsIn,
  mergeSpans,
  overlaps,
  type Span,
} from '../../src/domain/span';
import { anyDate, anySpan } from './arbitraries';

const may: Span = { start: '2019-05-01', end: '2019-05-31' };
const year: Span = { start: '2019-01-01', end: '2019-12-31' };

describe('spans of days', () => {
  it('counts both ends', () => {
    expect(daysIn(may)).toBe(31);
    expect(daysIn({ start: '2019-05-01', end: '2019-05-01' })).toBe(1);
  });

  it('tells what lies inside and what overlaps', () => {
    expect(contains(year, may)).toBe(true);
    expect(contains(may, year)).toBe(false);
    expect(overlaps(may, { start: '2019-05-31', end: '2019-06-30' })).toBe(true);
    expect(overlaps(may, { start: '2019-06-01', end: '2019-06-30' })).toBe(false);
  });

  it('lists only the years that lie wholly inside', () => {
    expect(completeYears({ start: '2018-01-01', end: '2020-12-31' })).toEqual([2018, 2019, 2020]);
    expect(completeYears({ start: '2018-01-02', end: '2020-12-30' })).toEqual([2019]);
    expect(completeYears({ start: '2019-02-01', end: '2019-11-30' })).toEqual([]);
  });

  it('names the gaps before, between and after', () => {
    const known = [may, { start: '2019-07-01', end: '2019-09-30' }];
    expect(gapsIn(year, known)).toEqual([
      { start: '2019-01-01', end: '2019-04-30' },
      { start: '2019-06-01', end: '2019-06-30' },
      { start: '2019-10-01', end: '2019-12-31' },
    ]);
    expect(gapsIn(may, [year])).toEqual([]);
    expect(gapsIn(may, [])).toEqual([may]);
  });

  it('leaves each day of a window either in a gap or in a span, never in both', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 6 }), anyDate, (window, spans, date) => {
        const day = { start: date, end: date };
        const inGap = gapsIn(window, spans).some((gap) => overlaps(gap, day));
        const inSpan = spans.some((span) => overlaps(span, day));
        expect(inGap).toBe(contains(window, day) && !inSpan);
      }),
    );
  });

  it('splits a window into its gaps and the rest without losing a day', () => {
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 6 }), (window, spans) => {
        const total = (list: readonly Span[]) => list.reduce((sum, span) => sum + daysIn(span), 0);
        const covered = mergeSpans(clip(spans, window));
        expect(total(gapsIn(window, spans)) + total(covered)).toBe(daysIn(window));
      }),
    );
  });
});
