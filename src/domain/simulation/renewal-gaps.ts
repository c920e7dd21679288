/**
 * Certificates that are out of force between lapse and renewal: each draw takes a gap that was seen in the
 * past. One that lapsed before the simulation starts may still come back, by a gap longer than it has
 * waited.
 */
import { addDays, daysBetween } from '../calendar';
import { expiryOf } from './certificate-term';
import type { Grid } from './grid';
import type { CertificateDriver } from './model';
import * as throws from './throws';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { edgeOf, fractionOf, throwOf } = throws;
const { floor, max } = Math;

/** Throws for gaps have turns of their own; no certificate lapses so often in the years looked at. */
const GAP_TURNS = 1 << 20;
const NOT_LOOKED_UP = -1;

/** One object for all: a new one for each certificate and draw costs more than the arithmetic. */
export interface FollowedFate {
  seed: number;
  draw: number;
  rate: number;
  /** First column it counts in, and its last day. */
  from: number;
  until: number;
  weight: number;
  mark: number;
  readonly marks: Int32Array;
  readonly counts: Float64Array;
}

/** Days are numbers here: 0 is `asOf`. */
export class RenewalGaps {
  /** Days from the last day to the next first one, at least 1, in order. */
  private readonly gaps: Int32Array;
  private readonly lastDay: number;
  /** First column on or after each day. */
  private readonly columnFrom: Int32Array;
  private readonly expiries: Int32Array;

  constructor(
    private readonly driver: CertificateDriver,
    gaps: readonly number[],
    private readonly grid: Grid,
  ) {
    this.gaps = Int32Array.from(gaps, (gap) => max(1, gap)).sort();
    this.lastDay = this.dayOf(grid.ends.at(-1) as string);
    const days = grid.ends.map((end) => this.dayOf(end));
    this.columnFrom = Int32Array.from({ length: this.lastDay + 2 }, (_, day) => {
      const column = days.findIndex((end) => end >= day);
      return column < 0 ? grid.columns : column;
    });
    this.expiries = new Int32Array(this.lastDay + 2).fill(NOT_LOOKED_UP);
  }

  dayOf(date: string): number {
    return daysBetween(this.grid.asOf, date);
  }

  /** Adds one (or more of the same fate) to each column in which it is in force, unless its mark is there. */
  follow(fate: FollowedFate): void {
    const { seed, draw, mark, marks, counts } = fate;
    let [from, until] = [fate.from, fate.until];
    for (let turn = 0; ; turn += 1) {
      const end = this.columnOn(until + 1);
      for (let p = from; p < end; p += 1) {
        if (marks[p] === mark) continue;
        marks[p] = mark;
        counts[p] = (counts[p] as number) + fate.weight;
      }
      if (until >= this.lastDay) return;
      const shortest = this.firstBeyond(max(0, -until));
      const left = this.gaps.length - shortest;
      if (throwOf(seed, draw, turn) >= edgeOf(stillRenewed(fate.rate, left / this.gaps.length))) return;
      const place = floor(fractionOf(throwOf(seed, draw, GAP_TURNS + turn)) * left);
      const start = until + (this.gaps[shortest + place] as number);
      if (start > this.lastDay) return;
      from = this.columnOn(start);
      until = this.expiryAfter(start);
    }
  }

  private columnOn(day: number): number {
    return day <= 0 ? 0 : day > this.lastDay ? this.grid.columns : (this.columnFrom[day] as number);
  }

  /** How many gaps are no longer than what has been waited. */
  private firstBeyond(waited: number): number {
    let first = 0;
    while (first < this.gaps.length && (this.gaps[first] as number) <= waited) first += 1;
    return first;
  }

  private expiryAfter(start: number): number {
    const known = this.expiries[start] as number;
    if (known !== NOT_LOOKED_UP) return known;
    const expiry = this.dayOf(expiryOf(addDays(this.grid.asOf, start), this.driver));
    this.expiries[start] = expiry;
    return expiry;
  }
}

/** Of those not back yet, when this share of renewals takes longer than they have waited (Bayes). */
function stillRenewed(rate: number, share: number): number {
  const back = rate * share;
  return back > 0 ? back / (1 - rate + back) : 0;
}
