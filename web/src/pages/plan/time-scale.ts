/** Where days lie between the beginning and the end of a plan. */
import { daysBetween } from '../../format/dates';
import type { StageOfPlan } from './target-rows';

export interface TimeScale {
  readonly from: string;
  readonly to: string;
  /** From the start, in percent; days outside lie at the edge. */
  readonly at: (day: string) => number;
  readonly years: readonly { readonly year: string; readonly at: number }[];
}

const MAX_YEARS_NAMED = 8;

export function timeScale(stages: readonly StageOfPlan[]): TimeScale {
  const from = stages.map(({ startsOn }) => startsOn).sort()[0] ?? '';
  const to =
    stages
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? '';
  const length = daysBetween(from, to) + 1;
  const at = (day: string) => Math.min(100, Math.max(0, (daysBetween(from, day) / length) * 100));
  const first = Number(from.slice(0, 4));
  const count = Number(to.slice(0, 4)) - first + 1;
  const step = Math.ceil(count / MAX_YEARS_NAMED);
  const years = Array.from({ length: Math.ceil(count / step) }, (_, nth) => String(first + nth * step));
  return { from, to, at, years: years.map((year) => ({ year, at: at(`${year}-01-01`) })) };
}
