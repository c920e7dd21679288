/** On which days the past of a target is asked for: evenly spread, as many as a line of its size needs. */
import type { TargetBasis } from '../../api/vocabulary';
import { plusDays } from '../../format/dates';

const HISTORY_DAYS = 16;
/** Months between two days of the past, the finest that fits. */
const STEPS = [1, 3, 6, 12, 24, 60];
const YEARS_BEFORE = 2;

interface Span {
  readonly basis: TargetBasis;
  readonly planStartsOn: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What adds up begins with its stage or plan; levels have a past before it. */
export function historyStart({ basis, planStartsOn, startsOn }: Span): string {
  const plan = planStartsOn ?? startsOn;
  if (basis === 'CUMULATIVE') return plan;
  if (basis === 'PERIOD_TOTAL' || basis === 'NEW_IN_PERIOD' || basis === 'ANNUAL_AVERAGE') return startsOn;
  const before = `${Number(startsOn.slice(0, 4)) - YEARS_BEFORE}${startsOn.slice(4)}`;
  return plan < before ? plan : before;
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function endsOf(step: number, from: string, to: string): string[] {
  const ends: string[] = [];
  for (let month = monthOf(to); month >= monthOf(from) - step; month -= 1) {
    if ((month + 1) % step !== 0) continue;
    const end = lastDay(month);
    if (end < to && end >= plusDays(from, -1)) ends.unshift(end);
  }
  return ends;
}

function lastDay(month: number): string {
  const [year, of] = [Math.floor(month / 12), month % 12];
  const next = of === 11 ? `${year + 1}-01-01` : `${year}-${String(of + 2).padStart(2, '0')}-01`;
  return plusDays(next, -1);
}

export function historyDays(span: Span, day: string): string[] {
  const to = day < span.endsOn ? day : span.endsOn;
  const from = historyStart(span);
  for (const step of STEPS) {
    const ends = endsOf(step, from, to);
    if (ends.length < HISTORY_DAYS) return [...ends, to];
  }
  return [...endsOf(STEPS[STEPS.length - 1] ?? 1, from, to).slice(1 - HISTORY_DAYS), to];
}
