/** Arbitrary dates, spans and periods for the property tests. */
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar';
import { Decimal } from '../../src/domain/decimal';
import { periodOf } from '../../src/domain/period';
import { FREQUENCIES } from '../../src/domain/vocabulary';

const DAYS_1980_TO_2060 = 29_000;

export const anyDate = fc
  .integer({ min: 0, max: DAYS_1980_TO_2060 })
  .map((days) => addDays('1980-01-01', days));

export const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 400 }))
  .map(([from, length]) => {
    const start = addDays('2018-01-01', from);
    return { start, end: addDays(start, length) };
  });

const ORDINALS = { YEAR: 1, HALF: 2, QUARTER: 4, MONTH: 12, YEAR_TO_DATE: 12 } as const;

export const anyPeriodFrom = (minYear: number, maxYear: number) =>
  fc
    .tuple(fc.constantFrom(...FREQUENCIES), fc.integer({ min: minYear, max: maxYear }), fc.nat())
    .map(([frequency, year, n]) => periodOf({ frequency, year, ordinal: (n % ORDINALS[frequency]) + 1 }));

export const anyPeriod = anyPeriodFrom(1990, 2050);

/** Up to two digits after the point, as bureaus publish. */
export const anyFigure = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((hundredths) => new Decimal(hundredths).dividedBy(100));
