/** What figures are put together from, and what stands in the way of one. */
import { type IsoDate, sameDayInYear, yearOf } from '../../domain/calendar';
import { fullCover } from '../../domain/progress/cover';
import type { DatedValue, Figure, Term } from '../../domain/simulation/model';
import { calendarYear } from '../../domain/span';
import type { Flow } from './drivers';
import type { SubjectTarget } from './subject';

/** Why a target is not drawn; `services/simulation/wording` has the words. */
export type Obstacle =
  | 'NO_FIGURES'
  | 'START_UNKNOWN'
  | 'TOO_FAR_BEHIND'
  | 'CANNOT_ADD_UP'
  | 'BASE_UNKNOWN'
  | 'YEAR_UNKNOWN'
  | 'NO_COMPLETE_YEAR'
  | 'GROWTH_NOT_FOLLOWED';

export interface Drawn {
  readonly figure: Figure;
  /** Days that must be period ends beside the deadline: eves of windows that begin later. */
  readonly eves: readonly IsoDate[];
}

export type FigureOrObstacle = Drawn | Obstacle;

export const drawn = (figure: Figure, eves: readonly IsoDate[] = []): Drawn => ({ figure, eves });

export const onDay = (terms: readonly Term[]): Figure => ({ kind: 'ON_DAY', terms, constant: 0 });

/** From January to the day; of the year that holds the day of judgement, as far as it is known. */
export function yearTotal(
  target: SubjectTarget,
  { terms, knownUntil }: Flow,
  asOf: IsoDate,
): Figure | Obstacle {
  const { start } = calendarYear(yearOf(asOf));
  if (knownUntil < start) return { kind: 'YEAR_TOTAL', terms, soFar: 0 };
  const cover = fullCover(target.history.evidence, { start, end: knownUntil });
  return cover ? { kind: 'YEAR_TOTAL', terms, soFar: Number(cover.sum) } : 'YEAR_UNKNOWN';
}

/** What the figure was a year before each of these days, as far as that day is past. */
export function knownYearAgo(
  days: readonly IsoDate[],
  upTo: IsoDate,
  valueOn: (day: IsoDate) => number | null,
): readonly DatedValue[] {
  const before = [...new Set(days.map((day) => sameDayInYear(day, -1)))].filter((day) => day <= upTo).sort();
  return before.flatMap((on) => {
    const value = valueOn(on);
    return value === null ? [] : [{ on, value }];
  });
}
