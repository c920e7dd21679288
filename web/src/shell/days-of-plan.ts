/** On which days there was something to steer: offered where a plan is over, derived from its own dates. */
import { plusDays } from '../format/dates';

export interface DayOfPlan {
  readonly day: string;
  readonly kind: 'HALF_A_YEAR_BEFORE' | 'END_OF_STAGE' | 'END_OF_PLAN';
}

interface Dates {
  readonly startsOn?: string | null;
  readonly endsOn: string;
  readonly stages: readonly { readonly endsOn: string }[];
}

const HALF_A_YEAR_DAYS = 184;
const MAX_DAYS = 4;

/** Half a year before the end, then the ends of its stages, the latest first. */
export function daysOfPlan({ startsOn, endsOn, stages }: Dates, without: string): readonly DayOfPlan[] {
  const half: DayOfPlan = { day: plusDays(endsOn, -HALF_A_YEAR_DAYS), kind: 'HALF_A_YEAR_BEFORE' };
  const ends = [...new Set([endsOn, ...stages.map((stage) => stage.endsOn)])].sort().reverse();
  const all = [
    half,
    ...ends.map((day): DayOfPlan => ({ day, kind: day === endsOn ? 'END_OF_PLAN' : 'END_OF_STAGE' })),
  ];
  const isWithin = (day: string) => (startsOn ?? day) <= day && day !== without;
  return all.filter(({ day }) => isWithin(day)).slice(0, MAX_DAYS);
}
