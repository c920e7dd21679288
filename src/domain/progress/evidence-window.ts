/** Which evidence a judgement can need, so that a loader fetches that of many targets in one statement. */
import { addDays, earliest, type IsoDate, lastQuarterEnds, sameDayInYear, yearOf } from '../calendar';
import { calendarYear, completeYears } from '../span';
import { flowStart } from './flows';
import { DEFAULT_GROWTH_BASE, growthBasePeriod } from './growth';
import type { TargetTerms } from './terms';
import { TREND_POINTS } from './trend';

export interface EvidenceWindow {
  /** Days on which a counted stock is counted, in order of time. */
  readonly stockDates: readonly IsoDate[];
  /** First and last day of counted flows; null where none is needed. */
  readonly flowFrom: IsoDate | null;
  readonly flowTo: IsoDate | null;
  /** Days after which a bucket of a counted flow must end, besides the ends of months. */
  readonly flowCuts: readonly IsoDate[];
  /** Published figures lie wholly in here; null is open to the past. */
  readonly observationsFrom: IsoDate | null;
  readonly observationsTo: IsoDate;
}

const NO_FLOW = { flowFrom: null, flowTo: null, flowCuts: [] };

const inOrder = (dates: readonly IsoDate[]) => [...new Set(dates)].sort();

/** Stocks: on the day, just before the stage, and quarter ends for the trend. */
const levelDates = (upTo: IsoDate, before: IsoDate) =>
  inOrder([upTo, before, ...lastQuarterEnds(upTo, TREND_POINTS)]).filter((date) => date <= upTo);

const flows = (from: IsoDate, upTo: IsoDate, cuts: readonly IsoDate[] = []) =>
  from > upTo
    ? NO_FLOW
    : { flowFrom: from, flowTo: upTo, flowCuts: inOrder([addDays(from, -1), upTo, ...cuts]) };

function growthWindow(terms: TargetTerms, upTo: IsoDate): EvidenceWindow {
  const base = terms.growthBase ?? DEFAULT_GROWTH_BASE;
  if (base.kind === 'PREVIOUS_YEAR' && !base.compounded) {
    const yearAgo = sameDayInYear(upTo, -1);
    const from = calendarYear(yearOf(yearAgo)).start;
    return {
      stockDates: inOrder([yearAgo, upTo]),
      ...flows(from, upTo, [yearAgo]),
      observationsFrom: null,
      observationsTo: upTo,
    };
  }
  const { start, end } = growthBasePeriod(terms, base);
  return {
    stockDates: inOrder([end, ...levelDates(upTo, addDays(terms.startsOn, -1))]).filter(
      (date) => date <= upTo,
    ),
    ...flows(start, upTo),
    observationsFrom: start,
    observationsTo: upTo,
  };
}

export function evidenceWindow(terms: TargetTerms, asOf: IsoDate): EvidenceWindow {
  const upTo = earliest(asOf, terms.endsOn);
  const window = { stockDates: [], ...NO_FLOW, observationsFrom: null, observationsTo: upTo };
  switch (terms.basis) {
    case 'LEVEL':
      return { ...window, stockDates: levelDates(upTo, addDays(terms.startsOn, -1)) };
    case 'NEW_IN_PERIOD':
    case 'PERIOD_TOTAL':
    case 'CUMULATIVE': {
      const from = flowStart(terms);
      const before = addDays(from, -1);
      if (terms.measure === 'STOCK') {
        return { ...window, stockDates: inOrder([before, upTo]).filter((date) => date <= upTo) };
      }
      return { ...window, ...flows(from, upTo), observationsFrom: from };
    }
    case 'ANNUAL_AVERAGE':
    case 'EVERY_YEAR': {
      const { startsOn: start } = terms;
      const years = upTo < start ? [] : completeYears({ start, end: upTo });
      const stockDates = terms.measure === 'STOCK' ? years.map((year) => calendarYear(year).end) : [];
      return { ...window, stockDates, ...flows(start, upTo), observationsFrom: start };
    }
    case 'GROWTH':
      return growthWindow(terms, upTo);
    case 'MILESTONE':
      return window;
  }
}
